//! What a reader sees, as plain values: everything is worded, numbered and linked here, and compares.
//!
//! Each part of the page has a function that makes its value from a [`PageContext`](context::PageContext). Nothing here
//! knows markup: the views lay out what they are given, and redraw what is not equal to what they drew.

pub mod as_of_bar;
pub mod calculations;
pub mod choices;
pub mod claims;
pub mod compare;
pub mod context;
pub mod links;
pub mod masthead;
pub mod open_questions;
pub mod part;
pub mod section;
pub mod slider;
pub mod sources;
pub mod status;
pub mod timeline;
pub mod words;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]
mod tests;
