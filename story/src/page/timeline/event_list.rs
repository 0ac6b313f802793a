//! The events as a list by year: what assistive technology reads instead of the plot, and what replaces the plot if
//! there is no room for it.

use std::rc::Rc;

use crate::fields::ids::EventId;
use crate::model::as_of::Known;
use crate::model::story::Event;
use crate::page::context::PageContext;
use crate::page::timeline::event_card::EventCard;
use crate::page::timeline::events::{TimelineEvents, hue};
use crate::page::words;
use crate::state::search::SearchQuery;
use crate::state::view_state::Selection;
use crate::wording::date_words;

/// The page of a long list that the reader has turned to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListPage {
    /// Its index; the last page, if there are fewer.
    pub index: usize,
    /// Number of events on a page, if there are more than twice as many.
    pub length: usize,
}

/// The list of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventList {
    /// How many are known on the day, in words.
    pub summary: String,
    /// Whether it is open during a search, to show what is found.
    pub is_searched: bool,
    /// The pages to turn to; `None` if there is one.
    pub turns: Option<PageTurns>,
    /// The events of this page.
    pub years: Vec<EventYear>,
    /// The selected event.
    pub selected: Option<EventId>,
    /// The index of the page that has it.
    pub page_of_selected: Option<usize>,
}

/// Where one can turn to from a page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageTurns {
    /// The index of the page before.
    pub back: Option<usize>,
    /// Which events are on this page, in words.
    pub shown: String,
    /// The index of the page after.
    pub more: Option<usize>,
}

/// The events of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventYear {
    /// The year; empty if it is not known.
    pub year: String,
    /// Its events; if the as-of date is in it, those up to the date.
    pub before: Vec<Rc<EventEntry>>,
    /// The as-of date in words, if it is in the year.
    pub today: Option<String>,
    /// The events after the as-of date.
    pub after: Vec<Rc<EventEntry>>,
    /// The colours of the events that are known only later.
    pub later: Vec<(EventId, usize)>,
    /// How many these are, in words.
    pub later_count: String,
}

/// An event in the list; one that is not known yet only keeps its place, hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventEntry {
    /// Its id.
    pub id: EventId,
    /// What is shown of it, if it is known.
    pub shown: Option<ListedEvent>,
}

/// A known event in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEvent {
    /// What is told.
    pub card: EventCard,
    /// The index of its colour.
    pub hue: usize,
    /// Whether it is highlighted.
    pub is_marked: bool,
    /// Whether it is selected.
    pub is_selected: bool,
    /// What its button selects: it, or nothing if it is selected.
    pub pick: Option<Selection>,
}

impl EventList {
    /// Lists the events on a page.
    #[must_use]
    pub fn new(context: &PageContext, events: &TimelineEvents, page: ListPage) -> Self {
        let (day, locale) = (context.day(), context.locale);
        let selected = match &context.state.selected {
            Some(Selection::Event(id)) => Some(id.clone()),
            _ => None,
        };
        let events: Vec<&Event> = events.all().collect();
        let known = events.iter().filter(|event| event.is_known(day)).count();
        let is_paged = events.len() > 2 * page.length;
        let last = events.len().saturating_sub(1) / page.length;
        let index = page.index.min(last);
        let listed = if is_paged {
            events.chunks(page.length).nth(index).unwrap_or_default()
        } else {
            &events
        };
        let sought = SearchQuery::new(&context.state.timeline.filter.find);
        let turns = is_paged.then(|| {
            let first = index * page.length + 1;
            let end = first + listed.len() - 1;
            PageTurns {
                back: index.checked_sub(1),
                shown: words::page_of_events(first, end, events.len(), locale),
                more: (index < last).then_some(index + 1),
            }
        });
        let place = selected.as_ref();
        let place = place.and_then(|id| events.iter().position(|event| event.id == *id));
        Self {
            summary: words::event_list(known, locale),
            is_searched: !sought.is_empty(),
            turns,
            years: years(context, listed, &sought),
            selected,
            page_of_selected: place.map(|place| place / page.length),
        }
    }
}

/// Lists events by year, with the as-of date after the last that had happened by then.
fn years(context: &PageContext, listed: &[&Event], sought: &SearchQuery) -> Vec<EventYear> {
    let day = context.day();
    let today = listed
        .iter()
        .rposition(|event| event.date.first_day().is_none_or(|first| first <= day));
    let mut place = 0;
    let years = listed.chunk_by(|one, other| year(one) == year(other));
    let years = years.map(|events| {
        let before = place;
        place += events.len();
        let divided = today
            .filter(|today| (before..place).contains(today))
            .map(|today| today + 1 - before);
        EventYear::new(context, events, divided, sought)
    });
    years.collect()
}

fn year(event: &Event) -> Option<i32> {
    let first = event.date.first_day().or(event.date.last_day())?;
    Some(first.year())
}

impl EventYear {
    /// Lists the events of a year, with the as-of date after the first `divided` of them.
    fn new(
        context: &PageContext,
        events: &[&Event],
        divided: Option<usize>,
        sought: &SearchQuery,
    ) -> Self {
        let (day, locale) = (context.day(), context.locale);
        let year = events.first().and_then(|event| year(event));
        let entry = |event: &&Event| Rc::new(EventEntry::new(context, event, sought));
        let (before, after) = events
            .split_at_checked(divided.unwrap_or(events.len()))
            .unwrap_or((events, &[]));
        let later = events.iter().filter(|event| !event.is_known(day));
        let later: Vec<_> = later
            .map(|event| (event.id.clone(), hue(context.story(), event)))
            .collect();
        Self {
            year: year.map_or_else(String::new, |year| year.to_string()),
            before: before.iter().map(entry).collect(),
            today: divided.map(|_| date_words::day(day, locale)),
            after: after.iter().map(entry).collect(),
            later_count: words::known_later(later.len(), locale),
            later,
        }
    }
}

impl EventEntry {
    fn new(context: &PageContext, event: &Event, sought: &SearchQuery) -> Self {
        let shown = event.is_known(context.day()).then(|| {
            let this = Selection::Event(event.id.clone());
            let is_selected = context.state.selected.as_ref() == Some(&this);
            ListedEvent {
                card: EventCard::new(context, event, sought),
                hue: hue(context.story(), event),
                is_marked: context.state.marks_event(event),
                is_selected,
                pick: (!is_selected).then_some(this),
            }
        });
        Self {
            id: event.id.clone(),
            shown,
        }
    }
}
