//! The window of time in view.

use crate::calendar::date::Date;

/// The window of time in view, in days since 1970. Always longer than zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    pub(super) start: f64,
    pub(super) end: f64,
}

impl Window {
    /// Returns a window from one day to another; `None` unless the end is after the start and its length is finite.
    #[must_use]
    pub fn new(start: f64, end: f64) -> Option<Self> {
        let days = end - start;
        (days.is_finite() && days > 0.0).then_some(Self { start, end })
    }

    /// Returns a window of whole days, with a margin of 2 % on either side, at least half a week.
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

    /// Returns the day at its left end, as days since 1970.
    #[must_use]
    pub const fn start(self) -> f64 {
        self.start
    }

    /// Returns the day at its right end, as days since 1970.
    #[must_use]
    pub const fn end(self) -> f64 {
        self.end
    }

    /// Returns its length in days.
    #[must_use]
    pub fn days(self) -> f64 {
        self.end - self.start
    }

    /// Moves and resizes the window just enough to lie within `bounds` and be no shorter than a day.
    #[must_use]
    pub fn within(self, bounds: Self) -> Self {
        let days = self
            .days()
            .clamp(SHORTEST.min(bounds.days()), bounds.days());
        let start = self.start.max(bounds.start).min(bounds.end - days);
        Self {
            start,
            end: start + days,
        }
    }
}

/// The minimum length of a window, in days.
pub(super) const SHORTEST: f64 = 1.0;
