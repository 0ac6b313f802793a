//! From parsed JSON to a [`Story`], or to every problem found.
//!
//! Reading ([`read`](crate::reading::read)) finds what is wrong with single fields. This module checks ids and references as
//! they are written, and `relations` whether what could be read is consistent.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error as _};

use crate::calendar::locale::Locale;
use crate::check::invisible::hidden;
use crate::check::relations::relations;
use crate::model::story::{SharedStory, Story};
use crate::numbers::number::number;
use crate::reading::excess::note_excess;
use crate::reading::json::Json;
use crate::reading::limits::{MOST_ITEMS, MOST_PROBLEMS};
use crate::reading::read::{At, FromJson, Problem, Reader, advice, nearest};
use crate::state::uses::number_sources;

/// The version of the story format that this program reads.
pub const FORMAT: f64 = 1.0;

/// Checks and reads a story file.
///
/// Without the feature `advice` it is only read: a published story has been checked before, and every view tolerates
/// dangling references.
///
/// # Errors
///
/// Returns every problem, in file order; never an empty list. If the file exceeds the [`limits`](crate::reading::limits), only
/// that is reported. If there are more problems than an editor can use, the rest is left out, and the last one says so.
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
    if let Some(Json::Number(version)) = json.field("contrappunto")
        && *version < FORMAT
    {
        let place = At::Root.field("contrappunto");
        reader.note(
            &place,
            advice!(
                "is version {} of the format, which there never was; write {}",
                number(*version, Locale::En),
                number(FORMAT, Locale::En)
            ),
        );
    }
    if crate::reading::read::ADVICE {
        let before = reader.problems.len();
        note_excess(json, &mut reader);
        if reader.problems.len() > before {
            return Err(told(reader, json));
        }
    }
    reader.languages = languages(json, &mut reader);
    let story = if crate::reading::read::ADVICE {
        characters(json, &At::Root, &mut reader);
        let ids = Ids::collect(json, &mut reader);
        let story = Story::read(json, &At::Root, &mut reader);
        references(json, &ids, &mut reader);
        if let Some(story) = &story
            && !reader.is_full()
        {
            relations(story, json, &mut reader);
        }
        story
    } else {
        Story::read(json, &At::Root, &mut reader)
    };
    let problems = told(reader, json);
    match story {
        Some(mut story) if problems.is_empty() => {
            number_sources(&mut story);
            Ok(story)
        }
        _ => Err(problems),
    }
}

/// Deserializes a story from any format, such as with `serde_json::from_str`, and checks it as [`story`] does. The
/// error has every problem on a line of its own.
impl<'de> Deserialize<'de> for Story {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let problem_lines = |problems: Vec<Problem>| {
            let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
            D::Error::custom(lines.join("\n"))
        };
        story(&Json::deserialize(deserializer)?).map_err(problem_lines)
    }
}

/// Deserializes and checks a [`Story`], to be shared by views.
impl<'de> Deserialize<'de> for SharedStory {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Story::deserialize(deserializer).map(Self::from)
    }
}

/// Returns the problems without duplicates, followed by a note if there were too many to go on checking.
///
/// Reading and cross-checking each go through the whole file; the author wants one list in file order.
fn told(reader: Reader, json: &Json) -> Vec<Problem> {
    let is_full = reader.is_full();
    let mut problems = reader.problems;
    if crate::reading::read::ADVICE {
        let places = PathOrder::of(json);
        problems.sort_by_cached_key(|problem| places.order(&problem.path));
    }
    let mut once: Vec<Problem> = Vec::new();
    for problem in problems {
        // A linear search is enough for at most `MOST_PROBLEMS`.
        if !once.contains(&problem) {
            once.push(problem);
        }
    }
    if is_full {
        let last = advice!("the check stopped after {MOST_PROBLEMS} problems");
        once.push(At::Root.problem(last));
    }
    once
}

/// The order of the places in a file.
pub struct PathOrder<'a>(&'a Json);

impl<'a> PathOrder<'a> {
    /// The places in a file.
    #[must_use]
    pub const fn of(json: &'a Json) -> Self {
        Self(json)
    }

    /// Returns the sort key of a place: the index of each step on the path to it, from the root. What is missing has no
    /// index of its own; it has the key of the place where it should be.
    #[must_use]
    pub fn order(&self, path: &str) -> Vec<usize> {
        let mut order = Vec::new();
        let (mut here, mut rest) = (self.0, path);
        while let Some((place, inner, behind)) = step(here, rest) {
            order.push(place);
            (here, rest) = (inner, behind);
        }
        order
    }
}

/// Follows the first step of a path: returns its index among the elements or fields, the value there, and the rest of
/// the path.
fn step<'j, 'p>(json: &'j Json, path: &'p str) -> Option<(usize, &'j Json, &'p str)> {
    match json {
        Json::Array(elements) => {
            let (place, behind) = path.strip_prefix('[')?.split_once(']')?;
            let place = place.parse().ok()?;
            Some((place, elements.get(place)?, behind))
        }
        Json::Object(fields) => {
            let path = path.strip_prefix('.').unwrap_or(path);
            // A name may contain dots and brackets: the longest one that the path starts with is meant.
            let named = fields
                .iter()
                .enumerate()
                .filter_map(|(place, (name, value))| {
                    let behind = path.strip_prefix(name.as_str())?;
                    let ends = behind.is_empty() || behind.starts_with(['.', '[']);
                    ends.then_some((place, value, behind))
                });
            named.min_by_key(|(_, _, behind)| behind.len())
        }
        _ => None,
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
        .take(MOST_ITEMS)
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
        } else if tags.iter().any(|earlier| earlier == tag) {
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

/// Notes characters that are invisible but change what is seen: text direction controls, invisible spaces.
fn characters(json: &Json, at: &At, reader: &mut Reader) {
    if reader.is_full() {
        return;
    }
    match json {
        Json::String(text) => {
            if let Some(letter) = hidden(text) {
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

/// The ids of a list, each with the index of its first occurrence.
pub(super) type Named<'a> = BTreeMap<&'a str, usize>;

/// The ids of the file as written, so that an item with another problem can still be referred to.
struct Ids<'a> {
    lists: Vec<(&'static str, Named<'a>)>,
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
            "calculations",
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
        for (parents, inner) in [
            (
                "tables",
                &["properties", "items", "derived", "rules", "groups"][..],
            ),
            ("calculations", &["inputs", "outputs"]),
        ] {
            let place = At::Root.field(parents);
            let elements = json.field(parents).map_or(&[][..], Json::elements);
            for (index, parent) in elements.iter().enumerate() {
                let at = place.element(index);
                for list in inner {
                    let elements = parent.field(list).map_or(&[][..], Json::elements);
                    unique_ids(elements, &at.field(list), reader);
                }
            }
        }
        Self { lists }
    }

    /// Notes a reference to an id that is not in the list.
    fn expect(&self, list: &'static str, reference: Option<&Json>, at: &At, reader: &mut Reader) {
        let Some(id) = reference.and_then(Json::text) else {
            return;
        };
        let known = self.lists.iter().find(|(name, _)| *name == list);
        let known = known.map(|(_, ids)| ids);
        if reader.is_full() || known.is_some_and(|ids| ids.contains_key(id)) {
            return;
        }
        let hint = nearest(id, known.into_iter().flat_map(BTreeMap::keys).copied())
            .map(|near| advice!("; did you mean \"{near}\"?"))
            .unwrap_or_default();
        reader.note(
            at,
            advice!("\"{id}\" is not among the story's {list}{hint}"),
        );
    }
}

fn unique_ids<'a>(elements: &'a [Json], at: &At, reader: &mut Reader) -> Named<'a> {
    let mut ids = Named::new();
    for (index, element) in elements.iter().enumerate() {
        let Some(id) = element.field("id").and_then(Json::text) else {
            continue;
        };
        if let Some(first) = ids.get(id) {
            reader.note(
                &at.element(index).field("id"),
                advice!("\"{id}\" is taken by {at}[{first}]; every id stands once"),
            );
        } else {
            ids.insert(id, index);
        }
    }
    ids
}

/// Checks every reference in the file, recognized by the name of its field.
fn references(json: &Json, ids: &Ids, reader: &mut Reader) {
    fn walk(json: &Json, at: &At, ids: &Ids, reader: &mut Reader) {
        if reader.is_full() {
            return;
        }
        match json {
            Json::Object(fields) => {
                for (name, value) in fields {
                    let place = at.field(name);
                    let single = match name.as_str() {
                        "actor" | "affiliation" => Some("actors"),
                        "category" => Some("categories"),
                        // The `about` of an actor is a text for readers, not a reference.
                        "about" if at.nearest_field() == "claims" => Some("aspects"),
                        "origin" | "source" => Some("sources"),
                        "claim" => Some("claims"),
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
                            // A list of strings holds references; the story's own lists hold objects and are walked
                            // below.
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

#[cfg(test)]
mod tests {
    use super::{Json, PathOrder};

    #[test]
    fn places_come_in_the_order_of_the_file_and_what_is_missing_where_it_should_be() {
        let text = r#"{"b": [{"x": 1, "y": {"z": 2}}, 3], "a.b[0]": {"c": 4}, "a": [5]}"#;
        let json: Json = serde_json::from_str(text).unwrap_or(Json::Null);
        let places = PathOrder::of(&json);
        let paths = [
            "", "b", "b[0]", "b[0].x", "b[0].y", "b[0].y.z", "b[1]", "a.b[0]", "a.b[0].c", "a",
            "a[0]",
        ];
        let orders: Vec<Vec<usize>> = paths.iter().map(|path| places.order(path)).collect();
        assert!(orders.is_sorted_by(|one, next| one < next), "{orders:?}");
        for (missing, at) in [
            ("b[0].w", "b[0]"),
            ("b[7]", "b"),
            ("c.d", ""),
            ("b[0].y.z.w", "b[0].y.z"),
        ] {
            assert_eq!(places.order(missing), places.order(at), "{missing}");
        }
    }
}
