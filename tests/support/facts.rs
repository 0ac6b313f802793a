//! The story file as written, and the rules for what was known on a day, deliberately implemented a second time: the
//! page is compared with them, not with the core that made it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;

use super::page::plain;

/// The published story, as JSON.
pub static STORY: LazyLock<Value> = LazyLock::new(|| of(super::DEEPSEEK));

/// Returns a story file as JSON.
pub fn of(file: &str) -> Value {
    serde_json::from_str(&super::read(file)).unwrap()
}

/// Returns the last day of the published story.
pub fn updated() -> &'static str {
    text_of(&STORY, "updated")
}

/// Returns the items of a list; empty if there is no list.
pub fn list<'a>(item: &'a Value, name: &str) -> &'a [Value] {
    item.get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Returns a text that is the same for all languages; empty if there is none.
pub fn text_of<'a>(item: &'a Value, name: &str) -> &'a str {
    item.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Returns the ids of items.
pub fn ids(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| text_of(item, "id")).collect()
}

/// Returns a text in a language, with single spaces; empty if there is none.
pub fn say(text: &Value, language: &str) -> String {
    let text = text.as_str().or_else(|| text.get(language)?.as_str());
    plain(text.unwrap_or_default())
}

/// Returns a field of an item in a language; empty if there is none.
pub fn said(item: &Value, field: &str, language: &str) -> String {
    item.get(field)
        .map_or_else(String::new, |text| say(text, language))
}

/// Returns the item with an id in a list of the story.
pub fn item<'a>(items: &'a [Value], id: &str) -> &'a Value {
    items
        .iter()
        .find(|item| text_of(item, "id") == id)
        .unwrap_or_else(|| panic!("the story has no {id}"))
}

pub fn events() -> &'static [Value] {
    list(&STORY, "events")
}

pub fn claims() -> &'static [Value] {
    list(&STORY, "claims")
}

pub fn sources() -> &'static [Value] {
    list(&STORY, "sources")
}

pub fn tables() -> &'static [Value] {
    list(&STORY, "tables")
}

pub fn calculations() -> &'static [Value] {
    list(&STORY, "calculations")
}

/// Returns the last day that a single date, ignoring qualifiers, can mean: for `2025-08`, 31 August 2025.
fn last_day(date: &str) -> String {
    let date = date.trim_end_matches(['~', '?', '%']);
    let parts: Vec<&str> = date.split('-').collect();
    match parts[..] {
        [year, month] => {
            let (year, month): (i32, u32) = (year.parse().unwrap(), month.parse().unwrap());
            let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match month {
                2 if is_leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            format!("{year}-{month:02}-{days}")
        }
        [year] => format!("{year}-12-31"),
        _ => date.to_owned(),
    }
}

/// Returns the first day on which something is known: `known`, or the last day that the start of its date can mean.
pub fn known_from(item: &Value) -> String {
    if let Some(known) = item.get("known").and_then(Value::as_str) {
        return known.to_owned();
    }
    known_by(text_of(item, "date"))
}

/// Returns the first day on which something with this date is known.
pub fn known_by(date: &str) -> String {
    let (start, end) = date
        .split_once('/')
        .map_or((date, None), |(start, end)| (start, Some(end)));
    if matches!(start, "" | "..") {
        return last_day(end.unwrap_or_default());
    }
    let day = last_day(start);
    match end.filter(|end| !matches!(*end, "" | "..")).map(last_day) {
        Some(end) if end < day => end,
        _ => day,
    }
}

pub fn is_known(item: &Value, day: &str) -> bool {
    known_from(item).as_str() <= day
}

/// Whether something is known that may have `known`, and is otherwise always known.
pub fn is_told(item: &Value, day: &str) -> bool {
    text_of(item, "known") <= day
}

/// Whether a source is published; one without a date, or with a vague one, existed at the latest when it was read.
pub fn is_published(source: &Value, day: &str) -> bool {
    let dated = source.get("date").is_some() && is_known(source, day);
    dated || text_of(source, "accessed") <= day
}

/// Returns the last entry of a claim's history on a day; `None` while the claim is not known.
pub fn status_on<'a>(claim: &'a Value, day: &str) -> Option<&'a Value> {
    if !is_known(claim, day) {
        return None;
    }
    list(claim, "status_history")
        .iter()
        .rfind(|entry| is_known(entry, day))
}

/// Returns a claim's status on a day.
pub fn status_name<'a>(claim: &'a Value, day: &str) -> Option<&'a str> {
    status_on(claim, day).map(|entry| text_of(entry, "status"))
}

/// Counts the claims of each status on a day.
pub fn counts_on(day: &str) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for status in claims().iter().filter_map(|claim| status_name(claim, day)) {
        *counts.entry(status).or_default() += 1;
    }
    counts
}

/// Returns the days on which an event, a claim or a status became known, without duplicates, up to the last of the
/// story.
pub fn days_of_news() -> Vec<String> {
    let mut days: BTreeSet<String> = events().iter().map(known_from).collect();
    for claim in claims() {
        let made = known_from(claim);
        let stood = list(claim, "status_history").iter().map(known_from);
        days.extend(stood.filter(|day| *day >= made));
        days.insert(made);
    }
    days.retain(|day| day.as_str() <= updated());
    days.into_iter().collect()
}

/// Returns those who had made a claim by a day.
pub fn claimants_on<'a>(claim: &'a Value, day: &str) -> Vec<&'a Value> {
    let claimants = list(claim, "claimants").iter();
    let made = claimants.filter(|one| text_of(one, "from") <= day);
    made.collect()
}

/// Returns the quotations of a claim that can be shown on a day.
pub fn quotes_on<'a>(claim: &'a Value, day: &str) -> Vec<&'a Value> {
    let quotes = list(claim, "quotes").iter();
    quotes.filter(|one| is_quoted(claim, one, day)).collect()
}

/// Returns the number of days from 1 January 1970 to a day, counted year by year.
pub fn days_since_1970(day: &str) -> i32 {
    let parts: Vec<i32> = day.split('-').map(|part| part.parse().unwrap()).collect();
    let [year, month, day] = parts[..] else {
        panic!("no day")
    };
    let is_leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let years: i32 = (1970..year)
        .map(|year| 365 + i32::from(is_leap(year)))
        .sum();
    let months = (1..month).map(|month| last_day(&format!("{year}-{month:02}")));
    let months: i32 = months.map(|day| day[8..].parse::<i32>().unwrap()).sum();
    years + months + day - 1
}

/// Returns the force of a rule on a day, as the page names it; `None` before the rule is known.
pub fn force_on(rule: &Value, day: &str) -> Option<&'static str> {
    let on = |field: &str| rule.get(field).and_then(Value::as_str);
    if text_of(rule, "known") > day {
        return None;
    }
    if on("until").is_some_and(|until| until <= day) {
        return Some("past");
    }
    Some(match on("from") {
        None => "never",
        Some(from) if from > day => "coming",
        Some(_) => "in-force",
    })
}

/// Returns the initial columns of a table on a day: its baseline, or the first known item; then those shown by default.
pub fn columns_on<'a>(table: &'a Value, day: &str) -> Vec<&'a str> {
    let items = list(table, "items").iter();
    let known = ids_of(items.filter(|item| is_told(item, day)));
    let Some(first) = known.first() else {
        return Vec::new();
    };
    let wished = text_of(table, "baseline");
    let baseline = if known.contains(&wished) {
        wished
    } else {
        first
    };
    let shown = match table.get("shown").and_then(Value::as_array) {
        Some(shown) => shown.iter().filter_map(Value::as_str).collect(),
        None => ids(list(table, "items")),
    };
    let others = shown
        .into_iter()
        .filter(|id| known.contains(id) && *id != baseline);
    std::iter::once(baseline).chain(others).collect()
}

fn ids_of<'a>(items: impl Iterator<Item = &'a Value>) -> Vec<&'a str> {
    items.map(|item| text_of(item, "id")).collect()
}

/// Returns a field of an event or claim as worded on a day.
pub fn wording(item: &Value, field: &str, day: &str, language: &str) -> String {
    let earlier = list(item, "earlier").iter();
    let stated = earlier
        .into_iter()
        .find(|earlier| day < text_of(earlier, "until") && earlier.get(field).is_some());
    said(stated.unwrap_or(item), field, language)
}

/// A text of a table or calculation: its location, the day from which it is shown, and the day until which it is, if
/// that has ended.
struct Told {
    place: String,
    from: String,
    text: Value,
    until: Option<String>,
}

const ALWAYS: &str = "0000-00-00";

fn told() -> Vec<Told> {
    let mut found = Vec::new();
    let known = |item: &Value| {
        let known = item.get("known").and_then(Value::as_str);
        known.unwrap_or(ALWAYS).to_owned()
    };
    let latest = |days: &[&String]| {
        days.iter()
            .max()
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    let mut add = |place: String, from: String, text: Option<&Value>, until: Option<&Value>| {
        found.push(Told {
            place,
            from,
            text: text.cloned().unwrap_or_default(),
            until: until.and_then(Value::as_str).map(str::to_owned),
        });
    };
    for table in tables() {
        let name = |kind: &str, item: &Value| {
            format!("{} {kind} {}", text_of(table, "id"), text_of(item, "id"))
        };
        for line in list(table, "properties")
            .iter()
            .chain(list(table, "derived"))
        {
            add(name("row", line), known(line), line.get("label"), None);
        }
        for item in list(table, "items") {
            let from = known(item);
            add(name("item", item), from.clone(), item.get("note"), None);
            for (property, value) in item["values"].as_object().unwrap() {
                let earlier = list(value, "earlier");
                let row = known(self::item(list(table, "properties"), property));
                for (index, stated) in earlier.iter().chain([value]).enumerate() {
                    let before = index
                        .checked_sub(1)
                        .map(|index| text_of(&earlier[index], "until"));
                    let since = before.unwrap_or(ALWAYS).to_owned();
                    let source = sources().iter().find(|one| one["id"] == stated["source"]);
                    let published = source.map_or(ALWAYS.to_owned(), |source| {
                        let read = text_of(source, "accessed").to_owned();
                        let dated = source.get("date").map(|_| known_from(source));
                        dated.map_or(read.clone(), |day| day.min(read))
                    });
                    let place = format!("{} {property}", name("item", item));
                    let noted = latest(&[&from, &since, &row, &published]);
                    add(
                        place.clone(),
                        noted,
                        stated.get("note"),
                        stated.get("until"),
                    );
                    let unknown = latest(&[&from, &since, &row]);
                    add(place, unknown, stated.get("unknown"), stated.get("until"));
                }
            }
        }
        for rule in list(table, "rules") {
            let from = known(rule);
            for field in ["label", "note", "scope"] {
                add(name("rule", rule), from.clone(), rule.get(field), None);
            }
            for verdict in list(rule, "verdicts") {
                add(name("rule", rule), from.clone(), verdict.get("says"), None);
            }
            for later in list(rule, "later") {
                let day = latest(&[&text_of(later, "date").to_owned(), &from]);
                add(name("rule", rule), day, later.get("text"), None);
            }
        }
    }
    for calculation in calculations() {
        let from = known(calculation);
        for field in ["title", "intro", "cannot_show"] {
            let place = text_of(calculation, "id").to_owned();
            add(place, from.clone(), calculation.get(field), None);
        }
        for input in list(calculation, "inputs") {
            let place = format!("{} {}", text_of(calculation, "id"), text_of(input, "id"));
            add(
                place,
                latest(&[&from, &known(input)]),
                input.get("label"),
                None,
            );
        }
    }
    found
}

const WORDED: [&str; 4] = ["label", "statement", "about_note", "interest"];

/// Returns the evidence of a claim, for and against.
pub fn evidence(claim: &Value) -> impl Iterator<Item = &Value> {
    list(claim, "for").iter().chain(list(claim, "against"))
}

/// Whether a quotation can be shown on a day.
fn is_quoted(claim: &Value, quote: &Value, day: &str) -> bool {
    let date = quote.get("date").unwrap_or(&claim["date"]);
    known_by(date.as_str().unwrap_or_default()).as_str() <= day
}

/// Returns every text that can only be written after a day, with its location.
pub fn texts_after(day: &str, language: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut add = |place: String, text: String| found.push((place, text));
    let worded_later = |item: &Value, field: &str| {
        let earlier = list(item, "earlier").iter();
        earlier
            .into_iter()
            .any(|one| day < text_of(one, "until") && one.get(field).is_some())
    };
    for event in events() {
        for field in ["title", "summary"] {
            if !is_known(event, day) || worded_later(event, field) {
                add(
                    format!("{} {field}", text_of(event, "id")),
                    said(event, field, language),
                );
            }
        }
    }
    for claim in claims() {
        let id = text_of(claim, "id");
        let later = !is_known(claim, day);
        for field in WORDED {
            if later || worded_later(claim, field) {
                add(format!("{id} {field}"), said(claim, field, language));
            }
        }
        for piece in evidence(claim).filter(|piece| later || !is_known(piece, day)) {
            add(format!("{id} evidence"), said(piece, "text", language));
        }
        let entries = list(claim, "status_history").iter();
        for entry in entries.filter(|entry| later || !is_known(entry, day)) {
            add(format!("{id} why"), said(entry, "why", language));
        }
        for quote in list(claim, "quotes")
            .iter()
            .filter(|quote| !is_quoted(claim, quote, day))
        {
            add(format!("{id} quote"), said(quote, "text", language));
        }
        if let Some(assessment) = claim
            .get("assessment")
            .filter(|one| text_of(one, "date") > day)
        {
            add(
                format!("{id} assessment"),
                said(assessment, "text", language),
            );
        }
    }
    for source in sources().iter().filter(|source| !is_published(source, day)) {
        add(
            format!("source {}", text_of(source, "id")),
            said(source, "title", language),
        );
    }
    for one in told() {
        if one.from.as_str() > day && one.until.is_none() {
            add(one.place, say(&one.text, language));
        }
    }
    for question in list(&STORY, "open_questions") {
        if last_day(text_of(question, "since")).as_str() > day {
            add("open question".to_owned(), said(question, "text", language));
        }
    }
    for era in list(&STORY, "eras")
        .iter()
        .filter(|era| !is_known(era, day))
    {
        add(
            format!("era {}", text_of(era, "id")),
            said(era, "label", language),
        );
    }
    // The same few words may already be elsewhere, as a name or the wording of an earlier entry.
    let present = texts_on(day, language);
    found.retain(|(_, text)| {
        !text.is_empty() && !present.iter().any(|known| known.contains(text.as_str()))
    });
    found
}

/// Returns texts that are in the page on a day.
fn texts_on(day: &str, language: &str) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    for event in events().iter().filter(|event| is_known(event, day)) {
        texts.extend(["title", "summary"].map(|field| wording(event, field, day, language)));
    }
    for claim in claims().iter().filter(|claim| is_known(claim, day)) {
        texts.extend(WORDED.map(|field| wording(claim, field, day, language)));
        let known = evidence(claim).filter(|piece| is_known(piece, day));
        texts.extend(known.map(|piece| said(piece, "text", language)));
        let entries = list(claim, "status_history")
            .iter()
            .filter(|entry| is_known(entry, day));
        texts.extend(entries.map(|entry| said(entry, "why", language)));
    }
    let published = sources().iter().filter(|source| is_published(source, day));
    texts.extend(published.map(|source| said(source, "title", language)));
    let questions = list(&STORY, "questions").iter();
    texts.extend(questions.map(|question| said(question, "text", language)));
    for one in told() {
        if one.from.as_str() <= day && one.until.is_none_or(|until| day < until.as_str()) {
            texts.insert(say(&one.text, language));
        }
    }
    texts
}
