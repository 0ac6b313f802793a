//! What only shows when two places of a story are held against each other: order, sources, sides, what is never shown.

use super::calculation_check;
use super::date::Date;
use super::json::Json;
use super::read::{At, Reader, advice};
use super::review_check;
use super::story::{Claim, Event, Source, SourceId, Story};
use super::table_check;

/// Each item that could be read, with its place in the file: an unreadable one before it is left out.
pub(super) fn placed<'a, T>(
    json: &'a Json,
    list: &str,
    items: &'a [T],
    id: fn(&T) -> &str,
) -> Vec<(usize, &'a Json, &'a T)> {
    let elements = json.field(list).map_or(&[][..], Json::elements);
    let mut elements = elements.iter().enumerate();
    items
        .iter()
        .filter_map(|item| {
            let is_it = |element: &Json| element.field("id").and_then(Json::text) == Some(id(item));
            let (index, element) = elements.find(|(_, element)| is_it(element))?;
            Some((index, element, item))
        })
        .collect()
}

/// Whether every element of a list could be read; of a list with gaps nothing is said but the gaps.
pub(super) fn is_whole<T>(json: &Json, list: &str, items: &[T]) -> bool {
    json.field(list).map_or(0, |list| list.elements().len()) == items.len()
}

/// Notes what does not fit together in a story, of which some items may be left out as unreadable.
pub(super) fn relations(story: &Story, json: &Json, reader: &mut Reader) {
    let root = At::Root;
    // A claim or source may be named by what could not be read.
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
    for (index, element, claim) in placed(json, "claims", &story.claims, |claim| claim.id.as_str())
    {
        let at = root.field("claims");
        let at = at.element(index);
        check_claim(claim, element, story.updated, &at, reader);
        review_check::review(story, claim, &at, reader);
        let asked = !is_whole(json, "questions", &story.questions)
            || story.first_question(&claim.id).is_some();
        if !asked {
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
        for (place, counterclaim) in question.counterclaims.iter().enumerate() {
            if question.claims.contains(counterclaim) {
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
    for (index, element, table) in placed(json, "tables", &story.tables, |table| table.id.as_str())
    {
        let at = root.field("tables");
        table_check::table(table, element, &at.element(index), reader);
    }
    for (index, element, calculation) in
        placed(json, "calculations", &story.calculations, |calculation| {
            calculation.id.as_str()
        })
    {
        let at = root.field("calculations");
        calculation_check::calculation(calculation, element, &at.element(index), reader);
    }
    check_sources(story, json, all_read, reader);
}

pub(super) fn at_least_one(sources: &[SourceId], what: &str, at: &At, reader: &mut Reader) {
    if sources.is_empty() {
        reader.note(
            &at.field("sources"),
            advice!("empty; {what} needs at least one source"),
        );
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

/// Every source that the story uses, wherever it is used.
fn used_sources(story: &Story) -> Vec<&SourceId> {
    let mut used: Vec<&SourceId> = Vec::new();
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
    let at = At::Root.field("sources");
    for (index, _, source) in placed(json, "sources", &story.sources, |source| source.id.as_str()) {
        let place = at.element(index);
        if all_read && !used.contains(&&source.id) {
            reader.note(
                &place,
                advice!(
                    "\"{}\" is used nowhere; refer to it or take it out",
                    source.id
                ),
            );
        }
        if repeats_itself(story, source) {
            reader.note(
                &place.field("origin"),
                advice!(
                    "\"{}\" comes back to itself; the root of a story repeats nobody",
                    source.id
                ),
            );
        }
    }
}

fn repeats_itself(story: &Story, source: &Source) -> bool {
    let mut origin = source.origin.as_ref();
    for _ in 0..story.sources.len() {
        match origin {
            None => return false,
            Some(id) if *id == source.id => return true,
            Some(id) => origin = story.source(id).and_then(|source| source.origin.as_ref()),
        }
    }
    // A circle that this source only leads into is noted at the sources in it.
    false
}
