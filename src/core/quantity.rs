//! A value with its range or its reason for being unknown, and where it comes from.

use super::date::Date;
use super::edtf::When;
use super::figure::Figure;
use super::ids::SourceId;
use super::json::Json;
use super::locale::Locale;
use super::number;
use super::read::{At, FromJson, Reader, advice, record};
use super::text::Text;
use super::unit::Unit;
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
    /// Yes or no.
    Truth(bool),
    /// Something said in words.
    Words(Text),
    /// A date.
    Date(When),
    /// Not known, because …
    Unknown {
        /// The reason, for readers.
        why: Text,
    },
    /// There is no such thing, because …
    None {
        /// The reason, for readers.
        why: Text,
    },
}

impl Amount {
    /// The least and the most it can be; none if it is no number, or not known.
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

    /// What a formula takes it for, its numbers being in this unit.
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

/// What is said of a value, and by whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
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

/// A value of a table, with what was said of it before.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What is said of it now.
    pub stated: Stated,
    /// What was said until a day, in order of days.
    pub earlier: Vec<(Date, Stated)>,
}

impl Value {
    /// What was said of it on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> &Stated {
        let earlier = self.earlier.iter().find(|(until, _)| day < *until);
        earlier.map_or(&self.stated, |(_, stated)| stated)
    }

    /// What it was on a day: nothing where it is a date that lies ahead.
    #[must_use]
    pub fn amount_on(&self, day: Date) -> Option<&Amount> {
        match &self.on(day).amount {
            Amount::Date(when) if when.known_from() > day => None,
            amount => Some(amount),
        }
    }

    /// Everything that is or was said of it.
    pub fn all(&self) -> impl Iterator<Item = &Stated> {
        let earlier = self.earlier.iter().map(|(_, stated)| stated);
        std::iter::once(&self.stated).chain(earlier)
    }
}

impl Stated {
    /// Every source it names.
    pub fn sources(&self) -> impl Iterator<Item = &SourceId> {
        let others = self.conflict.iter();
        self.source
            .iter()
            .chain(&self.also)
            .chain(others.filter_map(|conflict| conflict.source.as_ref()))
    }
}

/// A number, or yes or no, as it is written.
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
        /// Who gives it.
        source: Option<SourceId>,
        /// What to keep in mind.
        note: Option<Text>,
    }
}

record! {
    /// A value as it is written: one of `value`, `low` and `high`, `text`, `date`, or `unknown` or `none` with the reason.
    pub struct WrittenValue {
        /// The number, or true or false.
        value: Option<Scalar>,
        /// The least it can be.
        low: Option<f64>,
        /// The most it can be.
        high: Option<f64>,
        /// What is said in words.
        text: Option<Text>,
        /// A date.
        date: Option<When>,
        /// Why it is not known.
        unknown: Option<Text>,
        /// Why there is no such thing.
        none: Option<Text>,
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
        /// What was said before more was known, in order of `until`.
        earlier [default]: Vec<EarlierValue>,
    }
}

record! {
    /// What was said of a value before a day.
    pub struct EarlierValue {
        /// The day on which this ends.
        until: Date,
        /// The number, or true or false.
        value: Option<Scalar>,
        /// The least it can be.
        low: Option<f64>,
        /// The most it can be.
        high: Option<f64>,
        /// What was said in words.
        text: Option<Text>,
        /// A date.
        date: Option<When>,
        /// Why it was not known.
        unknown: Option<Text>,
        /// Why there was no such thing.
        none: Option<Text>,
        /// Where it was said.
        source: Option<SourceId>,
        /// Where else it was said.
        also [default]: Vec<SourceId>,
        /// How firmly it stood.
        standing: Option<Standing>,
        /// What to keep in mind.
        note: Option<Text>,
        /// What others said instead.
        conflict [default]: Vec<Conflict>,
    }
}

/// The one thing that a value says, of all that it may say.
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

/// Notes where a value comes without what every value needs.
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

#[cfg(feature = "author")]
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
