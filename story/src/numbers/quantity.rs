//! A value with its range, or the reason why it is unknown, and its sources.

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::calendar::locale::Locale;
use crate::fields::ids::SourceId;
use crate::fields::text::Text;
use crate::fields::vocabulary::words;
use crate::numbers::figure::Figure;
use crate::numbers::number;
use crate::numbers::unit::Unit;
use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader, advice, record};

words! {
    /// How well established a value is.
    pub enum Standing {
        /// From the maker's own data sheet.
        Datasheet = "datasheet",
        /// Measured by someone.
        Measured = "measured",
        /// Published by a database, the press or an analyst.
        Reported = "reported",
        /// Calculated from other values, with assumptions.
        Estimated = "estimated",
        /// Follows from another value.
        Inferred = "inferred",
        /// Not confirmed.
        Unverified = "unverified",
    }
}

/// An amount, or the reason why it is not known.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// One number.
    Exact(f64),
    /// Anywhere from `low` to `high`, inclusive; `low` ≤ `high`.
    Range {
        /// The lower bound.
        low: f64,
        /// The upper bound.
        high: f64,
    },
    /// Yes or no.
    Truth(bool),
    /// Something expressed in words.
    Words(Text),
    /// A date.
    Date(When),
    /// Not known.
    Unknown {
        /// The reason, for readers.
        why: Text,
    },
    /// Does not exist.
    None {
        /// The reason, for readers.
        why: Text,
    },
}

impl Amount {
    /// Returns the lower and the upper bound; `None` if it is not a number, or not known.
    #[must_use]
    pub const fn bounds(&self) -> Option<(f64, f64)> {
        match self {
            Self::Exact(value) => Some((*value, *value)),
            Self::Range { low, high } => Some((*low, *high)),
            Self::Truth(_)
            | Self::Words(_)
            | Self::Date(_)
            | Self::Unknown { .. }
            | Self::None { .. } => None,
        }
    }

    /// Returns its value in a formula, given the unit of its numbers.
    #[must_use]
    pub fn figure(&self, unit: Unit) -> Figure {
        match self {
            Self::Truth(truth) => Figure::truth(*truth),
            _ => self.bounds().map_or(Figure::Unknown, |(low, high)| {
                Figure::range(low * unit.factor, high * unit.factor)
            }),
        }
    }
}

/// What is said about a value, and by whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// The amount.
    pub amount: Amount,
    /// The source.
    pub source: Option<SourceId>,
    /// Further sources that say the same.
    pub also: Vec<SourceId>,
    /// How well established it is.
    pub standing: Option<Standing>,
    /// What to keep in mind.
    pub note: Option<Text>,
    /// What other sources say instead.
    pub conflict: Vec<Conflict>,
}

/// A value of a table, with what was said about it earlier.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What is said about it now.
    pub stated: Stated,
    /// What was said about it until a given day, in date order.
    pub earlier: Vec<(Date, Stated)>,
}

impl Value {
    /// Returns what was said about it on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> &Stated {
        let earlier = self.earlier.iter().find(|(until, _)| day < *until);
        earlier.map_or(&self.stated, |(_, stated)| stated)
    }

    /// Returns its amount on a day; `None` if it is a date still to come on that day.
    #[must_use]
    pub fn amount_on(&self, day: Date) -> Option<&Amount> {
        match &self.on(day).amount {
            Amount::Date(when) if when.known_from() > day => None,
            amount => Some(amount),
        }
    }

    /// Returns everything that is or was said about it.
    pub fn all(&self) -> impl Iterator<Item = &Stated> {
        let earlier = self.earlier.iter().map(|(_, stated)| stated);
        std::iter::once(&self.stated).chain(earlier)
    }
}

impl Stated {
    /// Returns every source it names.
    pub fn sources(&self) -> impl Iterator<Item = &SourceId> {
        let others = self.conflict.iter();
        self.source
            .iter()
            .chain(&self.also)
            .chain(others.filter_map(|conflict| conflict.source.as_ref()))
    }
}

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

/// Returns the single amount that a value gives; notes a problem if there is none, or more than one.
fn amount(
    (value, low, high): (Option<Scalar>, Option<f64>, Option<f64>),
    (text, date): (Option<Text>, Option<When>),
    (unknown, none): (Option<Text>, Option<Text>),
    at: &At,
    reader: &mut Reader,
) -> Option<Amount> {
    let mut said = Vec::new();
    said.extend(value.map(|value| match value {
        Scalar::Number(value) => Amount::Exact(value),
        Scalar::Truth(truth) => Amount::Truth(truth),
    }));
    said.extend(text.map(Amount::Words));
    said.extend(date.map(Amount::Date));
    said.extend(unknown.map(|why| Amount::Unknown { why }));
    said.extend(none.map(|why| Amount::None { why }));
    match (low, high, said.pop()) {
        (None, None, Some(amount)) if said.is_empty() => Some(amount),
        (Some(low), Some(high), None) if low <= high => Some(Amount::Range { low, high }),
        (Some(low), Some(high), None) => {
            reader.note(
                at,
                advice!(
                    "runs from low {} to high {}; low should be the smaller",
                    number::number(low, Locale::En),
                    number::number(high, Locale::En)
                ),
            );
            None
        }
        _ => {
            reader.note(at, "should have one of `value`, `low` and `high`, `text`, `date`, or `unknown` or `none` with the reason");
            None
        }
    }
}

/// Notes a known value that lacks a source or a standing.
fn note_unfounded(stated: &Stated, at: &At, reader: &mut Reader) {
    if matches!(stated.amount, Amount::Unknown { .. }) {
        return;
    }
    let is_open_about_it = stated.standing == Some(Standing::Unverified) && stated.note.is_some();
    if stated.source.is_none() && !is_open_about_it {
        reader.note(at, "has no `source`; no number without one, unless it is `unverified` and a `note` says why");
    }
    if stated.standing.is_none() {
        reader.note(at, "has no `standing`; say whether it is from a datasheet, measured, reported, estimated, inferred or unverified");
    }
}

macro_rules! stated {
    ($written:ident, $at:expr, $reader:expr) => {{
        let stated = Stated {
            amount: amount(
                ($written.value, $written.low, $written.high),
                ($written.text, $written.date),
                ($written.unknown, $written.none),
                $at,
                $reader,
            )?,
            source: $written.source,
            also: $written.also,
            standing: $written.standing,
            note: $written.note,
            conflict: $written.conflict,
        };
        note_unfounded(&stated, $at, $reader);
        stated
    }};
}

impl FromJson for Value {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let written = WrittenValue::read(json, at, reader)?;
        let place = at.field("earlier");
        let mut earlier: Vec<(Date, Stated)> = Vec::new();
        for (index, before) in written.earlier.into_iter().enumerate() {
            let at = place.element(index);
            if earlier
                .last()
                .is_some_and(|(until, _)| before.until <= *until)
            {
                reader.note(
                    &at.field("until"),
                    "is out of order; put the earliest first",
                );
            }
            earlier.push((before.until, stated!(before, &at, reader)));
        }
        let stated = stated!(written, at, reader);
        Some(Self { stated, earlier })
    }
}

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Scalar, Value, WrittenValue};

    impl JsonSchema for Value {
        fn schema_name() -> Cow<'static, str> {
            "Value".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            WrittenValue::json_schema(generator)
        }
    }

    impl JsonSchema for Scalar {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Scalar".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": ["number", "boolean"] })
        }
    }
}
