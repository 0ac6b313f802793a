//! Changes of a story: their order, and what corrections have to say.

use crate::calendar::date::Date;
use crate::check::lists::is_whole;
use crate::model::story::{Change, ChangeKind};
use crate::reading::json::Json;
use crate::reading::read::{At, Reader, advice};

/// Notes changes out of order or after the last update, and corrections that do not say what was wrong or what is
/// right.
pub(in crate::check) fn changes(
    changes: &[Change],
    json: &Json,
    updated: Date,
    at: &At,
    reader: &mut Reader,
) {
    if !is_whole(json, "changes", changes) {
        return;
    }
    let place = at.field("changes");
    let mut before: Option<&Change> = None;
    for (index, change) in changes.iter().enumerate() {
        let at = place.element(index);
        if change.date > updated {
            let day = change.date;
            reader.note(
                &at.field("date"),
                advice!("{day} is after the story's `updated` ({updated})"),
            );
        }
        if let Some(before) = before.filter(|before| change.date < before.date) {
            let (day, before) = (change.date, before.date);
            reader.note(
                &at.field("date"),
                advice!("{day} is out of order: it comes after {before}; put the earliest first"),
            );
        }
        if change.kind == Some(ChangeKind::Published) && before.is_some() {
            reader.note(
                &at.field("kind"),
                "a story is published once, before any other change",
            );
        }
        let is_correction = change.kind == Some(ChangeKind::Correction);
        for (name, said) in [("wrong", &change.wrong), ("right", &change.right)] {
            match (is_correction, said) {
                (true, None) => reader.note(
                    &at,
                    advice!(
                        "is a correction without `{name}`; say what was wrong and what is right"
                    ),
                ),
                (false, Some(_)) => reader.note(
                    &at.field(name),
                    advice!("stands in a correction alone; write `\"kind\": \"correction\"`"),
                ),
                _ => {}
            }
        }
        before = Some(change);
    }
}
