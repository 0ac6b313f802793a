//! The lists of a file, as written: which ids they hold, and which of their items could be read.

use std::collections::BTreeSet;

use crate::fields::ids::SourceId;
use crate::reading::json::Json;
use crate::reading::read::{At, Reader, advice, nearest};

/// Returns the ids in a list as written, whether or not the rest could be read.
pub(super) fn ids_of<'a>(json: &'a Json, list: &str) -> Vec<&'a str> {
    let elements = json.field(list).map_or(&[][..], Json::elements);
    elements
        .iter()
        .filter_map(|element| element.field("id")?.text())
        .collect()
}

/// The ids in the lists of a table or calculation, for lookup.
pub(super) struct Lists<'a>(Vec<(&'a str, BTreeSet<&'a str>)>);

impl<'a> Lists<'a> {
    pub(super) fn of(json: &'a Json, names: &[&'a str]) -> Self {
        let list = |name: &&'a str| (*name, ids_of(json, name).into_iter().collect());
        Self(names.iter().map(list).collect())
    }

    fn ids(&self, list: &str) -> impl Iterator<Item = &'a str> {
        let found = self.0.iter().find(|(name, _)| *name == list);
        found.into_iter().flat_map(|(_, ids)| ids.iter().copied())
    }

    pub(super) fn has(&self, list: &str, id: &str) -> bool {
        let mut lists = self.0.iter();
        lists.any(|(name, ids)| *name == list && ids.contains(id))
    }

    /// Notes a reference to an id that is not in a list.
    pub(super) fn expect(&self, id: &str, list: &str, at: &At, reader: &mut Reader) {
        if self.has(list, id) || reader.is_full() {
            return;
        }
        let hint = nearest(id, self.ids(list))
            .map(|near| format!("; did you mean \"{near}\"?"))
            .unwrap_or_default();
        reader.note(at, format!("\"{id}\" is not among the {list}{hint}"));
    }
}

/// Returns each item that could be read, with its index in the file, where unreadable items count too, and its element.
pub(super) fn placed<'a, T>(
    json: &'a Json,
    list: &str,
    items: &'a [T],
    id: fn(&T) -> &str,
) -> Vec<(usize, &'a Json, &'a T)> {
    let elements = json.field(list).map_or(&[][..], Json::elements);
    let mut elements = elements.iter().enumerate();
    items
        .iter()
        .filter_map(|item| {
            let is_it = |element: &Json| element.field("id").and_then(Json::text) == Some(id(item));
            let (index, element) = elements.find(|(_, element)| is_it(element))?;
            Some((index, element, item))
        })
        .collect()
}

/// Whether every element of a list could be read; if not, only the unreadable ones are reported.
pub(super) fn is_whole<T>(json: &Json, list: &str, items: &[T]) -> bool {
    json.field(list).map_or(0, |list| list.elements().len()) == items.len()
}

pub(super) fn at_least_one(sources: &[SourceId], what: &str, at: &At, reader: &mut Reader) {
    if sources.is_empty() {
        reader.note(
            &at.field("sources"),
            advice!("empty; {what} needs at least one source"),
        );
    }
}

/// Notes ids that cannot be used as names in formulas, or that are already taken.
pub(super) fn check_names(lists: &[&str], json: &Json, at: &At, reader: &mut Reader) {
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for list in lists {
        let place = at.field(list);
        let before = taken.clone();
        for (index, element) in json
            .field(list)
            .map_or(&[][..], Json::elements)
            .iter()
            .enumerate()
        {
            let Some(id) = element.field("id").and_then(Json::text) else {
                continue;
            };
            let at = place.element(index);
            let is_name = id.starts_with(|letter: char| letter.is_ascii_alphabetic())
                && !id.contains('-')
                && !["and", "or", "not"].contains(&id);
            if !is_name {
                reader.note(&at.field("id"), format!("\"{id}\" could not be named in a formula; use letters, digits and _, beginning with a letter"));
            }
            // Duplicates within one list are noted with the ids.
            if before.contains(id) {
                reader.note(
                    &at.field("id"),
                    format!("\"{id}\" is taken by another row; every name stands once"),
                );
            }
            taken.insert(id);
        }
    }
}
