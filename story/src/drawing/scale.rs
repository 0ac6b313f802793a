//! Mapping of days to positions on the axis: the window of time in view, and how time is laid out.
//!
//! Time is laid out evenly, or compressed: crowded stretches get room and long empty ones are shortened. Both are one
//! kind of [`Scale`], a piecewise linear function that always increases, so zooming and panning work the same for both:
//! they are done along the axis, where the position under a pointer can be kept exactly.

mod axis;
mod compressed;
mod movement;
mod unit;
mod window;

pub use axis::Axis;
pub use window::Window;

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

impl Scale {
    /// Returns the scale on which every day is a step.
    #[must_use]
    pub const fn even() -> Self {
        Self {
            joints: Vec::new(),
            breaks: Vec::new(),
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
