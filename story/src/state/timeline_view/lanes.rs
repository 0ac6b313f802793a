//! The lanes of the timeline, and which events are in each.

use super::Filter;
use crate::calendar::date::Date;
use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::story::{ActorId, ClaimId, Event, Story};

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
            .list(),
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
            counts.into_iter().map(lane).list()
        }
        LaneBy::Claim => story
            .claims
            .iter()
            .filter(|claim| claim.is_known(day))
            .map(|claim| (Lane::Claim(claim.id.clone()), Vec::new()))
            .list(),
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
