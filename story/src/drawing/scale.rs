//! Mapping of days to positions on the axis: the window of time in view, and how time is laid out.
//!
//! Time is laid out evenly, or compressed: crowded stretches get room and long empty ones are shortened. Both are one
//! kind of [`Scale`], a piecewise linear function that always increases, so zooming and panning work the same for both:
//! they are done along the axis, where the position under a pointer can be kept exactly.

use std::rc::Rc;

use crate::calendar::date::Date;

/// The window of time in view, in days since 1970. Always longer than zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    start: f64,
    end: f64,
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
const SHORTEST: f64 = 1.0;

/// How time is laid out along the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AxisLayout {
    /// Crowded stretches get room, empty ones are shortened.
    #[default]
    Compressed,
    /// Every day is equally long.
    Even,
}

/// The position of each day along the axis: a piecewise linear function that always increases.
///
/// Lengths along the axis are in *steps*; a whole story has as many steps as days.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Day and step of each joint, both increasing. Beyond the first and the last joint, a day is a step.
    joints: Vec<(f64, f64)>,
    breaks: Vec<(f64, f64)>,
}

/// The number of consecutive empty units from which the axis is broken, if they take less than half of their length.
const BROKEN: usize = 6;

/// The unit of time in which days are counted to weight a scale.
#[derive(Clone, Copy)]
enum Unit {
    Day,
    HalfMonth,
    Month,
    Quarter,
    Year,
    Decade,
}

impl Unit {
    /// Returns the unit of which a stretch of time has at most about two hundred.
    fn for_days(days: i32) -> Self {
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
    fn start(self, date: Date) -> Date {
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
    fn next(self, start: Date) -> Date {
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

impl Scale {
    /// Returns the scale on which every day is a step.
    #[must_use]
    pub const fn even() -> Self {
        Self {
            joints: Vec::new(),
            breaks: Vec::new(),
        }
    }

    /// Returns a scale that gives room to where most of the given days are, and shortens what is empty between them.
    #[must_use]
    pub fn compressed(days: &[Date]) -> Self {
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
            return Self::even();
        };
        let unit = Unit::for_days(last.days() - first.days());
        let mut starts = vec![unit.start(*first)];
        while let Some(start) = starts.last().copied()
            && start <= *last
        {
            let next = unit.next(start);
            if next <= start {
                break;
            }
            starts.push(next);
        }
        let mut counts = vec![0_u32; starts.len().saturating_sub(1)];
        for day in days {
            let place = starts.partition_point(|start| start <= day);
            if let Some(count) = place.checked_sub(1).and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
        Self::weighted(&starts, &counts)
    }

    /// Places joints at the starts of units, by how many days are counted in each.
    fn weighted(starts: &[Date], counts: &[u32]) -> Self {
        let mut weights = Vec::with_capacity(counts.len());
        let mut empty = Vec::new();
        let mut place = 0;
        while let Some(count) = counts.get(place) {
            if *count > 0 {
                // Less than proportional: one crowded unit must not displace everything else.
                weights.push(1.0 + 1.6 * f64::from(*count).powf(0.8));
                place += 1;
                continue;
            }
            let run = counts.iter().skip(place).take_while(|count| **count == 0);
            let run = run.count();
            let whole = 0.8 + 0.5 * (run as f64).log2();
            weights.extend(std::iter::repeat_n(whole / run as f64, run));
            if run >= BROKEN {
                empty.push((place, place + run));
            }
            place += run;
        }
        let day = |place: usize| starts.get(place).map_or(0.0, |date| f64::from(date.days()));
        let whole = day(starts.len() - 1) - day(0);
        let step = whole / weights.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        let mut at = day(0);
        let mut joints = vec![(at, at)];
        for (place, weight) in weights.iter().enumerate() {
            at += weight * step;
            joints.push((day(place + 1), at));
        }
        let at = |place: usize| joints.get(place).copied().unwrap_or_default();
        let breaks = empty.into_iter().map(|(from, to)| (at(from), at(to)));
        let is_short =
            |(from, to): &((f64, f64), (f64, f64))| to.1 - from.1 < (to.0 - from.0) / 2.0;
        let breaks = breaks.filter(is_short);
        Self {
            breaks: breaks.map(|(from, to)| (from.0, to.0)).collect(),
            joints,
        }
    }

    /// Returns the stretches of time, in days, that are shortened so much that readers must be told.
    #[must_use]
    pub fn breaks(&self) -> &[(f64, f64)] {
        &self.breaks
    }

    /// Whether all days between two are equally long.
    #[must_use]
    pub fn is_even_between(&self, from: f64, to: f64) -> bool {
        let joint = |(day, _): &&(f64, f64)| *day > from && *day < to;
        !self.joints.iter().any(|one| joint(&one))
    }

    /// Returns the step at which a day begins.
    #[must_use]
    pub fn step_from_days(&self, days: f64) -> f64 {
        piece(&self.joints, days, |joint| *joint)
    }

    /// Returns the day that begins at a step.
    #[must_use]
    pub fn days_from_step(&self, step: f64) -> f64 {
        piece(&self.joints, step, |(day, step)| (*step, *day))
    }
}

/// Evaluates an increasing piecewise linear function; beyond its ends, its slope is 1.
fn piece(joints: &[(f64, f64)], at: f64, turned: fn(&(f64, f64)) -> (f64, f64)) -> f64 {
    let place = joints.partition_point(|joint| turned(joint).0 <= at);
    let before = place.checked_sub(1).and_then(|before| joints.get(before));
    let (before, after) = (before.map(turned), joints.get(place).map(turned));
    match (before, after) {
        (Some((x, y)), Some((next_x, next_y))) => y + (at - x) * ((next_y - y) / (next_x - x)),
        (Some((x, y)), None) | (None, Some((x, y))) => y + (at - x),
        (None, None) => at,
    }
}

/// A window of time as it is laid out along an axis from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    scale: Rc<Scale>,
    window: Window,
    start: f64,
    steps: f64,
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
