//! Days to positions on the axis, and the ticks between.

use super::date::Date;

/// The stretch of time in view, in days since 1970. A value that exists is longer than zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    start: f64,
    end: f64,
}

impl Window {
    /// A window from one day to another; `None` unless the end is after the start and its length is finite.
    #[must_use]
    pub fn new(start: f64, end: f64) -> Option<Self> {
        let days = end - start;
        (days.is_finite() && days > 0.0).then_some(Self { start, end })
    }

    /// Whole days from the first to the last, with room of 2 % on either side, of at least a week.
    #[must_use]
    pub fn around(first: Date, last: Date) -> Self {
        let (start, end) = (
            f64::from(first.days()),
            f64::from(last.days().max(first.days())) + 1.0,
        );
        let room = ((end - start) * 0.02).max(3.5);
        Self {
            start: start - room,
            end: end + room,
        }
    }

    /// The day at its left end, as days since 1970.
    #[must_use]
    pub const fn start(self) -> f64 {
        self.start
    }

    /// The day at its right end, as days since 1970.
    #[must_use]
    pub const fn end(self) -> f64 {
        self.end
    }

    /// Its length in days.
    #[must_use]
    pub fn days(self) -> f64 {
        self.end - self.start
    }

    /// The position of a day (its beginning): 0 at the start of the window, 1 at its end; outside, beyond.
    #[must_use]
    pub fn x_from_days(self, days: f64) -> f64 {
        (days - self.start) / self.days()
    }

    /// The position of the middle of a day.
    #[must_use]
    pub fn x_from_date(self, date: Date) -> f64 {
        self.x_from_days(f64::from(date.days()) + 0.5)
    }

    /// The window `factor` times as long, the day at position `x` kept where it is, inside `bounds`.
    #[must_use]
    pub fn zoomed(self, factor: f64, x: f64, bounds: Self) -> Self {
        let days = (self.days() * factor).clamp(SHORTEST.min(bounds.days()), bounds.days());
        let pivot = self.start + x * self.days();
        Self::inside(pivot - x * days, days, bounds)
    }

    /// The window moved by a part of its own length, inside `bounds`.
    #[must_use]
    pub fn panned(self, part: f64, bounds: Self) -> Self {
        Self::inside(self.start + part * self.days(), self.days(), bounds)
    }

    /// The window moved just far enough that a day is well inside it.
    #[must_use]
    pub fn showing(self, date: Date, bounds: Self) -> Self {
        let x = self.x_from_date(date);
        if x < 0.05 {
            self.panned(x - 0.2, bounds)
        } else if x > 0.95 {
            self.panned(x - 0.8, bounds)
        } else {
            self
        }
    }

    /// So many days from `start`, moved into the bounds. The length is given, not computed from two ends: far out
    /// the ends of a window are one number. `max` and `min` take what is no number for the bounds.
    fn inside(start: f64, days: f64, bounds: Self) -> Self {
        let days = days.min(bounds.days());
        let start = start.max(bounds.start).min(bounds.end - days);
        Self {
            start,
            end: start + days,
        }
    }
}

/// The shortest window, in days.
const SHORTEST: f64 = 7.0;

/// How far apart ticks stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Every so many years, at 1 January.
    Years(i32),
    /// Every so many months, at the first.
    Months(u8),
    /// Every so many days from the first of each month.
    Days(u8),
}

/// Steps from fine to coarse, with their length in days.
const STEPS: &[(Step, f64)] = &[
    (Step::Days(1), 1.0),
    (Step::Days(2), 2.0),
    (Step::Days(7), 7.0),
    (Step::Days(14), 14.0),
    (Step::Months(1), 30.4),
    (Step::Months(3), 91.3),
    (Step::Months(6), 182.6),
    (Step::Years(1), 365.2),
    (Step::Years(2), 730.5),
    (Step::Years(5), 1826.2),
    (Step::Years(10), 3652.4),
    (Step::Years(50), 18_262.0),
    (Step::Years(100), 36_524.0),
    (Step::Years(500), 182_621.0),
    (Step::Years(1000), 365_242.0),
    (Step::Years(5000), 1_826_212.0),
];

/// Ticks for a window: the finest step that puts at most `most` of them in it.
#[must_use]
pub fn ticks(window: Window, most: usize) -> (Step, Vec<Date>) {
    let most = most.max(1);
    STEPS
        .iter()
        .filter(|(_, length)| window.days() / length <= most as f64)
        // Months differ, and a window can begin at a tick and end at one: only counting tells.
        .map(|(step, _)| (*step, dates(window, *step)))
        .find(|(_, dates)| dates.len() <= most)
        .unwrap_or((Step::Years(5000), Vec::new()))
}

fn dates(window: Window, step: Step) -> Vec<Date> {
    // Beyond the calendar the nearest day of it.
    let day = |days: f64| {
        let (first, last) = (f64::from(Date::FIRST.days()), f64::from(Date::LAST.days()));
        Date::from_days(days.clamp(first, last) as i32)
    };
    let (Some(first), Some(last)) = (day(window.start().floor()), day(window.end().ceil())) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut keep = |date: Date| {
        let x = window.x_from_days(f64::from(date.days()));
        if (0.0..=1.0).contains(&x) {
            found.push(date);
        }
    };
    for year in first.year()..=last.year() {
        let months = match step {
            Step::Years(every) if year.rem_euclid(every) != 0 => continue,
            Step::Years(_) => 1..=1,
            Step::Months(_) | Step::Days(_) => 1..=12,
        };
        for month in months {
            match step {
                Step::Months(every) if (month - 1) % every != 0 => {}
                Step::Days(every) => {
                    // A tick so near the next first that the two labels would touch is left out.
                    let mut day = 1;
                    while let Ok(date) = Date::new(year, month, day) {
                        if day == 1 || every == 1 || day + every / 2 < 31 {
                            keep(date);
                        }
                        day += every;
                    }
                }
                _ => {
                    if let Ok(date) = Date::new(year, month, 1) {
                        keep(date);
                    }
                }
            }
        }
    }
    found
}
