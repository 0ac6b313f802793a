//! Consistency checks for a calculation: names, formulas, what may be set, what its sentences refer to.

mod input;

use input::check_input;

use crate::check::figures::{fits, note_work};
use crate::check::lists::{Lists, check_names, ids_of, placed};
use crate::check::sheet_check::{ExpectedType, check_formula, circles};
use crate::model::calculation::{Calculation, CalculationSheet, Check, FigureId};
use crate::model::story::SourceId;
use crate::numbers::formula::Formula;
use crate::numbers::quantity::{Stated, Value};
use crate::numbers::rounding::check_digits;
use crate::numbers::sheet::Sheet;
use crate::reading::json::Json;
use crate::reading::read::{At, Reader};

pub(super) fn calculation(
    calculation: &Calculation,
    claims: &[&str],
    json: &Json,
    at: &At,
    reader: &mut Reader,
) {
    let lists = Lists::of(json, &["outputs"]);
    check_names(&["inputs", "outputs"], json, at, reader);
    let inputs = at.field("inputs");
    for (index, _, input) in placed(json, "inputs", &calculation.inputs, |input| {
        input.id.as_str()
    }) {
        check_input(input, &inputs.element(index), reader);
        let place = inputs.element(index);
        let place = place.field("derived_from");
        for (index, from) in input.derived_from.iter().enumerate() {
            if !claims.contains(&from.as_str()) {
                lists.expect(from, "outputs", &place.element(index), reader);
            }
        }
    }
    let is_whole = ids_of(json, "inputs").len() == calculation.inputs.len()
        && ids_of(json, "outputs").len() == calculation.outputs.len();
    if !is_whole {
        return;
    }
    // For each input, the page computes where each check changes, and the effect on each output.
    let asked = calculation.checks.len() + calculation.outputs.len();
    let settings = calculation.inputs.len().saturating_mul(asked);
    note_work(formulas_of_calculation(calculation), settings, at, reader);
    let sheet = CalculationSheet::new(calculation);
    let sheet = sheet.sheet();
    let outputs = at.field("outputs");
    for (index, _, output) in placed(json, "outputs", &calculation.outputs, |output| {
        output.id.as_str()
    }) {
        let at = outputs.element(index);
        check_digits(output.decimals, output.digits, &at, reader);
        let wanted = ExpectedType::Row(output.unit.kind());
        check_formula(
            &output.formula,
            wanted,
            sheet,
            "inputs and outputs",
            &at.field("formula"),
            reader,
        );
        if output
            .reported
            .iter()
            .flat_map(Value::all)
            .any(|stated| !fits(&stated.amount, output.unit.kind()))
        {
            reader.note(
                &at.field("reported"),
                format!(
                    "should be in the unit of its output, {}",
                    output.unit.as_str()
                ),
            );
        }
    }
    for (row, message) in circles(sheet) {
        if let Some(index) = row.checked_sub(calculation.inputs.len()) {
            reader.note(&outputs.element(index).field("formula"), message);
        }
    }
    let checks = at.field("checks");
    for (index, check) in calculation.checks.iter().enumerate() {
        let at = checks.element(index);
        lists.expect(check.shows.as_str(), "outputs", &at.field("shows"), reader);
        check_formula(
            &check.when,
            ExpectedType::Truth,
            sheet,
            "inputs and outputs",
            &at.field("when"),
            reader,
        );
        if let Some((input, from)) = confirmed_by_itself(calculation, sheet, check) {
            let shows = &check.shows;
            reader.note(
                &at.field("when"),
                format!("\"{input}\" was worked out from \"{from}\", so that a verdict on \"{shows}\" confirms itself; compare with a figure that does not hang on it"),
            );
        }
        for (name, text) in [("says", &check.says), ("otherwise", &check.otherwise)] {
            for language in reader.languages.clone() {
                for id in braced(text.get(&language)) {
                    let mut outputs = calculation.outputs.iter();
                    if !outputs.any(|output| output.id.as_str() == id) {
                        let at = at.field(name);
                        lists.expect(id, "outputs", &at.field(&language), reader);
                    }
                }
            }
        }
    }
}

/// Returns an input of a check that was derived from what the check is about or compares, and what it was derived from.
fn confirmed_by_itself<'a>(
    calculation: &'a Calculation,
    sheet: &Sheet,
    check: &Check,
) -> Option<(&'a FigureId, &'a str)> {
    let compared = sheet.bind(&check.when);
    let shown = sheet.place(check.shows.as_str());
    let compared: Vec<usize> = compared.places().chain(shown).collect();
    let is_circular = |from: &str| {
        from == check.claim.as_str() || sheet.place(from).is_some_and(|row| compared.contains(&row))
    };
    let givens = compared.iter().flat_map(|row| sheet.givens(*row));
    let mut inputs = givens.filter_map(|row| calculation.inputs.get(row));
    inputs.find_map(|input| {
        let mut from = input.derived_from.iter();
        let from = from.find(|from| is_circular(from))?;
        Some((&input.id, from.as_str()))
    })
}

/// Returns what is in braces in a text: `days` in `in {days}`.
pub(super) fn braced(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(id, _)| id))
}

pub(super) fn formulas_of_calculation(calculation: &Calculation) -> impl Iterator<Item = &Formula> {
    let outputs = calculation.outputs.iter().map(|output| &output.formula);
    outputs.chain(calculation.checks.iter().map(|check| &check.when))
}

/// Returns every source that a calculation names.
pub(super) fn sources_of_calculation(calculation: &Calculation) -> Vec<&SourceId> {
    let inputs = calculation.inputs.iter();
    let mut used: Vec<&SourceId> = inputs
        .flat_map(|input| input.source.iter().chain(&input.also))
        .collect();
    let reported = calculation
        .outputs
        .iter()
        .filter_map(|output| output.reported.as_ref());
    used.extend(reported.flat_map(Value::all).flat_map(Stated::sources));
    used
}
