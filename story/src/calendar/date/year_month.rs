//! A month of a year.

use std::fmt;

use super::{Date, DateError, Year};

/// A month of a year, `2025-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    pub(super) year: Year,
    pub(super) month: u8,
}

impl YearMonth {
    /// Creates a month from its year and its number, counted from 1.
    ///
    /// # Errors
    ///
    /// Returns an error if the year is not 1 to 9999 or the month not 1 to 12.
    pub const fn new(year: i32, month: u8) -> Result<Self, DateError> {
        let year = match Year::new(year) {
            Ok(year) => year,
            Err(error) => return Err(error),
        };
        if month < 1 || month > 12 {
            return Err(DateError::Month(month));
        }
        Ok(Self { year, month })
    }

    /// Returns this day of the month.
    ///
    /// # Errors
    ///
    /// Returns an error if the month has no such day.
    pub const fn day(self, day: u8) -> Result<Date, DateError> {
        if day < 1 || day > self.last_day().day {
            return Err(DateError::Day { of: self, day });
        }
        Ok(Date { month: self, day })
    }

    /// Returns the year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year.number()
    }

    /// Returns the month of the year, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Returns the first day of the month.
    #[must_use]
    pub const fn first_day(self) -> Date {
        Date {
            month: self,
            day: 1,
        }
    }

    /// Returns the last day of the month.
    #[must_use]
    pub const fn last_day(self) -> Date {
        Date {
            month: self,
            day: days_in_month(self.year(), self.month),
        }
    }

    /// Returns the month this many months later, or earlier if negative, saturating at 0001-01 and 9999-12.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let count = (self.year() * 12 + i32::from(self.month) - 1).saturating_add(months);
        match Self::new(count.div_euclid(12), (count.rem_euclid(12) + 1) as u8) {
            Ok(month) => month,
            Err(_) if months < 0 => Date::FIRST.month,
            Err(_) => Date::LAST.month,
        }
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{:02}", self.year, self.month)
    }
}

/// Returns the number of days in a month, which is counted from 1; zero for a month that does not exist.
#[must_use]
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}
