//! What a short card folds: quotations, the reason for the status, evidence, and what is behind the claim.

use crate::list::List as _;
use crate::model::as_of::{ClaimWording, Known, date_on, event_wording, quote_note, quotes};
use crate::model::story::{Claim, ClaimId, Event, EventId, Quote, StatusEntry};
use crate::page::claims::evidence::{EvidenceList, evidence_list, grounds};
use crate::page::context::PageContext;
use crate::page::links::{Citations, DateText, ItemLink};
use crate::page::part::Part;
use crate::state::claims_view::countered;

/// What a short card folds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRest {
    /// The original words.
    pub quotations: Vec<Quotation>,
    /// The reason for the status.
    pub why: String,
    /// Since when the status applies.
    pub since: DateText,
    /// The sources for the status.
    pub why_citations: Citations,
    /// The publisher's verdict, from the day it was given.
    pub verdict: Option<Verdict>,
    /// How many sources the claim rests on, how many origins they have, and how many are primary.
    pub grounds: String,
    /// The evidence for and against.
    pub evidence: EvidenceList,
    /// Whether calculations check the claim.
    pub is_checked: bool,
    /// The claims on the other side of its questions.
    pub facing: Vec<(ClaimId, ItemLink)>,
    /// What it says precisely, and what it does not.
    pub about_note: String,
    /// What the claimant stands to gain.
    pub interest: String,
    /// The editors' assessment, from the day it was written.
    pub assessment: Option<String>,
    /// The events that bear on it.
    pub events: Vec<ClaimEvent>,
}

/// A quotation in its original language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The words.
    pub text: String,
    /// Their language.
    pub language: String,
    /// Where they can be found.
    pub citations: Citations,
    /// A translation into the reader's language, if it is another.
    pub translation: Option<String>,
    /// What to keep in mind about them.
    pub note: Option<String>,
}

/// The publisher's verdict on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The name of the publisher.
    pub publisher: String,
    /// The claim in fewer words.
    pub short: Option<String>,
    /// The verdict.
    pub text: String,
    /// When it was given.
    pub date: DateText,
}

/// An event that bears on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimEvent {
    /// The event.
    pub id: EventId,
    /// Its title.
    pub link: ItemLink,
    /// When it happened.
    pub date: DateText,
}

/// Returns what a short card of a claim folds; `entry` is its status on the day.
#[must_use]
pub(super) fn card_rest(
    context: &PageContext,
    claim: &Claim,
    entry: &StatusEntry,
    wording: &ClaimWording,
) -> CardRest {
    let (story, language, day) = (context.story(), context.language(), context.day());
    let quotations = quotes(claim, day).map(|quote| quotation(context, quote));
    let mut checks = story.calculations.iter().flat_map(|one| &one.checks);
    let facing = countered(story, claim, day).into_iter();
    let assessment = claim.assessment.as_ref();
    let assessment = assessment.filter(|assessment| assessment.date <= day);
    let events = story.events_on(&claim.id);
    let events = events.filter(|event| event.is_known(day));
    CardRest {
        quotations: quotations.list(),
        why: entry.why.copy(language),
        since: DateText::new(&entry.date, context.locale),
        why_citations: Citations::with_origins(context, &entry.sources),
        verdict: verdict(context, claim),
        grounds: grounds(context, claim, wording.sources),
        evidence: evidence_list(context, claim),
        is_checked: checks.any(|check| check.claim == claim.id),
        facing: facing
            .map(|other| (other.id.clone(), ItemLink::to_claim(context, other)))
            .list(),
        about_note: wording.about_note.copy(language),
        interest: wording.interest.copy(language),
        assessment: assessment.map(|assessment| assessment.text.copy(language)),
        events: events.map(|event| claim_event(context, event)).list(),
    }
}

fn quotation(context: &PageContext, quote: &Quote) -> Quotation {
    let language = context.language();
    let translation = quote.translation.as_ref();
    let translation = translation.filter(|_| quote.lang != language);
    Quotation {
        text: quote.text.clone(),
        language: quote.lang.clone(),
        citations: Citations::new(context, &quote.sources),
        translation: translation
            .and_then(|translation| translation.get(language))
            .map(str::to_owned),
        note: quote_note(quote, context.day()).map(|note| note.copy(language)),
    }
}

fn verdict(context: &PageContext, claim: &Claim) -> Option<Verdict> {
    let review = claim.review.as_ref();
    let review = review.filter(|review| review.date <= context.day())?;
    let (language, short) = (context.language(), review.short.as_ref());
    Some(Verdict {
        publisher: context.story().publisher.as_ref()?.name.clone(),
        short: short.map(|short| short.copy(language)),
        text: review.verdict.copy(language),
        date: DateText::of_day(review.date, context.locale),
    })
}

fn claim_event(context: &PageContext, event: &Event) -> ClaimEvent {
    let day = context.day();
    let title = event_wording(event, day).0.get(context.language());
    let date = date_on(&event.date, event.known_from(), day);
    ClaimEvent {
        id: event.id.clone(),
        link: ItemLink::new(context, Part::Timeline, &event.id.dom_id(), title),
        date: DateText::new(&date, context.locale),
    }
}
