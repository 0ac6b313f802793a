//! Checks of a table: names, kinds of values, formulas, rules, and what the reader may change.

use std::collections::BTreeSet;

use crate::check::figures::{check_track, fits, note_work};
use crate::check::lists::{Lists, check_names, ids_of, placed};
use crate::check::rule_check;
use crate::check::sheet_check::{ExpectedType, check_formula, circles};
use crate::model::story::SourceId;
use crate::model::table::Table;
use crate::model::table_sheet::TableSheet;
use crate::numbers::formula::Formula;
use crate::numbers::quantity::Value;
use crate::numbers::rounding::check_digits;
use crate::numbers::sheet::Kind;
use crate::reading::json::Json;
use crate::reading::read::{At, Reader, nearest};

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

fn check_groups(json: &Json, lists: &Lists, at: &At, reader: &mut Reader) {
    for list in ["properties", "derived"] {
        let place = at.field(list);
        for (index, element) in json
            .field(list)
            .map_or(&[][..], Json::elements)
            .iter()
            .enumerate()
        {
            if let Some(group) = element.field("group").and_then(Json::text) {
                let at = place.element(index);
                lists.expect(group, "groups", &at.field("group"), reader);
            }
        }
    }
}

fn check_values(table: &Table, json: &Json, lists: &Lists, at: &At, reader: &mut Reader) {
    let properties = ids_of(json, "properties");
    let items = at.field("items");
    for (index, element, item) in placed(json, "items", &table.items, |item| item.id.as_str()) {
        let item_at = items.element(index);
        let values_at = item_at.field("values");
        let Some(Json::Object(values)) = element.field("values") else {
            continue;
        };
        for (name, _) in values {
            if !lists.has("properties", name) && !reader.is_full() {
                let hint = nearest(name, properties.iter().copied())
                    .map(|near| format!("; did you mean `{near}`?"))
                    .unwrap_or_default();
                reader.note(
                    &values_at.field(name),
                    format!("is not among the table's properties{hint}"),
                );
            }
        }
        let named: BTreeSet<&str> = values.iter().map(|(name, _)| name.as_str()).collect();
        for property in &properties {
            if !named.contains(property) {
                reader.note(&values_at, format!("has no `{property}`; where a number is not known, write `unknown` with the reason"));
            }
        }
        for property in &table.properties {
            let Some(value) = item.value(&property.id) else {
                continue;
            };
            let wanted = match property.unit.kind() {
                Kind::Number(_) => "a number",
                Kind::YesNo => "true or false",
                Kind::Text => "`text`",
                Kind::Date => "`date`",
            };
            let conflicts = value.all().any(|stated| !stated.conflict.is_empty());
            if conflicts && !matches!(property.unit.kind(), Kind::Number(_)) {
                reader.note(
                    &values_at.field(property.id.as_str()),
                    format!("has a `conflict`, which is a number, but should be {wanted}; say in `note` what others say"),
                );
            }
            if value
                .all()
                .any(|stated| !fits(&stated.amount, property.unit.kind()))
            {
                reader.note(
                    &values_at.field(property.id.as_str()),
                    format!(
                        "should be {wanted}: the unit of its property is {}",
                        property.unit.as_str()
                    ),
                );
            }
        }
    }
}

fn check_what_if(table: &Table, lists: &Lists, at: &At, reader: &mut Reader) {
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
