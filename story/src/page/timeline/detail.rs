//! The detail of the selected event, or of the newest on the day, and its neighbours.

use crate::fields::ids::EventId;
use crate::model::as_of::{Known, latest_event};
use crate::model::story::Event;
use crate::page::context::PageContext;
use crate::page::timeline::event_card::EventCard;
use crate::page::timeline::events::TimelineEvents;
use crate::state::search::SearchQuery;
use crate::state::view_state::{Action, Selection, ViewState};

/// The event that is told in detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineDetail {
    /// Which event it is, or why there is none.
    pub kicker: &'static str,
    /// The event; `None` if no event is known or matches.
    pub shown: Option<DetailedEvent>,
}

/// An event told in detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailedEvent {
    /// Its id.
    pub id: EventId,
    /// What is told.
    pub card: EventCard,
    /// Whether there is a known event before it.
    pub has_previous: bool,
    /// Whether there is a known event after it.
    pub has_next: bool,
    /// Whether the reader has selected it.
    pub is_selected: bool,
}

impl TimelineDetail {
    /// Tells the selected event, or else the newest.
    #[must_use]
    pub fn new(context: &PageContext, events: &TimelineEvents) -> Self {
        let (state, words) = (context.state, context.words);
        let filter = &state.timeline.filter;
        let is_selected = selected_event(state).is_some();
        let shown = shown_event(state, events);
        let kicker = match shown {
            None if !filter.is_empty() => words.no_event,
            None => words.nothing_yet,
            Some(_) if is_selected => words.selected,
            Some(_) => words.newest,
        };
        Self {
            kicker,
            shown: shown.map(|event| DetailedEvent {
                id: event.id.clone(),
                card: EventCard::new(context, event, &SearchQuery::new(&filter.find)),
                has_previous: neighbour(state, events, false).is_some(),
                has_next: neighbour(state, events, true).is_some(),
                is_selected,
            }),
        }
    }
}

/// Returns the action that selects the known event after the one shown, or the one before it.
#[must_use]
pub fn neighbour(state: &ViewState, events: &TimelineEvents, is_after: bool) -> Option<Action> {
    let shown = shown_event(state, events)?;
    let known = events.known(state.as_of);
    let place = known.iter().position(|event| event.id == shown.id)?;
    let next = if is_after {
        known.get(place + 1)
    } else {
        place.checked_sub(1).and_then(|before| known.get(before))
    };
    let id = next?.id.clone();
    Some(Action::Select(Some(Selection::Event(id))))
}

fn selected_event(state: &ViewState) -> Option<&Event> {
    match &state.selected {
        Some(Selection::Event(id)) => state.story.event(id),
        _ => None,
    }
}

fn shown_event<'a>(state: &'a ViewState, events: &TimelineEvents) -> Option<&'a Event> {
    selected_event(state).or_else(|| newest(state, events))
}

/// Returns the newest of the visible events; of several, the one that is the newest of the whole story.
fn newest<'a>(state: &'a ViewState, events: &TimelineEvents) -> Option<&'a Event> {
    let latest = latest_event(&state.story, state.as_of)?;
    let known = events.known(state.as_of);
    if known.iter().any(|event| event.id == latest.id) {
        return Some(latest);
    }
    let newest = known.into_iter().max_by_key(|event| event.known_from())?;
    state.story.event(&newest.id)
}
