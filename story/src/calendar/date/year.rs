//! A year.

use std::fmt;

use super::{Date, DateError, YearMonth};

/// A year, 1 to 9999, printed with four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub(super) u16);

impl Year {
    /// Creates a year from its number.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not 1 to 9999.
    pub const fn new(year: i32) -> Result<Self, DateError> {
        if year < 1 || year > 9999 {
            return Err(DateError::Year(year));
        }
        Ok(Self(year as u16))
    }

    /// Returns the year as a number, 1 to 9999.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0 as i32
    }

    /// Returns 1 January.
    #[must_use]
    pub const fn first_day(self) -> Date {
        Date {
            month: YearMonth {
                year: self,
                month: 1,
            },
            day: 1,
        }
    }

    /// Returns 31 December.
    #[must_use]
    pub const fn last_day(self) -> Date {
        Date {
            month: YearMonth {
                year: self,
                month: 12,
            },
            day: 31,
        }
    }
}

impl fmt::Display for Year {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.0)
    }
}
