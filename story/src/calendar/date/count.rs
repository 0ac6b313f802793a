//! Days counted from 1970: from a day to its number, and back.

use super::{Date, Year, YearMonth};

impl Date {
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
}

const DAYS_IN_400_YEARS: i32 = 146_097;
const DAYS_FROM_MARCH_0_TO_1970: i32 = 719_468;
