//! The controls of the timeline: categories, search, actor, claim, lanes, scale, zoom.

use crate::calendar::locale::direction;
use crate::drawing::scale::AxisLayout;
use crate::fields::ids::{ActorId, CategoryId};
use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::story::Actor;
use crate::page::choices::{Choice, FoundLine};
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
    pub found: Option<FoundLine>,
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
            label: category.label.copy(context.language()),
            is_shown: !filter.hidden.contains(&category.id),
            toggle: Action::Timeline(TimelineAction::Toggle(category.id.clone())),
        });
        Self {
            shows_all: filter.hidden.is_empty(),
            categories: categories.list(),
            zoom: ZoomTools::new(context),
            find: filter.find.to_string(),
            actors: actor_choice(context, filter.actor.as_ref()),
            claims: Choice::of_claims(context, filter.claim.as_ref(), |claim| {
                Action::Timeline(TimelineAction::Claim(claim))
            }),
            lanes: lane_choice(context, timeline.lanes),
            found: (!filter.is_empty()).then(|| found_line(context, events)),
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

/// Returns how many events match.
fn found_line(context: &PageContext, events: &TimelineEvents) -> FoundLine {
    let day = context.day();
    let all = context.story().events.iter();
    let all = all.filter(|event| event.is_known(day)).count();
    let shown = events.known(day).len();
    FoundLine {
        nothing: (shown == 0).then_some(context.words.no_event),
        count: words::some_events(shown, all, context.locale),
        show_all: Action::Timeline(TimelineAction::ShowAll),
    }
}

/// Returns the choice among the actors of known events, by name.
fn actor_choice(context: &PageContext, chosen: Option<&ActorId>) -> Choice {
    let (story, day) = (context.story(), context.day());
    let known = || story.events.iter().filter(|event| event.is_known(day));
    let actors = story.actors.iter().filter(|actor| {
        chosen == Some(&actor.id) || known().any(|event| event.actors.contains(&actor.id))
    });
    let mut actors: Vec<&Actor> = actors.list();
    actors.sort_by(|one, other| one.name.cmp(&other.name));
    Choice::of_actors(context, &actors, chosen, |actor| {
        Action::Timeline(TimelineAction::Actor(actor))
    })
}

fn lane_choice(context: &PageContext, chosen: LaneBy) -> Choice {
    let words = context.words;
    let mut choice = Choice::new(words.lanes_by, chosen.as_str());
    for by in LaneBy::ALL {
        let name = match by {
            LaneBy::Category => words.by_category,
            LaneBy::Actor => words.by_actor,
            LaneBy::Claim => words.by_claim,
        };
        let action = Action::Timeline(TimelineAction::Lanes(by));
        choice.offer(by.as_str(), name, action);
    }
    choice
}
