//! What the timeline shows of the story: which events, in which lanes and rows.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::view::View;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::drawing::layout::{Arrangement, Placeable};
use contrappunto_story::drawing::scale::AxisLayout;
use contrappunto_story::model::as_of::{Known, claim_wording};
use contrappunto_story::model::story::{Event, SharedStory, Story};
use contrappunto_story::state::timeline_view::{Filter, Lane, LaneBy, lanes};

/// Events in lanes and rows, compared by identity.
#[derive(Clone)]
pub(in crate::components) struct Scene(Rc<Parts>);

struct Parts {
    story: SharedStory,
    events: Vec<usize>,
    lanes: Vec<Lane>,
    placed: Vec<(usize, usize)>,
    arrangement: Arrangement,
}

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a scene depends on; the day and the language are left out if they make no difference.
#[derive(PartialEq, Clone)]
struct Key {
    story: SharedStory,
    filter: Filter,
    lanes: LaneBy,
    laying: AxisLayout,
    day: Option<Date>,
    language: Option<Rc<str>>,
}

/// Returns the scene of the current state, computed again only when it would differ.
#[hook]
pub(super) fn use_scene(view: Option<&View>) -> Option<Scene> {
    let key = view.map(|view| {
        let timeline = &view.state.timeline;
        let Filter {
            actor, claim, find, ..
        } = &timeline.filter;
        let is_picky = actor.is_some() || claim.is_some() || !find.is_empty();
        let by_day = is_picky || timeline.lanes != LaneBy::Category;
        Key {
            story: view.state.story.clone(),
            filter: timeline.filter.clone(),
            lanes: timeline.lanes,
            laying: timeline.laying,
            day: by_day.then(|| view.day()),
            language: (!find.is_empty()).then(|| view.state.language.clone()),
        }
    });
    let scene = use_memo(key, |_| view.map(Scene::of));
    (*scene).clone()
}

impl Scene {
    fn of(view: &View) -> Self {
        let (story, timeline) = (&view.state.story, &view.state.timeline);
        let day = view.day();
        let events = timeline.filter.events(story, day, view.language());
        let shown: Vec<&Event> = events
            .iter()
            .filter_map(|index| story.events.get(*index))
            .collect();
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
            story: story.clone(),
            events,
            lanes: laid.into_iter().map(|(lane, _)| lane).collect(),
            placed,
            arrangement,
        }))
    }

    /// Returns the story.
    pub fn story(&self) -> &Story {
        &self.0.story
    }

    /// Returns the visible events, in date order.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = &Event> {
        let events = &self.0.story.events;
        self.0.events.iter().filter_map(|index| events.get(*index))
    }

    /// Returns the visible events that are known on a day.
    pub fn known(&self, day: Date) -> Vec<&Event> {
        self.events().filter(|event| event.is_known(day)).collect()
    }

    /// Returns the lanes.
    pub fn lanes(&self) -> &[Lane] {
        &self.0.lanes
    }

    /// Returns the lane and the event at an index of the arrangement.
    pub fn placed(&self, place: usize) -> Option<(usize, &Event)> {
        let (lane, index) = self.0.placed.get(place)?;
        Some((*lane, self.0.story.events.get(*index)?))
    }

    /// Returns the lanes that an event is in.
    pub fn lanes_of<'a>(&'a self, event: &'a Event) -> impl Iterator<Item = usize> + 'a {
        let is_of = move |(_, index): &&(usize, usize)| {
            self.0.story.events.get(*index).map(|one| &one.id) == Some(&event.id)
        };
        self.0.placed.iter().filter(is_of).map(|(lane, _)| *lane)
    }

    /// Returns the rows and positions of the events.
    pub fn arrangement(&self) -> &Arrangement {
        &self.0.arrangement
    }

    /// Returns the name of a lane.
    pub fn name(&self, lane: &Lane, view: &View) -> String {
        let story = self.story();
        let language = view.language();
        let name = match lane {
            Lane::Category(index) => {
                let category = story.categories.get(*index);
                category.map(|category| category.label.get(language))
            }
            Lane::Actor(id) => story.actor(id).map(|actor| actor.name.as_str()),
            Lane::Claim(id) => {
                let claim = story.claim(id);
                claim.map(|claim| claim_wording(claim, view.day()).label.get(language))
            }
            Lane::Rest => None,
        };
        name.unwrap_or(view.words.other_lane).to_owned()
    }
}

/// Returns the index of an event's colour, which is that of its category.
pub(in crate::components) fn hue(story: &Story, event: &Event) -> usize {
    let categories = &story.categories;
    let place = categories
        .iter()
        .position(|category| category.id == event.category);
    place.unwrap_or_default() % 8
}
