//! What was known, and said, on a given day.
//!
//! Two times are kept apart: when something happened and when it became known. Only the second decides whether it is
//! shown. In doubt, the later day counts: nothing learnt later may show on an earlier day.

use std::cmp::Reverse;

use crate::calendar::date::Date;
use crate::calendar::edtf::{Dated, PartialDate, Qualifier, When};
use crate::fields::item_kind::ItemKind;
use crate::model::calculation::{Calculation, Input};
pub use crate::model::known::Known;
use crate::model::rule::Rule;
use crate::model::story::{
    Change, ChangeKind, Claim, Claimant, Event, Evidence, Question, Quote, Source, SourceId,
    Status, StatusEntry, Story, Text,
};
use crate::model::table::{Item, Line};

impl Known for Event {
    fn known_from(&self) -> Date {
        self.known.unwrap_or_else(|| self.date.known_from())
    }
}

impl Known for Claim {
    fn known_from(&self) -> Date {
        self.known.unwrap_or_else(|| self.date.known_from())
    }
}

impl Known for Evidence {
    fn known_from(&self) -> Date {
        self.date.known_from()
    }
}

impl Known for Source {
    /// A source without a date, or with a vague one ("some time in 2026"), existed at the latest when it was accessed.
    fn known_from(&self) -> Date {
        let published = self.date.as_ref().map(When::known_from);
        published.map_or(self.accessed, |published| published.min(self.accessed))
    }
}

impl Known for StatusEntry {
    fn known_from(&self) -> Date {
        self.date.known_from()
    }
}

impl Known for Item {
    fn known_from(&self) -> Date {
        self.known.unwrap_or(Date::FIRST)
    }
}

impl Known for Calculation {
    fn known_from(&self) -> Date {
        self.known.unwrap_or(Date::FIRST)
    }
}

impl Known for Input {
    fn known_from(&self) -> Date {
        self.known.unwrap_or(Date::FIRST)
    }
}

impl Known for Line<'_> {
    fn known_from(&self) -> Date {
        self.known().unwrap_or(Date::FIRST)
    }
}

impl Known for Rule {
    fn known_from(&self) -> Date {
        self.known
    }
}

/// Whether the notes beside a value could be written on a day: once its source is known, or always if it has none.
#[must_use]
pub fn is_annotated(story: &Story, source: Option<&SourceId>, day: Date) -> bool {
    source.is_none_or(|id| story.source(id).is_some_and(|source| source.is_known(day)))
}

/// Returns a date as it could be stated on a day: an end still to come is open, and a date later than the day (that of
/// a claim first known in another form) is replaced by the day on which it became known.
#[must_use]
pub fn date_on(date: &When, known: Date, day: Date) -> When {
    if date.known_from() > day {
        return When::At(Dated {
            date: PartialDate::Day(known),
            qualifier: Qualifier::Exact,
        });
    }
    if date.last_day().is_none_or(|last| last > day) {
        date.with_open_end()
    } else {
        *date
    }
}

/// Returns the title and summary of an event as they could be written on a day.
#[must_use]
pub fn event_wording(event: &Event, day: Date) -> (&Text, &Text) {
    // The wording in force on the day is the first one to end after it. A field that it leaves out is taken from the
    // next wording that has it, and finally from the present one.
    let later = || event.earlier.iter().filter(|earlier| day < earlier.until);
    (
        later()
            .find_map(|earlier| earlier.title.as_ref())
            .unwrap_or(&event.title),
        later()
            .find_map(|earlier| earlier.summary.as_ref())
            .unwrap_or(&event.summary),
    )
}

/// The texts of a claim as they could be written on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimWording<'a> {
    /// The short name.
    pub label: &'a Text,
    /// What is claimed.
    pub statement: &'a Text,
    /// What precisely it says.
    pub about_note: &'a Text,
    /// What the claimant stands to gain.
    pub interest: &'a Text,
    /// The sources in which it is made.
    pub sources: &'a [SourceId],
}

/// Returns the texts of a claim as they could be written on a day.
#[must_use]
pub fn claim_wording(claim: &Claim, day: Date) -> ClaimWording<'_> {
    let later = || claim.earlier.iter().filter(|earlier| day < earlier.until);
    ClaimWording {
        label: later()
            .find_map(|earlier| earlier.label.as_ref())
            .unwrap_or(&claim.label),
        statement: later()
            .find_map(|earlier| earlier.statement.as_ref())
            .unwrap_or(&claim.statement),
        about_note: later()
            .find_map(|earlier| earlier.about_note.as_ref())
            .unwrap_or(&claim.about_note),
        interest: later()
            .find_map(|earlier| earlier.interest.as_ref())
            .unwrap_or(&claim.interest),
        sources: later()
            .map(|earlier| &earlier.sources)
            .find(|sources| !sources.is_empty())
            .unwrap_or(&claim.sources),
    }
}

/// Returns the note of an event, once it can be given.
#[must_use]
pub fn event_note(event: &Event, day: Date) -> Option<&Text> {
    let note = event.note.as_ref();
    note.filter(|_| event.note_known.is_none_or(|known| known <= day))
}

/// Returns the note of a quotation, once it can be given.
#[must_use]
pub fn quote_note(quote: &Quote, day: Date) -> Option<&Text> {
    let note = quote.note.as_ref();
    note.filter(|_| quote.note_known.is_none_or(|known| known <= day))
}

/// Returns a question and its note as they could be written on a day.
#[must_use]
pub fn question_wording(question: &Question, day: Date) -> (&Text, Option<&Text>) {
    let later = || {
        question
            .earlier
            .iter()
            .filter(|earlier| day < earlier.until)
    };
    (
        later()
            .find_map(|earlier| earlier.text.as_ref())
            .unwrap_or(&question.text),
        later()
            .find_map(|earlier| earlier.note.as_ref())
            .or(question.note.as_ref()),
    )
}

/// Returns the role of a claimant as it could be written on a day.
#[must_use]
pub fn role(claimant: &Claimant, day: Date) -> &Text {
    let mut earlier = claimant.earlier.iter();
    let earlier = earlier.find(|earlier| day < earlier.until);
    earlier.map_or(&claimant.role, |earlier| &earlier.role)
}

/// Returns the corrections made by a day, each with the id of its element in the page: latest first, those of one day
/// in the order of the story.
pub fn corrections(story: &Story, day: Date) -> impl Iterator<Item = (String, &Change)> {
    let changes = story.changes.iter().enumerate();
    let corrections = changes
        .filter(|(_, change)| change.kind == Some(ChangeKind::Correction) && change.date <= day);
    let mut corrections: Vec<_> = corrections.collect();
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

/// Clamps a day to those covered by a story, from its first day to its last update.
#[must_use]
pub fn within(story: &Story, day: Date) -> Date {
    day.clamp(first_day(story).min(story.updated), story.updated)
}

/// Returns the first day on which anything of the story is known.
#[must_use]
pub fn first_day(story: &Story) -> Date {
    days_of_news(story)
        .first()
        .copied()
        .unwrap_or(story.updated)
}

/// Returns the days on which an event, a claim or a status became known, up to the last update, sorted and without
/// duplicates.
#[must_use]
pub fn days_of_news(story: &Story) -> Vec<Date> {
    let mut days: Vec<Date> = story
        .events
        .iter()
        .map(Known::known_from)
        .chain(story.claims.iter().map(Known::known_from))
        .chain(story.claims.iter().flat_map(|claim| {
            let known = claim.known_from();
            claim
                .status_history
                .iter()
                .map(Known::known_from)
                .filter(move |day| *day >= known)
        }))
        .filter(|day| *day <= story.updated)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
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
        .collect()
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
    let mut roots: Vec<usize> = sources.filter_map(root).collect();
    roots.sort_unstable();
    roots.dedup();
    roots.len()
}
