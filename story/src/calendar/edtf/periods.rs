//! Parts of a year and groups of years: quarters, decades, hundreds of years.

use crate::calendar::date::{Year, YearMonth};

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// January to March, `-33`.
    First,
    /// April to June, `-34`.
    Second,
    /// July to September, `-35`.
    Third,
    /// October to December, `-36`.
    Fourth,
}

impl Quarter {
    /// Returns its number, 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
        }
    }

    pub(super) const fn code(self) -> u8 {
        self.number() + 32
    }

    pub(super) const fn from_code(code: i32) -> Option<Self> {
        match code {
            33 => Some(Self::First),
            34 => Some(Self::Second),
            35 => Some(Self::Third),
            36 => Some(Self::Fourth),
            _ => None,
        }
    }

    pub(super) fn first_month(self, year: Year) -> YearMonth {
        let january = year.first_day().year_month();
        january.plus_months(i32::from(self.number() - 1) * 3)
    }
}

/// Ten years from one that ends in 0, `0010` to `9990`. The years 1 to 9 are not a decade, as there is no year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decade {
    pub(super) first: Year,
}

impl Decade {
    /// Returns the decade this year is in; `None` before the year 10.
    #[must_use]
    pub fn containing(year: Year) -> Option<Self> {
        let first = Year::new(year.number() / 10 * 10).ok()?;
        Some(Self { first })
    }

    /// Returns the year that ends in 0.
    #[must_use]
    pub const fn first_year(self) -> Year {
        self.first
    }

    /// Returns the year that ends in 9.
    #[must_use]
    pub fn last_year(self) -> Year {
        later(self.first, 9)
    }
}

/// A hundred years from one that ends in 00, `0100` to `9900`: the 1900s, not the 19th century.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Century {
    pub(super) first: Year,
}

impl Century {
    /// Returns the hundred years this year is in; `None` before the year 100.
    #[must_use]
    pub fn containing(year: Year) -> Option<Self> {
        let first = Year::new(year.number() / 100 * 100).ok()?;
        Some(Self { first })
    }

    /// Returns the year that ends in 00.
    #[must_use]
    pub const fn first_year(self) -> Year {
        self.first
    }

    /// Returns the year that ends in 99.
    #[must_use]
    pub fn last_year(self) -> Year {
        later(self.first, 99)
    }
}

fn later(year: Year, years: i32) -> Year {
    Year::new(year.number() + years).unwrap_or(year)
}
