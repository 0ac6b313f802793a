//! Texts by language, addresses, and dates: types of single values in a story file.

use std::rc::Rc;

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader, advice, note_duplicates, parse};

/// A text for readers, in every language of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Vec<(Rc<str>, Rc<str>)>);

impl Text {
    /// Returns the text in a language, or in the first one it has.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        let found = self
            .0
            .iter()
            .find(|(tag, _)| &**tag == language)
            .or_else(|| self.0.first());
        found.map_or("", |(_, text)| text)
    }
}

impl FromJson for Text {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let Json::Object(fields) = json else {
            let example = reader
                .languages
                .first()
                .map_or("en", String::as_str)
                .to_owned();
            reader.expected(
                at,
                &advice!("a text by language, like {{\"{example}\": \"…\"}}"),
                json,
            );
            return None;
        };
        note_duplicates(fields, at, reader);
        for language in reader.languages.clone() {
            if json.field(&language).is_none() {
                reader.note(
                    at,
                    advice!(
                        "has no `{language}` text; every text needs all languages of the story"
                    ),
                );
            }
        }
        let mut texts = Vec::new();
        for (language, value) in fields {
            let place = at.field(language);
            // If no language is declared, that is the one thing to fix.
            if !reader.languages.is_empty() && !reader.languages.contains(language) {
                let known = reader.languages.join(", ");
                reader.note(
                    &place,
                    advice!("is not among the story's languages ({known})"),
                );
            }
            if let Some(text) = String::read(value, &place, reader) {
                note_length(&text, at, &place, reader);
                texts.push((language.as_str().into(), text.into()));
            }
        }
        (!texts.is_empty()).then_some(Self(texts))
    }
}

/// The maximum number of characters in a text, by the field it is in: what the cards and the axis have room for.
pub const LONGEST: &[(&str, usize)] = &[
    ("about_note", 360),
    ("against", 360),
    ("for", 360),
    ("interest", 280),
    ("intro", 360),
    ("kicker", 40),
    ("label", 52),
    ("note", 480),
    ("says", 120),
    ("short", 74),
    ("standfirst", 360),
    ("statement", 360),
    ("summary", 480),
    ("text", 480),
    ("title", 120),
    ("unknown", 240),
    ("verdict", 80),
    ("why", 280),
];

fn note_length(text: &str, at: &At, place: &At, reader: &mut Reader) {
    if !crate::reading::read::ADVICE {
        return;
    }
    let field = at.nearest_field();
    let limit = LONGEST
        .iter()
        .find(|(name, _)| *name == field)
        .map_or(600, |(_, limit)| *limit);
    let length = text.chars().count();
    if length > limit {
        reader.note(
            place,
            advice!("has {length} characters; {limit} is the most there is room for"),
        );
    }
}

/// A text in some of the story's languages: those that a quotation is not in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation(Vec<(Rc<str>, Rc<str>)>);

impl Translation {
    /// Returns the text in a language, if there is one.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(tag, _)| &**tag == language)
            .map(|(_, text)| &**text)
    }
}

impl FromJson for Translation {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let Json::Object(fields) = json else {
            reader.expected(at, "a text by language", json);
            return None;
        };
        note_duplicates(fields, at, reader);
        if fields.is_empty() {
            reader.note(at, "is empty; write a translation or leave the field out");
        }
        let mut texts = Vec::new();
        for (language, value) in fields {
            let place = at.field(language);
            if !reader.languages.is_empty() && !reader.languages.contains(language) {
                reader.note(&place, "is not among the story's languages");
            }
            if let Some(text) = String::read(value, &place, reader) {
                texts.push((language.as_str().into(), text.into()));
            }
        }
        Some(Self(texts))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Translation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Translation".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <Text as schemars::JsonSchema>::json_schema(generator)
    }
}

/// An address that a reader may safely follow: `http` or `https`, a host, no user name, no whitespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Rc<str>);

impl Address {
    /// Returns the address as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns a text in quotation marks, with invisible characters escaped. Does not use `{:?}`, which prints nothing in a
/// build optimised for size.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.escape_debug()).replace("\\'", "'")
}

impl FromJson for Address {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let text = String::read(json, at, reader)?;
        match address_fault(&text) {
            None => Some(Self(text.into())),
            Some(fault) => {
                reader.note(at, advice!("{} {fault}", quoted(&text)));
                None
            }
        }
    }
}

/// Returns what is wrong with an address, if anything. Stricter than a browser, which drops whitespace and folds case.
fn address_fault(text: &str) -> Option<&'static str> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else {
        return Some("does not begin with https:// or http://");
    };
    if text
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control())
    {
        return Some("has a blank or control character in it");
    }
    if text.contains(['\\', '"', '<', '>']) {
        return Some("has a \\, \", < or > in it; write it in percent form");
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return Some("names a user before the host; leave that out");
    }
    let (name, port) = host
        .split_once(':')
        .map_or((host, None), |(name, port)| (name, Some(port)));
    if port.is_some_and(|port| {
        !port.bytes().all(|digit| digit.is_ascii_digit()) || port.parse::<u16>().is_err()
    }) {
        return Some("has no port number after the colon");
    }
    let plain = !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.');
    (!plain).then_some("has no plain host name; write letters outside ASCII in their xn-- form")
}

macro_rules! from_text {
    ($type:ty) => {
        impl FromJson for $type {
            fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
                parse(json, at, reader)
            }
        }
    };
}
from_text!(When);

impl FromJson for Date {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let text = String::read(json, at, reader)?;
        text.parse()
            .map_err(|error| reader.note(at, advice!("{} has {error}", quoted(&text))))
            .ok()
    }
}

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Address, Date, Text, When};

    macro_rules! schema {
        ($type:ty, $name:literal, $($schema:tt)+) => {
            impl JsonSchema for $type {
                fn schema_name() -> Cow<'static, str> {
                    $name.into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!($($schema)+)
                }
            }
        };
    }

    schema!(Text, "Text", {
        "type": "object",
        "description": "A text for readers, by language tag: every language of the story.",
        "minProperties": 1,
        "additionalProperties": { "type": "string", "minLength": 1 }
    });
    schema!(Address, "Address", { "type": "string", "description": "An http or https address.", "pattern": "^https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\\s\\\\\"<>]*)?$" });
    schema!(Date, "Day", { "type": "string", "description": "A day, like 2025-01-31.", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
    schema!(When, "When", { "type": "string", "description": "A date in EDTF: 2025-01-31, 2025-01, 2025, 2023-10/2025-01, 2025-12-08/.., 2023-03-21~", "pattern": "^[0-9X.~?%/-]+$" });
}

#[cfg(test)]
mod tests {
    use super::address_fault;

    #[test]
    fn only_plain_web_addresses_pass() {
        for fine in [
            "https://example.org",
            "http://example.org:8080/a?b#c",
            "https://xn--bcher-kva.example/",
        ] {
            assert_eq!(address_fault(fine), None, "{fine}");
        }
        for foul in [
            "javascript:alert(1)",
            " https://example.org",
            "HTTPS://example.org",
            "https:example.org",
            "https://",
            "https:///path",
            "https://user@example.org",
            "https://exa mple.org",
            "https://bücher.example",
            "java\nscript:x",
            "ftp://example.org",
            "//example.org",
            "https://example.org/\\x",
            "https://example.org/<b>",
            "data:text/html,x",
            "https://:80/",
        ] {
            assert!(address_fault(foul).is_some(), "{foul}");
        }
    }
}
