//! Which events the timeline shows, in which lanes and rows.

use std::rc::Rc;

use crate::calendar::date::Date;
use crate::drawing::layout::{Arrangement, Placeable};
use crate::drawing::scale::AxisLayout;
use crate::list::List as _;
use crate::model::as_of::{Known, claim_wording};
use crate::model::story::{Event, SharedStory, Story};
use crate::page::context::PageContext;
use crate::state::timeline_view::{Filter, Lane, LaneBy, lanes};

/// The events that the timeline shows, in lanes and rows; two are equal if they are the same object.
#[derive(Debug, Clone)]
pub struct TimelineEvents(Rc<Parts>);

#[derive(Debug)]
struct Parts {
    basis: Basis,
    events: Vec<usize>,
    lanes: Vec<Lane>,
    placed: Vec<(usize, usize)>,
    arrangement: Arrangement,
}

impl PartialEq for TimelineEvents {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the events depend on; the day and the language are left out if they make no difference.
#[derive(Debug, PartialEq)]
struct Basis {
    story: SharedStory,
    filter: Filter,
    lanes: LaneBy,
    laying: AxisLayout,
    day: Option<Date>,
    language: Option<Rc<str>>,
}

impl Basis {
    fn of(context: &PageContext) -> Self {
        let (state, timeline) = (context.state, &context.state.timeline);
        let Filter {
            actor, claim, find, ..
        } = &timeline.filter;
        let is_picky = actor.is_some() || claim.is_some() || !find.is_empty();
        let by_day = is_picky || timeline.lanes != LaneBy::Category;
        Self {
            story: state.story.clone(),
            filter: timeline.filter.clone(),
            lanes: timeline.lanes,
            laying: timeline.laying,
            day: by_day.then_some(state.as_of),
            language: (!find.is_empty()).then(|| state.language.clone()),
        }
    }
}

impl TimelineEvents {
    /// Arranges the events of the state, or returns those of `before` if the arrangement would be the same.
    #[must_use]
    pub fn new(context: &PageContext, before: Option<Self>) -> Self {
        let basis = Basis::of(context);
        match before {
            Some(before) if before.0.basis == basis => before,
            _ => Self::arranged(context, basis),
        }
    }

    fn arranged(context: &PageContext, basis: Basis) -> Self {
        let (story, timeline) = (context.story(), &context.state.timeline);
        let day = context.day();
        let events = timeline.filter.events(story, day, context.language());
        let shown: Vec<&Event> = events
            .iter()
            .filter_map(|index| story.events.get(*index))
            .list();
        let laid = lanes(timeline.lanes, story, &shown, &timeline.filter, day);
        let mut placed = Vec::new();
        let mut placeables = Vec::new();
        for (lane, (_, places)) in laid.iter().enumerate() {
            for place in places {
                if let (Some(event), Some(index)) = (shown.get(*place), events.get(*place)) {
                    placed.push((lane, *index));
                    placeables.push(Placeable {
                        lane,
                        when: event.date,
                        known: event.known_from(),
                    });
                }
            }
        }
        let arrangement =
            Arrangement::new(&placeables, laid.len(), &timeline.scale(), story.updated);
        Self(Rc::new(Parts {
            basis,
            events,
            lanes: laid.into_iter().map(|(lane, _)| lane).list(),
            placed,
            arrangement,
        }))
    }

    /// Returns the story.
    #[must_use]
    pub fn story(&self) -> &Story {
        &self.0.basis.story
    }

    /// Returns the events, in date order.
    #[must_use]
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Event> {
        let events = &self.story().events;
        self.0.events.iter().filter_map(|index| events.get(*index))
    }

    /// Returns those that are known on a day.
    #[must_use]
    pub fn known(&self, day: Date) -> Vec<&Event> {
        self.all().filter(|event| event.is_known(day)).list()
    }

    /// Returns the lane and the event at an index of the arrangement.
    #[must_use]
    pub fn placed(&self, place: usize) -> Option<(usize, &Event)> {
        let (lane, index) = self.0.placed.get(place)?;
        Some((*lane, self.story().events.get(*index)?))
    }

    /// Returns the lanes that an event is in.
    pub fn lanes_of<'a>(&'a self, event: &'a Event) -> impl Iterator<Item = usize> + 'a {
        let is_of = move |(_, index): &&(usize, usize)| {
            self.story().events.get(*index).map(|one| &one.id) == Some(&event.id)
        };
        self.0.placed.iter().filter(is_of).map(|(lane, _)| *lane)
    }

    /// Returns the rows and positions of the events.
    #[must_use]
    pub fn arrangement(&self) -> &Arrangement {
        &self.0.arrangement
    }

    /// Returns the names of the lanes.
    #[must_use]
    pub fn lane_names(&self, context: &PageContext) -> Vec<String> {
        let lanes = self.0.lanes.iter();
        lanes.map(|lane| self.lane_name(lane, context)).list()
    }

    fn lane_name(&self, lane: &Lane, context: &PageContext) -> String {
        let (story, language) = (self.story(), context.language());
        let name = match lane {
            Lane::Category(index) => {
                let category = story.categories.get(*index);
                category.map(|category| category.label.get(language))
            }
            Lane::Actor(id) => story.actor(id).map(|actor| actor.name.as_str()),
            Lane::Claim(id) => {
                let claim = story.claim(id);
                claim.map(|claim| claim_wording(claim, context.day()).label.get(language))
            }
            Lane::Rest => None,
        };
        name.unwrap_or(context.words.other_lane).to_owned()
    }
}

/// Returns the index of an event's colour, which is that of its category.
#[must_use]
pub fn hue(story: &Story, event: &Event) -> usize {
    let categories = &story.categories;
    let place = categories
        .iter()
        .position(|category| category.id == event.category);
    place.unwrap_or_default() % 8
}
