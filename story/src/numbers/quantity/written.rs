//! Values as a story file writes them, before it is known that they say one thing.

use super::Standing;
use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::fields::ids::SourceId;
use crate::fields::text::Text;
use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader, record};

/// A number or a boolean, as written in the file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar {
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Truth(bool),
}

impl FromJson for Scalar {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Bool(truth) => Some(Self::Truth(*truth)),
            other => f64::read(other, at, reader).map(Self::Number),
        }
    }
}

record! {
    /// Another value that a source gives for the same thing.
    pub struct Conflict {
        /// The number.
        value: f64,
        /// The source that gives it.
        source: Option<SourceId>,
        /// What to keep in mind.
        note: Option<Text>,
    }
}

record! {
    /// A value as written in the file: one of `value`, `low` and `high`, `text`, `date`, or `unknown` or `none` with
    /// the reason.
    pub struct WrittenValue {
        /// The number, or true or false.
        value: Option<Scalar>,
        /// The lower bound.
        low: Option<f64>,
        /// The upper bound.
        high: Option<f64>,
        /// The value in words.
        text: Option<Text>,
        /// A date.
        date: Option<When>,
        /// Why it is not known.
        unknown: Option<Text>,
        /// Why there is no such thing.
        none: Option<Text>,
        /// The source.
        source: Option<SourceId>,
        /// Further sources that say the same.
        also [default]: Vec<SourceId>,
        /// How well established it is.
        standing: Option<Standing>,
        /// What to keep in mind.
        note: Option<Text>,
        /// What other sources say instead.
        conflict [default]: Vec<Conflict>,
        /// What was said before more became known, in order of `until`.
        earlier [default]: Vec<EarlierValue>,
    }
}

record! {
    /// What was said about a value before a day.
    pub struct EarlierValue {
        /// The first day on which this no longer applies.
        until: Date,
        /// The number, or true or false.
        value: Option<Scalar>,
        /// The lower bound.
        low: Option<f64>,
        /// The upper bound.
        high: Option<f64>,
        /// The value in words.
        text: Option<Text>,
        /// A date.
        date: Option<When>,
        /// Why it was not known.
        unknown: Option<Text>,
        /// Why there was no such thing.
        none: Option<Text>,
        /// The source.
        source: Option<SourceId>,
        /// Further sources that said the same.
        also [default]: Vec<SourceId>,
        /// How well established it was.
        standing: Option<Standing>,
        /// What to keep in mind.
        note: Option<Text>,
        /// What other sources said instead.
        conflict [default]: Vec<Conflict>,
    }
}
