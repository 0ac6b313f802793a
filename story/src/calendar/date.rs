//! Days, months and years that exist.
//!
//! The calendar is proleptic Gregorian, years 1 to 9999. There is no clock and no time zone here: callers pass in which
//! day "today" is.

use std::fmt;
use std::str::FromStr;

use crate::calendar::locale::Locale;

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

    /// Returns the day this many days after 1970-01-01; `None` outside the years 1 to 9999.
    #[must_use]
    pub const fn from_days(days_since_1970: i32) -> Option<Self> {
        if days_since_1970 < Self::FIRST.days() || days_since_1970 > Self::LAST.days() {
            return None;
        }
        // Years are counted from March here, so that the leap day comes last: "chrono-compatible
        // low-level date algorithms", Howard Hinnant, `civil_from_days`.
        let days = days_since_1970 + DAYS_FROM_MARCH_0_TO_1970;
        let era = days / DAYS_IN_400_YEARS;
        let day_of_era = days % DAYS_IN_400_YEARS;
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let (month, next_year) = if month_from_march < 10 {
            (month_from_march + 3, 0)
        } else {
            (month_from_march - 9, 1)
        };
        let year = year_of_era + era * 400 + next_year;
        Some(Self {
            month: YearMonth {
                year: Year(year as u16),
                month: month as u8,
            },
            day: day as u8,
        })
    }

    /// Returns the number of days since 1970-01-01, negative before it.
    #[must_use]
    pub const fn days(self) -> i32 {
        let month = self.month.month as i32;
        // Howard Hinnant, `days_from_civil`; see `from_days`.
        let (year, month_from_march) = if month > 2 {
            (self.year(), month - 3)
        } else {
            (self.year() - 1, month + 9)
        };
        let year_of_era = year % 400;
        let day_of_year = (153 * month_from_march + 2) / 5 + self.day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        year / 400 * DAYS_IN_400_YEARS + day_of_era - DAYS_FROM_MARCH_0_TO_1970
    }

    /// Returns the day this many days later, or earlier if negative, saturating at 0001-01-01 and 9999-12-31.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        match Self::from_days(self.days().saturating_add(days)) {
            Some(date) => date,
            None if days < 0 => Self::FIRST,
            None => Self::LAST,
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

const DAYS_IN_400_YEARS: i32 = 146_097;
const DAYS_FROM_MARCH_0_TO_1970: i32 = 719_468;

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

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{:02}", self.month, self.day)
    }
}

/// A month of a year, `2025-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: Year,
    month: u8,
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

/// A year, 1 to 9999, printed with four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(date("1970-01-01").days(), 0);
        assert_eq!(date("1969-12-31").days(), -1);
        assert_eq!(date("2000-03-01").days(), 11_017);
        assert_eq!(Date::FIRST.days(), -719_162);
        assert_eq!(Date::LAST.days(), 2_932_896);
    }

    #[test]
    fn every_day_follows_the_one_before_by_the_calendar() {
        let mut expected = Date::FIRST;
        for days in Date::FIRST.days()..=Date::LAST.days() {
            let date = Date::from_days(days).unwrap();
            assert_eq!(date, expected);
            assert_eq!(date.days(), days);
            let month = date.year_month();
            expected = month
                .day(date.day() + 1)
                .unwrap_or_else(|_| month.plus_months(1).first_day());
        }
    }

    #[test]
    fn there_is_no_day_outside_the_years_1_to_9999() {
        assert_eq!(Date::from_days(Date::FIRST.days() - 1), None);
        assert_eq!(Date::from_days(Date::LAST.days() + 1), None);
        assert_eq!(Date::from_days(i32::MIN), None);
        assert_eq!(Date::from_days(i32::MAX), None);
    }

    #[test]
    fn adding_days_stops_at_the_ends_of_the_calendar() {
        assert_eq!(date("2025-01-31").plus_days(1), date("2025-02-01"));
        assert_eq!(date("2025-01-01").plus_days(-1), date("2024-12-31"));
        assert_eq!(date("2025-01-01").plus_days(i32::MAX), Date::LAST);
        assert_eq!(date("2025-01-01").plus_days(i32::MIN), Date::FIRST);
    }

    #[test]
    fn adding_months_stops_at_the_ends_of_the_calendar() {
        let month = YearMonth::new(2025, 11).unwrap();
        assert_eq!(month.plus_months(2).to_string(), "2026-01");
        assert_eq!(month.plus_months(-11).to_string(), "2024-12");
        assert_eq!(month.plus_months(i32::MAX).to_string(), "9999-12");
        assert_eq!(month.plus_months(i32::MIN).to_string(), "0001-01");
    }

    #[test]
    fn leap_years_follow_the_rule_of_400() {
        assert_eq!(days_in_month(2024, 2), 29);
        assert_eq!(days_in_month(2023, 2), 28);
        assert_eq!(days_in_month(1900, 2), 28);
        assert_eq!(days_in_month(2000, 2), 29);
        assert_eq!(days_in_month(2025, 13), 0);
    }

    #[test]
    fn only_the_iso_form_is_read() {
        for text in [
            "",
            "2025",
            "2025-01",
            "2025-1-31",
            "20250131",
            "2025-01-31 ",
            "+025-01-31",
            "2025-01-3١",
            "2025-01-31-",
            "2025-01-31T00:00:00Z",
            "31/01/2025",
        ] {
            assert_eq!(text.parse::<Date>(), Err(DateError::Form), "{text}");
        }
    }

    #[test]
    fn a_missing_part_is_named_with_its_range() {
        let message = |text: &str| text.parse::<Date>().unwrap_err().to_string();
        assert_eq!(
            message("0000-01-01"),
            "no year 0000; years run 0001 to 9999"
        );
        assert_eq!(message("2025-13-01"), "no month 13; months run 01 to 12");
        assert_eq!(message("2025-00-01"), "no month 00; months run 01 to 12");
        assert_eq!(message("2025-04-31"), "no day 31; April 2025 runs 01 to 30");
        assert_eq!(message("2025-04-00"), "no day 00; April 2025 runs 01 to 30");
        assert_eq!(
            message("2022-02-29"),
            "no day 29; 2022 is not a leap year, February 2022 runs 01 to 28"
        );
    }
}
