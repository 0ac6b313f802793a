//! Every reference in a file, recognised by the name of its field.

use super::ids::Ids;
use crate::reading::json::Json;
use crate::reading::read::{At, Reader};

/// Checks every reference in the file, recognized by the name of its field.
pub(super) fn references(json: &Json, ids: &Ids, reader: &mut Reader) {
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
