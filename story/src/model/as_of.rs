//! What was known, and said, on a given day.
//!
//! Two times are kept apart: when something happened and when it became known. Only the second decides whether it is
//! shown. In doubt, the later day counts: nothing learnt later may show on an earlier day.

mod days;
mod known_from;
mod wording;

use std::cmp::Reverse;

pub use days::{days_of_news, first_day, within};
pub use wording::{
    ClaimWording, claim_wording, date_on, event_note, event_wording, question_wording, quote_note,
    role,
};

use crate::calendar::date::Date;
use crate::fields::item_kind::ItemKind;
use crate::list::List as _;
pub use crate::model::known::Known;
use crate::model::story::{
    Change, ChangeKind, Claim, Claimant, Event, Quote, SourceId, Status, StatusEntry, Story,
};

/// Whether the notes beside a value could be written on a day: once its source is known, or always if it has none.
#[must_use]
pub fn is_annotated(story: &Story, source: Option<&SourceId>, day: Date) -> bool {
    source.is_none_or(|id| story.source(id).is_some_and(|source| source.is_known(day)))
}

/// Returns the corrections made by a day, each with the id of its element in the page: latest first, those of one day
/// in the order of the story.
pub fn corrections(story: &Story, day: Date) -> impl Iterator<Item = (String, &Change)> {
    let changes = story.changes.iter().enumerate();
    let corrections = changes
        .filter(|(_, change)| change.kind == Some(ChangeKind::Correction) && change.date <= day);
    let mut corrections: Vec<_> = corrections.list();
    corrections.sort_by_key(|(_, change)| Reverse(change.date));
    let named = corrections.into_iter();
    named.map(|(place, change)| (ItemKind::Correction.dom_id(place + 1), change))
}

/// Returns those who had made the claim by a day.
pub fn claimants(claim: &Claim, day: Date) -> impl Iterator<Item = &Claimant> {
    claim
        .claimants
        .iter()
        .filter(move |claimant| claimant.from.is_none_or(|from| from <= day))
}

/// Returns the quotations known by a day. One without a date of its own shows from the date of the claim, not from an
/// earlier `known`.
pub fn quotes(claim: &Claim, day: Date) -> impl Iterator<Item = &Quote> {
    claim
        .quotes
        .iter()
        .filter(move |quote| quote.date.as_ref().unwrap_or(&claim.date).known_from() <= day)
}

/// Returns the status of a claim on a day: its last entry not later than the day; `None` if the claim was not known.
#[must_use]
pub fn status(claim: &Claim, day: Date) -> Option<&StatusEntry> {
    if !claim.is_known(day) {
        return None;
    }
    claim
        .status_history
        .iter()
        .rfind(|entry| entry.is_known(day))
}

/// Counts the claims of each status on a day; only statuses that occur, in the order of [`Status::ALL`].
#[must_use]
pub fn counts(story: &Story, day: Date) -> Vec<(Status, usize)> {
    Status::ALL
        .iter()
        .map(|wanted| {
            (
                *wanted,
                story
                    .claims
                    .iter()
                    .filter(|claim| status(claim, day).is_some_and(|entry| entry.status == *wanted))
                    .count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .list()
}

/// Returns the event that became known last by a day; of several, the last in the file.
#[must_use]
pub fn latest_event(story: &Story, day: Date) -> Option<&Event> {
    story
        .events
        .iter()
        .filter(|event| event.is_known(day))
        .max_by_key(|event| event.known_from())
}

/// Counts the independent roots of sources: outlets that repeat one another count once.
#[must_use]
pub fn independent_roots<'a>(
    story: &'a Story,
    sources: &mut dyn Iterator<Item = &'a SourceId>,
) -> usize {
    let root = |id| story.sources.place(story.root_of(id).as_str());
    let mut roots: Vec<usize> = sources.filter_map(root).list();
    roots.sort_unstable();
    roots.dedup();
    roots.len()
}
