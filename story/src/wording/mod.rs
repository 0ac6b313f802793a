//! Dates and amounts in words, in the languages of the interface.
//!
//! The same routines word the prerendered and the live page, so that both are equal to the letter.

pub mod amount_words;
pub mod date_words;
