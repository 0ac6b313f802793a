//! What a reader has chosen in the timeline: the time in view, the lanes, and the search.

use std::rc::Rc;

use crate::calendar::date::Date;
use crate::drawing::scale::{Axis, AxisLayout, Scale, Window};
use crate::model::as_of::{Known, event_wording};
use crate::model::story::{ActorId, CategoryId, ClaimId, Event, EventId, Story};
use crate::state::search::SearchQuery;

/// The criterion by which events are assigned to lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LaneBy {
    /// The category of the event.
    #[default]
    Category,
    /// The actors involved; an event with several is in several lanes.
    Actor,
    /// The claims it bears on, likewise.
    Claim,
}

impl LaneBy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Category, Self::Actor, Self::Claim];

    /// Its name in a link.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Actor => "actor",
            Self::Claim => "claim",
        }
    }
}

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

/// The reader's choice of which events to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The categories that are hidden.
    pub hidden: Vec<CategoryId>,
    /// The actor whose events are shown.
    pub actor: Option<ActorId>,
    /// The claim whose events are shown.
    pub claim: Option<ClaimId>,
    /// The words searched for, as typed.
    pub find: Rc<str>,
}

impl Filter {
    /// Whether every event is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the indices of the events that are shown, in date order.
    ///
    /// An event that is not known on the day has no actor, no claim and no words: only its category is revealed.
    #[must_use]
    pub fn events(&self, story: &Story, day: Date, language: &str) -> Vec<usize> {
        let sought = SearchQuery::new(&self.find);
        let is_picky = self.actor.is_some() || self.claim.is_some() || !sought.is_empty();
        let shows = |event: &Event| {
            if self.hidden.contains(&event.category) {
                return false;
            }
            if !is_picky {
                return true;
            }
            let (title, summary) = event_wording(event, day);
            let is_of = |wanted: &ActorId| event.actors.contains(wanted);
            event.is_known(day)
                && self.actor.as_ref().is_none_or(is_of)
                && self
                    .claim
                    .as_ref()
                    .is_none_or(|claim| event.claims.contains(claim))
                && (sought.is_empty()
                    || sought.is_in(&[title.get(language), summary.get(language)]))
        };
        let events = story.events.iter().enumerate();
        let mut found: Vec<_> = events
            .filter(|(_, event)| shows(event))
            .map(|(index, event)| {
                let first = event.date.first_day().or(event.date.last_day());
                ((first, event.date.last_day()), index)
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, index)| index).collect()
    }
}

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
            .collect();
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

/// A lane of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lane {
    /// A category, by its index in the story.
    Category(usize),
    /// An actor.
    Actor(ActorId),
    /// A claim.
    Claim(ClaimId),
    /// Everything that is in no other lane.
    Rest,
}

/// The maximum number of actors with a lane each; the others share one.
const MOST_ACTORS: usize = 9;

/// Returns the lanes of some events, and which events (by their index among them) are in each.
///
/// Lanes of actors begin with those involved in most of the events known on the day; lanes of claims are in the order
/// of the story. Events not known on the day are in the last lane: whom and what they are about is not revealed yet.
#[must_use]
pub fn lanes(
    by: LaneBy,
    story: &Story,
    events: &[&Event],
    filter: &Filter,
    day: Date,
) -> Vec<(Lane, Vec<usize>)> {
    let known = |event: &&&Event| event.is_known(day);
    let mut lanes: Vec<(Lane, Vec<usize>)> = match by {
        LaneBy::Category => story
            .categories
            .iter()
            .enumerate()
            .filter(|(_, category)| !filter.hidden.contains(&category.id))
            .map(|(index, _)| (Lane::Category(index), Vec::new()))
            .collect(),
        LaneBy::Actor => {
            let mut counts: Vec<(usize, &ActorId)> = Vec::new();
            for actor in events.iter().filter(known).flat_map(|event| &event.actors) {
                match counts.iter_mut().find(|(_, other)| *other == actor) {
                    Some((count, _)) => *count += 1,
                    None => counts.push((1, actor)),
                }
            }
            counts.sort_by_key(|(count, _)| usize::MAX - count);
            counts.truncate(MOST_ACTORS);
            let lane = |(_, actor): (usize, &ActorId)| (Lane::Actor(actor.clone()), Vec::new());
            counts.into_iter().map(lane).collect()
        }
        LaneBy::Claim => story
            .claims
            .iter()
            .filter(|claim| claim.is_known(day))
            .map(|claim| (Lane::Claim(claim.id.clone()), Vec::new()))
            .collect(),
    };
    let mut rest = Vec::new();
    for (place, event) in events.iter().enumerate() {
        let is_told = by == LaneBy::Category || event.is_known(day);
        let is_in = |lane: &Lane| match lane {
            Lane::Category(index) => {
                let category = story.categories.get(*index);
                category.is_some_and(|category| category.id == event.category)
            }
            Lane::Actor(actor) => event.actors.contains(actor),
            Lane::Claim(claim) => event.claims.contains(claim),
            Lane::Rest => false,
        };
        let mut is_somewhere = false;
        for (lane, places) in &mut lanes {
            if is_told && is_in(lane) {
                places.push(place);
                is_somewhere = true;
            }
        }
        if !is_somewhere {
            rest.push(place);
        }
    }
    lanes.retain(|(lane, places)| matches!(lane, Lane::Category(_)) || !places.is_empty());
    if !rest.is_empty() {
        lanes.push((Lane::Rest, rest));
    }
    lanes
}

/// Returns the events in the order in which they became known, up to the story's last day: the walk through the story.
#[must_use]
pub fn walk(story: &Story) -> Vec<(Date, &EventId)> {
    let events = story.events.iter();
    let mut walk: Vec<(Date, &Event)> = events
        .map(|event| (event.known_from(), event))
        .filter(|(known, _)| *known <= story.updated)
        .collect();
    walk.sort_by_key(|(known, event)| (*known, event.date));
    walk.into_iter()
        .map(|(known, event)| (known, &event.id))
        .collect()
}
