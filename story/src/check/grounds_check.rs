//! Checks for what cannot be right: a status before there is a claim, a claim confirmed only by the party that makes
//! it, a change out of order.

mod changes;
mod parties;

pub(super) use changes::changes;
pub(super) use parties::confirmations;

use crate::check::lists::is_whole;
use crate::model::as_of::Known;
use crate::model::story::Claim;
use crate::reading::json::Json;
use crate::reading::read::{At, Reader, advice};

/// Notes a claim that is known before it was made, or has a status before it is known.
pub(super) fn times(claim: &Claim, json: &Json, at: &At, reader: &mut Reader) {
    let known = claim.known_from();
    // "About February" may mean January.
    let is_exact = !claim.date.is_approximate() && !claim.date.is_uncertain();
    let made = claim.date.first_day().filter(|_| is_exact);
    let earlier = claim.earlier.iter();
    let worded = earlier.filter(|earlier| earlier.statement.is_some());
    let worded = worded.map(|earlier| earlier.until).max();
    if let Some(made) = made.filter(|made| known < *made)
        && worded.is_none_or(|until| until < made)
        && is_whole(json, "earlier", &claim.earlier)
    {
        reader.note(
            &at.field("known"),
            advice!(
                "{known} is before the claim was made ({made}); give the `statement` of those days in `earlier`, until {made}"
            ),
        );
    }
    if !is_whole(json, "status_history", &claim.status_history) {
        return;
    }
    let history = at.field("status_history");
    for (index, entry) in claim.status_history.iter().enumerate() {
        let day = entry.known_from();
        if day < known {
            reader.note(
                &history.element(index).field("date"),
                advice!("{day} is before the claim is known ({known}); nothing can be said yet of how it stands"),
            );
        }
    }
}
