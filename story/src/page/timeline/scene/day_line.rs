//! The line of the as-of date, and the veil over the time after it.

use super::Stretch;
use crate::calendar::date::Date;
use crate::drawing::scale::Axis;
use crate::model::as_of::within;
use crate::state::view_state::ViewState;

/// The line of the as-of date, and the veil over the time after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayLine {
    /// Where the line is, if it is in view.
    pub x: Option<f64>,
    /// The time after it, if any is in view.
    pub veil: Option<Stretch>,
}

impl DayLine {
    pub(super) fn new(axis: &Axis, day: Date) -> Self {
        let x = axis.x_from_date(day);
        Self {
            x: (0.0..=1.0).contains(&x).then_some(x),
            veil: (x < 1.0).then(|| Stretch::between(x.max(0.0), 1.0)),
        }
    }
}

/// Returns the day at a position along the axis, within what is in view and in the story.
#[must_use]
pub fn day_at(state: &ViewState, x: f64) -> Option<Date> {
    let days = state.timeline.axis().days_from_x(x.clamp(0.0, 1.0)).floor();
    let day = Date::from_days(days as i32)?;
    Some(within(&state.story, day))
}
