//! What a reader has chosen in the timeline: the time in view, the lanes, and the search.

mod action;
mod filter;
mod lanes;

use std::rc::Rc;

pub use action::TimelineAction;
pub use filter::Filter;
pub use lanes::{Lane, LaneBy, lanes};

use crate::calendar::date::Date;
use crate::drawing::scale::{Axis, AxisLayout, Scale, Window};
use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::story::{Event, EventId, Story};

/// What a reader has chosen in the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineView {
    /// The stretch of time in view.
    pub window: Window,
    /// The window over all events, beyond which no window can reach.
    pub bounds: Window,
    /// How time is laid out along the axis.
    pub laying: AxisLayout,
    /// The criterion by which events are assigned to lanes.
    pub lanes: LaneBy,
    /// Which events are shown.
    pub filter: Filter,
    compressed: Rc<Scale>,
}

impl TimelineView {
    /// Creates the timeline of a story as it opens: all of it.
    #[must_use]
    pub fn new(story: &Story, first: Date) -> Self {
        let starts = || {
            story
                .events
                .iter()
                .filter_map(|event| event.date.first_day())
        };
        let bounds = Window::around(starts().min().unwrap_or(first), story.updated);
        let ends = story.events.iter().filter(|event| event.date.is_span());
        let ends = ends.filter_map(|event| event.date.last_day());
        let days: Vec<Date> = starts()
            .chain(ends)
            .chain([story.updated])
            .filter(|day| *day <= story.updated)
            .list();
        Self {
            window: bounds,
            bounds,
            laying: AxisLayout::default(),
            lanes: LaneBy::default(),
            filter: Filter::default(),
            compressed: Rc::new(Scale::compressed(&days)),
        }
    }

    /// Returns the scale by which time is laid out along the axis.
    #[must_use]
    pub fn scale(&self) -> Rc<Scale> {
        match self.laying {
            AxisLayout::Compressed => self.compressed.clone(),
            AxisLayout::Even => Rc::new(Scale::even()),
        }
    }

    /// Returns the compressed scale of the story, whatever is chosen.
    #[must_use]
    pub fn compressed(&self) -> Rc<Scale> {
        self.compressed.clone()
    }

    /// Returns the axis in view.
    #[must_use]
    pub fn axis(&self) -> Axis {
        Axis::new(self.scale(), self.window)
    }

    /// Whether the same is chosen in another, except for the time in view.
    #[must_use]
    pub fn shows_events_of(&self, other: &Self) -> bool {
        self.laying == other.laying && self.lanes == other.lanes && self.filter == other.filter
    }

    /// Applies an action.
    pub fn apply(&mut self, action: TimelineAction) {
        let filter = &mut self.filter;
        match action {
            TimelineAction::Zoom { factor, about } => {
                self.window = self.axis().zoomed(factor, about, self.bounds);
            }
            TimelineAction::Pan(part) => self.window = self.axis().panned(part, self.bounds),
            TimelineAction::Fit => self.window = self.bounds,
            TimelineAction::Show(window) => self.window = window.within(self.bounds),
            TimelineAction::Open { from, to } => {
                self.window = self.axis().opened(from, to, self.bounds);
            }
            TimelineAction::Lay(laying) => self.laying = laying,
            TimelineAction::Lanes(lanes) => self.lanes = lanes,
            TimelineAction::Toggle(category) => {
                let shown = filter.hidden.len();
                filter.hidden.retain(|hidden| *hidden != category);
                if filter.hidden.len() == shown {
                    filter.hidden.push(category);
                }
            }
            TimelineAction::AllCategories => filter.hidden.clear(),
            TimelineAction::Actor(actor) => filter.actor = actor,
            TimelineAction::Claim(claim) => filter.claim = claim,
            TimelineAction::Find(words) => filter.find = words,
            TimelineAction::ShowAll => *filter = Filter::default(),
        }
    }

    /// Moves the window just far enough for an event to be in it.
    pub fn bring_in(&mut self, event: &Event) {
        if let Some(first) = event.date.first_day().or(event.date.last_day()) {
            self.window = self.axis().showing(first, self.bounds);
        }
    }
}

/// Returns the events in the order in which they became known, up to the story's last day: the walk through the story.
#[must_use]
pub fn walk(story: &Story) -> Vec<(Date, &EventId)> {
    let events = story.events.iter();
    let mut walk: Vec<(Date, &Event)> = events
        .map(|event| (event.known_from(), event))
        .filter(|(known, _)| *known <= story.updated)
        .list();
    walk.sort_by_key(|(known, event)| (*known, event.date));
    walk.into_iter()
        .map(|(known, event)| (known, &event.id))
        .list()
}
