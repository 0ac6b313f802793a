//! What became known about the claims between two days.

use crate::calendar::date::Date;
use crate::model::as_of::{Known, status};
use crate::model::story::{Change, Claim, Evidence, Status, StatusEntry, Story};

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ChangeDetail<'a> {
    /// A claim was made, with this first status.
    Made(&'a Claim, &'a StatusEntry),
    /// The status of a claim changed, or the reason for it: the previous status, and the new entry.
    Status(&'a Claim, Status, &'a StatusEntry),
    /// A piece of evidence became known, for the claim (`true`) or against it.
    Evidence(&'a Claim, bool, &'a Evidence),
    /// The story was published or changed.
    Change(&'a Change),
}

/// A change, with the day on which it became known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DatedChange<'a> {
    /// The day.
    pub day: Date,
    /// The change.
    pub what: ChangeDetail<'a>,
}

/// Returns what became known after one day and by another, in date order; on the same day, claims in file order come
/// before changes of the story.
///
/// What was already known when a claim was made is not a separate change.
#[must_use]
pub fn changes(story: &Story, after: Date, by: Date) -> Vec<DatedChange<'_>> {
    let is_between = |day: Date| after < day && day <= by;
    let mut found = Vec::new();
    for claim in &story.claims {
        let made = claim.known_from();
        if is_between(made)
            && let Some(entry) = status(claim, made)
        {
            found.push(DatedChange {
                day: made,
                what: ChangeDetail::Made(claim, entry),
            });
        }
        for pair in claim.status_history.windows(2) {
            let [before, entry] = pair else { continue };
            let day = entry.known_from();
            if is_between(day) && day > made {
                found.push(DatedChange {
                    day,
                    what: ChangeDetail::Status(claim, before.status, entry),
                });
            }
        }
        let sides = [(true, &claim.supporting), (false, &claim.against)];
        for (supports, pieces) in sides {
            for piece in pieces {
                let day = piece.known_from();
                if is_between(day) && day > made {
                    found.push(DatedChange {
                        day,
                        what: ChangeDetail::Evidence(claim, supports, piece),
                    });
                }
            }
        }
    }
    for change in &story.changes {
        if is_between(change.date) {
            found.push(DatedChange {
                day: change.date,
                what: ChangeDetail::Change(change),
            });
        }
    }
    found.sort_by_key(|changed| changed.day);
    found
}
