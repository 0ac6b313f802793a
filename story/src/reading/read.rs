//! Reading of checked values from [`Json`]: every problem is noted with its path, and none stops the reading.
//!
//! `record!` defines a struct and its reader from one list of fields, so that the two cannot disagree; the JSON Schema
//! is generated from the same struct.

mod fields;
mod values;

use std::fmt;
use std::str::FromStr;

pub(crate) use fields::record;
pub use fields::{begin, field, note_duplicates, note_strangers};

use crate::reading::json::Json;
use crate::reading::limits::MOST_PROBLEMS;
pub use crate::reading::nearest::nearest;
pub use crate::reading::path::{At, Problem};
pub use crate::reading::problem_words::{ADVICE, advice};

/// The state of a reading: the languages required and the problems found.
#[derive(Debug, Default)]
pub struct Reader {
    /// The languages that every text for readers must have.
    pub languages: Vec<String>,
    /// The problems found so far; at most [`MOST_PROBLEMS`].
    pub problems: Vec<Problem>,
}

impl Reader {
    /// Whether so many problems were found that no more are looked for.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
    }

    /// Notes a problem at a place.
    pub fn note(&mut self, at: &At, message: impl Into<String>) {
        if !self.is_full() {
            self.problems.push(at.problem(message.into()));
        }
    }

    /// Notes that something else was expected here.
    pub fn expected(&mut self, at: &At, expected: &str, found: &Json) {
        self.note(at, advice!("is {}, but should be {expected}", found.kind()));
    }
}

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// Reads the value; `None` if a problem was noted that leaves no value.
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self>;

    /// Returns the value of a missing field; by default, notes a problem.
    fn absent(at: &At, reader: &mut Reader) -> Option<Self> {
        reader.note(at, "is missing");
        None
    }
}

/// Returns the index of a text in a list of words; notes a problem if it is not among them.
pub fn word(json: &Json, words: &[&str], at: &At, reader: &mut Reader) -> Option<usize> {
    let text = String::read(json, at, reader)?;
    let found = words.iter().position(|word| *word == text);
    if found.is_none() {
        let hint = match nearest(&text, words.iter().copied()) {
            Some(near) => advice!("did you mean \"{near}\"?"),
            None => advice!("it can be {}", words.join(", ")),
        };
        reader.note(at, advice!("\"{text}\" is not known here; {hint}"));
    }
    found
}

/// Parses a text with its `FromStr`; the message of an error becomes the problem.
pub fn parse<T>(json: &Json, at: &At, reader: &mut Reader) -> Option<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    let text = String::read(json, at, reader)?;
    text.parse()
        .map_err(|error: T::Err| reader.note(at, advice!("{error}")))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::At;

    #[test]
    fn a_place_is_spelt_as_in_the_file() {
        let events = At::Root.field("events");
        let third = events.element(3);
        assert_eq!(third.field("date").to_string(), "events[3].date");
        assert_eq!(third.nearest_field(), "events");
    }
}
