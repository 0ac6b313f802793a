//! A value with its range, or the reason why it is unknown, and its sources.

mod read;
#[cfg(feature = "schema")]
mod schema;
mod written;

pub use written::{Conflict, EarlierValue, Scalar, WrittenValue};

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::fields::ids::SourceId;
use crate::fields::text::Text;
use crate::fields::vocabulary::words;
use crate::numbers::figure::Figure;
use crate::numbers::unit::Unit;

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
