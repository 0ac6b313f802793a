//! Reading checked values out of [`Json`]: every problem is noted with its path, none stops the reading.
//!
//! `record!` writes a struct and its reader from one list of fields, so that the two cannot disagree;
//! the JSON Schema is generated from the same struct.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::json::Json;

/// One thing to mend in a story file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where: `events[3].date`; empty for the file as a whole.
    pub path: String,
    /// What is wrong and what to write instead, in words for an editor.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        if self.path.is_empty() {
            formatter.write_str(&self.message)
        } else {
            write!(formatter, "{}: {}", self.path, self.message)
        }
    }
}

/// A place in the file: a chain of steps that lives on the stack and is only spelt out for a problem.
#[derive(Clone, Copy)]
pub enum At<'a> {
    /// The whole file.
    Root,
    /// A field of an object.
    Field(&'a At<'a>, &'a str),
    /// An element of a list, counted from 0.
    Element(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    /// The place of a field here.
    #[must_use]
    pub const fn field(&'a self, name: &'a str) -> Self {
        Self::Field(self, name)
    }

    /// The place of an element here.
    #[must_use]
    pub const fn element(&'a self, index: usize) -> Self {
        Self::Element(self, index)
    }

    /// The name of the nearest field: `for` in `claims[2].for[0]`.
    #[must_use]
    pub fn nearest_field(&self) -> &'a str {
        match self {
            Self::Root => "",
            Self::Field(_, name) => name,
            Self::Element(parent, _) => parent.nearest_field(),
        }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Self::Root, name) => formatter.write_str(name),
            Self::Field(parent, name) => write!(formatter, "{parent}.{name}"),
            Self::Element(parent, index) => write!(formatter, "{parent}[{index}]"),
        }
    }
}

/// What a reading collects.
#[derive(Debug, Default)]
pub struct Reader {
    /// The languages every reader-facing text must have.
    pub languages: Vec<String>,
    /// Everything found wrong so far.
    pub problems: Vec<Problem>,
}

impl Reader {
    /// Notes a problem at a place.
    pub fn note(&mut self, at: &At, message: impl Into<String>) {
        self.problems.push(Problem {
            path: at.to_string(),
            message: message.into(),
        });
    }

    /// Notes that something else was expected here.
    pub fn expected(&mut self, at: &At, expected: &str, found: &Json) {
        self.note(at, format!("is {}, but should be {expected}", found.kind()));
    }
}

/// Reads itself from JSON.
pub trait FromJson: Sized {
    /// The value, or nothing where a problem was noted that leaves none.
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self>;

    /// What stands for a field that is not there; by default a problem.
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
        let Json::Array(elements) = json else {
            reader.expected(at, "a list", json);
            return None;
        };
        // An element that cannot be read is left out; its problem is noted, so no story comes of it.
        Some(
            elements
                .iter()
                .enumerate()
                .filter_map(|(index, element)| T::read(element, &at.element(index), reader))
                .collect(),
        )
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let Json::Object(fields) = json else {
            reader.expected(at, "an object", json);
            return None;
        };
        note_duplicates(fields, at, reader);
        Some(
            fields
                .iter()
                .filter_map(|(name, value)| {
                    Some((name.clone(), T::read(value, &at.field(name), reader)?))
                })
                .collect(),
        )
    }
}

/// Reads a text by its `FromStr`, with the message of its error as the problem.
pub fn parse<T>(json: &Json, at: &At, reader: &mut Reader) -> Option<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    let text = String::read(json, at, reader)?;
    text.parse()
        .map_err(|error: T::Err| reader.note(at, error.to_string()))
        .ok()
}

/// Notes each field that occurs twice.
pub fn note_duplicates(fields: &[(String, Json)], at: &At, reader: &mut Reader) {
    for (index, (name, _)) in fields.iter().enumerate() {
        if fields
            .iter()
            .take(index)
            .any(|(earlier, _)| earlier == name)
        {
            reader.note(&at.field(name), "stands here twice; keep one");
        }
    }
}

/// Notes fields that the format does not know, with the nearest name that it does, and duplicates.
pub fn note_strangers(fields: &[(String, Json)], known: &[&str], at: &At, reader: &mut Reader) {
    note_duplicates(fields, at, reader);
    for (name, _) in fields {
        if !known.contains(&name.as_str()) {
            let hint = match nearest(name, known.iter().copied()) {
                Some(near) => format!("; did you mean `{near}`?"),
                None => format!("; known here: {}", known.join(", ")),
            };
            reader.note(
                &at.field(name),
                format!("is not a field of the format{hint}"),
            );
        }
    }
}

/// The known name that a misspelt one most likely stands for: at most two letters away, or a third of its length.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).max(2);
    known
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, near)| near)
}

/// Letters to insert, remove or replace to make one word of the other (Levenshtein 1966).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, letter) in from.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut left = index + 1;
        next.push(left);
        for (pair, other) in row.windows(2).zip(&to) {
            let [diagonal, above] = pair else { continue };
            left = (diagonal + usize::from(letter != *other))
                .min(above + 1)
                .min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// A struct of the story format and its reader, from one list of fields.
///
/// A field marked `[default]` may be left out of the file; an `Option` may too.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $field:ident $(as $wire:literal)? $([$default:ident])? : $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
        pub struct $name {
            $(
                $(#[$field_meta])*
                $( #[cfg_attr(feature = "author", schemars($default))] )?
                $( #[cfg_attr(feature = "author", schemars(rename = $wire))] )?
                pub $field: $type,
            )*
        }

        impl $crate::core::read::FromJson for $name {
            fn read(
                json: &$crate::core::json::Json,
                at: &$crate::core::read::At,
                reader: &mut $crate::core::read::Reader,
            ) -> Option<Self> {
                use $crate::core::read::FromJson;
                const FIELDS: &[&str] = &[$( $crate::core::read::record!(@wire $field $($wire)?) ),*];
                let $crate::core::json::Json::Object(fields) = json else {
                    reader.expected(at, "an object", json);
                    return None;
                };
                $crate::core::read::note_strangers(fields, FIELDS, at, reader);
                // All fields are read before any is missed, so that every problem is noted.
                $(
                    let name = $crate::core::read::record!(@wire $field $($wire)?);
                    let place = at.field(name);
                    let $field: Option<$type> = match json.field(name) {
                        Some(value) => <$type as FromJson>::read(value, &place, reader),
                        None => $crate::core::read::record!(@absent place reader $type $(, $default)?),
                    };
                )*
                Some(Self { $( $field: $field? ),* })
            }
        }
    };
    (@wire $field:ident) => { stringify!($field) };
    (@wire $field:ident $wire:literal) => { $wire };
    (@absent $place:ident $reader:ident $type:ty) => { <$type as FromJson>::absent(&$place, $reader) };
    (@absent $place:ident $reader:ident $type:ty, $default:ident) => { Some(<$type>::default()) };
}
pub(crate) use record;

#[cfg(test)]
mod tests {
    use super::{At, nearest};

    #[test]
    fn a_place_is_spelt_as_in_the_file() {
        let events = At::Root.field("events");
        let third = events.element(3);
        assert_eq!(third.field("date").to_string(), "events[3].date");
        assert_eq!(third.nearest_field(), "events");
    }

    #[test]
    fn a_misspelt_name_finds_its_neighbour_and_a_strange_one_none() {
        assert_eq!(
            nearest("sumary", ["summary", "sources"].into_iter()),
            Some("summary")
        );
        assert_eq!(nearest("colour", ["summary", "sources"].into_iter()), None);
    }
}
