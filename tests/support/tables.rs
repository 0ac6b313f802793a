//! What a table holds, told a second time: its values on a day, what is worked out of them, and what rules say. And a
//! table of a page, by the names of its rows and columns.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::facts::{
    claims, events, ids, is_told, item, known_from, list, tables, text_of, updated,
};
use super::page::{Node, Page};

/// The table of many chips, which has rules and a column of the reader's own.
pub const CHIPS: &str = "chips";

/// A table of the published story.
pub fn table(id: &str) -> &'static Value {
    item(tables(), id)
}

/// The items of a table that are known on a day.
pub fn known_items(table: &'static Value, day: &str) -> Vec<&'static str> {
    let known = list(table, "items")
        .iter()
        .filter(|item| is_told(item, day));
    known.map(|item| text_of(item, "id")).collect()
}

/// All items of a table, as a link names them.
pub fn all_items(table: &'static Value) -> String {
    ids(list(table, "items")).join(",")
}

/// The rows of a table, those given and those worked out.
pub fn lines(table: &'static Value) -> impl Iterator<Item = &'static Value> {
    list(table, "properties")
        .iter()
        .chain(list(table, "derived"))
}

/// What is stated of an item's property, if anything is: what was said of it earlier until its day, then the last.
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

/// The least and the most that an amount can be, if it is a number.
pub fn bounds(stated: &Value) -> Option<(f64, f64)> {
    let number = |field: &str| stated.get(field).and_then(Value::as_f64);
    match number("value") {
        Some(value) => Some((value, value)),
        None => number("low").zip(number("high")),
    }
}

/// The number of an item's property on a day: the least and the most that it can be.
pub fn number(table: &'static Value, id: &str, property: &str, day: &str) -> Option<(f64, f64)> {
    bounds(stated(table, id, property, day)?)
}

/// The formats of which TPP is the most, each with its bits, in the order in which they are asked.
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

/// The least and the most that a number can be.
pub type Bounds = (f64, f64);

/// TPP of rates by format: bits × rate, of the format of which that is the most; and which format that is.
/// None where none of the rates is known of which it is nearly always one.
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

/// The rows of chips that are worked out as numbers, of what is given; what cannot be worked out is not there.
pub fn worked_out(given: impl Fn(&str) -> Option<Bounds>) -> BTreeMap<&'static str, Bounds> {
    let tpp = tpp(&given).map(|(tpp, _)| tpp);
    let mut found: BTreeMap<&str, Bounds> = tpp.into_iter().map(|tpp| ("tpp", tpp)).collect();
    if let Some(((low, high), tpp)) = given("die_area").zip(tpp) {
        found.insert("pd", (tpp.0 / high, tpp.1 / low));
    }
    // Every chip of the file has the link to its host counted.
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

/// The number of any row of chips, given or worked out.
pub fn chips_number(item: &str, row: &str, day: &str) -> Option<Bounds> {
    let chips = table(CHIPS);
    let given = |property: &str| number(chips, item, property, day);
    given(row).or_else(|| worked_out(given).get(row).copied())
}

/// Every day of the story on which something in a table changes, and the day before each.
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
    let before = contrappunto::core::date::Date::from_days(date.days() - 1).unwrap();
    before.to_string()
}

/// A verdict of a rule, or of the one whose verdicts it takes over.
pub fn verdicts(rule: &'static Value) -> &'static [Value] {
    let rules = list(table(CHIPS), "rules");
    let speaks = rule.get("like").and_then(Value::as_str);
    list(speaks.map_or(rule, |like| item(rules, like)), "verdicts")
}

/// The sign of what a verdict means for all rules together.
pub fn sign(effect: &str) -> &'static str {
    match effect {
        "allows" => "✓",
        "conditions" => "◐",
        "restricts" => "✕",
        "none" => "–",
        _ => panic!("no effect {effect}"),
    }
}

/// A table of a page: what of it is shown.
pub struct Grid<'a> {
    /// The names of its columns.
    pub columns: Vec<&'a str>,
    /// The heads of its columns.
    pub heads: Vec<Node<'a>>,
    /// Its rows: of values, of rules, and the answer over all rules.
    pub rows: Vec<Row<'a>>,
}

/// A row of it.
pub struct Row<'a> {
    /// What is compared in it: a property, a rule, or `overall`.
    pub name: &'a str,
    /// Whether it is that of a rule.
    pub is_rule: bool,
    /// Its element.
    pub node: Node<'a>,
    /// Its head.
    pub head: Node<'a>,
    /// A cell for each column.
    pub cells: Vec<Node<'a>>,
}

impl<'a> Grid<'a> {
    /// The table of an id.
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

    /// The row of a name, if it is shown.
    pub fn find(&self, row: &str) -> Option<&Row<'a>> {
        self.rows.iter().find(|one| one.name == row)
    }

    /// The cell of a row and a column.
    pub fn cell(&self, row: &str, item: &str) -> Node<'a> {
        let row = self.find(row).unwrap_or_else(|| panic!("no row {row}"));
        let cell = row
            .cells
            .iter()
            .find(|cell| cell.attribute("data-item") == Some(item));
        *cell.unwrap_or_else(|| panic!("no column {item}"))
    }

    /// What a cell says, without its unit and all that stands below.
    pub fn figure(&self, row: &str, item: &str) -> String {
        self.cell(row, item).one(".figures b").text()
    }

    /// The names of the rows of values.
    pub fn lines(&self) -> Vec<&'a str> {
        let values = self.rows.iter();
        let values = values.filter(|row| !row.is_rule && row.name != "overall");
        values.map(|row| row.name).collect()
    }

    /// The names of the rules.
    pub fn rules(&self) -> Vec<&'a str> {
        let rules = self.rows.iter().filter(|row| row.is_rule);
        rules.map(|row| row.name).collect()
    }
}

/// A verdict as a page says it: its sign, which is not read out, and its words.
pub fn pill(node: &Node) -> (String, String) {
    let pill = node.one(".verdict");
    let sign = pill.one("[aria-hidden=true]").text();
    let words = pill.text();
    let words = words.strip_prefix(&sign).unwrap_or_default().trim();
    (sign, words.to_owned())
}
