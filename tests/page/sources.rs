//! The list of sources: numbers in order of use, those of one claim, and where each is used.
