//! The content of a table, computed a second time: its values on a day, its derived rows, and the verdicts of rules.
//! Also access to a table of a page by the names of its rows and columns.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::facts::{
    claims, events, ids, is_told, item, known_from, list, tables, text_of, updated,
};
use super::page::{Node, Page};

/// The table of chips, which has rules and a column of the reader's own.
pub const CHIPS: &str = "chips";

/// Returns a table of the published story.
pub fn table(id: &str) -> &'static Value {
    item(tables(), id)
}

/// Returns the items of a table that are known on a day.
pub fn known_items(table: &'static Value, day: &str) -> Vec<&'static str> {
    let known = list(table, "items")
        .iter()
        .filter(|item| is_told(item, day));
    known.map(|item| text_of(item, "id")).collect()
}

/// Returns all items of a table, as listed in a link.
pub fn all_items(table: &'static Value) -> String {
    ids(list(table, "items")).join(",")
}

/// Returns the rows of a table, given and derived.
pub fn lines(table: &'static Value) -> impl Iterator<Item = &'static Value> {
    list(table, "properties")
        .iter()
        .chain(list(table, "derived"))
}

/// Returns what is stated of an item's property on a day, if anything: an earlier value until its end, then the last
/// one.
pub fn stated(
    table: &'static Value,
    id: &str,
    property: &str,
    day: &str,
) -> Option<&'static Value> {
    let value = item(list(table, "items"), id)["values"].get(property)?;
    let earlier = list(value, "earlier").iter();
    Some(
        earlier
            .into_iter()
            .find(|stated| day < text_of(stated, "until"))
            .unwrap_or(value),
    )
}

/// Returns the lower and upper bounds of an amount, if it is a number.
pub fn bounds(stated: &Value) -> Option<(f64, f64)> {
    let number = |field: &str| stated.get(field).and_then(Value::as_f64);
    match number("value") {
        Some(value) => Some((value, value)),
        None => number("low").zip(number("high")),
    }
}

/// Returns the bounds of an item's property on a day.
pub fn number(table: &'static Value, id: &str, property: &str, day: &str) -> Option<(f64, f64)> {
    bounds(stated(table, id, property, day)?)
}

/// The formats whose maximum is TPP, with their bits, in order of precedence.
const FORMATS: [(&str, f64); 10] = [
    ("fp8", 8.0),
    ("int8", 8.0),
    ("bf16", 16.0),
    ("fp16", 16.0),
    ("fp4", 4.0),
    ("tf32", 32.0),
    ("fp32", 32.0),
    ("fp64_tensor", 64.0),
    ("fp64", 64.0),
    ("int4", 4.0),
];

/// The lower and upper bounds of a number.
pub type Bounds = (f64, f64);

/// Returns TPP from rates by format, which is the maximum of bits × rate, with the format that has the maximum. Returns
/// `None` if no rate is known of the four formats that nearly always have it.
pub fn tpp(rate: impl Fn(&str) -> Option<Bounds>) -> Option<(Bounds, &'static str)> {
    let mut usual = FORMATS.iter().take(4);
    if usual.all(|(format, _)| rate(format).is_none()) {
        return None;
    }
    let mut most: (Bounds, &str) = ((0.0, 0.0), "");
    for (format, bits) in FORMATS {
        let (low, high) = rate(format).unwrap_or_default();
        if bits * high > most.0.1 {
            most.1 = format;
        }
        most.0 = (most.0.0.max(bits * low), most.0.1.max(bits * high));
    }
    Some(most)
}

/// Computes the derived numeric rows of chips from given values; those that cannot be computed are missing.
pub fn worked_out(given: impl Fn(&str) -> Option<Bounds>) -> BTreeMap<&'static str, Bounds> {
    let tpp = tpp(&given).map(|(tpp, _)| tpp);
    let mut found: BTreeMap<&str, Bounds> = tpp.into_iter().map(|tpp| ("tpp", tpp)).collect();
    if let Some(((low, high), tpp)) = given("die_area").zip(tpp) {
        found.insert("pd", (tpp.0 / high, tpp.1 / low));
    }
    // For every chip of the file, the link to its host is counted.
    let host = given("host_bandwidth").unwrap_or_default();
    if let Some(link) = given("link_bandwidth") {
        let io = (link.0 + host.0, link.1 + host.1);
        found.insert("io", io);
        if let Some(memory) = given("memory_bandwidth") {
            found.insert("io_memory", (io.0 + memory.0, io.1 + memory.1));
        }
    }
    found
}

/// Returns the number of any row of chips, given or derived.
pub fn chips_number(item: &str, row: &str, day: &str) -> Option<Bounds> {
    let chips = table(CHIPS);
    let given = |property: &str| number(chips, item, property, day);
    given(row).or_else(|| worked_out(given).get(row).copied())
}

/// Returns every day of the story on which something in a table changes, and the day before each.
pub fn days(table: &'static Value) -> Vec<String> {
    let mut found = BTreeSet::from([updated().to_owned()]);
    let mut add = |one: &Value, field: &str| {
        let day = text_of(one, field);
        if !day.is_empty() {
            found.extend([day_before(day), day.to_owned()]);
        }
    };
    for line in lines(table) {
        add(line, "known");
    }
    for item in list(table, "items") {
        add(item, "known");
        for value in item["values"].as_object().unwrap().values() {
            for earlier in list(value, "earlier") {
                add(earlier, "until");
            }
        }
    }
    for rule in list(table, "rules") {
        for field in ["known", "from", "until"] {
            add(rule, field);
        }
    }
    // A story has no day before anything of it was known.
    let news = events().iter().chain(claims()).map(known_from);
    let first = news.min().unwrap();
    let is_of_story = |day: &String| (first.as_str()..=updated()).contains(&day.as_str());
    found.into_iter().filter(is_of_story).collect()
}

fn day_before(day: &str) -> String {
    let date = super::day(day);
    let before = contrappunto_story::calendar::date::Date::from_days(date.days() - 1).unwrap();
    before.to_string()
}

/// Returns the verdicts of a rule, or of the rule whose verdicts it adopts.
pub fn verdicts(rule: &'static Value) -> &'static [Value] {
    let rules = list(table(CHIPS), "rules");
    let speaks = rule.get("like").and_then(Value::as_str);
    list(speaks.map_or(rule, |like| item(rules, like)), "verdicts")
}

/// Returns the sign for the effect of a verdict.
pub fn sign(effect: &str) -> &'static str {
    match effect {
        "allows" => "✓",
        "conditions" => "◐",
        "restricts" => "✕",
        "none" => "–",
        _ => panic!("no effect {effect}"),
    }
}

/// The visible part of a table in a page.
pub struct Grid<'a> {
    /// The names of its columns.
    pub columns: Vec<&'a str>,
    /// The heads of its columns.
    pub heads: Vec<Node<'a>>,
    /// Its rows: of values, of rules, and of the overall answer.
    pub rows: Vec<Row<'a>>,
}

/// A row of a grid.
pub struct Row<'a> {
    /// What it compares: a property, a rule, or `overall`.
    pub name: &'a str,
    /// Whether it is the row of a rule.
    pub is_rule: bool,
    /// Its element.
    pub node: Node<'a>,
    /// Its head.
    pub head: Node<'a>,
    /// A cell for each column.
    pub cells: Vec<Node<'a>>,
}

impl<'a> Grid<'a> {
    /// Finds the table with an id.
    pub fn of(page: &'a Page, id: &str) -> Self {
        let table = page.one(&format!("#table-{id} table"));
        let heads = table.all("thead th");
        let prefix = format!("row-{id}-");
        let row = |node: Node<'a>| {
            let rule = node.attribute("data-rule");
            Some(Row {
                name: rule.or_else(|| node.id().strip_prefix(&prefix))?,
                is_rule: rule.is_some(),
                node,
                head: node.find("th")?,
                cells: node.all("td"),
            })
        };
        let shown = table
            .all("tbody tr")
            .into_iter()
            .filter(|node| !node.is_hidden());
        Self {
            columns: heads.iter().map(|head| head.is("data-item")).collect(),
            rows: shown.filter_map(row).collect(),
            heads,
        }
    }

    /// Returns the row with a name, if it is shown.
    pub fn find(&self, row: &str) -> Option<&Row<'a>> {
        self.rows.iter().find(|one| one.name == row)
    }

    /// Returns the cell of a row and column.
    pub fn cell(&self, row: &str, item: &str) -> Node<'a> {
        let row = self.find(row).unwrap_or_else(|| panic!("no row {row}"));
        let cell = row
            .cells
            .iter()
            .find(|cell| cell.attribute("data-item") == Some(item));
        *cell.unwrap_or_else(|| panic!("no column {item}"))
    }

    /// Returns the figure of a cell, without its unit and the notes below it.
    pub fn figure(&self, row: &str, item: &str) -> String {
        self.cell(row, item).one(".figures b").text()
    }

    /// Returns the names of the rows of values.
    pub fn lines(&self) -> Vec<&'a str> {
        let values = self.rows.iter();
        let values = values.filter(|row| !row.is_rule && row.name != "overall");
        values.map(|row| row.name).collect()
    }

    /// Returns the names of the rules.
    pub fn rules(&self) -> Vec<&'a str> {
        let rules = self.rows.iter().filter(|row| row.is_rule);
        rules.map(|row| row.name).collect()
    }
}

/// Returns a verdict as shown in the page: its sign, which is not read aloud, and its words.
pub fn pill(node: &Node) -> (String, String) {
    let pill = node.one(".verdict");
    let sign = pill.one("[aria-hidden=true]").text();
    let words = pill.text();
    let words = words.strip_prefix(&sign).unwrap_or_default().trim();
    (sign, words.to_owned())
}
