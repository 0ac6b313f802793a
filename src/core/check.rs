//! From what came over the wire to a [`Story`], or every problem found.
//!
//! Reading ([`read`](super::read)) finds what is wrong with a single field; here stands what only shows when
//! two places are held against each other.

use super::date::Date;
use super::json::Json;
use super::locale::Locale;
use super::number::number;
use super::quantity::Value;
use super::read::{At, FromJson, Problem, Reader, advice, nearest};
use super::story::{Claim, Event, Source, SourceId, Story};
use super::table::Table;

/// The version of the story format that this program reads.
pub const FORMAT: f64 = 1.0;

/// Most items a list may hold: far above any real story, far below what would stop a phone.
pub const MOST_ITEMS: usize = 20_000;

/// Checks a story file and reads it. Without the feature `advice` it is only read: a published story has been
/// checked, and every view bears a reference to nothing.
///
/// # Errors
///
/// Every problem, in the order of the file's paths; never an empty list.
pub fn story(json: &Json) -> Result<Story, Vec<Problem>> {
    let mut reader = Reader::default();
    if !matches!(json, Json::Object(_)) {
        reader.expected(&At::Root, "an object with the fields of a story", json);
        return Err(reader.problems);
    }
    if let Some(Json::Number(version)) = json.field("contrappunto")
        && *version > FORMAT
    {
        let place = At::Root.field("contrappunto");
        reader.note(
            &place,
            advice!(
                "is version {} of the format; this program reads version {} and needs an update",
                number(*version, Locale::En),
                number(FORMAT, Locale::En)
            ),
        );
        return Err(reader.problems);
    }
    reader.languages = languages(json, &mut reader);
    let story = if cfg!(feature = "advice") {
        characters(json, &At::Root, &mut reader);
        let ids = Ids::collect(json, &mut reader);
        let story = Story::read(json, &At::Root, &mut reader);
        references(json, &ids, &mut reader);
        if let Some(story) = &story {
            relations(story, json, &mut reader);
        }
        story
    } else {
        Story::read(json, &At::Root, &mut reader)
    };
    // Reading and cross-checking go over the file in turn; the author wants one list in one order.
    let mut problems = reader.problems;
    problems.dedup();
    match story {
        Some(story) if problems.is_empty() => Ok(story),
        _ => Err(problems),
    }
}

fn languages(json: &Json, reader: &mut Reader) -> Vec<String> {
    let place = At::Root.field("languages");
    let mut tags: Vec<String> = Vec::new();
    for (index, element) in json
        .field("languages")
        .map_or(&[][..], Json::elements)
        .iter()
        .enumerate()
    {
        let Some(tag) = element.text() else { continue };
        let fits = (2..=11).contains(&tag.len())
            && tag
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        if !fits {
            reader.note(
                &place.element(index),
                advice!("\"{tag}\" is no language tag; write one like en or it"),
            );
        }
        if tags.iter().any(|earlier| earlier == tag) {
            reader.note(&place.element(index), advice!("names {tag} twice"));
        } else {
            tags.push(tag.to_owned());
        }
    }
    if tags.is_empty() && json.field("languages").is_some() {
        reader.note(&place, "empty; a story needs at least one language");
    }
    tags
}

/// Characters that are not seen but change what is: controls of writing direction, invisible blanks.
fn characters(json: &Json, at: &At, reader: &mut Reader) {
    match json {
        Json::String(text) => {
            let hidden = |letter: &char| {
                matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{61C}' | '\u{FEFF}')
                    || (letter.is_control() && *letter != '\n')
            };
            if let Some(letter) = text.chars().find(hidden) {
                reader.note(
                    at,
                    advice!(
                        "holds the invisible character U+{:04X}; take it out",
                        u32::from(letter)
                    ),
                );
            }
        }
        Json::Array(elements) => {
            if elements.len() > MOST_ITEMS {
                reader.note(
                    at,
                    advice!("has {} elements; {MOST_ITEMS} is the most", elements.len()),
                );
            }
            for (index, element) in elements.iter().enumerate() {
                characters(element, &at.element(index), reader);
            }
        }
        Json::Object(fields) => {
            for (name, value) in fields {
                characters(value, &at.field(name), reader);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// The ids of the file as written, so that an item with some other fault can still be referred to.
struct Ids<'a> {
    lists: Vec<(&'static str, Vec<&'a str>)>,
}

impl<'a> Ids<'a> {
    fn collect(json: &'a Json, reader: &mut Reader) -> Self {
        let mut lists = Vec::new();
        for list in [
            "categories",
            "aspects",
            "eras",
            "actors",
            "sources",
            "events",
            "questions",
            "claims",
            "tables",
        ] {
            let place = At::Root.field(list);
            lists.push((
                list,
                unique_ids(
                    json.field(list).map_or(&[][..], Json::elements),
                    &place,
                    reader,
                ),
            ));
        }
        let tables = At::Root.field("tables");
        for (index, table) in json
            .field("tables")
            .map_or(&[][..], Json::elements)
            .iter()
            .enumerate()
        {
            let table_at = tables.element(index);
            for list in ["properties", "items"] {
                let elements = table.field(list).map_or(&[][..], Json::elements);
                unique_ids(elements, &table_at.field(list), reader);
            }
        }
        Self { lists }
    }

    fn of(&self, list: &str) -> &[&'a str] {
        self.lists
            .iter()
            .find(|(name, _)| *name == list)
            .map_or(&[], |(_, ids)| ids)
    }

    /// Notes a reference to something that is not there.
    fn expect(&self, list: &'static str, reference: Option<&Json>, at: &At, reader: &mut Reader) {
        let Some(id) = reference.and_then(Json::text) else {
            return;
        };
        if self.of(list).contains(&id) {
            return;
        }
        let hint = nearest(id, self.of(list).iter().copied())
            .map(|near| advice!("; did you mean \"{near}\"?"))
            .unwrap_or_default();
        reader.note(
            at,
            advice!("\"{id}\" is not among the story's {list}{hint}"),
        );
    }
}

fn unique_ids<'a>(elements: &'a [Json], at: &At, reader: &mut Reader) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for (index, element) in elements.iter().enumerate() {
        let Some(id) = element.field("id").and_then(Json::text) else {
            continue;
        };
        if let Some(first) = ids.iter().position(|earlier| *earlier == id) {
            reader.note(
                &at.element(index).field("id"),
                advice!("\"{id}\" is taken by {at}[{first}]; every id stands once"),
            );
        }
        ids.push(id);
    }
    ids
}

/// Every reference of the file, by the name of the field it stands in.
fn references(json: &Json, ids: &Ids, reader: &mut Reader) {
    fn walk(json: &Json, at: &At, ids: &Ids, reader: &mut Reader) {
        match json {
            Json::Object(fields) => {
                for (name, value) in fields {
                    let place = at.field(name);
                    let single = match name.as_str() {
                        "actor" => Some("actors"),
                        "category" => Some("categories"),
                        "about" => Some("aspects"),
                        "origin" | "source" => Some("sources"),
                        _ => None,
                    };
                    if let Some(list) = single {
                        ids.expect(list, Some(value), &place, reader);
                    }
                    let several = match name.as_str() {
                        "actors" => Some("actors"),
                        "claims" | "counterclaims" => Some("claims"),
                        "sources" | "also" => Some("sources"),
                        _ => None,
                    };
                    for (index, element) in value.elements().iter().enumerate() {
                        let element_at = place.element(index);
                        match several {
                            // A list of texts refers; the story's own lists hold objects and are walked below.
                            Some(list) if element.text().is_some() => {
                                ids.expect(list, Some(element), &element_at, reader);
                            }
                            _ => walk(element, &element_at, ids, reader),
                        }
                    }
                    if matches!(value, Json::Object(_)) {
                        walk(value, &place, ids, reader);
                    }
                }
            }
            Json::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    walk(element, &at.element(index), ids, reader);
                }
            }
            _ => {}
        }
    }
    walk(json, &At::Root, ids, reader);
}

fn relations(story: &Story, json: &Json, reader: &mut Reader) {
    let root = At::Root;
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
    for (index, event) in story.events.iter().enumerate() {
        check_event(
            event,
            story.updated,
            &root.field("events").element(index),
            reader,
        );
    }
    for (index, claim) in story.claims.iter().enumerate() {
        let at = root.field("claims");
        let at = at.element(index);
        check_claim(claim, story.updated, &at, reader);
        let asked = story.questions.iter().any(|question| {
            question.claims.contains(&claim.id) || question.counterclaims.contains(&claim.id)
        });
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
    for (index, question) in story.questions.iter().enumerate() {
        let at = root.field("questions");
        let at = at.element(index);
        if question.claims.is_empty() {
            reader.note(
                &at.field("claims"),
                "empty; a question needs at least one claim",
            );
        }
        if question.counterclaims.is_empty() && question.note.is_none() {
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
    for (index, era) in story.eras.iter().enumerate() {
        at_least_one(
            &era.sources,
            "an era",
            &root.field("eras").element(index),
            reader,
        );
    }
    for (index, table) in story.tables.iter().enumerate() {
        check_table(table, &root.field("tables").element(index), reader);
    }
    check_sources(story, &root.field("sources"), reader);
}

fn at_least_one(sources: &[SourceId], what: &str, at: &At, reader: &mut Reader) {
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

fn check_event(event: &Event, updated: Date, at: &At, reader: &mut Reader) {
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
    ascending(
        event.earlier.iter().map(|earlier| earlier.until),
        "until",
        "earlier",
        at,
        reader,
    );
}

fn check_claim(claim: &Claim, updated: Date, at: &At, reader: &mut Reader) {
    let known = claim.known.unwrap_or_else(|| claim.date.known_from());
    at_least_one(&claim.sources, "a claim", at, reader);
    not_after_update(known, updated, at, reader);
    if claim.claimants.is_empty() {
        reader.note(
            &at.field("claimants"),
            "empty; a claim needs somebody who makes it",
        );
    }
    for (list, evidence) in [("for", &claim.supporting), ("against", &claim.against)] {
        let place = at.field(list);
        for (index, piece) in evidence.iter().enumerate() {
            at_least_one(
                &piece.sources,
                "a piece of evidence",
                &place.element(index),
                reader,
            );
        }
    }
    let quotes = at.field("quotes");
    for (index, quote) in claim.quotes.iter().enumerate() {
        at_least_one(
            &quote.sources,
            "a quotation",
            &quotes.element(index),
            reader,
        );
    }
    let history = at.field("status_history");
    for (index, entry) in claim.status_history.iter().enumerate() {
        at_least_one(&entry.sources, "a status", &history.element(index), reader);
    }
    let days = || {
        claim
            .status_history
            .iter()
            .map(|entry| entry.date.known_from())
    };
    ascending(days(), "date", "status_history", at, reader);
    ascending(
        claim.earlier.iter().map(|earlier| earlier.until),
        "until",
        "earlier",
        at,
        reader,
    );
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

fn check_table(table: &Table, at: &At, reader: &mut Reader) {
    if table.item(&table.baseline).is_none() {
        reader.note(
            &at.field("baseline"),
            advice!("\"{}\" is not among the table's items", table.baseline),
        );
    }
    let properties: Vec<&str> = table
        .properties
        .iter()
        .map(|property| property.id.as_str())
        .collect();
    let items = at.field("items");
    for (index, item) in table.items.iter().enumerate() {
        let item_at = items.element(index);
        let values = item_at.field("values");
        for (name, _) in item.values.iter() {
            if !properties.contains(&name.as_str()) {
                let hint = nearest(name, properties.iter().copied())
                    .map(|near| advice!("; did you mean `{near}`?"))
                    .unwrap_or_default();
                reader.note(
                    &values.field(name),
                    advice!("is not among the table's properties{hint}"),
                );
            }
        }
        for property in &properties {
            if item.values.get(*property).is_none() {
                reader.note(&values, advice!("has no `{property}`; where a number is not known, write `unknown` with the reason"));
            }
        }
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
    let values = story
        .tables
        .iter()
        .flat_map(|table| &table.items)
        .flat_map(|item| item.values.values());
    used.extend(values.flat_map(sources_of_value));
    used.extend(
        story
            .sources
            .iter()
            .filter_map(|source| source.origin.as_ref()),
    );
    used
}

fn sources_of_value(value: &Value) -> impl Iterator<Item = &SourceId> {
    value.source.iter().chain(&value.also).chain(
        value
            .conflict
            .iter()
            .filter_map(|conflict| conflict.source.as_ref()),
    )
}

fn check_sources(story: &Story, at: &At, reader: &mut Reader) {
    let used = used_sources(story);
    for (index, source) in story.sources.iter().enumerate() {
        let place = at.element(index);
        if !used.contains(&&source.id) {
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
