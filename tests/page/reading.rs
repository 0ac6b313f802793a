//! The page as published: every fact of the story can be read without script.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::LazyLock;

use contrappunto_author::prerender;
use contrappunto_story::fields::item_kind::ItemKind;
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::page::part::Part;
use serde_json::Value;

use crate::as_of::{TEN_DAYS, on};
use crate::support::facts::{
    STORY, calculations, claims, columns_on, events, evidence, item, list, of, quotes_on, said,
    say, sources, tables, text_of, updated,
};
use crate::support::page::{LANGUAGES, Node, Page, numbers_in, page_in, page_of, plain};
use crate::support::{DEEPSEEK, SMALL, story};

/// Returns the page in a language, as published.
fn published(language: &str) -> Page {
    static PAGES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let story = SharedStory::from(story(DEEPSEEK));
        let page = |language| prerender::story(&story, language, 1, Rc::default());
        LANGUAGES.into_iter().map(page).collect()
    });
    let place = LANGUAGES.iter().position(|one| *one == language).unwrap();
    Page::parse(&PAGES[place])
}

/// Texts, each with the id of the element that must contain it.
type Wanted = Vec<(String, String)>;

/// Fails with every text that is missing from its element.
fn assert_holds_all(page: &Page, wanted: &Wanted) {
    let texts: BTreeMap<&str, String> = page
        .all("[id]")
        .iter()
        .map(|node| (node.id(), node.text()))
        .collect();
    let missing = wanted.iter().filter(|(id, text)| {
        assert!(!text.is_empty(), "{id}");
        !texts
            .get(id.as_str())
            .is_some_and(|there| there.contains(text))
    });
    let missing: Vec<_> = missing.collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_item_stands_in_the_part_that_shows_its_kind() {
    let page = published("en");
    let mut found = BTreeSet::new();
    for node in page.all("[id]") {
        let Some((kind, _)) = ItemKind::split(node.id()) else {
            continue;
        };
        let part = node.closest("[part]").unwrap();
        assert_eq!(part.is("part"), Part::of(kind).as_str(), "{}", node.id());
        found.insert(kind.as_str());
    }
    assert_eq!(found.len(), ItemKind::ALL.len(), "{found:?}");
}

#[test]
fn every_event_claim_question_and_source_can_be_read() {
    for language in LANGUAGES {
        let mut wanted = Wanted::new();
        let mut add = |kind: &str, item: &Value, text: String| {
            wanted.push((format!("{kind}-{}", text_of(item, "id")), text));
        };
        for event in events() {
            for field in ["title", "summary"] {
                add("event", event, said(event, field, language));
            }
            if let Some(note) = event.get("note") {
                add("event", event, say(note, language));
            }
        }
        for claim in claims() {
            for field in ["statement", "about_note", "interest"] {
                add("claim", claim, said(claim, field, language));
            }
            for piece in evidence(claim) {
                add("claim", claim, said(piece, "text", language));
            }
            for entry in list(claim, "status_history") {
                add("claim", claim, said(entry, "why", language));
            }
            for claimant in list(claim, "claimants") {
                let actor = item(list(&STORY, "actors"), text_of(claimant, "actor"));
                add("claim", claim, said(actor, "name", language));
                add("claim", claim, said(claimant, "role", language));
            }
            if let Some(assessment) = claim.get("assessment") {
                add("claim", claim, said(assessment, "text", language));
            }
            for quote in list(claim, "quotes") {
                add("claim", claim, said(quote, "text", language));
                if let Some(note) = quote.get("note") {
                    add("claim", claim, say(note, language));
                }
                let translation = quote.get("translation").and_then(|one| one.get(language));
                if let Some(translation) = translation
                    && text_of(quote, "lang") != language
                {
                    add("claim", claim, say(translation, language));
                }
            }
        }
        for question in list(&STORY, "questions") {
            add("question", question, said(question, "text", language));
        }
        for source in sources() {
            for field in ["title", "publisher"] {
                add("source", source, said(source, field, language));
            }
        }
        assert!(wanted.len() > 600, "only {} texts", wanted.len());
        assert_holds_all(&published(language), &wanted);
    }
}

#[test]
fn every_calculation_can_be_read_with_its_numbers_and_what_it_cannot_show() {
    for language in LANGUAGES {
        let mut wanted = Wanted::new();
        for calculation in calculations() {
            let id = format!("calculation-{}", text_of(calculation, "id"));
            let mut add = |item: &Value, field: &str| {
                wanted.push((id.clone(), said(item, field, language)));
            };
            add(calculation, "title");
            add(calculation, "cannot_show");
            for name in ["inputs", "outputs"] {
                for part in list(calculation, name) {
                    add(part, "label");
                    if part.get("note").is_some() {
                        add(part, "note");
                    }
                }
            }
            for check in list(calculation, "checks") {
                add(check, "label");
            }
        }
        assert!(wanted.len() > 100, "only {} texts", wanted.len());
        assert_holds_all(&published(language), &wanted);
    }
}

#[test]
fn every_source_leads_to_its_address_and_to_its_kept_copy() {
    let mut kept = 0;
    for file in [DEEPSEEK, SMALL] {
        let story = of(file);
        for language in LANGUAGES {
            let page = page_of(file, language, "");
            for source in list(&story, "sources") {
                let id = format!("source-{}", text_of(source, "id"));
                let entry = page.one(&format!("[id=\"{id}\"]"));
                let title = entry.one("a.source-title");
                assert_eq!(title.is("href"), text_of(source, "url"), "{id}");
                assert_eq!(title.is("lang"), text_of(source, "lang"), "{id}");
                assert_eq!(title.text(), said(source, "title", language), "{id}");
                if source.get("archive").is_some() {
                    let links = entry.all("a");
                    let mut links = links.iter().map(|link| link.is("href"));
                    assert!(links.any(|link| link == text_of(source, "archive")), "{id}");
                    kept += 1;
                }
            }
            assert_eq!(page.count(".source-title"), list(&story, "sources").len());
        }
    }
    assert!(kept > 0, "no source has a kept copy");
}

/// Returns how firmly a value is established, in words.
fn standing_in(language: &str, standing: &str) -> &'static str {
    match (standing, language) {
        ("datasheet", "en") => "data sheet",
        ("datasheet", _) => "scheda tecnica",
        ("measured", "en") => "measured",
        ("measured", _) => "misurato",
        ("reported", "en") => "reported",
        ("reported", _) => "riportato",
        ("estimated", "en") => "estimated",
        ("estimated", _) => "stimato",
        ("inferred", "en") => "inferred",
        ("inferred", _) => "dedotto",
        ("unverified", "en") => "unverified",
        ("unverified", _) => "non verificato",
        _ => panic!("{standing} is no standing"),
    }
}

fn number(value: &Value, name: &str) -> Option<f64> {
    value.get(name).and_then(Value::as_f64)
}

fn is_same(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// Compares a place in the page with a value and everything that belongs to it; `figure` is the emphasized text there.
fn assert_says(figure: &str, text: &str, (property, value): (&Value, &Value), place: &str) {
    let language = &place[..2];
    if let Some(standing) = value.get("standing").and_then(Value::as_str) {
        let words = standing_in(language, standing);
        assert!(text.contains(words), "{place}: {text}");
    }
    if let Some(why) = value.get("unknown").or_else(|| value.get("none")) {
        assert!(text.contains(&say(why, language)), "{place}: {text}");
    } else if let Some(words) = value.get("text") {
        assert_eq!(figure, say(words, language), "{place}");
    } else if let Some(answer) = value.get("value").and_then(Value::as_bool) {
        let words = match (answer, language) {
            (false, _) => "no",
            (true, "en") => "yes",
            (true, _) => "sì",
        };
        assert_eq!(figure, words, "{place}");
    } else if property["unit"] == "date" {
        let year = text_of(value, "value").get(..4);
        let year = year.or_else(|| text_of(value, "date").get(..4)).unwrap();
        assert!(figure.contains(year), "{place}: {figure}");
    } else {
        let decimals = property.get("decimals").and_then(Value::as_i64);
        let step = 10_f64.powi(decimals.unwrap_or(9) as i32);
        let round = |number: f64| (number * step).round() / step;
        let ends = ["value", "low", "high"].map(|name| number(value, name));
        let ends = match ends {
            [Some(value), ..] => vec![value],
            [None, Some(low), Some(high)] if is_same(low, high) => vec![low],
            [None, Some(low), Some(high)] => vec![low, high],
            _ => panic!("{place} has no number: {value}"),
        };
        let told = numbers_in(figure, language);
        let are_same = told.len() == ends.len()
            && told
                .iter()
                .zip(&ends)
                .all(|(told, end)| is_same(*told, round(*end)));
        assert!(are_same, "{place}: {told:?} for {ends:?}");
    }
    if let Some(note) = value.get("note") {
        assert!(
            text.contains(&say(note, language)),
            "{place} lacks its note"
        );
    }
    for other in list(value, "conflict") {
        let numbers = numbers_in(text, language);
        let other = number(other, "value").unwrap();
        assert!(
            numbers.iter().any(|one| is_same(*one, other)),
            "{place} lacks {other}"
        );
    }
}

fn figure(place: &Node) -> String {
    place
        .find("b")
        .map_or_else(String::new, |figure| figure.text())
}

#[test]
fn tables_show_their_usual_rows_and_columns_every_value_with_its_standing() {
    for language in LANGUAGES {
        let page = published(language);
        let mut values = 0;
        for table in tables() {
            let id = text_of(table, "id");
            let columns = columns_on(table, updated());
            assert!(columns.len() > 1, "{id}");
            for property in list(table, "properties") {
                if property.get("minor").is_some_and(|minor| minor == true) {
                    continue;
                }
                let row = format!("row-{id}-{}", text_of(property, "id"));
                let row = page.one(&format!("[id=\"{row}\"]"));
                for column in &columns {
                    let cell = row.one(&format!("td[data-item=\"{column}\"]"));
                    assert!(!cell.is_hidden(), "{cell:?}");
                    let item = item(list(table, "items"), column);
                    let place = format!("{language} {row:?} {column}");
                    if let Some(value) = item["values"].get(text_of(property, "id")) {
                        assert_says(&figure(&cell), &cell.text(), (property, value), &place);
                        values += 1;
                    }
                }
            }
        }
        assert!(values > 100, "only {values} values");
    }
}

#[test]
fn every_value_of_every_item_can_be_read_with_its_standing() {
    for language in LANGUAGES {
        let page = published(language);
        let mut values = 0;
        for table in tables() {
            for item in list(table, "items") {
                let id = format!("item-{}-{}", text_of(table, "id"), text_of(item, "id"));
                let rows = page.one(&format!("details[id=\"{id}\"]")).all("dl > div");
                let rows: BTreeMap<String, Node> = rows
                    .into_iter()
                    .map(|row| (row.one("dt").text(), row.one("dd")))
                    .collect();
                for property in list(table, "properties") {
                    let Some(value) = item["values"].get(text_of(property, "id")) else {
                        continue;
                    };
                    let place = format!("{language} {id} {}", text_of(property, "id"));
                    let found = rows.get(&said(property, "label", language));
                    let found = found.unwrap_or_else(|| panic!("{place} is not there"));
                    let mut figure = figure(found);
                    let unit = property.get("unit_label").unwrap_or(&property["unit"]);
                    let unit = say(unit, language);
                    let is_number = ["value", "low"]
                        .iter()
                        .any(|end| number(value, end).is_some());
                    if is_number && unit != "1" {
                        // Only the number is compared, because a unit may contain digits too.
                        let bare = figure.strip_suffix(&unit);
                        let bare = bare.unwrap_or_else(|| panic!("{place} lacks {unit}: {figure}"));
                        figure = plain(bare);
                    }
                    assert_says(&figure, &found.text(), (property, value), &place);
                    values += 1;
                }
            }
        }
        assert!(values > 500, "only {values} values");
    }
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    for (language, written) in [("en", "3,350"), ("it", "3.350")] {
        let cell = "#row-chips-memory_bandwidth td[data-item=h100-sxm-80] b";
        assert_eq!(published(language).text(cell), written);
    }
}

#[test]
fn every_text_bears_its_language() {
    let mut foreign = 0;
    for language in LANGUAGES {
        let page = published(language);
        assert_eq!(page.one(".story").is("lang"), language);
        for claim in claims() {
            let card = page.one(&format!("#claim-{}", text_of(claim, "id")));
            let quotes = card.all("q[lang]");
            let told: Vec<_> = quotes
                .iter()
                .map(|one| (one.is("lang"), one.text()))
                .collect();
            let quotes = list(claim, "quotes").iter();
            let wanted: Vec<_> = quotes
                .map(|one| (text_of(one, "lang"), said(one, "text", language)))
                .collect();
            assert_eq!(told, wanted, "{claim}");
            assert_eq!(quotes_on(claim, updated()).len(), wanted.len());
            foreign += told.iter().filter(|(lang, _)| *lang != language).count();
        }
        let current = page.all(".languages [aria-current=true]");
        assert_eq!(current.len(), 1);
        assert_eq!(current[0].is("lang"), language);
        assert_eq!(page.attributes(".languages [lang]", "lang"), LANGUAGES);
        assert_eq!(page.text("h1"), said(&STORY, "title", language));
    }
    assert!(foreign > 1, "{foreign} quotations in another language");
}

#[test]
fn every_link_within_the_page_leads_to_something_known() {
    for language in LANGUAGES {
        for day in TEN_DAYS.into_iter().chain([updated()]) {
            let page = page_in(language, &on(day));
            let mut targets: BTreeMap<&str, Vec<Node>> = BTreeMap::new();
            let nodes = page.all("[id]");
            for node in &nodes {
                targets.entry(node.id()).or_default().push(*node);
            }
            for (id, nodes) in &targets {
                assert_eq!(nodes.len(), 1, "{day}: {id} stands twice");
            }
            let links = page.attributes("a[href^=\"#\"]", "href");
            assert!(links.len() > 20, "{day}: only {} links", links.len());
            for link in links {
                let target = targets.get(&link[1..]);
                let target = target.unwrap_or_else(|| panic!("{day}: {link} leads nowhere"))[0];
                assert_ne!(target.attribute("data-known"), Some("no"), "{day}: {link}");
                assert!(
                    target.ancestry().all(|node| !node.has("hidden")),
                    "{day}: {link}"
                );
            }
        }
    }
}
