//! Choices from a list, and how much is left of what they choose from.

use crate::model::as_of::{Known, claim_wording};
use crate::model::story::{Actor, ActorId, ClaimId};
use crate::page::context::PageContext;
use crate::state::view_state::Action;

/// A choice of one option from a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What is chosen here.
    pub label: &'static str,
    /// The value of the chosen option.
    pub chosen: String,
    /// The options in order.
    pub options: Vec<ChoiceOption>,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceOption {
    /// Its value, different from that of every other option; empty for the one that chooses nothing.
    pub value: String,
    /// Its text.
    pub text: String,
    /// What choosing it does.
    pub action: Action,
}

impl Choice {
    /// Creates a choice without options.
    #[must_use]
    pub fn new(label: &'static str, chosen: &str) -> Self {
        Self {
            label,
            chosen: chosen.to_owned(),
            options: Vec::new(),
        }
    }

    /// Adds an option.
    pub fn offer(&mut self, value: &str, text: &str, action: Action) {
        self.options.push(ChoiceOption {
            value: value.to_owned(),
            text: text.to_owned(),
            action,
        });
    }

    /// Creates a choice among actors, in their order, or any of them.
    #[must_use]
    pub fn of_actors(
        context: &PageContext,
        actors: &[&Actor],
        chosen: Option<&ActorId>,
        action: fn(Option<ActorId>) -> Action,
    ) -> Self {
        let mut choice = Self::new(context.words.who, chosen.map_or("", ActorId::as_str));
        choice.offer("", context.words.anyone, action(None));
        for actor in actors {
            let id = &actor.id;
            choice.offer(id.as_str(), &actor.name, action(Some(id.clone())));
        }
        choice
    }

    /// Creates a choice among the claims known on the day, or any of them.
    #[must_use]
    pub fn of_claims(
        context: &PageContext,
        chosen: Option<&ClaimId>,
        action: fn(Option<ClaimId>) -> Action,
    ) -> Self {
        let day = context.day();
        let mut choice = Self::new(context.words.claim, chosen.map_or("", ClaimId::as_str));
        choice.offer("", context.words.any_claim, action(None));
        for claim in &context.story().claims {
            let id = &claim.id;
            if chosen == Some(id) || claim.is_known(day) {
                let label = claim_wording(claim, day).label.get(context.language());
                choice.offer(id.as_str(), label, action(Some(id.clone())));
            }
        }
        choice
    }
}

/// How much of something a filter leaves.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundLine {
    /// Says that nothing is left, if so.
    pub nothing: Option<&'static str>,
    /// How much is left, of how much.
    pub count: String,
    /// Removes the filter.
    pub show_all: Action,
}
