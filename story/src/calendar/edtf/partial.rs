//! A date as precise as its source: a day, a month, a year, or something vaguer.

use std::cmp::Ordering;
use std::fmt;

use super::{Century, Decade, Quarter};
use crate::calendar::date::{Date, Year, YearMonth};

/// A date with the precision that its source gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// `2025-01-31`
    Day(Date),
    /// `2025-01-XX`: one day of that month, unknown which.
    SomeDayOfMonth(YearMonth),
    /// `2025-XX-XX`: one day of that year.
    SomeDayOfYear(Year),
    /// `2025-01`
    Month(YearMonth),
    /// `2025-XX`: one month of that year.
    SomeMonth(Year),
    /// `2025-33` to `2025-36`
    Quarter(Year, Quarter),
    /// `2025`
    Year(Year),
    /// `202X`: one year of ten.
    Decade(Decade),
    /// `20XX`: one year of a hundred.
    Century(Century),
}

impl PartialDate {
    /// Returns the first day this can mean.
    ///
    /// ```
    /// use contrappunto_story::calendar::edtf::{EdtfError, When};
    ///
    /// let when: When = "2022-36".parse()?;
    /// assert_eq!(when.first_day().map(|day| day.to_string()), Some("2022-10-01".to_owned()));
    /// # Ok::<(), EdtfError>(())
    /// ```
    #[must_use]
    pub fn first_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(month) | Self::SomeDayOfMonth(month) => month.first_day(),
            Self::Quarter(year, quarter) => quarter.first_month(year).first_day(),
            Self::Year(year) | Self::SomeMonth(year) | Self::SomeDayOfYear(year) => {
                year.first_day()
            }
            Self::Decade(decade) => decade.first.first_day(),
            Self::Century(century) => century.first.first_day(),
        }
    }

    /// Returns the last day this can mean.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(month) | Self::SomeDayOfMonth(month) => month.last_day(),
            Self::Quarter(year, quarter) => quarter.first_month(year).plus_months(2).last_day(),
            Self::Year(year) | Self::SomeMonth(year) | Self::SomeDayOfYear(year) => year.last_day(),
            Self::Decade(decade) => decade.last_year().last_day(),
            Self::Century(century) => century.last_year().last_day(),
        }
    }

    /// Whether part of the date is an `X`: one of several days, months or years, unknown which.
    #[must_use]
    pub const fn is_masked(self) -> bool {
        match self {
            Self::SomeDayOfMonth(_)
            | Self::SomeDayOfYear(_)
            | Self::SomeMonth(_)
            | Self::Decade(_)
            | Self::Century(_) => true,
            Self::Day(_) | Self::Month(_) | Self::Quarter(..) | Self::Year(_) => false,
        }
    }

    fn sort_key(self) -> (Date, Date, u8) {
        let rank = match self {
            Self::Day(_) => 0,
            Self::Month(_) => 1,
            Self::SomeDayOfMonth(_) => 2,
            Self::Quarter(..) => 3,
            Self::Year(_) => 4,
            Self::SomeMonth(_) => 5,
            Self::SomeDayOfYear(_) => 6,
            Self::Decade(_) => 7,
            Self::Century(_) => 8,
        };
        (self.first_day(), self.last_day(), rank)
    }
}

/// Orders by first day, then by last day; dates of the same two days, with and without `X`, are in a fixed order.
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(formatter),
            Self::SomeDayOfMonth(month) => write!(formatter, "{month}-XX"),
            Self::SomeDayOfYear(year) => write!(formatter, "{year}-XX-XX"),
            Self::Month(month) => month.fmt(formatter),
            Self::SomeMonth(year) => write!(formatter, "{year}-XX"),
            Self::Quarter(year, quarter) => write!(formatter, "{year}-{}", quarter.code()),
            Self::Year(year) => year.fmt(formatter),
            Self::Decade(decade) => {
                write!(formatter, "{:03}X", decade.first.number() / 10)
            }
            Self::Century(century) => {
                write!(formatter, "{:02}XX", century.first.number() / 100)
            }
        }
    }
}
