//! The intervals of ticks, and the days and hours on which each has one.

use super::TickKind;
use super::labels::label_width;
use crate::calendar::date::Date;

/// Tick intervals from coarse to fine; each includes all ticks of those before it.
#[derive(Clone, Copy)]
pub(super) enum TickStep {
    Years(i32),
    Months(u8),
    /// The days on which a part of a month begins.
    Days(&'static [u8]),
    Day,
    Hours(u8),
}

pub(super) const STEPS: &[TickStep] = &[
    TickStep::Years(5_000),
    TickStep::Years(1_000),
    TickStep::Years(500),
    TickStep::Years(100),
    TickStep::Years(50),
    TickStep::Years(10),
    TickStep::Years(5),
    TickStep::Years(1),
    TickStep::Months(6),
    TickStep::Months(3),
    TickStep::Months(1),
    TickStep::Days(&[1, 16]),
    TickStep::Days(&[1, 6, 11, 16, 21, 26]),
    TickStep::Day,
    TickStep::Hours(12),
    TickStep::Hours(6),
    TickStep::Hours(3),
    TickStep::Hours(1),
];

impl TickStep {
    pub(super) const fn kind(self) -> TickKind {
        match self {
            Self::Years(_) => TickKind::Year,
            Self::Months(_) => TickKind::Month,
            Self::Days(_) | Self::Day => TickKind::Day,
            Self::Hours(_) => TickKind::Hour,
        }
    }

    /// Returns the minimum distance in pixels from one tick to the next: a label and the space after it.
    pub(super) const fn width(self) -> f64 {
        label_width(self.kind(), false)
    }

    /// Returns roughly the minimum number of days from one tick to the next; less at the end of a short month.
    pub(super) fn days(self) -> f64 {
        match self {
            Self::Years(years) => 365.0 * f64::from(years),
            Self::Months(months) => 28.0 * f64::from(months),
            Self::Days([_, second, ..]) => f64::from(*second) - 1.0,
            Self::Days(_) | Self::Day => 1.0,
            Self::Hours(hours) => f64::from(hours) / 24.0,
        }
    }
}

/// Calls `keep` for each tick of an interval strictly between two days; stops and returns `false` if `keep` does.
pub(super) fn each(
    step: TickStep,
    from: f64,
    to: f64,
    keep: &mut dyn FnMut(Date, u8) -> bool,
) -> bool {
    // Beyond the calendar, its nearest day.
    let day = |days: f64| {
        let (first, last) = (f64::from(Date::FIRST.days()), f64::from(Date::LAST.days()));
        Date::from_days(days.clamp(first, last) as i32)
    };
    let (Some(first), Some(last)) = (day(from.floor()), day(to.ceil())) else {
        return true;
    };
    let mut is_kept = |date: Date, hour: u8| {
        let at = f64::from(date.days()) + f64::from(hour) / 24.0;
        !(at > from && at < to) || keep(date, hour)
    };
    match step {
        TickStep::Years(every) => (first.year()..=last.year())
            .filter(|year| year.rem_euclid(every) == 0)
            .filter_map(|year| Date::new(year, 1, 1).ok())
            .all(|date| is_kept(date, 0)),
        TickStep::Months(every) => (first.year()..=last.year())
            .flat_map(|year| (1..=12).map(move |month| (year, month)))
            .filter(|(_, month)| (month - 1) % every == 0)
            .filter_map(|(year, month)| Date::new(year, month, 1).ok())
            .all(|date| is_kept(date, 0)),
        TickStep::Days(_) | TickStep::Day | TickStep::Hours(_) => {
            let mut date = first;
            while date <= last {
                let is_of_it = match step {
                    TickStep::Days(days) => days.contains(&date.day()),
                    _ => true,
                };
                let hours = match step {
                    TickStep::Hours(hours) => hours,
                    _ => 24,
                };
                let mut hour = 0;
                while is_of_it && hour < 24 {
                    if !is_kept(date, hour) {
                        return false;
                    }
                    hour += hours;
                }
                let next = date.plus_days(1);
                if next == date {
                    break;
                }
                date = next;
            }
            true
        }
    }
}
