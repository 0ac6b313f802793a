//! A span of time: its two ends, of which at least one has a date.

use std::fmt;

use super::{Dated, EdtfError};

/// A span of time with a date at one end or both, which does not end before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    pub(super) ends: Ends,
}

impl Interval {
    /// Creates the interval between two ends.
    ///
    /// # Errors
    ///
    /// Returns an error if neither end has a date, or if the start is entirely after the end.
    pub fn new(start: End, end: End) -> Result<Self, EdtfError> {
        let ends = match (start, end) {
            (End::At(start), End::At(end)) if start.date.first_day() > end.date.last_day() => {
                return Err(EdtfError::Misspelt {
                    text: format!("{start}/{end}"),
                    problem: "ends before it starts",
                    write: format!("{end}/{start}"),
                    or: None,
                });
            }
            (End::At(start), End::At(end)) => Ends::Both(start, end),
            (End::At(start), End::Open) => Ends::From(start, Missing::Open),
            (End::At(start), End::Unknown) => Ends::From(start, Missing::Unknown),
            (End::Open, End::At(end)) => Ends::Until(Missing::Open, end),
            (End::Unknown, End::At(end)) => Ends::Until(Missing::Unknown, end),
            (End::Open | End::Unknown, End::Open | End::Unknown) => {
                return Err(EdtfError::Undated {
                    text: format!("{start}/{end}"),
                });
            }
        };
        Ok(Self { ends })
    }

    /// Returns both ends, at least one of them a date.
    #[must_use]
    pub const fn ends(&self) -> Ends {
        self.ends
    }

    /// Returns the start.
    #[must_use]
    pub fn start(&self) -> End {
        match self.ends {
            Ends::Both(start, _) | Ends::From(start, _) => End::At(start),
            Ends::Until(missing, _) => missing.into(),
        }
    }

    /// Returns the end.
    #[must_use]
    pub fn end(&self) -> End {
        match self.ends {
            Ends::Both(_, end) | Ends::Until(_, end) => End::At(end),
            Ends::From(_, missing) => missing.into(),
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.start(), self.end())
    }
}

/// The ends of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ends {
    /// `2023-10/2025-01`
    Both(Dated, Dated),
    /// `2025-01-20/..` or `2025-01-20/`
    From(Dated, Missing),
    /// `../2025-01-20` or `/2025-01-20`
    Until(Missing, Dated),
}

/// An end of an interval that has no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// `..`: there is no such end; the interval goes on, or has no beginning.
    Open,
    /// Empty: there is an end, but its date is unknown.
    Unknown,
}

/// One end of an interval, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// A date.
    At(Dated),
    /// `..`: there is no such end; the interval goes on, or has no beginning.
    Open,
    /// Empty: there is an end, but its date is unknown.
    Unknown,
}

impl End {
    /// Returns the date, if this end has one.
    #[must_use]
    pub const fn dated(self) -> Option<Dated> {
        match self {
            Self::At(dated) => Some(dated),
            Self::Open | Self::Unknown => None,
        }
    }

    pub(super) fn sort_key(self) -> (bool, Option<Dated>) {
        (self == Self::Open, self.dated())
    }
}

impl From<Missing> for End {
    fn from(missing: Missing) -> Self {
        match missing {
            Missing::Open => Self::Open,
            Missing::Unknown => Self::Unknown,
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(dated) => dated.fmt(formatter),
            Self::Open => formatter.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}
