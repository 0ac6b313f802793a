//! The claims: by question, facing their counterclaims, or in another order; and what surrounds them.

pub mod card;
pub mod changes;
pub mod evidence;
pub mod groups;
pub mod picture;
pub mod question;
pub mod rest;
pub mod side;
pub mod standings;
pub mod tools;

use std::rc::Rc;

use crate::fields::ids::QuestionId;
use crate::list::List as _;
use crate::page::choices::FoundLine;
use crate::page::claims::changes::{ChangeList, change_list};
use crate::page::claims::groups::{ClaimGroups, claim_groups};
use crate::page::claims::standings::{Standings, standings};
use crate::page::claims::tools::{ClaimTools, claim_tools, found_line};
use crate::page::context::PageContext;
use crate::state::claims_view::Order;

/// The part of the page that shows the claims.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimsPage {
    /// The controls.
    pub tools: Rc<ClaimTools>,
    /// How many claims match, if there is a filter.
    pub found: Option<FoundLine>,
    /// What changed between two days.
    pub changes: Rc<ChangeList>,
    /// The status of all claims over time.
    pub standings: Rc<Standings>,
    /// The claims.
    pub list: ClaimList,
}

/// The claims in the order that the reader has chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum ClaimList {
    /// By question; each is a section of its own, made when it is drawn.
    Questions(Vec<QuestionId>),
    /// In another order.
    Groups(ClaimGroups),
}

impl ClaimsPage {
    /// Whether the claims are listed by question.
    #[must_use]
    pub fn is_by_question(&self) -> bool {
        matches!(self.list, ClaimList::Questions(_))
    }
}

impl ClaimList {
    /// Returns the questions; none in another order.
    #[must_use]
    pub fn questions(&self) -> &[QuestionId] {
        match self {
            Self::Questions(questions) => questions,
            Self::Groups(_) => &[],
        }
    }
}

/// Returns the claims as they stand on the day.
#[must_use]
pub fn claims_page(context: &PageContext) -> ClaimsPage {
    let questions = context.story().questions.iter();
    ClaimsPage {
        tools: Rc::new(claim_tools(context)),
        found: found_line(context),
        changes: Rc::new(change_list(context)),
        standings: Rc::new(standings(context)),
        list: match context.state.claims.order {
            Order::Question => {
                ClaimList::Questions(questions.map(|question| question.id.clone()).list())
            }
            Order::Date | Order::Claimant | Order::Status => {
                ClaimList::Groups(claim_groups(context))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::claims::question::{QuestionContent, question_view};
    use crate::page::tests::{opened, small, whole};
    use crate::state::claims_view::ClaimsAction;
    use crate::state::view_state::{Action, Selection, ViewState};

    #[test]
    fn a_selection_changes_only_the_card_that_it_highlights() {
        let state = opened(small(), "2025-06-30");
        let select = Action::Select(Some(Selection::Claim("C2".into())));
        let selected = state.apply(select);
        let (before, after) = (claims_page(&whole(&state)), claims_page(&whole(&selected)));
        assert_eq!(before.tools, after.tools);
        assert_eq!(before.changes, after.changes);
        assert_eq!(before.standings, after.standings);
        let cards =
            |state: &ViewState| match &question_view(&whole(state), &state.story.questions[0])
                .content
            {
                QuestionContent::Shown { sides, .. } => sides.clone().map(|side| side.entries),
                QuestionContent::Hidden(_) => panic!("the question is hidden"),
            };
        let ([first, second], [first_after, second_after]) = (cards(&state), cards(&selected));
        assert_eq!(first, first_after);
        assert_ne!(second, second_after);
    }

    #[test]
    fn what_is_listed_follows_the_order() {
        let state = opened(small(), "2025-06-30");
        let list = |state: &ViewState| claims_page(&whole(state)).list;
        assert_eq!(list(&state).questions().len(), 1);
        let by_date = Action::Claims(ClaimsAction::Order(Order::Date));
        let ClaimList::Groups(by_date) = list(&state.apply(by_date)) else {
            panic!("still by question");
        };
        assert_eq!(by_date.groups.len(), 1);
        assert_eq!(by_date.groups[0].name, "2025");
    }
}
