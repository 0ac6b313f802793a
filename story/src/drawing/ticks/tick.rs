//! A tick and its label.

use crate::calendar::date::Date;
use crate::calendar::locale::Locale;

/// What begins at a tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TickKind {
    /// One or more years.
    Year,
    /// One or more months.
    Month,
    /// One or more days.
    Day,
    /// One or more hours.
    Hour,
}

/// A tick.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// The day it is on.
    pub date: Date,
    /// The hour of that day, 0 to 23.
    pub hour: u8,
    /// What begins there.
    pub kind: TickKind,
    /// Its position, 0 to 1.
    pub x: f64,
    /// Whether its label has to give the whole date, because no label before it does.
    pub is_first: bool,
    /// Whether there is room for its label.
    pub has_label: bool,
}

impl Tick {
    /// Returns its label: the year where one begins, otherwise as little as tells the ticks apart.
    #[must_use]
    pub fn label(&self, locale: Locale) -> String {
        let (date, year) = (self.date, self.date.year());
        let month = locale.month_short(date.month());
        let day = || format!("{} {month}", date.day());
        match (self.kind, self.is_first) {
            (TickKind::Year, _) => year.to_string(),
            (TickKind::Month, false) => month.to_owned(),
            (TickKind::Month, true) => format!("{month} {year}"),
            (TickKind::Day, false) => day(),
            (TickKind::Day, true) => format!("{} {year}", day()),
            (TickKind::Hour, false) => format!("{:02}:00", self.hour),
            (TickKind::Hour, true) => format!("{:02}:00, {} {year}", self.hour, day()),
        }
    }
}
