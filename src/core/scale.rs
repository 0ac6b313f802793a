//! Days to places on the axis: the stretch of time in view, and how time is laid along it.
//!
//! Time is laid out evenly, or compressed: crowded fortnights get room and long empty stretches are shortened. Both
//! are one kind of [`Scale`], a line of straight pieces that always rises, so that zooming and moving are the same
//! for both: they are done along the axis, where the place under a pointer can be kept exactly.

use std::rc::Rc;

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

    /// Whole days from the first to the last, with room of 2 % on either side, of at least half a week.
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

    /// The window moved and shortened just so far that it lies in another, and is no shorter than a day.
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

/// The shortest window, in days.
const SHORTEST: f64 = 1.0;

/// How time is laid along the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Laying {
    /// Crowded stretches get room, empty ones are shortened.
    #[default]
    Compressed,
    /// A day is as long as any other.
    Even,
}

/// Where each day stands along the axis: straight pieces, always rising.
///
/// Lengths along the axis are in *steps*; over the whole of a story there are as many steps as days.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Day and step of each joint, both rising. Beyond the first and the last joint a day is a step.
    joints: Vec<(f64, f64)>,
    breaks: Vec<(f64, f64)>,
}

/// Empty units in a row from which the axis shows that it is broken, if they take less than half of their room.
const BROKEN: usize = 6;

/// What of a year, month or half of a month is empty, or how many begin or end there.
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
    /// The unit of which a stretch of time has some two hundred at most.
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

    /// The first day of the unit that a day is in.
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

    /// The first day of the next unit.
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
    /// A day is a step, everywhere.
    #[must_use]
    pub const fn even() -> Self {
        Self {
            joints: Vec::new(),
            breaks: Vec::new(),
        }
    }

    /// A scale that gives room where most of the days given are, and shortens what is empty between them.
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

    /// Joints at the starts of units, by how many days each unit counts.
    fn weighted(starts: &[Date], counts: &[u32]) -> Self {
        let mut weights = Vec::with_capacity(counts.len());
        let mut empty = Vec::new();
        let mut place = 0;
        while let Some(count) = counts.get(place) {
            if *count > 0 {
                // Less than in proportion: what stands in one fortnight is not to drive out all else.
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

    /// The stretches of time, in days, that are shortened so much that a reader has to be told.
    #[must_use]
    pub fn breaks(&self) -> &[(f64, f64)] {
        &self.breaks
    }

    /// Whether a day is as long as any other from one to another.
    #[must_use]
    pub fn is_even_between(&self, from: f64, to: f64) -> bool {
        let joint = |(day, _): &&(f64, f64)| *day > from && *day < to;
        !self.joints.iter().any(|one| joint(&one))
    }

    /// Where a day begins, in steps.
    #[must_use]
    pub fn step_from_days(&self, days: f64) -> f64 {
        piece(&self.joints, days, |joint| *joint)
    }

    /// The day that begins at a step.
    #[must_use]
    pub fn days_from_step(&self, step: f64) -> f64 {
        piece(&self.joints, step, |(day, step)| (*step, *day))
    }
}

/// The value of a rising line of straight pieces; beyond its ends it goes on by one for one.
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

/// A stretch of time as it is laid along an axis from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    scale: Rc<Scale>,
    window: Window,
    start: f64,
    steps: f64,
}

impl Axis {
    /// The axis of a window.
    #[must_use]
    pub fn new(scale: Rc<Scale>, window: Window) -> Self {
        let start = scale.step_from_days(window.start);
        let steps = scale.step_from_days(window.end) - start;
        Self {
            scale,
            window,
            start,
            // Far out the two ends may be one number.
            steps: steps.max(f64::MIN_POSITIVE),
        }
    }

    /// The stretch of time in view.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window
    }

    /// How time is laid.
    #[must_use]
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// Its length in steps.
    #[must_use]
    pub const fn steps(&self) -> f64 {
        self.steps
    }

    /// The step at its beginning.
    #[must_use]
    pub const fn first_step(&self) -> f64 {
        self.start
    }

    /// The place of a step: 0 at the beginning, 1 at the end; outside, beyond.
    #[must_use]
    pub fn x_from_step(&self, step: f64) -> f64 {
        (step - self.start) / self.steps
    }

    /// The place of a day (its beginning).
    #[must_use]
    pub fn x_from_days(&self, days: f64) -> f64 {
        self.x_from_step(self.scale.step_from_days(days))
    }

    /// The place of the middle of a day.
    #[must_use]
    pub fn x_from_date(&self, date: Date) -> f64 {
        self.x_from_days(f64::from(date.days()) + 0.5)
    }

    /// The day at a place, with its fraction.
    #[must_use]
    pub fn days_from_x(&self, x: f64) -> f64 {
        self.scale.days_from_step(self.start + x * self.steps)
    }

    /// The window of `factor` times as many steps, the day at place `x` kept where it is, inside `bounds`.
    #[must_use]
    pub fn zoomed(&self, factor: f64, x: f64, bounds: Window) -> Window {
        let pivot = self.start + x * self.steps;
        let steps = self.held(self.steps * factor, pivot, bounds);
        self.window_at(pivot - x * steps, steps, bounds)
    }

    /// The window in which a stretch of time takes half of the room, at least twice as near as this one.
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

    /// A number of steps, no fewer than those of a day there and no more than all.
    fn held(&self, steps: f64, pivot: f64, bounds: Window) -> f64 {
        let step = |days| self.scale.step_from_days(days);
        let whole = step(bounds.end) - step(bounds.start);
        let day = self.scale.days_from_step(pivot).floor();
        let shortest = (step(day + SHORTEST) - step(day)).min(whole);
        // `max` and `min` take what is no number for the bounds.
        steps.max(shortest).min(whole)
    }

    /// The window moved by a part of its own length, inside `bounds`.
    #[must_use]
    pub fn panned(&self, part: f64, bounds: Window) -> Window {
        self.window_at(self.start + part * self.steps, self.steps, bounds)
    }

    /// The window moved just far enough that a day is well inside it.
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

    /// So many steps from `start`, moved into the bounds. The length is given, not computed from two ends: far out
    /// the ends of a window are one number.
    fn window_at(&self, start: f64, steps: f64, bounds: Window) -> Window {
        let step = |days| self.scale.step_from_days(days);
        let (first, last) = (step(bounds.start), step(bounds.end));
        let steps = steps.min(last - first);
        let start = start.max(first).min(last - steps);
        let days = |step| self.scale.days_from_step(step);
        // Where the steps are of days of different lengths they may be less than one.
        Window::new(days(start), days(start + steps)).map_or(bounds, |window| window.within(bounds))
    }
}
