//! Parsing and formatting of [`When`]: the subset of EDTF (ISO 8601-2:2019, annex A) that a story may use.
//!
//! | written | meaning |
//! |---|---|
//! | `2025-01-31`, `2025-01`, `2025` | a day, a month, a year (0001 to 9999) |
//! | `2022-33` … `2022-36` | a quarter, the first to the fourth |
//! | `2025-01-XX`, `2025-XX-XX`, `2025-XX` | some day of a month, some day or some month of a year |
//! | `202X`, `20XX` | some year of a decade, of a hundred years |
//! | `2025-01?`, `2025-01~`, `2025-01%` | any of these: uncertain, approximate, both |
//! | `2025-01-20/2025-02`, `2020~/2021` | an interval between any two of these |
//! | `2025-01-20/..`, `../2025` | an interval with an open end: it goes on, or has no beginning |
//! | `2025-01-20/`, `/2025` | an interval with an unknown end |
//!
//! The rest of EDTF is refused with an error that names it: times of day, seasons, years before 1 or after 9999, sets,
//! and marks inside a date.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::calendar::date::Date;

mod advice;
mod dated;
mod error;
mod interval;
mod partial;
mod periods;
mod read;

pub use dated::{Dated, Qualifier, html_datetime};
pub use error::EdtfError;
pub use interval::{End, Ends, Interval, Missing};
pub use partial::PartialDate;
pub use periods::{Century, Decade, Quarter};
use read::read;

/// When something happened, as precisely as the source says and no more.
///
/// ```
/// use contrappunto_story::calendar::edtf::{EdtfError, When};
///
/// let when: When = "2023-10/2025-01-20~".parse()?;
/// assert_eq!(when.to_string(), "2023-10/2025-01-20~");
/// assert_eq!(when.known_from().to_string(), "2023-10-31");
///
/// let error = "2025-13".parse::<When>().unwrap_err();
/// assert_eq!(error.to_string(), "\"2025-13\" has no month 13; months run 01 to 12");
/// # Ok::<(), EdtfError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// One date, however vague: `2025-01-20`, `2025`, `202X`, `2025-01~`.
    At(Dated),
    /// A span of time: `2023-10/2025-01`, `2025-01-20/..`.
    Interval(Interval),
}

impl When {
    /// Returns the first day this can mean; `None` if the start is open or unknown.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        self.start().dated().map(|start| start.date.first_day())
    }

    /// Returns the last day this can mean; `None` if the end is open or unknown.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.end().dated().map(|end| end.date.last_day())
    }

    /// Returns the day from which this counts as known unless stated otherwise: the last day that the start can mean,
    /// or for an open or unknown start the last day that the end can mean.
    ///
    /// A start cannot be later than its end: `2025/2025-02` began by 28 February 2025. `?` and `~` say how far a date
    /// can be trusted, not by how many days it is off, and make no difference here.
    #[must_use]
    pub fn known_from(&self) -> Date {
        match self {
            Self::At(point) => point.date.last_day(),
            Self::Interval(interval) => match interval.ends {
                Ends::Both(start, end) => start.date.last_day().min(end.date.last_day()),
                Ends::From(start, _) => start.date.last_day(),
                Ends::Until(_, end) => end.date.last_day(),
            },
        }
    }

    /// Whether this is a span of time, shown as a bar. A single date is a point even if it is vague, and so is an
    /// interval whose two ends are the same date.
    #[must_use]
    pub fn is_span(&self) -> bool {
        match self {
            Self::At(_) => false,
            Self::Interval(interval) => match interval.ends {
                Ends::Both(start, end) => start.date != end.date,
                Ends::From(..) | Ends::Until(..) => true,
            },
        }
    }

    /// Whether either end is marked approximate, `~` or `%`.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.has_qualifier([Qualifier::Approximate, Qualifier::Both])
    }

    /// Whether either end is marked uncertain, `?` or `%`.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.has_qualifier([Qualifier::Uncertain, Qualifier::Both])
    }

    /// Whether this is shown blurred: an end is marked, has an `X` or is unknown. An open end is not vague.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        [self.start(), self.end()].into_iter().any(|end| match end {
            End::At(dated) => !dated.is_exact(),
            End::Open => false,
            End::Unknown => true,
        })
    }

    /// Returns the same start with an open end: an interval as it looked before its end. A single date, and an interval
    /// whose start has no date, are returned as they are.
    #[must_use]
    pub fn with_open_end(self) -> Self {
        match self {
            Self::Interval(Interval {
                ends: Ends::Both(start, _) | Ends::From(start, _),
            }) => Self::Interval(Interval {
                ends: Ends::From(start, Missing::Open),
            }),
            Self::At(_) | Self::Interval(_) => self,
        }
    }

    /// Returns the start; of a single date, the date itself.
    #[must_use]
    pub fn start(&self) -> End {
        match self {
            Self::At(point) => End::At(*point),
            Self::Interval(interval) => interval.start(),
        }
    }

    /// Returns the end; of a single date, the date itself.
    #[must_use]
    pub fn end(&self) -> End {
        match self {
            Self::At(point) => End::At(*point),
            Self::Interval(interval) => interval.end(),
        }
    }

    fn has_qualifier(&self, qualifiers: [Qualifier; 2]) -> bool {
        [self.start(), self.end()]
            .into_iter()
            .filter_map(End::dated)
            .any(|dated| qualifiers.contains(&dated.qualifier))
    }

    fn sort_key(&self) -> impl Ord + use<> {
        let last = self.last_day();
        let is_interval = matches!(self, Self::Interval(_));
        (
            self.first_day(),
            (last.is_none(), last),
            is_interval,
            self.start().sort_key(),
            self.end().sort_key(),
        )
    }
}

/// Orders by first day, then by last day. An open or unknown start comes before every day, an open or unknown end after
/// every day. Values of the same two days are in a fixed, arbitrary order.
impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for When {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        // What to write instead is for authors; without the feature `advice`, the reason is enough.
        read(text).map_err(|error| {
            if crate::reading::read::ADVICE {
                advice::explain(text, error)
            } else {
                error
            }
        })
    }
}

/// Writes the canonical text, which parses back to the same value.
impl fmt::Display for When {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(formatter),
            Self::Interval(interval) => interval.fmt(formatter),
        }
    }
}

#[cfg(test)]
mod tests;
