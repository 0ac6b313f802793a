//! What calculations show at the numbers of a link: results, verdicts, ranges, and from which day.
