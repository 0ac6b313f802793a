//! How things could be worded and dated on a day.

use crate::calendar::date::Date;
use crate::calendar::edtf::{Dated, PartialDate, Qualifier, When};
use crate::model::story::{Claim, Claimant, Event, Question, Quote, SourceId, Text};

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
