//! Days, months and years that exist.
//!
//! The calendar is proleptic Gregorian, years 1 to 9999. There is no clock and no time zone here: callers pass in which
//! day "today" is.

mod count;
mod error;
mod year;
mod year_month;

use std::fmt;
use std::str::FromStr;

pub use error::DateError;
pub use year::Year;
pub use year_month::{YearMonth, days_in_month};

/// A calendar day. Every value is valid; days are ordered chronologically.
///
/// ```
/// use contrappunto_story::calendar::date::{Date, DateError};
///
/// let release: Date = "2025-01-20".parse()?;
/// assert_eq!(release.plus_days(11).to_string(), "2025-01-31");
/// assert!(Date::new(2022, 2, 29).is_err());
/// # Ok::<(), DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    month: YearMonth,
    day: u8,
}

impl Date {
    /// The first day of the calendar, 0001-01-01.
    pub const FIRST: Self = Self {
        month: YearMonth {
            year: Year(1),
            month: 1,
        },
        day: 1,
    };

    /// The last day of the calendar, 9999-12-31.
    pub const LAST: Self = Self {
        month: YearMonth {
            year: Year(9999),
            month: 12,
        },
        day: 31,
    };

    /// Creates a day from its year, month and day of the month.
    ///
    /// # Errors
    ///
    /// Returns an error that names the first of the three that does not exist.
    pub const fn new(year: i32, month: u8, day: u8) -> Result<Self, DateError> {
        match YearMonth::new(year, month) {
            Ok(month) => month.day(day),
            Err(error) => Err(error),
        }
    }

    /// Returns the year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.month.year()
    }

    /// Returns the month of the year, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month.month
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Returns the month this day is in.
    #[must_use]
    pub const fn year_month(self) -> YearMonth {
        self.month
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{:02}", self.month, self.day)
    }
}

/// Parses `2025-01-31` and nothing else; for months, years and intervals see [`crate::calendar::edtf`].
impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(DateError::Form);
        };
        let (Some(year), Some(month), Some(day)) =
            (digits(year, 4), digits(month, 2), digits(day, 2))
        else {
            return Err(DateError::Form);
        };
        Self::new(year, month as u8, day as u8)
    }
}

/// Parses a number of exactly `length` ASCII digits; `length` is at most four.
pub(crate) fn digits(text: &str, length: usize) -> Option<i32> {
    if text.len() != length {
        return None;
    }
    text.bytes().try_fold(0, |number: i32, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + i32::from(byte - b'0'))
    })
}

#[cfg(test)]
mod tests;
