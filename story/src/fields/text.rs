//! Texts by language, addresses, and dates: types of single values in a story file.

mod address;
mod dates;
#[cfg(feature = "schema")]
mod schema;
mod translation;

use std::rc::Rc;

pub use address::Address;
pub use translation::Translation;

use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader, advice, note_duplicates};

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

    /// Returns a copy of the text in a language, or in the first one it has.
    // Called from many places: inlined into each, it would weigh in the engine.
    #[inline(never)]
    #[must_use]
    pub fn copy(&self, language: &str) -> String {
        self.get(language).to_owned()
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
