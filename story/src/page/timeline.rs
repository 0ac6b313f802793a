//! The timeline.
//!
//! [`TimelinePage`] is what does not change while the reader pans or zooms; [`TimelineScene`](scene::TimelineScene) is
//! what is in view.

pub mod detail;
pub mod eras;
pub mod event_card;
pub mod event_list;
pub mod events;
pub mod keys;
pub mod scene;
pub mod tools;

use std::rc::Rc;

use crate::page::context::PageContext;

use detail::TimelineDetail;
use eras::{EraEntry, eras};
use event_list::{EventList, ListPage};
use events::TimelineEvents;
use tools::TimelineTools;

/// What the timeline shows, whatever the time in view.
///
/// Its pieces are shared, so that one that has not changed is found equal at once.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelinePage {
    /// The events that are shown.
    pub events: TimelineEvents,
    /// The controls.
    pub tools: Rc<TimelineTools>,
    /// The eras that have begun, by their numbers in the plot.
    pub eras: Rc<Vec<EraEntry>>,
    /// The event that is told in detail.
    pub detail: Rc<TimelineDetail>,
    /// All events as a list.
    pub list: Rc<EventList>,
}

impl TimelinePage {
    /// Makes the page from the events of the state and the page of the list that the reader has turned to.
    #[must_use]
    pub fn new(context: &PageContext, events: TimelineEvents, page: ListPage) -> Self {
        Self {
            tools: Rc::new(TimelineTools::new(context, &events)),
            eras: Rc::new(eras(context)),
            detail: Rc::new(TimelineDetail::new(context, &events)),
            list: Rc::new(EventList::new(context, &events, page)),
            events,
        }
    }
}
