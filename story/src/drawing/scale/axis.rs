//! A window of time along an axis: from days to positions, and back.

use std::rc::Rc;

use super::{Scale, Window};
use crate::calendar::date::Date;

/// A window of time as it is laid out along an axis from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    pub(super) scale: Rc<Scale>,
    pub(super) window: Window,
    pub(super) start: f64,
    pub(super) steps: f64,
}

impl Axis {
    /// Creates the axis of a window.
    #[must_use]
    pub fn new(scale: Rc<Scale>, window: Window) -> Self {
        let start = scale.step_from_days(window.start);
        let steps = scale.step_from_days(window.end) - start;
        Self {
            scale,
            window,
            start,
            // Far from 1970, the two ends may be the same number.
            steps: steps.max(f64::MIN_POSITIVE),
        }
    }

    /// Returns the window of time in view.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window
    }

    /// Returns the scale by which time is laid out.
    #[must_use]
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// Returns its length in steps.
    #[must_use]
    pub const fn steps(&self) -> f64 {
        self.steps
    }

    /// Returns the step at its beginning.
    #[must_use]
    pub const fn first_step(&self) -> f64 {
        self.start
    }

    /// Returns the position of a step: 0 at the beginning of the axis, 1 at its end, less or more outside it.
    #[must_use]
    pub fn x_from_step(&self, step: f64) -> f64 {
        (step - self.start) / self.steps
    }

    /// Returns the position of the beginning of a day.
    #[must_use]
    pub fn x_from_days(&self, days: f64) -> f64 {
        self.x_from_step(self.scale.step_from_days(days))
    }

    /// Returns the position of the middle of a day.
    #[must_use]
    pub fn x_from_date(&self, date: Date) -> f64 {
        self.x_from_days(f64::from(date.days()) + 0.5)
    }

    /// Returns the day at a position, with its fraction.
    #[must_use]
    pub fn days_from_x(&self, x: f64) -> f64 {
        self.scale.days_from_step(self.start + x * self.steps)
    }
}
