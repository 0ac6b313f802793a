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

use crate::page::choices::FoundLine;
use crate::page::claims::changes::{ChangeList, change_list};
use crate::page::claims::groups::{ClaimGroups, claim_groups};
use crate::page::claims::question::{QuestionView, question_view};
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
    /// By question.
    Questions(Vec<Rc<QuestionView>>),
    /// In another order.
    Groups(ClaimGroups),
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
            Order::Question => ClaimList::Questions(
                questions
                    .map(|question| Rc::new(question_view(context, question)))
                    .collect(),
            ),
            Order::Date | Order::Claimant | Order::Status => {
                ClaimList::Groups(claim_groups(context))
            }
        },
    }
}
