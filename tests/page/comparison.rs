//! The tables: values, ratios, columns, rows, rules by day, and a column of the reader's own.
