//! Zooming and moving along an axis: the windows they lead to.

use super::window::SHORTEST;
use super::{Axis, Window};
use crate::calendar::date::Date;

impl Axis {
    /// Returns the window of `factor` times as many steps, within `bounds`; the day at position `x` stays where it is.
    #[must_use]
    pub fn zoomed(&self, factor: f64, x: f64, bounds: Window) -> Window {
        let pivot = self.start + x * self.steps;
        let steps = self.held(self.steps * factor, pivot, bounds);
        self.window_at(pivot - x * steps, steps, bounds)
    }

    /// Returns the window in which a stretch of time takes half of the width, zoomed in at least twofold.
    #[must_use]
    pub fn opened(&self, from: f64, to: f64, bounds: Window) -> Window {
        let (from, to) = (
            self.scale.step_from_days(from),
            self.scale.step_from_days(to),
        );
        let end = self.start + self.steps;
        let middle = f64::midpoint(from, to).max(self.start).min(end);
        let steps = ((to - from) * 2.0).min(self.steps / 2.0);
        let steps = self.held(steps, middle, bounds);
        self.window_at(middle - steps / 2.0, steps, bounds)
    }

    /// Clamps a number of steps to at least those of a day at `pivot` and at most all of them.
    fn held(&self, steps: f64, pivot: f64, bounds: Window) -> f64 {
        let step = |days| self.scale.step_from_days(days);
        let whole = step(bounds.end) - step(bounds.start);
        let day = self.scale.days_from_step(pivot).floor();
        let shortest = (step(day + SHORTEST) - step(day)).min(whole);
        // `max` and `min` turn NaN into a bound.
        steps.max(shortest).min(whole)
    }

    /// Returns the window moved by a fraction of its own length, within `bounds`.
    #[must_use]
    pub fn panned(&self, part: f64, bounds: Window) -> Window {
        self.window_at(self.start + part * self.steps, self.steps, bounds)
    }

    /// Returns the window moved just far enough for a day to be well inside it.
    #[must_use]
    pub fn showing(&self, date: Date, bounds: Window) -> Window {
        let x = self.x_from_date(date);
        if x < 0.05 {
            self.panned(x - 0.2, bounds)
        } else if x > 0.95 {
            self.panned(x - 0.8, bounds)
        } else {
            self.window
        }
    }

    /// Returns the window of this many steps from `start`, moved into `bounds`. The length is given rather than
    /// computed from two ends: far from 1970, the ends of a window may be the same number.
    fn window_at(&self, start: f64, steps: f64, bounds: Window) -> Window {
        let step = |days| self.scale.step_from_days(days);
        let (first, last) = (step(bounds.start), step(bounds.end));
        let steps = steps.min(last - first);
        let start = start.max(first).min(last - steps);
        let days = |step| self.scale.days_from_step(step);
        // Where days differ in length, these steps may be less than a day.
        Window::new(days(start), days(start + steps)).map_or(bounds, |window| window.within(bounds))
    }
}
