//! Numbers that readers do not see as they are: rounded away, or made equal to another.

use super::parity::place_of;
use super::review::Warning;
use contrappunto_story::calendar::locale::Locale;
use contrappunto_story::model::story::Story;
use contrappunto_story::numbers::number::number;
use contrappunto_story::numbers::quantity::{Amount, Conflict, Stated, Value};
use contrappunto_story::numbers::rounding::Rounding;
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::read::Problem;
use contrappunto_story::wording::amount_words::digits;

/// The maximum relative error of a displayed number: one part in twenty.
const MOST_OFF: f64 = 0.05;

/// Ratios of two numbers for the same thing that suggest different kinds of number: a rate with sparsity or in both
/// directions, or half of it; bits for bytes.
const OTHER_KINDS: [f64; 4] = [2.0, 0.5, 8.0, 0.125];

/// Warns of what rounding hides in tables and calculations, and of conflicts that look like another kind of number.
#[must_use]
pub fn warnings(story: &Story, json: &Json, problems: &[Problem]) -> Vec<Warning> {
    let mut found = Vec::new();
    for table in &story.tables {
        let Some(place) = place_of(json, "tables", table.id.as_str(), problems) else {
            continue;
        };
        for property in &table.properties {
            let rounding = property.rounding();
            for (index, item) in table.items.iter().enumerate() {
                let at = format!("tables[{place}].items[{index}].values.{}", property.id);
                if let Some(value) = item.value(&property.id) {
                    of_value(value, rounding, &at, &mut found);
                }
            }
        }
    }
    for calculation in &story.calculations {
        let Some(place) = place_of(json, "calculations", calculation.id.as_str(), problems) else {
            continue;
        };
        let at = format!("calculations[{place}]");
        for (index, input) in calculation.inputs.iter().enumerate() {
            let numbers = [input.value, input.low, input.high];
            let at = format!("{at}.inputs[{index}]");
            of_numbers(
                numbers.into_iter().flatten(),
                input.rounding(),
                &at,
                &mut found,
            );
        }
        for (index, output) in calculation.outputs.iter().enumerate() {
            let asked = Rounding::asked(output.decimals, output.digits);
            let rounding = asked.unwrap_or(Rounding::AsGiven);
            let at = format!("{at}.outputs[{index}].reported");
            if let Some(reported) = &output.reported {
                of_value(reported, rounding, &at, &mut found);
            }
        }
    }
    found
}

fn of_value(value: &Value, rounding: Rounding, at: &str, found: &mut Vec<Warning>) {
    for stated in value.all() {
        let ends = stated.amount.bounds();
        let ends = ends.into_iter().flat_map(|(low, high)| [low, high]);
        of_numbers(ends, rounding, at, found);
        if let Amount::Range { low, high } = stated.amount
            && low < high
            && shown(low, rounding) == shown(high, rounding)
        {
            let message = format!(
                "runs from {} to {}, but both ends are shown as {}; give its row more `digits`",
                number(low, Locale::En),
                number(high, Locale::En),
                shown(low, rounding)
            );
            found.push(Warning::new(at.to_owned(), message));
        }
        for conflict in &stated.conflict {
            found.extend(of_conflict(stated, conflict, rounding, at));
        }
    }
}

fn shown(value: f64, rounding: Rounding) -> String {
    digits(value, rounding, Locale::En)
}

/// Warns of numbers that rounding distorts too much.
fn of_numbers(
    numbers: impl Iterator<Item = f64>,
    rounding: Rounding,
    at: &str,
    found: &mut Vec<Warning>,
) {
    for value in numbers {
        // What would round to zero keeps two digits, whatever the row requests.
        let would_vanish = matches!(rounding, Rounding::Decimals(decimals)
            if value != 0.0 && value.abs() < 0.5 * 10_f64.powi(-i32::from(decimals)));
        let is_off = (rounding.of(value) - value).abs() > MOST_OFF * value.abs();
        if would_vanish || is_off {
            let value_shown = shown(value, rounding);
            let how = if would_vanish {
                format!(
                    "comes to zero by the rounding of its row, and is shown as {value_shown} instead"
                )
            } else {
                format!("is shown as {value_shown} by the rounding of its row")
            };
            let value = number(value, Locale::En);
            let message =
                format!("{value} {how}; give the row more `decimals`, or `digits` in their place");
            let warning = Warning::new(at.to_owned(), message);
            if !found.contains(&warning) {
                found.push(warning);
            }
        }
    }
}

/// Warns of a conflict that is not one, or is probably between two different kinds of number.
fn of_conflict(
    stated: &Stated,
    conflict: &Conflict,
    rounding: Rounding,
    at: &str,
) -> Option<Warning> {
    let (low, high) = stated.amount.bounds()?;
    let other = conflict.value;
    let said = number(other, Locale::En);
    let message = if (low..=high).contains(&other) {
        format!("has {said} as a `conflict`, which it says itself")
    } else if low < high {
        return None;
    } else if shown(other, rounding) == shown(low, rounding) {
        format!(
            "has {said} as a `conflict`, which is shown as the value itself is; give the row more `digits`"
        )
    } else {
        let is_times = |times: &&f64| (other - low * **times).abs() <= 1e-3 * other.abs();
        let times = OTHER_KINDS.iter().find(is_times)?;
        format!(
            "has {said} as a `conflict`, which is {} times the value: as likely of another kind (with sparsity, both directions, a pair, bits for bytes) and then no conflict",
            number(*times, Locale::En)
        )
    };
    Some(Warning::new(at.to_owned(), message))
}
