//! What a story file may hold: far more than any real story, and no more than a phone can bear.
//!
//! A file that is over a limit is told so and nothing else of it is looked at: whatever else the check and the page do
//! with a story may then take its time for granted. The published story of 560 kB has 47 events, 221 sources, 18
//! claims, and a table of 24 properties by 23 items; its longest text is of 461 letters.
//!
//! In a reader's browser a published story is not checked again. There bytes and nesting are bounded where JavaScript's
//! values come in, and so are problems, languages and the steps from a source to its root.

use super::json::Json;
use super::read::{At, Reader, advice};

/// Most bytes of a file, and of what JavaScript gives for one.
pub const MOST_BYTES: usize = 4_000_000;
/// How deep lists and objects may be nested.
pub const DEEPEST: usize = 64;
/// Most fields of an object.
pub const MOST_FIELDS: usize = 200;
/// Most letters of the name of a field; an id may have as many.
pub const LONGEST_NAME: usize = 64;
/// Most letters of any text. Texts for readers have narrower limits, by their field.
pub const LONGEST_TEXT: usize = 4_000;
/// Most elements of a list that is not named in [`MOST_OF`].
pub const MOST_ITEMS: usize = 200;
/// Most elements of the story's own long lists.
pub const MOST_OF: [(&str, usize); 5] = [
    ("events", 20_000),
    ("sources", 5_000),
    ("actors", 1_000),
    ("claims", 500),
    ("languages", 40),
];
/// Most sources of which each repeats the next: A, which repeats B, which repeats C, are three.
pub const LONGEST_CHAIN: usize = 50;
/// Most numbers, names and signs of all formulas together.
pub const MOST_TERMS: usize = 10_000;
/// Most of them that are worked out for one change of a reader's, to find what turns where in a table or calculation:
/// two million in the published story.
pub const MOST_WORK: usize = 50_000_000;
/// Most problems that are told of a file.
pub const MOST_PROBLEMS: usize = 500;

/// Most elements of a list at this place.
pub(super) fn most_items(at: &At) -> usize {
    let own = match at {
        At::Field(At::Root, name) => MOST_OF.iter().find(|(list, _)| list == name),
        _ => None,
    };
    own.map_or(MOST_ITEMS, |(_, most)| *most)
}

/// Whether a story file holds no more than it may.
#[cfg(feature = "author")]
pub(crate) fn keeps(json: &Json) -> bool {
    let mut reader = Reader::default();
    note_excess(json, &At::Root, 0, &mut reader);
    reader.problems.is_empty()
}

/// Notes what is more than a story file may hold.
pub(super) fn note_excess(json: &Json, at: &At, depth: usize, reader: &mut Reader) {
    if reader.is_full() {
        return;
    }
    match json {
        Json::String(text) => {
            // Letters are counted only where there may be too many.
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
                note_excess(element, &at.element(index), depth + 1, reader);
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
                    note_excess(value, &at.field(name), depth + 1, reader);
                }
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// Notes that there are more than the most there may be.
pub(super) fn note(at: &At, found: usize, what: &str, most: usize, reader: &mut Reader) {
    reader.note(at, advice!("has {found} {what}; {most} is the most"));
}

/// That a list or an object stands in too many others.
pub(crate) fn too_deep() -> String {
    advice!("is nested deeper than {DEEPEST} lists and objects")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(json: &Json) -> Vec<String> {
        let mut reader = Reader::default();
        note_excess(json, &At::Root, 0, &mut reader);
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
        // The events of the story are many; what calls itself so elsewhere is not.
        let inner = object("x", object("events", list(201)));
        assert_eq!(
            problems(&inner),
            ["x.events: has 201 elements; 200 is the most"]
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
