//! A value with its range or its reason for being unknown, and where it comes from.

use super::ids::SourceId;
use super::json::Json;
use super::locale::Locale;
use super::number;
use super::read::{At, FromJson, Reader, advice, record};
use super::text::Text;
use super::vocabulary::words;

words! {
    /// How firmly a value stands.
    pub enum Standing {
        /// In the maker's own data sheet.
        Datasheet = "datasheet",
        /// Measured by somebody.
        Measured = "measured",
        /// Printed by a database, the press or an analyst.
        Reported = "reported",
        /// Worked out from other values with assumptions.
        Estimated = "estimated",
        /// Follows from another value.
        Inferred = "inferred",
        /// Not confirmed.
        Unverified = "unverified",
    }
}

/// How much, or why that is not known.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// One number.
    Exact(f64),
    /// Somewhere from `low` to `high`, both included; `low` ≤ `high`.
    Range {
        /// The least it can be.
        low: f64,
        /// The most it can be.
        high: f64,
    },
    /// Not known, because …
    Unknown {
        /// The reason, for readers.
        why: Text,
    },
}

impl Amount {
    /// The least and the most it can be; none if it is unknown.
    #[must_use]
    pub const fn bounds(&self) -> Option<(f64, f64)> {
        match self {
            Self::Exact(value) => Some((*value, *value)),
            Self::Range { low, high } => Some((*low, *high)),
            Self::Unknown { .. } => None,
        }
    }
}

/// A value of a table with all that is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// How much.
    pub amount: Amount,
    /// Where it is said.
    pub source: Option<SourceId>,
    /// Where else it is said.
    pub also: Vec<SourceId>,
    /// How firmly it stands.
    pub standing: Option<Standing>,
    /// What to keep in mind.
    pub note: Option<Text>,
    /// What others say instead.
    pub conflict: Vec<Conflict>,
}

record! {
    /// Another value that a source gives for the same thing.
    pub struct Conflict {
        /// The number.
        value: f64,
        /// Who gives it.
        source: Option<SourceId>,
        /// What to keep in mind.
        note: Option<Text>,
    }
}

record! {
    /// A value as it is written: `value`, or `low` and `high`, or `unknown` with the reason.
    pub struct WrittenValue {
        /// The number.
        value: Option<f64>,
        /// The least it can be.
        low: Option<f64>,
        /// The most it can be.
        high: Option<f64>,
        /// Why it is not known.
        unknown: Option<Text>,
        /// Where it is said.
        source: Option<SourceId>,
        /// Where else it is said.
        also [default]: Vec<SourceId>,
        /// How firmly it stands.
        standing: Option<Standing>,
        /// What to keep in mind.
        note: Option<Text>,
        /// What others say instead.
        conflict [default]: Vec<Conflict>,
    }
}

impl FromJson for Value {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let written = WrittenValue::read(json, at, reader)?;
        let amount = match (written.value, written.low, written.high, written.unknown) {
            (Some(value), None, None, None) => Amount::Exact(value),
            (None, Some(low), Some(high), None) if low <= high => Amount::Range { low, high },
            (None, Some(low), Some(high), None) => {
                reader.note(
                    at,
                    advice!(
                        "runs from low {} to high {}; low should be the smaller",
                        number::number(low, Locale::En),
                        number::number(high, Locale::En)
                    ),
                );
                return None;
            }
            (None, None, None, Some(why)) => Amount::Unknown { why },
            _ => {
                reader.note(
                    at,
                    "should have either `value`, or `low` and `high`, or `unknown` with the reason",
                );
                return None;
            }
        };
        if !matches!(amount, Amount::Unknown { .. }) {
            if written.source.is_none() {
                reader.note(at, "has no `source`; no number without one");
            }
            if written.standing.is_none() {
                reader.note(at, "has no `standing`; say whether it is from a datasheet, measured, reported, estimated, inferred or unverified");
            }
        }
        let WrittenValue {
            source,
            also,
            standing,
            note,
            conflict,
            ..
        } = written;
        Some(Self {
            amount,
            source,
            also,
            standing,
            note,
            conflict,
        })
    }
}

#[cfg(feature = "author")]
impl schemars::JsonSchema for Value {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        WrittenValue::json_schema(generator)
    }
}
