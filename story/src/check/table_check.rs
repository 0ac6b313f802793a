//! Checks of a table: names, kinds of values, formulas, rules, and what the reader may change.

use std::collections::BTreeSet;

use crate::check::calculation_check;
use crate::numbers::figure;
use crate::numbers::formula::Formula;
use crate::reading::json::Json;
use crate::reading::limits::MOST_WORK;
use crate::numbers::quantity::{Amount, Value};
use crate::reading::read::{At, Reader, nearest};
use crate::check::relations::placed;
use crate::numbers::rounding::check_digits;
use crate::check::rule_check;
use crate::numbers::sheet::Kind;
use crate::check::sheet_check::{Wanted, check_formula, circles};
use crate::model::story::{SourceId, Story};
use crate::model::table::Table;
use crate::model::table_sheet::TableSheet;

/// Returns the ids in a list as written, whether or not the rest could be read.
pub(crate) fn ids_of<'a>(json: &'a Json, list: &str) -> Vec<&'a str> {
    let elements = json.field(list).map_or(&[][..], Json::elements);
    elements
        .iter()
        .filter_map(|element| element.field("id")?.text())
        .collect()
}

/// The ids in the lists of a table or calculation, for lookup.
pub(crate) struct Lists<'a>(Vec<(&'a str, BTreeSet<&'a str>)>);

impl<'a> Lists<'a> {
    pub(crate) fn of(json: &'a Json, names: &[&'a str]) -> Self {
        let list = |name: &&'a str| (*name, ids_of(json, name).into_iter().collect());
        Self(names.iter().map(list).collect())
    }

    fn ids(&self, list: &str) -> impl Iterator<Item = &'a str> {
        let found = self.0.iter().find(|(name, _)| *name == list);
        found.into_iter().flat_map(|(_, ids)| ids.iter().copied())
    }

    fn has(&self, list: &str, id: &str) -> bool {
        let mut lists = self.0.iter();
        lists.any(|(name, ids)| *name == list && ids.contains(id))
    }

    /// Notes a reference to an id that is not in a list.
    pub(crate) fn expect(&self, id: &str, list: &str, at: &At, reader: &mut Reader) {
        if self.has(list, id) || reader.is_full() {
            return;
        }
        let hint = nearest(id, self.ids(list))
            .map(|near| format!("; did you mean \"{near}\"?"))
            .unwrap_or_default();
        reader.note(at, format!("\"{id}\" is not among the {list}{hint}"));
    }
}

/// Returns the number of terms (numbers, names, operators and calls) in all formulas of a story.
pub(crate) fn terms(story: &Story) -> usize {
    let tables = story.tables.iter().flat_map(formulas_of_table);
    let calculations = story.calculations.iter();
    let calculations = calculations.flat_map(calculation_check::formulas_of_calculation);
    tables.chain(calculations).map(figure::terms).sum()
}

fn formulas_of_table(table: &Table) -> impl Iterator<Item = &Formula> {
    let derived = table.derived.iter().map(|derived| &derived.formula);
    let verdicts = table.rules.iter().flat_map(|rule| &rule.verdicts);
    let overall = table.overall.iter();
    derived
        .chain(verdicts.filter_map(|verdict| verdict.when.as_ref()))
        .chain(overall.filter_map(|overall| overall.applies.as_ref()))
}

/// Returns how often formulas are evaluated to find where their comparisons turn as one control moves: at each step,
/// and then by bisection for each comparison that turns.
const fn looks(comparisons: usize) -> usize {
    25 + 50 * comparisons
}

/// Notes that too much would be evaluated for each change by a reader: for each of `settings` controls, all formulas of
/// a table or calculation, as often as it takes to find the turning points.
pub(crate) fn note_work<'a>(
    formulas: impl Iterator<Item = &'a Formula>,
    settings: usize,
    at: &At,
    reader: &mut Reader,
) {
    let (mut terms, mut comparisons) = (0, 0);
    for formula in formulas {
        terms += figure::terms(formula);
        comparisons += figure::comparisons(formula).len();
    }
    let work = settings
        .saturating_mul(terms)
        .saturating_mul(looks(comparisons));
    if work > MOST_WORK {
        reader.note(
            at,
            format!(
                "has so much to set, so many formulas and comparisons that {work} of their numbers, names and signs would be worked out for each change; {MOST_WORK} is the most"
            ),
        );
    }
}

/// Notes ids that cannot be used as names in formulas, or that are already taken.
pub(crate) fn check_names(lists: &[&str], json: &Json, at: &At, reader: &mut Reader) {
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for list in lists {
        let place = at.field(list);
        let before = taken.clone();
        for (index, element) in json
            .field(list)
            .map_or(&[][..], Json::elements)
            .iter()
            .enumerate()
        {
            let Some(id) = element.field("id").and_then(Json::text) else {
                continue;
            };
            let at = place.element(index);
            let is_name = id.starts_with(|letter: char| letter.is_ascii_alphabetic())
                && !id.contains('-')
                && !["and", "or", "not"].contains(&id);
            if !is_name {
                reader.note(&at.field("id"), format!("\"{id}\" could not be named in a formula; use letters, digits and _, beginning with a letter"));
            }
            // Duplicates within one list are noted with the ids.
            if before.contains(id) {
                reader.note(
                    &at.field("id"),
                    format!("\"{id}\" is taken by another row; every name stands once"),
                );
            }
            taken.insert(id);
        }
    }
}

pub(crate) fn table(table: &Table, json: &Json, at: &At, reader: &mut Reader) {
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
        let wanted = Wanted::Row(row.unit.kind());
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
            Wanted::Truth,
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

pub(crate) const fn fits(amount: &Amount, kind: Kind) -> bool {
    matches!(
        (amount, kind),
        (Amount::Unknown { .. } | Amount::None { .. }, _)
            | (Amount::Exact(_) | Amount::Range { .. }, Kind::Number(_))
            | (Amount::Truth(_), Kind::YesNo)
            | (Amount::Words(_), Kind::Text)
            | (Amount::Date(_), Kind::Date)
    )
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

/// Notes a slider that cannot move.
pub(crate) fn check_track(
    least: f64,
    most: f64,
    step: f64,
    names: [&str; 2],
    at: &At,
    reader: &mut Reader,
) {
    let [low, high] = names;
    if least >= most {
        reader.note(at, format!("`{low}` should be smaller than `{high}`"));
    } else if step <= 0.0 || step > most - least {
        reader.note(
            &at.field("step"),
            format!("should be above 0 and no more than from `{low}` to `{high}`"),
        );
    }
}

/// Returns every source that a table names.
pub(crate) fn sources_of_table(table: &Table) -> Vec<&SourceId> {
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
