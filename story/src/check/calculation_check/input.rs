//! An input of a calculation: its value, and what a reader may set.

use crate::check::figures::check_track;
use crate::model::calculation::Input;
use crate::numbers::quantity::Standing;
use crate::numbers::sheet::Kind;
use crate::reading::read::{At, Reader};

pub(super) fn check_input(input: &Input, at: &At, reader: &mut Reader) {
    if input.value.is_some() == input.unknown.is_some() {
        reader.note(
            at,
            "should have either `value`, or `unknown` with the reason",
        );
    }
    if !matches!(input.unit.kind(), Kind::Number(_)) {
        reader.note(
            &at.field("unit"),
            "is no unit of numbers; an input is a number",
        );
    }
    check_track(
        input.least,
        input.most,
        input.step,
        ["least", "most"],
        at,
        reader,
    );
    if let Some(value) = input.value {
        if !(input.least..=input.most).contains(&value) {
            reader.note(
                &at.field("value"),
                "lies outside what the reader may set, from `least` to `most`",
            );
        }
        let is_unfounded = input.source.is_none()
            && !(input.standing == Some(Standing::Unverified) && input.note.is_some());
        if is_unfounded {
            reader.note(at, "has no `source`; no number without one, unless it is `unverified` and a `note` says why");
        }
        if input.standing.is_none() {
            reader.note(at, "has no `standing`; say whether it is from a datasheet, measured, reported, estimated, inferred or unverified");
        }
    }
    match (input.low, input.high, input.value) {
        (None, None, _) => {}
        (Some(low), Some(high), Some(value)) if low <= value && value <= high => {}
        _ => reader.note(at, "`low` and `high` are the published range: both or neither, with the `value` between them"),
    }
}
