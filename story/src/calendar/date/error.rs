//! Why a day does not exist.

use std::fmt;

use super::YearMonth;
use crate::calendar::locale::Locale;

/// The reason why a day does not exist. The message continues a sentence after "has", "there is" or "this day has".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text is not four, two and two digits, separated by hyphens.
    Form,
    /// A year before 1 or after 9999.
    Year(i32),
    /// A month before 1 or after 12.
    Month(u8),
    /// A day that this month does not have.
    Day {
        /// The month, which exists.
        of: YearMonth,
        /// The day, which does not.
        day: u8,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Form => formatter.write_str("no day in the form 2025-01-31"),
            Self::Year(year) => {
                write!(formatter, "no year {year:04}; years run 0001 to 9999")
            }
            Self::Month(month) => {
                write!(formatter, "no month {month:02}; months run 01 to 12")
            }
            Self::Day { of, day } => {
                write!(formatter, "no day {day:02}; ")?;
                if of.month == 2 && day == 29 {
                    write!(formatter, "{} is not a leap year, ", of.year())?;
                }
                let last = of.last_day().day;
                let name = Locale::En.month_name(of.month());
                write!(formatter, "{name} {} runs 01 to {last}", of.year())
            }
        }
    }
}

impl std::error::Error for DateError {}
