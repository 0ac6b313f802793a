//! The ids of a file as written, so that an item with another problem can still be referred to.

use std::collections::BTreeMap;

use crate::reading::json::Json;
use crate::reading::read::{At, Reader, advice, nearest};

/// The ids of a list, each with the index of its first occurrence.
pub(super) type Named<'a> = BTreeMap<&'a str, usize>;

/// The ids of the file as written, so that an item with another problem can still be referred to.
pub(super) struct Ids<'a> {
    lists: Vec<(&'static str, Named<'a>)>,
}

impl<'a> Ids<'a> {
    pub(super) fn collect(json: &'a Json, reader: &mut Reader) -> Self {
        let mut lists = Vec::new();
        for list in [
            "categories",
            "aspects",
            "eras",
            "actors",
            "sources",
            "events",
            "questions",
            "claims",
            "tables",
            "calculations",
        ] {
            let place = At::Root.field(list);
            lists.push((
                list,
                unique_ids(
                    json.field(list).map_or(&[][..], Json::elements),
                    &place,
                    reader,
                ),
            ));
        }
        for (parents, inner) in [
            (
                "tables",
                &["properties", "items", "derived", "rules", "groups"][..],
            ),
            ("calculations", &["inputs", "outputs"]),
        ] {
            let place = At::Root.field(parents);
            let elements = json.field(parents).map_or(&[][..], Json::elements);
            for (index, parent) in elements.iter().enumerate() {
                let at = place.element(index);
                for list in inner {
                    let elements = parent.field(list).map_or(&[][..], Json::elements);
                    unique_ids(elements, &at.field(list), reader);
                }
            }
        }
        Self { lists }
    }

    /// Notes a reference to an id that is not in the list.
    pub(super) fn expect(
        &self,
        list: &'static str,
        reference: Option<&Json>,
        at: &At,
        reader: &mut Reader,
    ) {
        let Some(id) = reference.and_then(Json::text) else {
            return;
        };
        let known = self.lists.iter().find(|(name, _)| *name == list);
        let known = known.map(|(_, ids)| ids);
        if reader.is_full() || known.is_some_and(|ids| ids.contains_key(id)) {
            return;
        }
        let hint = nearest(id, known.into_iter().flat_map(BTreeMap::keys).copied())
            .map(|near| advice!("; did you mean \"{near}\"?"))
            .unwrap_or_default();
        reader.note(
            at,
            advice!("\"{id}\" is not among the story's {list}{hint}"),
        );
    }
}

fn unique_ids<'a>(elements: &'a [Json], at: &At, reader: &mut Reader) -> Named<'a> {
    let mut ids = Named::new();
    for (index, element) in elements.iter().enumerate() {
        let Some(id) = element.field("id").and_then(Json::text) else {
            continue;
        };
        if let Some(first) = ids.get(id) {
            reader.note(
                &at.element(index).field("id"),
                advice!("\"{id}\" is taken by {at}[{first}]; every id stands once"),
            );
        } else {
            ids.insert(id, index);
        }
    }
    ids
}
