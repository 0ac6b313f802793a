//! The unit of time in which days are counted to weight a scale.

use crate::calendar::date::Date;

/// The unit of time in which days are counted to weight a scale.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    Day,
    HalfMonth,
    Month,
    Quarter,
    Year,
    Decade,
}

impl Unit {
    /// Returns the unit of which a stretch of time has at most about two hundred.
    pub(super) fn for_days(days: i32) -> Self {
        match days {
            ..=150 => Self::Day,
            151..=3_000 => Self::HalfMonth,
            3_001..=6_000 => Self::Month,
            6_001..=18_000 => Self::Quarter,
            18_001..=73_000 => Self::Year,
            _ => Self::Decade,
        }
    }

    /// Returns the first day of the unit that contains a day.
    pub(super) fn start(self, date: Date) -> Date {
        let (year, month) = (date.year(), date.month());
        let (year, month, day) = match self {
            Self::Day => (year, month, date.day()),
            Self::HalfMonth => (year, month, if date.day() < 16 { 1 } else { 16 }),
            Self::Month => (year, month, 1),
            Self::Quarter => (year, (month - 1) / 3 * 3 + 1, 1),
            Self::Year => (year, 1, 1),
            Self::Decade => ((year / 10 * 10).max(1), 1, 1),
        };
        Date::new(year, month, day).unwrap_or(date)
    }

    /// Returns the first day of the next unit.
    pub(super) fn next(self, start: Date) -> Date {
        let longest = match self {
            Self::Day => 1,
            Self::HalfMonth => 17,
            Self::Month => 32,
            Self::Quarter => 93,
            Self::Year => 367,
            Self::Decade => 3_660,
        };
        self.start(start.plus_days(longest))
    }
}
