//! What is checked before anything is read: the languages of the story, and characters that nobody sees.

use crate::check::invisible::hidden;
use crate::reading::json::Json;
use crate::reading::limits::MOST_ITEMS;
use crate::reading::read::{At, Reader, advice};

pub(super) fn languages(json: &Json, reader: &mut Reader) -> Vec<String> {
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
pub(super) fn characters(json: &Json, at: &At, reader: &mut Reader) {
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
