//! Checks of a table: names, kinds of values, formulas, rules, and what the reader may change.

mod values;
mod what_if;

use values::{check_groups, check_values};
use what_if::check_what_if;

use crate::check::lists::{Lists, check_names, ids_of, placed};
use crate::check::rule_check;
use crate::check::sheet_check::{ExpectedType, check_formula, circles};
use crate::model::story::SourceId;
use crate::model::table::Table;
use crate::model::table_sheet::TableSheet;
use crate::numbers::formula::Formula;
use crate::numbers::quantity::Value;
use crate::numbers::rounding::check_digits;
use crate::reading::json::Json;
use crate::reading::read::{At, Reader};

pub(super) fn table(table: &Table, json: &Json, at: &At, reader: &mut Reader) {
    let before = reader.problems.len();
    let lists = Lists::of(json, &["properties", "items", "rules", "groups"]);
    let lists = &lists;
    if !lists.has("items", table.baseline.as_str()) {
        reader.note(
            &at.field("baseline"),
            format!("\"{}\" is not among the table's items", table.baseline),
        );
    }
    let shown = at.field("shown");
    for (index, item) in table.shown.iter().enumerate() {
        lists.expect(item.as_str(), "items", &shown.element(index), reader);
    }
    check_names(&["properties", "derived"], json, at, reader);
    check_groups(json, lists, at, reader);
    check_values(table, json, lists, at, reader);
    // A formula may name what could not be read.
    let is_whole = ids_of(json, "properties").len() == table.properties.len()
        && ids_of(json, "derived").len() == table.derived.len()
        && ids_of(json, "rules").len() == table.rules.len();
    if !is_whole || reader.problems.len() > before + 50 {
        return;
    }
    let sheet = TableSheet::new(table);
    let sheet = sheet.sheet();
    let properties = at.field("properties");
    for (index, property) in table.properties.iter().enumerate() {
        let at = properties.element(index);
        check_digits(property.decimals, property.digits, &at, reader);
    }
    let derived = at.field("derived");
    for (index, _, row) in placed(json, "derived", &table.derived, |row| row.id.as_str()) {
        let at = derived.element(index);
        check_digits(row.decimals, row.digits, &at, reader);
        let wanted = ExpectedType::Row(row.unit.kind());
        check_formula(
            &row.formula,
            wanted,
            sheet,
            "rows",
            &at.field("formula"),
            reader,
        );
    }
    for (row, message) in circles(sheet) {
        if let Some(index) = row.checked_sub(table.properties.len()) {
            reader.note(&derived.element(index).field("formula"), message);
        }
    }
    let rules = at.field("rules");
    for (index, element, rule) in placed(json, "rules", &table.rules, |rule| rule.id.as_str()) {
        rule_check::rule(
            rule,
            table,
            sheet,
            (lists, element),
            &rules.element(index),
            reader,
        );
    }
    if let Some(formula) = table
        .overall
        .as_ref()
        .and_then(|overall| overall.applies.as_ref())
    {
        let at = at.field("overall");
        check_formula(
            formula,
            ExpectedType::Truth,
            sheet,
            "rows",
            &at.field("applies"),
            reader,
        );
    }
    check_what_if(table, lists, at, reader);
}

/// Returns the formulas of a table.
pub(super) fn formulas_of_table(table: &Table) -> impl Iterator<Item = &Formula> {
    let derived = table.derived.iter().map(|derived| &derived.formula);
    let verdicts = table.rules.iter().flat_map(|rule| &rule.verdicts);
    let overall = table.overall.iter();
    derived
        .chain(verdicts.filter_map(|verdict| verdict.when.as_ref()))
        .chain(overall.filter_map(|overall| overall.applies.as_ref()))
}

/// Returns every source that a table names.
pub(super) fn sources_of_table(table: &Table) -> Vec<&SourceId> {
    let mut used: Vec<&SourceId> = Vec::new();
    let values = table.items.iter().flat_map(|item| item.values.values());
    used.extend(
        values
            .flat_map(Value::all)
            .flat_map(crate::numbers::quantity::Stated::sources),
    );
    used.extend(table.derived.iter().flat_map(|derived| &derived.sources));
    used.extend(table.rules.iter().flat_map(|rule| &rule.sources));
    used
}
