//! From a value as written to what it says: one amount, with a source.

use super::{Amount, Scalar, Standing, Stated, Value, WrittenValue};
use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::calendar::locale::Locale;
use crate::fields::text::Text;
use crate::numbers::number;
use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader, advice};

/// Returns the single amount that a value gives; notes a problem if there is none, or more than one.
fn amount(
    (value, low, high): (Option<Scalar>, Option<f64>, Option<f64>),
    (text, date): (Option<Text>, Option<When>),
    (unknown, none): (Option<Text>, Option<Text>),
    at: &At,
    reader: &mut Reader,
) -> Option<Amount> {
    let mut said = Vec::new();
    said.extend(value.map(|value| match value {
        Scalar::Number(value) => Amount::Exact(value),
        Scalar::Truth(truth) => Amount::Truth(truth),
    }));
    said.extend(text.map(Amount::Words));
    said.extend(date.map(Amount::Date));
    said.extend(unknown.map(|why| Amount::Unknown { why }));
    said.extend(none.map(|why| Amount::None { why }));
    match (low, high, said.pop()) {
        (None, None, Some(amount)) if said.is_empty() => Some(amount),
        (Some(low), Some(high), None) if low <= high => Some(Amount::Range { low, high }),
        (Some(low), Some(high), None) => {
            reader.note(
                at,
                advice!(
                    "runs from low {} to high {}; low should be the smaller",
                    number::number(low, Locale::En),
                    number::number(high, Locale::En)
                ),
            );
            None
        }
        _ => {
            reader.note(at, "should have one of `value`, `low` and `high`, `text`, `date`, or `unknown` or `none` with the reason");
            None
        }
    }
}

/// Notes a known value that lacks a source or a standing.
fn note_unfounded(stated: &Stated, at: &At, reader: &mut Reader) {
    if matches!(stated.amount, Amount::Unknown { .. }) {
        return;
    }
    let is_open_about_it = stated.standing == Some(Standing::Unverified) && stated.note.is_some();
    if stated.source.is_none() && !is_open_about_it {
        reader.note(at, "has no `source`; no number without one, unless it is `unverified` and a `note` says why");
    }
    if stated.standing.is_none() {
        reader.note(at, "has no `standing`; say whether it is from a datasheet, measured, reported, estimated, inferred or unverified");
    }
}

macro_rules! stated {
    ($written:ident, $at:expr, $reader:expr) => {{
        let stated = Stated {
            amount: amount(
                ($written.value, $written.low, $written.high),
                ($written.text, $written.date),
                ($written.unknown, $written.none),
                $at,
                $reader,
            )?,
            source: $written.source,
            also: $written.also,
            standing: $written.standing,
            note: $written.note,
            conflict: $written.conflict,
        };
        note_unfounded(&stated, $at, $reader);
        stated
    }};
}

impl FromJson for Value {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let written = WrittenValue::read(json, at, reader)?;
        let place = at.field("earlier");
        let mut earlier: Vec<(Date, Stated)> = Vec::new();
        for (index, before) in written.earlier.into_iter().enumerate() {
            let at = place.element(index);
            if earlier
                .last()
                .is_some_and(|(until, _)| before.until <= *until)
            {
                reader.note(
                    &at.field("until"),
                    "is out of order; put the earliest first",
                );
            }
            earlier.push((before.until, stated!(before, &at, reader)));
        }
        let stated = stated!(written, at, reader);
        Some(Self { stated, earlier })
    }
}
