//! Problems that only show when two parts of a story are compared: order, sources, sides, what is never shown.

use std::collections::BTreeSet;

use crate::calendar::date::Date;
use crate::check::calculation_check;
use crate::check::grounds_check;
use crate::check::lists::{at_least_one, is_whole, placed};
use crate::check::review_check;
use crate::check::table_check;
use crate::model::story::{Claim, Event, SourceId, Story};
use crate::numbers::figure;
use crate::reading::excess;
use crate::reading::json::Json;
use crate::reading::limits::{LONGEST_CHAIN, MOST_TERMS};
use crate::reading::read::{At, Reader, advice};

/// Returns the number of terms (numbers, names, operators and calls) in all formulas of a story.
fn terms(story: &Story) -> usize {
    let tables = story.tables.iter().flat_map(table_check::formulas_of_table);
    let calculations = story.calculations.iter();
    let calculations = calculations.flat_map(calculation_check::formulas_of_calculation);
    tables.chain(calculations).map(figure::terms).sum()
}

/// Notes inconsistencies in a story, some of whose items may be missing because they could not be read.
pub(super) fn relations(story: &Story, json: &Json, reader: &mut Reader) {
    let root = At::Root;
    // An item that could not be read may name a claim or source.
    let all_read = reader.problems.is_empty();
    for (name, length, what) in [
        (
            "categories",
            story.categories.len(),
            "a story needs at least one lane",
        ),
        (
            "events",
            story.events.len(),
            "a story needs at least one event",
        ),
    ] {
        if length == 0
            && json
                .field(name)
                .is_some_and(|list| list.elements().is_empty())
        {
            reader.note(&root.field(name), advice!("empty; {what}"));
        }
    }
    for (index, element, event) in placed(json, "events", &story.events, |event| event.id.as_str())
    {
        let at = root.field("events");
        check_event(event, element, story.updated, &at.element(index), reader);
    }
    let questions = story.questions.iter();
    let asked =
        questions.flat_map(|question| question.claims.iter().chain(&question.counterclaims));
    let asked: BTreeSet<_> = asked.collect();
    for (index, element, claim) in placed(json, "claims", &story.claims, |claim| claim.id.as_str())
    {
        let at = root.field("claims");
        let at = at.element(index);
        check_claim(claim, element, story.updated, &at, reader);
        review_check::review(story, claim, &at, reader);
        grounds_check::times(claim, element, &at, reader);
        if all_read {
            grounds_check::confirmations(story, claim, element, &at, reader);
        }
        if is_whole(json, "questions", &story.questions) && !asked.contains(&claim.id) {
            reader.note(
                &at,
                advice!(
                    "\"{}\" stands in no question and would not be shown; name it in one",
                    claim.id
                ),
            );
        }
    }
    for (index, element, question) in placed(json, "questions", &story.questions, |question| {
        question.id.as_str()
    }) {
        let at = root.field("questions");
        let at = at.element(index);
        if question.claims.is_empty() && is_whole(element, "claims", &question.claims) {
            reader.note(
                &at.field("claims"),
                "empty; a question needs at least one claim",
            );
        }
        if question.counterclaims.is_empty()
            && is_whole(element, "counterclaims", &question.counterclaims)
            && question.note.is_none()
        {
            reader.note(
                &at.field("counterclaims"),
                "empty; where nobody counters a claim, say so in `note`",
            );
        }
        let claims: BTreeSet<_> = question.claims.iter().collect();
        for (place, counterclaim) in question.counterclaims.iter().enumerate() {
            if claims.contains(counterclaim) {
                reader.note(
                    &at.field("counterclaims").element(place),
                    advice!("\"{counterclaim}\" stands on both sides"),
                );
            }
        }
    }
    for (index, _, era) in placed(json, "eras", &story.eras, |era| era.id.as_str()) {
        at_least_one(
            &era.sources,
            "an era",
            &root.field("eras").element(index),
            reader,
        );
    }
    grounds_check::changes(&story.changes, json, story.updated, &root, reader);
    check_earlier(story, json, reader);
    check_numbers(story, json, reader);
    check_sources(story, json, all_read, reader);
}

/// Notes earlier versions of actors, claimants and questions that are not in date order.
fn check_earlier(story: &Story, json: &Json, reader: &mut Reader) {
    let root = At::Root;
    let place = root.field("actors");
    for (index, element, actor) in placed(json, "actors", &story.actors, |actor| actor.id.as_str())
    {
        if is_whole(element, "earlier", &actor.earlier) {
            let days = actor.earlier.iter().map(|earlier| earlier.until);
            ascending(days, "until", "earlier", &place.element(index), reader);
        }
    }
    let place = root.field("questions");
    for (index, element, question) in placed(json, "questions", &story.questions, |question| {
        question.id.as_str()
    }) {
        if is_whole(element, "earlier", &question.earlier) {
            let days = question.earlier.iter().map(|earlier| earlier.until);
            ascending(days, "until", "earlier", &place.element(index), reader);
        }
    }
    let place = root.field("claims");
    for (index, element, claim) in placed(json, "claims", &story.claims, |claim| claim.id.as_str())
    {
        let at = place.element(index);
        let claimants = at.field("claimants");
        if !is_whole(element, "claimants", &claim.claimants) {
            continue;
        }
        for (index, claimant) in claim.claimants.iter().enumerate() {
            let days = claimant.earlier.iter().map(|earlier| earlier.until);
            ascending(days, "until", "earlier", &claimants.element(index), reader);
        }
    }
}

/// Checks tables and calculations.
fn check_numbers(story: &Story, json: &Json, reader: &mut Reader) {
    let root = At::Root;
    let terms = terms(story);
    if terms > MOST_TERMS {
        let what = "numbers, names and signs in all its formulas together";
        return excess::note(&root, terms, what, MOST_TERMS, reader);
    }
    for (index, element, table) in placed(json, "tables", &story.tables, |table| table.id.as_str())
    {
        let at = root.field("tables");
        table_check::table(table, element, &at.element(index), reader);
    }
    let claims = json.field("claims").map_or(&[][..], Json::elements);
    let claims = claims.iter().filter_map(|claim| claim.field("id")?.text());
    let claims: Vec<&str> = claims.collect();
    for (index, element, calculation) in
        placed(json, "calculations", &story.calculations, |calculation| {
            calculation.id.as_str()
        })
    {
        let at = root.field("calculations");
        let at = at.element(index);
        calculation_check::calculation(calculation, &claims, element, &at, reader);
    }
}

fn not_after_update(known: Date, updated: Date, at: &At, reader: &mut Reader) {
    if known > updated {
        reader.note(at, advice!("is known from {known}, after the story's `updated` ({updated}), and would never show"));
    }
}

fn ascending(
    days: impl Iterator<Item = Date>,
    field: &str,
    list: &str,
    at: &At,
    reader: &mut Reader,
) {
    let place = at.field(list);
    let mut before: Option<Date> = None;
    for (index, day) in days.enumerate() {
        if let Some(before) = before
            && day < before
        {
            reader.note(
                &place.element(index).field(field),
                advice!("{day} is out of order: it comes after {before}; put the earliest first"),
            );
        }
        before = Some(day);
    }
}

fn check_event(event: &Event, json: &Json, updated: Date, at: &At, reader: &mut Reader) {
    at_least_one(&event.sources, "an event", at, reader);
    if let (Some(known), Some(first)) = (event.known, event.date.first_day())
        && known < first
    {
        reader.note(
            &at.field("known"),
            advice!("{known} is before the event ({})", event.date),
        );
    }
    not_after_update(
        event.known.unwrap_or_else(|| event.date.known_from()),
        updated,
        at,
        reader,
    );
    if is_whole(json, "earlier", &event.earlier) {
        let days = event.earlier.iter().map(|earlier| earlier.until);
        ascending(days, "until", "earlier", at, reader);
    }
}

fn check_claim(claim: &Claim, json: &Json, updated: Date, at: &At, reader: &mut Reader) {
    let known = claim.known.unwrap_or_else(|| claim.date.known_from());
    at_least_one(&claim.sources, "a claim", at, reader);
    not_after_update(known, updated, at, reader);
    if claim.claimants.is_empty() && is_whole(json, "claimants", &claim.claimants) {
        reader.note(
            &at.field("claimants"),
            "empty; a claim needs somebody who makes it",
        );
    }
    for (list, evidence) in [("for", &claim.supporting), ("against", &claim.against)] {
        let place = at.field(list);
        if !is_whole(json, list, evidence) {
            continue;
        }
        for (index, piece) in evidence.iter().enumerate() {
            not_after_update(
                piece.date.known_from(),
                updated,
                &place.element(index),
                reader,
            );
            at_least_one(
                &piece.sources,
                "a piece of evidence",
                &place.element(index),
                reader,
            );
        }
    }
    if is_whole(json, "quotes", &claim.quotes) {
        let quotes = at.field("quotes");
        for (index, quote) in claim.quotes.iter().enumerate() {
            let said = quote.date.unwrap_or(claim.date).known_from();
            not_after_update(said, updated, &quotes.element(index), reader);
            at_least_one(
                &quote.sources,
                "a quotation",
                &quotes.element(index),
                reader,
            );
        }
    }
    if is_whole(json, "earlier", &claim.earlier) {
        let days = claim.earlier.iter().map(|earlier| earlier.until);
        ascending(days, "until", "earlier", at, reader);
    }
    if !is_whole(json, "status_history", &claim.status_history) {
        return;
    }
    let history = at.field("status_history");
    for (index, entry) in claim.status_history.iter().enumerate() {
        at_least_one(&entry.sources, "a status", &history.element(index), reader);
        not_after_update(
            entry.date.known_from(),
            updated,
            &history.element(index),
            reader,
        );
    }
    let days = || {
        claim
            .status_history
            .iter()
            .map(|entry| entry.date.known_from())
    };
    ascending(days(), "date", "status_history", at, reader);
    match days().min() {
        None => reader.note(
            &history,
            "empty; a claim needs a status from the day it is known",
        ),
        Some(first) if first > known => {
            reader.note(&history, advice!("begins on {first}, but the claim is known from {known}; say how it stood then, or set `known`"));
        }
        Some(_) => {}
    }
}

/// Returns every source that the story uses, wherever it is used.
fn used_sources(story: &Story) -> BTreeSet<&SourceId> {
    let mut used = BTreeSet::new();
    used.extend(story.eras.iter().flat_map(|era| &era.sources));
    used.extend(story.events.iter().flat_map(|event| &event.sources));
    used.extend(
        story
            .open_questions
            .iter()
            .flat_map(|question| &question.sources),
    );
    for claim in &story.claims {
        used.extend(&claim.sources);
        used.extend(claim.earlier.iter().flat_map(|earlier| &earlier.sources));
        used.extend(claim.quotes.iter().flat_map(|quote| &quote.sources));
        used.extend(
            claim
                .supporting
                .iter()
                .chain(&claim.against)
                .flat_map(|piece| &piece.sources),
        );
        used.extend(claim.status_history.iter().flat_map(|entry| &entry.sources));
    }
    used.extend(story.tables.iter().flat_map(table_check::sources_of_table));
    let calculations = story.calculations.iter();
    used.extend(calculations.flat_map(calculation_check::sources_of_calculation));
    used.extend(
        story
            .sources
            .iter()
            .filter_map(|source| source.origin.as_ref()),
    );
    used
}

fn check_sources(story: &Story, json: &Json, all_read: bool, reader: &mut Reader) {
    let used = used_sources(story);
    let chains = chains(story);
    let at = At::Root.field("sources");
    let mut is_told = false;
    for ((index, _, source), chain) in
        placed(json, "sources", &story.sources, |source| source.id.as_str())
            .into_iter()
            .zip(chains)
    {
        let place = at.element(index);
        if all_read && !used.contains(&source.id) {
            reader.note(
                &place,
                advice!(
                    "\"{}\" is used nowhere; refer to it or take it out",
                    source.id
                ),
            );
        }
        match chain {
            Chain::Circle => reader.note(
                &place.field("origin"),
                advice!(
                    "\"{}\" comes back to itself; the root of a story repeats nobody",
                    source.id
                ),
            ),
            // Reported once: the chains that lead here are longer still.
            Chain::Ends(sources) if sources > LONGEST_CHAIN && !is_told => {
                is_told = true;
                reader.note(
                    &place.field("origin"),
                    advice!(
                        "\"{}\" is the first of {sources} sources of which each repeats the next; {LONGEST_CHAIN} is the most",
                        source.id
                    ),
                );
            }
            Chain::Ends(_) | Chain::LeadsIntoCircle => {}
        }
    }
}

/// The result of following the origins of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chain {
    /// It ends after this many sources, including the first and the last.
    Ends(usize),
    /// It comes back to the source.
    Circle,
    /// It reaches a cycle that does not contain the source.
    LeadsIntoCircle,
}

/// Returns the chain of each source, visiting each source once.
fn chains(story: &Story) -> Vec<Chain> {
    let origin = |source: usize| {
        let origin = story.sources.get(source)?.origin.as_ref()?;
        story.sources.place(origin.as_str())
    };
    let mut chains: Vec<Option<Chain>> = vec![None; story.sources.len()];
    // The walk that last visited each source: a source visited twice in the same walk is on a cycle.
    let mut met: Vec<usize> = vec![usize::MAX; story.sources.len()];
    for start in 0..story.sources.len() {
        let mut path = Vec::new();
        let mut here = Some(start);
        let mut found = Chain::Ends(0);
        while let Some(source) = here {
            if let Some(Some(known)) = chains.get(source) {
                found = *known;
                break;
            }
            if met.get(source) == Some(&start) {
                let circle = path.iter().position(|earlier| *earlier == source);
                for member in path.drain(circle.unwrap_or_default()..) {
                    if let Some(chain) = chains.get_mut(member) {
                        *chain = Some(Chain::Circle);
                    }
                }
                found = Chain::Circle;
                break;
            }
            if let Some(walk) = met.get_mut(source) {
                *walk = start;
            }
            path.push(source);
            here = origin(source);
        }
        for source in path.into_iter().rev() {
            found = match found {
                Chain::Ends(sources) => Chain::Ends(sources + 1),
                Chain::Circle | Chain::LeadsIntoCircle => Chain::LeadsIntoCircle,
            };
            if let Some(chain) = chains.get_mut(source) {
                *chain = Some(found);
            }
        }
    }
    chains.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

    use super::*;
    use crate::check::story_check;
    use crate::reading::json::Json;

    /// The small story with one source for each given origin, an index; an index out of range stands for no origin.
    fn story(origins: &[usize]) -> Story {
        let text = include_str!("../../../tests/stories/small.json");
        let json: Json = serde_json::from_str(text).unwrap();
        let mut story = story_check::story(&json).unwrap();
        let first = story.sources.first().unwrap().clone();
        let name = |place: usize| SourceId::from(format!("s{place}").as_str());
        story.sources.change(|sources| {
            sources.clear();
            for (place, origin) in origins.iter().enumerate() {
                let mut source = first.clone();
                source.id = name(place);
                source.origin = (*origin < origins.len()).then(|| name(*origin));
                sources.push(source);
            }
        });
        story
    }

    #[test]
    fn a_chain_is_as_long_as_there_are_sources_in_it() {
        use Chain::Ends;
        let found = chains(&story(&[1, 2, 9, 1, 9]));
        assert_eq!(found, [Ends(3), Ends(2), Ends(1), Ends(3), Ends(1)]);
    }

    #[test]
    fn a_circle_is_told_apart_from_what_leads_into_it() {
        use Chain::{Circle, Ends, LeadsIntoCircle};
        let found = chains(&story(&[1, 2, 3, 1, 0, 9, 6]));
        assert_eq!(
            found,
            [
                LeadsIntoCircle,
                Circle,
                Circle,
                Circle,
                LeadsIntoCircle,
                Ends(1),
                Circle
            ]
        );
    }

    #[test]
    fn a_long_chain_is_followed_from_either_end() {
        let up: Vec<usize> = (1..=3_000).collect();
        let found = chains(&story(&up));
        assert_eq!(found.first(), Some(&Chain::Ends(3_000)));
        assert_eq!(found.last(), Some(&Chain::Ends(1)));
        let down: Vec<usize> = (0..3_000_usize)
            .map(|place| place.wrapping_sub(1))
            .collect();
        let found = chains(&story(&down));
        assert_eq!(found.first(), Some(&Chain::Ends(1)));
        assert_eq!(found.last(), Some(&Chain::Ends(3_000)));
    }
}
