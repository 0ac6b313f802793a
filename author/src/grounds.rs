//! Doubtful grounds of statuses, evidence and quotations: sources from later days, claims that rest on each other, and
//! different statuses on the same ground.
//!
//! A report may tell of an earlier day, and evidence may be older than the claim it bears on: these are warnings for
//! the editors to judge. What cannot be right is a problem, and the check itself reports it.

use std::collections::BTreeSet;

use super::parity::place_of;
use super::review::Warning;
use super::uneven::{list, number_of};
use contrappunto_story::calendar::edtf::When;
use contrappunto_story::model::as_of::{Known, status};
use contrappunto_story::model::story::{
    ActorId, Claim, Evidence, SourceId, SourceKind, Status, Story,
};
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::read::Problem;

/// Returns warnings about the grounds of claims and about the list of changes.
#[must_use]
pub fn warnings(story: &Story, json: &Json, problems: &[Problem]) -> Vec<Warning> {
    let claims = story.claims.iter().filter_map(|claim| {
        let place = place_of(json, "claims", claim.id.as_str(), problems)?;
        Some((format!("claims[{place}]"), claim))
    });
    let claims: Vec<(String, &Claim)> = claims.collect();
    let mut found = Vec::new();
    for (at, claim) in &claims {
        found.extend(younger_sources(story, claim, at));
        found.extend(older_evidence(claim, at));
    }
    found.extend(mutual(story, &claims));
    found.extend(same_ground(story, &claims));
    found.extend(unexplained_update(story));
    found
}

/// Something dated: its place in the file, its date, and the sources it rests on.
type Dated<'a> = (String, &'a When, &'a [SourceId]);

/// Returns everything in a claim that is dated and rests on sources.
fn dated<'a>(claim: &'a Claim, at: &str) -> Vec<Dated<'a>> {
    let mut all: Vec<Dated> = Vec::new();
    for (index, quote) in claim.quotes.iter().enumerate() {
        let date = quote.date.as_ref().unwrap_or(&claim.date);
        all.push((format!("{at}.quotes[{index}]"), date, &quote.sources));
    }
    for (name, pieces) in [("for", &claim.supporting), ("against", &claim.against)] {
        for (index, piece) in pieces.iter().enumerate() {
            all.push((format!("{at}.{name}[{index}]"), &piece.date, &piece.sources));
        }
    }
    for (index, entry) in claim.status_history.iter().enumerate() {
        let at = format!("{at}.status_history[{index}]");
        all.push((at, &entry.date, &entry.sources));
    }
    all
}

/// Warns where all sources of something were published after its day: nobody could have read it there on that day.
fn younger_sources(story: &Story, claim: &Claim, at: &str) -> Vec<Warning> {
    let mut found = Vec::new();
    for (at, date, sources) in dated(claim, at) {
        let by = date.known_from();
        let published = sources.iter().map(|id| {
            let date = story.source(id)?.date.as_ref()?;
            date.first_day().filter(|first| *first > by)
        });
        // A source without a date may be old enough.
        let Some(days) = published.collect::<Option<Vec<_>>>() else {
            continue;
        };
        if let Some(first) = days.into_iter().min() {
            let which = match sources.len() {
                1 => "its source is".to_owned(),
                _ => "all its sources are".to_owned(),
            };
            let message = format!(
                "is dated {by}, but {which} younger (from {first}); name one of that day, or date it by what could be read"
            );
            found.push(Warning::new(at, message));
        }
    }
    found
}

/// Warns of evidence from before the claim was made: it has borne on the claim only since then.
fn older_evidence(claim: &Claim, at: &str) -> Vec<Warning> {
    let known = claim.known_from();
    let mut found = Vec::new();
    for (name, pieces) in [("for", &claim.supporting), ("against", &claim.against)] {
        let older = pieces.iter().enumerate();
        for (index, piece) in older.filter(|(_, piece)| piece.known_from() < known) {
            let day = piece.known_from();
            let message = format!(
                "is of {day}, before the claim is known ({known}); see that it bears on what was claimed only then"
            );
            found.push(Warning::new(format!("{at}.{name}[{index}]"), message));
        }
    }
    found
}

/// Returns the parties on whose word alone a claim is said to be borne out, if it is.
fn confirmed_by<'a>(story: &'a Story, claim: &'a Claim) -> Option<BTreeSet<&'a ActorId>> {
    let entry = claim.status_history.last()?;
    let parties = entry.sources.iter().map(|source| story.party_of(source));
    let parties: Option<BTreeSet<_>> = parties.collect();
    parties.filter(|_| entry.status.confirms())
}

/// Warns of claims that bear each other out: each rests on the word of the party that makes the other.
fn mutual(story: &Story, claims: &[(String, &Claim)]) -> Vec<Warning> {
    let rests_on = |one: &Claim, other: &Claim| {
        confirmed_by(story, one).is_some_and(|parties| {
            let is_claimant = |party: &&ActorId| {
                let mut claimants = other.claimants.iter();
                claimants.any(|who| story.are_one_party(&who.actor, party))
            };
            !parties.is_empty() && parties.iter().all(is_claimant)
        })
    };
    let mut found = Vec::new();
    for (at, claim) in claims {
        for (other_at, other) in claims {
            if at != other_at && rests_on(claim, other) && rests_on(other, claim) {
                let message = format!(
                    "rests on the party that makes {other_at}, which rests on the party that makes this claim; neither bears the other out"
                );
                let last = claim.status_history.len().saturating_sub(1);
                found.push(Warning::new(
                    format!("{at}.status_history[{last}]"),
                    message,
                ));
            }
        }
    }
    found
}

/// Returns the kinds of the sources of each piece of evidence, sorted so that grounds can be compared.
fn ground(story: &Story, pieces: &[Evidence]) -> Vec<BTreeSet<SourceKind>> {
    let kinds = |piece: &Evidence| {
        let sources = piece.sources.iter().filter_map(|id| story.source(id));
        sources.map(|source| source.kind).collect()
    };
    let mut ground: Vec<BTreeSet<SourceKind>> = pieces.iter().map(kinds).collect();
    ground.sort();
    ground
}

/// Whether a status judges a forecast. A forecast is about the future, and is decided by other evidence than a
/// statement of fact.
pub(super) const fn is_of_prediction(status: Status) -> bool {
    matches!(
        status,
        Status::PredictionOpen
            | Status::PredictionMixed
            | Status::PredictionFailed
            | Status::PredictionBorneOut
    )
}

/// Warns of claims with equally much evidence of the same kinds on each side but different statuses.
fn same_ground(story: &Story, claims: &[(String, &Claim)]) -> Vec<Warning> {
    let judged = claims.iter().filter_map(|(at, claim)| {
        let stands = status(claim, story.updated)?.status;
        let grounds = [
            ground(story, &claim.supporting),
            ground(story, &claim.against),
        ];
        let has_any = grounds.iter().any(|side| !side.is_empty());
        has_any.then_some((at, *claim, stands, grounds))
    });
    let judged: Vec<_> = judged.collect();
    let mut found = Vec::new();
    for (at, claim, stands, grounds) in &judged {
        let others = judged.iter().filter(|(_, other, theirs, other_grounds)| {
            other.id != claim.id
                && other_grounds == grounds
                && theirs != stands
                && is_of_prediction(*theirs) == is_of_prediction(*stands)
        });
        let others = others.map(|(at, _, theirs, _)| format!("{at} is \"{}\"", theirs.as_str()));
        let others = list(others);
        if !others.is_empty() {
            let [supporting, against] =
                [&claim.supporting, &claim.against].map(|pieces| number_of(pieces.len(), "piece"));
            let message = format!(
                "is \"{}\" on {supporting} of evidence for and {against} against, while on as many of the same kinds {others}; the same ground wants the same word",
                stands.as_str()
            );
            let last = claim.status_history.len().saturating_sub(1);
            found.push(Warning::new(
                format!("{at}.status_history[{last}]"),
                message,
            ));
        }
    }
    found
}

/// Warns if the last update has no entry in the list of changes.
fn unexplained_update(story: &Story) -> Option<Warning> {
    let last = story.changes.iter().map(|change| change.date).max()?;
    let updated = story.updated;
    (last < updated).then(|| {
        let message = format!(
            "is {updated}, but the last of `changes` is of {last}; say there what changed on {updated}"
        );
        Warning::new("updated".to_owned(), message)
    })
}
