//! Where a story file exceeds its limits.

use std::collections::BTreeMap;

use crate::list::List as _;
use crate::reading::json::Json;
use crate::reading::limits::{
    DEEPEST, LONGEST_NAME, LONGEST_TEXT, MOST_CELLS, MOST_CELLS_TOGETHER, MOST_CLAIMS_NAMED,
    MOST_EVENTS_OF_CLAIM, MOST_FIELDS, MOST_INPUTS, MOST_ITEMS, MOST_NAMED, MOST_OBJECTS, MOST_OF,
    too_deep,
};
use crate::reading::read::{At, Reader, advice};

/// Returns the maximum number of elements in the list at this place.
pub(super) fn most_items(at: &At) -> usize {
    match at {
        At::Field(At::Root, name) => {
            let own = MOST_OF.iter().find(|(list, _)| list == name);
            own.map_or(MOST_ITEMS, |(_, most)| *most)
        }
        At::Field(_, "sources" | "claims" | "counterclaims" | "actors") => MOST_NAMED,
        _ => MOST_ITEMS,
    }
}

/// Whether a story file is within its limits.
#[must_use]
pub fn keeps(json: &Json) -> bool {
    let mut reader = Reader::default();
    note_excess(json, &mut reader);
    reader.problems.is_empty()
}

/// Notes every limit that a story file exceeds.
pub(crate) fn note_excess(json: &Json, reader: &mut Reader) {
    let before = reader.problems.len();
    note_each(json, &At::Root, 0, reader);
    // A file that is nested too deeply must not be walked any further.
    if reader.problems.len() > before {
        return;
    }
    let objects = objects(json);
    if objects > MOST_OBJECTS {
        note(&At::Root, objects, "objects", MOST_OBJECTS, reader);
    }
    let list = |json: &Json, name: &str| json.field(name).map_or(0, |list| list.elements().len());
    let all = |name: &str| json.field(name).map_or(&[][..], Json::elements);
    let mut note_sum = |name: &str, sum: usize, what: &str, most: usize| {
        if sum > most {
            note(&At::Root.field(name), sum, what, most, reader);
        }
    };
    let questions = all("questions").iter();
    let named = questions.map(|one| list(one, "claims") + list(one, "counterclaims"));
    let what = "names of claims together";
    note_sum("questions", named.sum(), what, MOST_CLAIMS_NAMED);
    let inputs = all("calculations").iter().map(|one| list(one, "inputs"));
    let what = "inputs together";
    note_sum("calculations", inputs.sum(), what, MOST_INPUTS);
    let rows = |table: &Json| list(table, "properties") + list(table, "derived");
    let cells: Vec<usize> = all("tables")
        .iter()
        .map(|one| rows(one) * list(one, "items"))
        .list();
    let what = "cells together";
    note_sum("tables", cells.iter().sum(), what, MOST_CELLS_TOGETHER);
    for (index, cells) in cells.into_iter().enumerate() {
        if cells > MOST_CELLS {
            let at = At::Root.field("tables");
            note(&at.element(index), cells, "cells", MOST_CELLS, reader);
        }
    }
    let mut of_claims = BTreeMap::<&str, usize>::new();
    let claims = all("events")
        .iter()
        .filter_map(|event| event.field("claims"));
    for claim in claims.flat_map(Json::elements).filter_map(Json::text) {
        *of_claims.entry(claim).or_default() += 1;
    }
    for (claim, events) in of_claims {
        if events > MOST_EVENTS_OF_CLAIM {
            let what = format!("events that name the claim \"{claim}\"");
            note(
                &At::Root.field("events"),
                events,
                &what,
                MOST_EVENTS_OF_CLAIM,
                reader,
            );
        }
    }
}

/// Returns the number of objects.
fn objects(json: &Json) -> usize {
    match json {
        Json::Array(elements) => elements.iter().map(objects).sum(),
        Json::Object(fields) => {
            let inner: usize = fields.iter().map(|(_, value)| objects(value)).sum();
            1 + inner
        }
        _ => 0,
    }
}

fn note_each(json: &Json, at: &At, depth: usize, reader: &mut Reader) {
    if reader.is_full() {
        return;
    }
    match json {
        Json::String(text) => {
            // Characters are counted only if there may be too many.
            if text.len() > LONGEST_TEXT {
                let found = text.chars().count();
                if found > LONGEST_TEXT {
                    note(at, found, "letters", LONGEST_TEXT, reader);
                }
            }
        }
        Json::Array(_) | Json::Object(_) if depth >= DEEPEST => {
            reader.note(at, too_deep());
        }
        Json::Array(elements) => {
            let most = most_items(at);
            if elements.len() > most {
                return note(at, elements.len(), "elements", most, reader);
            }
            for (index, element) in elements.iter().enumerate() {
                note_each(element, &at.element(index), depth + 1, reader);
            }
        }
        Json::Object(fields) => {
            if fields.len() > MOST_FIELDS {
                return note(at, fields.len(), "fields", MOST_FIELDS, reader);
            }
            for (name, value) in fields {
                let letters = name.chars().count();
                if letters > LONGEST_NAME {
                    reader.note(
                        at,
                        advice!(
                            "has a field whose name has {letters} letters; {LONGEST_NAME} is the most"
                        ),
                    );
                } else {
                    note_each(value, &at.field(name), depth + 1, reader);
                }
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// Notes that there are more of something than allowed.
pub(crate) fn note(at: &At, found: usize, what: &str, most: usize, reader: &mut Reader) {
    reader.note(at, advice!("has {found} {what}; {most} is the most"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(json: &Json) -> Vec<String> {
        let mut reader = Reader::default();
        note_excess(json, &mut reader);
        reader.problems.iter().map(ToString::to_string).collect()
    }

    fn object(name: &str, value: Json) -> Json {
        Json::Object(vec![(name.to_owned(), value)])
    }

    fn list(length: usize) -> Json {
        Json::Array(vec![Json::Null; length])
    }

    fn nested(levels: usize) -> Json {
        (1..levels).fold(list(0), |inner, _| Json::Array(vec![inner]))
    }

    #[test]
    fn a_list_may_be_as_long_as_its_place_allows_and_no_longer() {
        for (name, most) in MOST_OF.into_iter().chain([("eras", MOST_ITEMS)]) {
            assert_eq!(problems(&object(name, list(most))), [""; 0]);
            assert_eq!(
                problems(&object(name, list(most + 1))),
                [format!(
                    "{name}: has {} elements; {most} is the most",
                    most + 1
                )]
            );
        }
        // Only the story's own events may be this many, not those of other objects.
        let inner = object("x", object("events", list(201)));
        assert_eq!(
            problems(&inner),
            ["x.events: has 201 elements; 200 is the most"]
        );
    }

    #[test]
    fn so_many_are_named_in_one_place() {
        let named = |most: usize| object("x", object("sources", list(most)));
        assert_eq!(problems(&named(MOST_NAMED)), [""; 0]);
        assert_eq!(
            problems(&named(MOST_NAMED + 1)),
            ["x.sources: has 41 elements; 40 is the most"]
        );
    }

    #[test]
    fn objects_are_counted_wherever_they_stand() {
        let objects = |count: usize| {
            let empty = Json::Object(Vec::new());
            let lists = vec![Json::Array(vec![empty; 200]); count / 200];
            object("x", Json::Array(lists))
        };
        // The file itself is an object too.
        assert_eq!(problems(&objects(MOST_OBJECTS - 200)), [""; 0]);
        assert_eq!(
            problems(&objects(MOST_OBJECTS)),
            ["has 25001 objects; 25000 is the most"]
        );
    }

    #[test]
    fn an_object_has_so_many_fields_and_their_names_so_many_letters() {
        let fields = |count: usize| {
            let names = (0..count).map(|number| (number.to_string(), Json::Null));
            Json::Object(names.collect())
        };
        assert_eq!(problems(&fields(MOST_FIELDS)), [""; 0]);
        assert_eq!(
            problems(&fields(MOST_FIELDS + 1)),
            ["has 201 fields; 200 is the most"]
        );
        let named = |letters: usize| object("x", object(&"é".repeat(letters), Json::Null));
        assert_eq!(problems(&named(LONGEST_NAME)), [""; 0]);
        assert_eq!(
            problems(&named(1_000_000)),
            ["x: has a field whose name has 1000000 letters; 64 is the most"]
        );
    }

    #[test]
    fn letters_are_counted_and_not_bytes() {
        let text = |letters: usize| Json::String("é".repeat(letters));
        assert_eq!(problems(&text(LONGEST_TEXT)), [""; 0]);
        assert_eq!(
            problems(&text(LONGEST_TEXT + 1)),
            ["has 4001 letters; 4000 is the most"]
        );
    }

    #[test]
    fn what_is_nested_too_deep_is_told_at_its_place() {
        assert_eq!(problems(&nested(DEEPEST)), [""; 0]);
        let found = problems(&nested(DEEPEST + 1));
        assert_eq!(
            found,
            [format!(
                "{}: is nested deeper than 64 lists and objects",
                "[0]".repeat(DEEPEST)
            )]
        );
    }
}
