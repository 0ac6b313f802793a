//! Checks of the formulas of a story: every name exists, units fit together, nothing depends on itself.
//!
//! They run when a story is checked; a reader's browser evaluates formulas that have been checked.

mod operations;
mod typing;

use typing::{Type, Typing};

use crate::numbers::formula::Formula;
use crate::numbers::sheet::{Kind, Sheet};
use crate::reading::read::{At, Reader, nearest};

/// The type that a formula should have.
#[derive(Debug, Clone, Copy)]
pub(super) enum ExpectedType {
    /// That of its row.
    Row(Kind),
    /// A boolean.
    Truth,
}

/// Notes problems with a formula over a sheet. `names` is what the file calls its rows: `properties`.
pub(super) fn check_formula(
    formula: &Formula,
    wanted: ExpectedType,
    sheet: &Sheet,
    names: &str,
    at: &At,
    reader: &mut Reader,
) {
    let known = || sheet.rows().iter().map(|row| &*row.name);
    for (name, place) in formula.names() {
        if let Some(row) = sheet.place(name) {
            if let Some(Kind::Text | Kind::Date) = sheet.rows().get(row).map(|row| row.kind) {
                reader.note(at, format!("at character {place}: `{name}` is in words; a formula needs numbers, or yes and no"));
            }
            continue;
        }
        let hint = match nearest(name, known()) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => format!("; there are {}", known().collect::<Vec<_>>().join(", ")),
        };
        reader.note(
            at,
            format!("at character {place}: `{name}` is not among the {names}{hint}"),
        );
    }
    let mut typing = Typing {
        formula,
        sheet,
        faults: Vec::new(),
    };
    let found = typing.of(formula.expression());
    let faults = typing.faults;
    let is_sound = faults.is_empty();
    for fault in faults {
        reader.note(at, fault);
    }
    let (expected, words) = match wanted {
        ExpectedType::Row(kind) => (Type::of(kind), "its unit"),
        ExpectedType::Truth => (Type::Truth, "what is asked"),
    };
    let fits = found == expected
        || matches!(found, Type::Wrong)
        || (found == Type::Zero && matches!(expected, Type::Number(_)));
    if is_sound && !fits {
        reader.note(
            at,
            format!(
                "comes to {}, but {words} is {}",
                found.words(),
                expected.words()
            ),
        );
    }
}

/// Returns each cycle among the formulas of a sheet once: its first row, and the message.
pub(super) fn circles(sheet: &Sheet) -> Vec<(usize, String)> {
    let mut told: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for row in 0..sheet.rows().len() {
        if !sheet.is_circular(row) {
            continue;
        }
        let circle = sheet.circle(row);
        if !circle.contains(&row) || circle.iter().any(|row| told.contains(row)) {
            continue;
        }
        let name = |row: &usize| sheet.rows().get(*row).map_or("", |row| &*row.name);
        let mut path: Vec<&str> = circle.iter().map(name).collect();
        path.extend(circle.first().map(name));
        found.push((row, format!("depends on itself: {}", path.join(" → "))));
        told.extend(circle);
    }
    found
}

#[cfg(test)]
mod tests;
