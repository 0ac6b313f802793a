//! The card of a claim: claims and counterclaims have the same fields in the same order.

use crate::list::List as _;
use crate::model::as_of::{Known, claim_wording, claimants, date_on, role, status};
use crate::model::story::{Actor, Claim, ClaimId, Claimant, StatusEntry};
use crate::page::claims::rest::{CardRest, card_rest};
use crate::page::claims::side::{Side, side_title};
use crate::page::context::PageContext;
use crate::page::links::{Citations, DateText};
use crate::page::status::StatusText;
use crate::state::view_state::Action;

/// The card of a claim. A hidden one keeps its place in the page.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimCard {
    /// The claim.
    pub id: ClaimId,
    /// Its status on the day, as the story file names it; `None` if it is not known yet.
    pub status: Option<&'static str>,
    /// What the card shows; `None` if the claim is not known yet, or a filter leaves it out.
    pub content: Option<CardContent>,
}

/// What a card shows.
#[derive(Debug, Clone, PartialEq)]
pub struct CardContent {
    /// The side of the claim.
    pub side: Side,
    /// That side in words.
    pub side_name: &'static str,
    /// How much is expanded.
    pub form: CardForm,
    /// Whether the card is highlighted: the claim, or an event that bears on it, is selected.
    pub is_marked: bool,
    /// The names of the claimants.
    pub claimants: String,
    /// Their roles.
    pub roles: String,
    /// When the claim was made.
    pub date: DateText,
    /// What is claimed.
    pub statement: String,
    /// Where it is claimed.
    pub statement_citations: Citations,
    /// The status on the day.
    pub status: StatusText,
    /// The steps of its history; `None` for a step still to come.
    pub history: Vec<Option<HistoryEntry>>,
    /// What the claim is about.
    pub aspect: Option<ClaimAspect>,
    /// Whether the claim became known on the day.
    pub is_new: bool,
    /// What a short card folds.
    pub rest: CardRest,
}

/// How much of a claim is expanded.
#[derive(Debug, Clone, PartialEq)]
pub enum CardForm {
    /// All of it: the claim faces the other side.
    Full,
    /// Statement and status, the rest folded; with the action that makes it face the other side, if there is one.
    Short(Option<Action>),
}

/// A step in the history of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Date, status and reason as one text.
    pub said: String,
    /// When the status began to apply.
    pub date: DateText,
    /// The status.
    pub status: StatusText,
    /// The reason for it.
    pub why: String,
    /// The sources for it.
    pub citations: Citations,
}

/// What a claim is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimAspect {
    /// Its name.
    pub label: String,
    /// The question it asks.
    pub note: Option<String>,
}

/// Returns the card of a claim on one side of a question.
#[must_use]
pub fn claim_card(context: &PageContext, claim: &Claim, side: Side, form: CardForm) -> ClaimCard {
    let entry = status(claim, context.day());
    let shows = context.state.claims.shows(claim, context.day());
    ClaimCard {
        id: claim.id.clone(),
        status: entry.map(|entry| entry.status.as_str()),
        content: entry
            .filter(|_| shows)
            .map(|entry| content(context, claim, entry, side, form)),
    }
}

fn content(
    context: &PageContext,
    claim: &Claim,
    entry: &StatusEntry,
    side: Side,
    form: CardForm,
) -> CardContent {
    let (language, day, locale) = (context.language(), context.day(), context.locale);
    let wording = claim_wording(claim, day);
    let roles = known_claimants(context, claim).map(|(_, one)| role(one, day).get(language));
    let roles: Vec<&str> = roles.list();
    let aspect = context.story().aspect(&claim.about);
    let history = claim.status_history.iter();
    CardContent {
        side,
        side_name: side_title(side, 1, context.words),
        form,
        is_marked: context.state.marks_claim(&claim.id),
        claimants: claimant_names(context, claim),
        roles: roles.join("; "),
        date: DateText::new(&date_on(&claim.date, claim.known_from(), day), locale),
        statement: wording.statement.copy(language),
        statement_citations: Citations::new(context, wording.sources),
        status: StatusText::new(entry.status, locale),
        history: history
            .map(|entry| entry.is_known(day).then(|| history_entry(context, entry)))
            .list(),
        aspect: aspect.map(|aspect| ClaimAspect {
            label: aspect.label.copy(language),
            note: aspect.note.as_ref().map(|note| note.copy(language)),
        }),
        is_new: claim.known_from() == day,
        rest: card_rest(context, claim, entry, &wording),
    }
}

fn history_entry(context: &PageContext, entry: &StatusEntry) -> HistoryEntry {
    let date = DateText::new(&entry.date, context.locale);
    let status = StatusText::new(entry.status, context.locale);
    let why = entry.why.get(context.language());
    HistoryEntry {
        said: format!("{}: {}. {why}", date.text, status.text),
        date,
        status,
        why: why.to_owned(),
        citations: Citations::new(context, &entry.sources),
    }
}

/// Returns those who had made the claim by the day.
fn known_claimants<'a>(
    context: &PageContext<'a>,
    claim: &'a Claim,
) -> impl Iterator<Item = (&'a Actor, &'a Claimant)> {
    let story = context.story();
    claimants(claim, context.day()).filter_map(|one| Some((story.actor(&one.actor)?, one)))
}

/// Returns the names of those who had made the claim by the day.
#[must_use]
pub(super) fn claimant_names(context: &PageContext, claim: &Claim) -> String {
    let names = known_claimants(context, claim).map(|(actor, _)| actor.name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::{opened, small, whole};

    fn card(id: &str, day: &str) -> ClaimCard {
        let state = opened(small(), day);
        let claim = state.story.claim(&id.into()).unwrap();
        claim_card(&whole(&state), claim, Side::Claim, CardForm::Full)
    }

    #[test]
    fn a_card_is_the_same_on_days_between_which_nothing_became_known() {
        assert_eq!(card("C1", "2025-02-12"), card("C1", "2025-03-04"));
        // It is marked as new on its first day.
        assert_ne!(card("C1", "2025-02-10"), card("C1", "2025-02-12"));
        assert_ne!(card("C1", "2025-03-04"), card("C1", "2025-03-05"));
    }

    #[test]
    fn a_card_says_nothing_before_its_claim_is_known() {
        let card = card("C2", "2025-03-04");
        assert_eq!((card.status, card.content), (None, None));
    }

    #[test]
    fn steps_still_to_come_have_no_words() {
        let content = card("C1", "2025-02-12").content.unwrap();
        let said = content.history.iter().map(Option::is_some);
        assert_eq!(said.collect::<Vec<_>>(), [true, false]);
        assert_eq!(
            content.history[0].as_ref().unwrap().said,
            "10 February 2025: self-reported. Only the town says so."
        );
    }

    #[test]
    fn evidence_learnt_later_is_counted_and_not_told() {
        let evidence = card("C1", "2025-02-12").content.unwrap().rest.evidence;
        assert_eq!((evidence.supporting, evidence.against), (1, 0));
        let later = evidence.later.as_deref();
        assert_eq!(later, Some("1 piece of evidence learnt later"));
        assert_eq!(evidence.pieces[0].rests_on, "secondary source");
    }
}
