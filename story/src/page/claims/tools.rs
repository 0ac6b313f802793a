//! The controls of the claims: order, claimant, status and aspect; and how many claims they leave.

use crate::list::List as _;
use crate::model::as_of::{Known, claimants, counts};
use crate::model::story::{Actor, AspectId, Status};
use crate::page::choices::{Choice, FoundLine};
use crate::page::context::PageContext;
use crate::page::words;
use crate::state::claims_view::{ClaimsAction, Order};
use crate::state::view_state::Action;

/// The controls of the claims.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimTools {
    /// The order of the claims.
    pub order: Choice,
    /// Whose claims show.
    pub claimant: Choice,
    /// The status of the claims that show.
    pub status: Choice,
    /// What the claims that show are about.
    pub about: Choice,
}

/// Returns the controls; they offer what occurs in the claims known on the day, and what is chosen.
#[must_use]
pub fn claim_tools(context: &PageContext) -> ClaimTools {
    let (story, day) = (context.story(), context.day());
    let chosen = context.state.claims.claimant.as_ref();
    let claims = story.claims.iter().filter(|claim| claim.is_known(day));
    let known: Vec<_> = claims.flat_map(|claim| claimants(claim, day)).list();
    let actors = story
        .actors
        .iter()
        .filter(|actor| chosen == Some(&actor.id) || known.iter().any(|one| one.actor == actor.id));
    let actors: Vec<&Actor> = actors.list();
    ClaimTools {
        order: order(context),
        claimant: Choice::of_actors(context, &actors, chosen, |actor| {
            Action::Claims(ClaimsAction::Claimant(actor))
        }),
        status: status(context),
        about: about(context),
    }
}

fn order(context: &PageContext) -> Choice {
    let words = context.words;
    let mut choice = Choice::new(words.order_by, context.state.claims.order.as_str());
    for order in Order::ALL {
        let name = match order {
            Order::Question => words.by_question,
            Order::Date => words.by_date,
            Order::Claimant => words.by_claimant,
            Order::Status => words.by_status,
        };
        let action = Action::Claims(ClaimsAction::Order(order));
        choice.offer(order.as_str(), name, action);
    }
    choice
}

fn status(context: &PageContext) -> Choice {
    let chosen = context.state.claims.status;
    let action = |status| Action::Claims(ClaimsAction::Status(status));
    let mut choice = Choice::new(context.words.status, chosen.map_or("", Status::as_str));
    choice.offer("", context.words.any_status, action(None));
    let counted = counts(context.story(), context.day());
    for status in Status::ALL {
        if chosen == Some(*status) || counted.iter().any(|(one, _)| one == status) {
            let name = words::status(*status, context.locale);
            choice.offer(status.as_str(), name, action(Some(*status)));
        }
    }
    choice
}

fn about(context: &PageContext) -> Choice {
    let (story, day) = (context.story(), context.day());
    let chosen = context.state.claims.about.as_ref();
    let action = |about| Action::Claims(ClaimsAction::About(about));
    let mut choice = Choice::new(context.words.about, chosen.map_or("", AspectId::as_str));
    choice.offer("", context.words.any_aspect, action(None));
    for aspect in &story.aspects {
        let id = &aspect.id;
        let mut claims = story.claims.iter();
        if chosen == Some(id) || claims.any(|claim| claim.is_known(day) && claim.about == *id) {
            let name = aspect.label.get(context.language());
            choice.offer(id.as_str(), name, action(Some(id.clone())));
        }
    }
    choice
}

/// Returns how many claims match, if there is a filter.
#[must_use]
pub fn found_line(context: &PageContext) -> Option<FoundLine> {
    let (day, chosen) = (context.day(), &context.state.claims);
    if chosen.shows_all() {
        return None;
    }
    let claims = &context.story().claims;
    let all = claims.iter().filter(|claim| claim.is_known(day)).count();
    let shown = claims.iter().filter(|claim| chosen.shows(claim, day));
    let shown = shown.count();
    Some(FoundLine {
        nothing: (shown == 0).then_some(context.words.no_claim_fits),
        count: words::some_claims(shown, all, context.locale),
        show_all: Action::Claims(ClaimsAction::ShowAll),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::{opened, small, whole};

    fn values(choice: &Choice) -> Vec<&str> {
        let options = choice.options.iter();
        options.map(|option| option.value.as_str()).collect()
    }

    #[test]
    fn what_occurs_on_the_day_can_be_chosen() {
        let tools = claim_tools(&whole(&opened(small(), "2025-02-10")));
        assert_eq!(values(&tools.claimant), ["", "town"]);
        assert_eq!(values(&tools.status), ["", "self-reported"]);
        let tools = claim_tools(&whole(&opened(small(), "2025-06-30")));
        assert_eq!(values(&tools.claimant), ["", "town", "haulier"]);
        assert_eq!(values(&tools.status), ["", "alleged", "disputed"]);
    }

    #[test]
    fn what_is_chosen_stays_among_the_options_and_all_can_be_shown_again() {
        let state = opened(small(), "2025-06-30");
        assert_eq!(found_line(&whole(&state)), None);
        let only = Action::Claims(ClaimsAction::Status(Some(Status::Opinion)));
        let state = state.apply(only);
        let tools = claim_tools(&whole(&state));
        assert!(values(&tools.status).contains(&"opinion"));
        assert_eq!(tools.status.chosen, "opinion");
        let found = found_line(&whole(&state)).unwrap();
        assert_eq!(found.count, "0 of 2 claims");
        assert!(found.nothing.is_some());
        assert!(state.apply(found.show_all).claims.shows_all());
    }
}
