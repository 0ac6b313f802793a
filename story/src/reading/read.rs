//! Reading of checked values from [`Json`]: every problem is noted with its path, and none stops the reading.
//!
//! `record!` defines a struct and its reader from one list of fields, so that the two cannot disagree; the JSON Schema
//! is generated from the same struct.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::reading::json::Json;
use crate::reading::limits::MOST_PROBLEMS;
pub use crate::reading::nearest::nearest;
pub use crate::reading::path::{At, Problem};
pub use crate::reading::problem_words::{ADVICE, advice};

/// The state of a reading: the languages required and the problems found.
#[derive(Debug, Default)]
pub struct Reader {
    /// The languages that every text for readers must have.
    pub languages: Vec<String>,
    /// The problems found so far; at most [`MOST_PROBLEMS`].
    pub problems: Vec<Problem>,
}

impl Reader {
    /// Whether so many problems were found that no more are looked for.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
    }

    /// Notes a problem at a place.
    pub fn note(&mut self, at: &At, message: impl Into<String>) {
        if !self.is_full() {
            self.problems.push(at.problem(message.into()));
        }
    }

    /// Notes that something else was expected here.
    pub fn expected(&mut self, at: &At, expected: &str, found: &Json) {
        self.note(at, advice!("is {}, but should be {expected}", found.kind()));
    }
}

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// Reads the value; `None` if a problem was noted that leaves no value.
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self>;

    /// Returns the value of a missing field; by default, notes a problem.
    fn absent(at: &At, reader: &mut Reader) -> Option<Self> {
        reader.note(at, "is missing");
        None
    }
}

impl FromJson for String {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::String(text) if text.trim().is_empty() => {
                reader.note(at, "is empty; write something or leave the field out");
                None
            }
            Json::String(text) => Some(text.clone()),
            other => {
                reader.expected(at, "a text", other);
                None
            }
        }
    }
}

impl FromJson for f64 {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Number(number) if number.is_finite() => Some(*number),
            Json::Number(_) => {
                reader.note(at, "is too large a number");
                None
            }
            other => {
                reader.expected(at, "a number", other);
                None
            }
        }
    }
}

impl FromJson for bool {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        if let Json::Bool(truth) = json {
            Some(*truth)
        } else {
            reader.expected(at, "true or false", json);
            None
        }
    }
}

impl FromJson for u8 {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let number = f64::read(json, at, reader)?;
        if (0.0..=255.0).contains(&number) && number.fract() == 0.0 {
            Some(number as Self)
        } else {
            reader.note(at, "should be a whole number from 0 to 255");
            None
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        if *json == Json::Null {
            reader.note(at, "is null; leave the field out instead");
            return Some(None);
        }
        T::read(json, at, reader).map(Some)
    }

    fn absent(_: &At, _: &mut Reader) -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let mut list = Self::new();
        // An element that cannot be read is left out; its problem is noted, so the story is rejected anyway.
        let is_list = each(json, at, reader, &mut |element, place, reader| {
            list.extend(T::read(element, place, reader));
        });
        is_list.then_some(list)
    }
}

/// Calls `read` for each element of a list; notes a problem and returns `false` if it is not a list.
fn each(
    json: &Json,
    at: &At,
    reader: &mut Reader,
    read: &mut dyn FnMut(&Json, &At, &mut Reader),
) -> bool {
    let Json::Array(elements) = json else {
        reader.expected(at, "a list", json);
        return false;
    };
    for (index, element) in elements.iter().enumerate() {
        if reader.is_full() {
            break;
        }
        read(element, &at.element(index), reader);
    }
    true
}

/// Returns the index of a text in a list of words; notes a problem if it is not among them.
pub fn word(json: &Json, words: &[&str], at: &At, reader: &mut Reader) -> Option<usize> {
    let text = String::read(json, at, reader)?;
    let found = words.iter().position(|word| *word == text);
    if found.is_none() {
        let hint = match nearest(&text, words.iter().copied()) {
            Some(near) => advice!("did you mean \"{near}\"?"),
            None => advice!("it can be {}", words.join(", ")),
        };
        reader.note(at, advice!("\"{text}\" is not known here; {hint}"));
    }
    found
}

/// Parses a text with its `FromStr`; the message of an error becomes the problem.
pub fn parse<T>(json: &Json, at: &At, reader: &mut Reader) -> Option<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    let text = String::read(json, at, reader)?;
    text.parse()
        .map_err(|error: T::Err| reader.note(at, advice!("{error}")))
        .ok()
}

/// Notes each field that occurs twice; only for authors, as a JavaScript object cannot have one.
pub fn note_duplicates(fields: &[(String, Json)], at: &At, reader: &mut Reader) {
    if !ADVICE {
        return;
    }
    let mut names = BTreeSet::new();
    for (name, _) in fields {
        if !names.insert(name) {
            reader.note(&at.field(name), "stands here twice; keep one");
        }
    }
}

/// Notes duplicate fields, and fields that the format does not know, with the nearest name that it does.
pub fn note_strangers(fields: &[(String, Json)], known: &[&str], at: &At, reader: &mut Reader) {
    note_duplicates(fields, at, reader);
    for (name, _) in fields {
        if !known.contains(&name.as_str()) && !reader.is_full() {
            let hint = match nearest(name, known.iter().copied()) {
                Some(near) => advice!("; did you mean `{near}`?"),
                None => advice!("; known here: {}", known.join(", ")),
            };
            reader.note(
                &at.field(name),
                advice!("is not a field of the format{hint}"),
            );
        }
    }
}

/// Whether this is an object; notes a problem if not, and otherwise notes fields it should not have.
pub fn begin(json: &Json, known: &[&str], at: &At, reader: &mut Reader) -> bool {
    if let Json::Object(fields) = json {
        // A reader's browser accepts fields of a later version of the format.
        if ADVICE {
            note_strangers(fields, known, at, reader);
        }
        true
    } else {
        reader.expected(at, "an object", json);
        false
    }
}

/// Reads a field, or calls `absent` if it is missing.
///
/// Never inlined: it is called for every field of the format, and fields are of few types.
#[inline(never)]
pub fn field<T: FromJson>(
    json: &Json,
    name: &str,
    at: &At,
    reader: &mut Reader,
    absent: fn(&At, &mut Reader) -> Option<T>,
) -> Option<T> {
    let place = at.field(name);
    match json.field(name) {
        Some(value) => T::read(value, &place, reader),
        None => absent(&place, reader),
    }
}

/// Defines a struct of the story format and its reader from one list of fields.
///
/// A field marked `[default]` may be left out of the file, and so may an `Option`.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $field:ident $(as $wire:literal)? $([$default:ident])? : $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        pub struct $name {
            $(
                $(#[$field_meta])*
                $( #[cfg_attr(feature = "schema", schemars($default))] )?
                $( #[cfg_attr(feature = "schema", schemars(rename = $wire))] )?
                pub $field: $type,
            )*
        }

        impl $crate::reading::read::FromJson for $name {
            #[inline(never)]
            fn read(
                json: &$crate::reading::json::Json,
                at: &$crate::reading::read::At,
                reader: &mut $crate::reading::read::Reader,
            ) -> Option<Self> {
                use $crate::reading::read::{FromJson, record};
                const FIELDS: &[&str] = &[$( record!(@wire $field $($wire)?) ),*];
                if !$crate::reading::read::begin(json, FIELDS, at, reader) {
                    return None;
                }
                // All fields are read before any of them is required, so that every problem is noted.
                $(
                    let $field: Option<$type> = $crate::reading::read::field(
                        json,
                        record!(@wire $field $($wire)?),
                        at,
                        reader,
                        record!(@absent $($default)?),
                    );
                )*
                // A single place to drop what was read: a `?` at each field would add one for each.
                match ($( $field, )*) {
                    ($( Some($field), )*) => Some(Self { $( $field ),* }),
                    _ => None,
                }
            }
        }
    };
    (@wire $field:ident) => { stringify!($field) };
    (@wire $field:ident $wire:literal) => { $wire };
    (@absent) => { FromJson::absent };
    (@absent $default:ident) => { |_, _| Some(Default::default()) };
}
pub(crate) use record;

#[cfg(test)]
mod tests {
    use super::At;

    #[test]
    fn a_place_is_spelt_as_in_the_file() {
        let events = At::Root.field("events");
        let third = events.element(3);
        assert_eq!(third.field("date").to_string(), "events[3].date");
        assert_eq!(third.nearest_field(), "events");
    }
}
