//! What a reader may change in a table.

use super::formulas_of_table;
use crate::check::figures::{check_track, note_work};
use crate::check::lists::Lists;
use crate::model::table::Table;
use crate::numbers::sheet::Kind;
use crate::reading::read::{At, Reader};

pub(super) fn check_what_if(table: &Table, lists: &Lists, at: &At, reader: &mut Reader) {
    let Some(what_if) = &table.what_if else {
        return;
    };
    let at = at.field("what_if");
    note_work(
        formulas_of_table(table),
        what_if.properties.len(),
        &at,
        reader,
    );
    lists.expect(what_if.from.as_str(), "items", &at.field("from"), reader);
    let properties = at.field("properties");
    for (index, control) in what_if.properties.iter().enumerate() {
        let at = properties.element(index);
        let name = control.property.as_str();
        lists.expect(name, "properties", &at.field("property"), reader);
        let follow = at.field("follow");
        for (index, follower) in control.follow.iter().enumerate() {
            let at = follow.element(index);
            lists.expect(follower.as_str(), "properties", &at, reader);
        }
        let property = table
            .properties
            .iter()
            .find(|property| property.id == control.property);
        let track = control.track();
        match (property.map(|property| property.unit.kind()), track) {
            (None, _) | (Some(Kind::YesNo), None) => {}
            (Some(Kind::Number(_)), Some((low, high, step))) => {
                check_track(low, high, step, ["low", "high"], &at, reader);
            }
            (Some(Kind::Number(_)), None) => {
                reader.note(
                    &at,
                    "needs `low`, `high` and `step`: what the reader may set",
                );
            }
            (Some(Kind::YesNo), Some(_)) => {
                reader.note(&at, "is yes or no, which has no `low`, `high` and `step`");
            }
            (Some(Kind::Text | Kind::Date), _) => reader.note(
                &at.field("property"),
                format!(
                    "\"{}\" is in words; only numbers, and yes or no, can be set",
                    control.property
                ),
            ),
        }
    }
}
