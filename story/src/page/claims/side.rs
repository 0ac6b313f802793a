//! The two sides of a question.

use crate::model::story::{ClaimId, Story};
use crate::page::words::Words;

/// Which side of a question a claim is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The claim.
    Claim,
    /// The counterclaim.
    Counterclaim,
}

/// Returns the heading of a side, in the singular or plural.
#[must_use]
pub const fn side_title(side: Side, count: usize, words: &Words) -> &'static str {
    match (side, count) {
        (Side::Claim, 0 | 1) => words.claim,
        (Side::Claim, _) => words.claims,
        (Side::Counterclaim, 0 | 1) => words.counterclaim,
        (Side::Counterclaim, _) => words.counterclaims,
    }
}

/// Returns the side of a claim in the question that names it first.
#[must_use]
pub(super) fn first_side(story: &Story, claim: &ClaimId) -> Side {
    match story.first_question(claim) {
        Some(question) if question.claims.contains(claim) => Side::Claim,
        _ => Side::Counterclaim,
    }
}
