//! What a reader can do to the timeline.

use std::rc::Rc;

use super::LaneBy;
use crate::drawing::scale::{AxisLayout, Window};
use crate::model::story::{ActorId, CategoryId, ClaimId};

/// Something done to the timeline.
#[derive(Debug, Clone, PartialEq)]
pub enum TimelineAction {
    /// Multiplies the length of the window, about a position on the axis from 0 to 1.
    Zoom {
        /// Below 1 to see less time in more detail.
        factor: f64,
        /// The position that stays where it is.
        about: f64,
    },
    /// Moves the window by a fraction of its length; positive is later.
    Pan(f64),
    /// Shows all of time.
    Fit,
    /// Shows this stretch of time.
    Show(Window),
    /// Zooms in on clustered events, from one day to another, so that they separate.
    Open {
        /// The first of their days, since 1970.
        from: f64,
        /// The last of them.
        to: f64,
    },
    /// Lays out time along the axis in this way.
    Lay(AxisLayout),
    /// Assigns events to lanes by this criterion.
    Lanes(LaneBy),
    /// Shows or hides a category.
    Toggle(CategoryId),
    /// Shows all categories.
    AllCategories,
    /// Shows only events of an actor, or those of all.
    Actor(Option<ActorId>),
    /// Shows only events that bear on a claim, or all.
    Claim(Option<ClaimId>),
    /// Shows only events with these words.
    Find(Rc<str>),
    /// Shows all events again.
    ShowAll,
}
