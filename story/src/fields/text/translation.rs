//! A text in some of the languages of a story.

use std::rc::Rc;

use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader, note_duplicates};

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
        <super::Text as schemars::JsonSchema>::json_schema(generator)
    }
}
