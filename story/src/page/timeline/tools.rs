//! The controls of the timeline: categories, search, actor, claim, lanes, scale, zoom.

use crate::calendar::locale::direction;
use crate::drawing::scale::AxisLayout;
use crate::fields::ids::{ActorId, CategoryId, ClaimId};
use crate::model::as_of::{Known, claim_wording};
use crate::model::story::Actor;
use crate::page::context::PageContext;
use crate::page::timeline::events::TimelineEvents;
use crate::page::words;
use crate::state::timeline_view::{LaneBy, TimelineAction};
use crate::state::view_state::Action;

/// The controls of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineTools {
    /// Whether all categories are shown.
    pub shows_all: bool,
    /// The categories.
    pub categories: Vec<CategoryChip>,
    /// The choice of the time in view.
    pub zoom: ZoomTools,
    /// The words searched for, as typed.
    pub find: String,
    /// The choice of an actor.
    pub actors: Choice,
    /// The choice of a claim.
    pub claims: Choice,
    /// The choice of lanes.
    pub lanes: Choice,
    /// How many events match, if there is a filter.
    pub found: Option<FoundEvents>,
}

/// A category to show or hide.
#[derive(Debug, Clone, PartialEq)]
pub struct CategoryChip {
    /// Its id.
    pub id: CategoryId,
    /// The index of its colour.
    pub hue: usize,
    /// Its name.
    pub label: String,
    /// Whether it is shown.
    pub is_shown: bool,
    /// Shows or hides it.
    pub toggle: Action,
}

/// The choice of the time in view, and of the scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoomTools {
    /// The arrow towards earlier time.
    pub earlier_sign: &'static str,
    /// The arrow towards later time.
    pub later_sign: &'static str,
    /// Moves to earlier time.
    pub earlier: Action,
    /// Moves to later time.
    pub later: Action,
    /// Whether all days are equally long.
    pub is_even: bool,
    /// Changes to the other scale.
    pub scale: Action,
}

/// A choice from a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The values with their words.
    pub options: Vec<(String, String)>,
    /// The value that is chosen.
    pub chosen: String,
}

/// How many events match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundEvents {
    /// Whether there are none.
    pub is_nothing: bool,
    /// How many of all, in words.
    pub count: String,
}

impl TimelineTools {
    /// Returns the controls as they are set.
    #[must_use]
    pub fn new(context: &PageContext, events: &TimelineEvents) -> Self {
        let timeline = &context.state.timeline;
        let filter = &timeline.filter;
        let categories = context.story().categories.iter().enumerate();
        let categories = categories.map(|(index, category)| CategoryChip {
            id: category.id.clone(),
            hue: index % 8,
            label: category.label.get(context.language()).to_owned(),
            is_shown: !filter.hidden.contains(&category.id),
            toggle: Action::Timeline(TimelineAction::Toggle(category.id.clone())),
        });
        Self {
            shows_all: filter.hidden.is_empty(),
            categories: categories.collect(),
            zoom: ZoomTools::new(context),
            find: filter.find.to_string(),
            actors: actor_choice(context, filter.actor.as_ref()),
            claims: claim_choice(context, filter.claim.as_ref()),
            lanes: lane_choice(context, timeline.lanes),
            found: (!filter.is_empty()).then(|| FoundEvents::new(context, events)),
        }
    }
}

impl ZoomTools {
    fn new(context: &PageContext) -> Self {
        let is_even = context.state.timeline.laying == AxisLayout::Even;
        let other = if is_even {
            AxisLayout::Compressed
        } else {
            AxisLayout::Even
        };
        let (earlier_sign, later_sign) = match direction(context.language()) {
            "rtl" => ("→", "←"),
            _ => ("←", "→"),
        };
        Self {
            earlier_sign,
            later_sign,
            earlier: Action::Timeline(TimelineAction::Pan(-0.4)),
            later: Action::Timeline(TimelineAction::Pan(0.4)),
            is_even,
            scale: Action::Timeline(TimelineAction::Lay(other)),
        }
    }
}

impl FoundEvents {
    fn new(context: &PageContext, events: &TimelineEvents) -> Self {
        let day = context.day();
        let all = context.story().events.iter();
        let all = all.filter(|event| event.is_known(day)).count();
        let shown = events.known(day).len();
        Self {
            is_nothing: shown == 0,
            count: words::some_events(shown, all, context.locale),
        }
    }
}

/// Returns the choice among the actors of known events, by name.
fn actor_choice(context: &PageContext, chosen: Option<&ActorId>) -> Choice {
    let (story, day) = (context.story(), context.day());
    let known = || story.events.iter().filter(|event| event.is_known(day));
    let actors = story.actors.iter().filter(|actor| {
        chosen == Some(&actor.id) || known().any(|event| event.actors.contains(&actor.id))
    });
    let mut actors: Vec<&Actor> = actors.collect();
    actors.sort_by(|one, other| one.name.cmp(&other.name));
    let mut options = vec![(String::new(), context.words.anyone.to_owned())];
    let actors = actors.into_iter();
    options.extend(actors.map(|actor| (actor.id.to_string(), actor.name.clone())));
    Choice {
        options,
        chosen: chosen.map_or_else(String::new, ActorId::to_string),
    }
}

/// Returns the choice among the claims known on the day.
fn claim_choice(context: &PageContext, chosen: Option<&ClaimId>) -> Choice {
    let day = context.day();
    let claims = context.story().claims.iter();
    let claims = claims.filter(|claim| chosen == Some(&claim.id) || claim.is_known(day));
    let mut options = vec![(String::new(), context.words.any_claim.to_owned())];
    options.extend(claims.map(|claim| {
        let label = claim_wording(claim, day).label.get(context.language());
        (claim.id.to_string(), label.to_owned())
    }));
    Choice {
        options,
        chosen: chosen.map_or_else(String::new, ClaimId::to_string),
    }
}

fn lane_choice(context: &PageContext, chosen: LaneBy) -> Choice {
    let option = |by: LaneBy| {
        let name = match by {
            LaneBy::Category => context.words.by_category,
            LaneBy::Actor => context.words.by_actor,
            LaneBy::Claim => context.words.by_claim,
        };
        (by.as_str().to_owned(), name.to_owned())
    };
    Choice {
        options: LaneBy::ALL.into_iter().map(option).collect(),
        chosen: chosen.as_str().to_owned(),
    }
}

/// Returns what choosing a value among the actors does.
#[must_use]
pub fn actor_chosen(value: &str) -> TimelineAction {
    TimelineAction::Actor((!value.is_empty()).then(|| value.into()))
}

/// Returns what choosing a value among the claims does.
#[must_use]
pub fn claim_chosen(value: &str) -> TimelineAction {
    TimelineAction::Claim((!value.is_empty()).then(|| value.into()))
}

/// Returns what choosing a value among the lanes does.
#[must_use]
pub fn lanes_chosen(value: &str) -> TimelineAction {
    let mut all = LaneBy::ALL.into_iter();
    let by = all.find(|by| by.as_str() == value);
    TimelineAction::Lanes(by.unwrap_or_default())
}
