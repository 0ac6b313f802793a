//! Checks of a publisher's verdict: it needs a publisher, a day that the story covers, and a short statement of the
//! claim.

use crate::model::story::{Claim, Story};
use crate::reading::read::{At, Reader, advice};

/// A claim under review must have fewer characters than this: consumers of the verdict cut or omit longer ones.
const CLAIM_LIMIT: usize = 75;

/// Notes problems with the verdict on a claim, if there is one.
pub(super) fn review(story: &Story, claim: &Claim, at: &At, reader: &mut Reader) {
    let Some(review) = &claim.review else {
        return;
    };
    let place = at.field("review");
    if story.publisher.is_none() {
        reader.note(
            &place,
            "is a verdict of nobody; name who gives it in the story's `publisher`",
        );
    }
    let (known, updated) = (
        claim.known.unwrap_or_else(|| claim.date.known_from()),
        story.updated,
    );
    if review.date > updated {
        reader.note(
            &place.field("date"),
            advice!("{} is after the story's `updated` ({updated})", review.date),
        );
    } else if review.date < known {
        reader.note(
            &place.field("date"),
            advice!("{} is before the claim is known ({known})", review.date),
        );
    }
    if review.short.is_some() {
        return;
    }
    for language in &story.languages {
        let length = claim.statement.get(language).chars().count();
        if length >= CLAIM_LIMIT {
            reader.note(
                &place,
                advice!(
                    "the statement it is on has {length} characters in `{language}`; write it in fewer than {CLAIM_LIMIT} in `short`"
                ),
            );
        }
    }
}
