//! The claims in an order other than by question, in groups with a heading each.

use std::rc::Rc;

use crate::list::List as _;
use crate::model::as_of::{Known, claimants, status};
use crate::model::story::{Claim, Status};
use crate::page::claims::card::{CardForm, ClaimCard, claim_card};
use crate::page::claims::side::first_side;
use crate::page::context::PageContext;
use crate::page::words;
use crate::state::claims_view::Order;

/// All claims in groups.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimGroups {
    /// The groups of those that show.
    pub groups: Vec<ClaimGroup>,
    /// The cards of the others, which keep their place in the page.
    pub hidden: Vec<Rc<ClaimCard>>,
}

/// Some claims under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimGroup {
    /// The heading: year, claimant or status.
    pub name: String,
    /// The cards, short.
    pub cards: Vec<Rc<ClaimCard>>,
}

/// Returns all claims in the order that the reader has chosen; within a group, by the day they became known.
#[must_use]
pub fn claim_groups(context: &PageContext) -> ClaimGroups {
    let (story, day, chosen) = (context.story(), context.day(), &context.state.claims);
    let mut claims: Vec<&Claim> = story.claims.iter().list();
    claims.sort_by_key(|claim| claim.known_from());
    let (shown, others): (Vec<&Claim>, Vec<&Claim>) = claims
        .into_iter()
        .partition(|claim| chosen.shows(claim, day));
    let card = |claim: &Claim| {
        let side = first_side(story, &claim.id);
        Rc::new(claim_card(context, claim, side, CardForm::Short(None)))
    };
    let mut groups: Vec<ClaimGroup> = Vec::new();
    let mut put = |name: String, claim| match groups.iter_mut().find(|group| group.name == name) {
        Some(group) => group.cards.push(card(claim)),
        None => groups.push(ClaimGroup {
            name,
            cards: vec![card(claim)],
        }),
    };
    match chosen.order {
        Order::Question | Order::Date => {
            for claim in shown {
                put(claim.known_from().year().to_string(), claim);
            }
        }
        Order::Claimant => {
            for claim in shown {
                let first = claimants(claim, day).next();
                let actor = first.and_then(|claimant| story.actor(&claimant.actor));
                let name = actor.map_or_else(String::new, |actor| actor.name.clone());
                put(name, claim);
            }
        }
        Order::Status => {
            for wanted in Status::ALL {
                let stands = |claim: &&&Claim| {
                    status(claim, day).is_some_and(|entry| entry.status == *wanted)
                };
                for claim in shown.iter().filter(stands) {
                    put(words::status(*wanted, context.locale).to_owned(), claim);
                }
            }
        }
    }
    ClaimGroups {
        groups,
        hidden: others.into_iter().map(card).list(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::{opened, small, whole};
    use crate::state::claims_view::ClaimsAction;
    use crate::state::view_state::Action;

    fn groups(order: Order, day: &str) -> ClaimGroups {
        let by = Action::Claims(ClaimsAction::Order(order));
        claim_groups(&whole(&opened(small(), day).apply(by)))
    }

    fn names(groups: &ClaimGroups) -> Vec<&str> {
        let groups = groups.groups.iter();
        groups.map(|group| group.name.as_str()).collect()
    }

    #[test]
    fn claims_are_grouped_by_status_and_by_claimant() {
        let by_status = groups(Order::Status, "2025-06-30");
        assert_eq!(names(&by_status), ["alleged", "disputed"]);
        let by_claimant = groups(Order::Claimant, "2025-06-30");
        assert_eq!(names(&by_claimant), ["Town of Ponte", "Rossi & Figli"]);
    }

    #[test]
    fn claims_not_known_yet_are_in_no_group() {
        let groups = groups(Order::Date, "2025-03-04");
        assert_eq!(groups.groups[0].cards.len(), 1);
        assert_eq!(groups.hidden.len(), 1);
        assert_eq!(groups.hidden[0].content, None);
    }
}
