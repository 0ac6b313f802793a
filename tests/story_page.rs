//! The prerendered page of the published story: everything it says, under stable ids, in clean markup.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

#[path = "support/pages.rs"]
mod support;

use std::collections::BTreeMap;
use std::rc::Rc;

use contrappunto::components::Part;
use contrappunto_author::prerender;
use contrappunto_story::model::as_of::{Known, status};
use contrappunto_story::model::story::{SharedStory, Story};
use support::page::{Node, Page, render};
use support::texts::texts_shown;

fn deepseek() -> Story {
    support::story(support::DEEPSEEK)
}

/// Renders the page in each language, with the controls that come with the engine.
fn pages(story: Story) -> Vec<(String, Page)> {
    let languages = story.languages.clone();
    let story = SharedStory::from(story);
    languages
        .into_iter()
        .map(|language| {
            let page = prerender::parts(&story, &language, 1, Rc::default(), &Part::ALL);
            (language, Page::parse(&page))
        })
        .collect()
}

// Each item has its element.

/// Counts the occurrences of each id in a page.
fn id_counts(page: &Page) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for id in page.attributes("[id]", "id") {
        *counts.entry(id).or_default() += 1;
    }
    counts
}

/// Returns the ids that links into the page rely on.
fn promised_ids(story: &Story) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    ids.extend(
        story
            .events
            .iter()
            .map(|event| format!("event-{}", event.id)),
    );
    ids.extend(
        story
            .claims
            .iter()
            .map(|claim| format!("claim-{}", claim.id)),
    );
    ids.extend(
        story
            .questions
            .iter()
            .map(|question| format!("question-{}", question.id)),
    );
    ids.extend(
        story
            .sources
            .iter()
            .map(|source| format!("source-{}", source.id)),
    );
    for table in &story.tables {
        let rows = table.properties.iter();
        ids.extend(rows.map(|property| format!("row-{}-{}", table.id, property.id)));
        ids.extend(
            table
                .items
                .iter()
                .map(|item| format!("item-{}-{}", table.id, item.id)),
        );
    }
    ids
}

#[test]
fn every_item_has_its_element_once() {
    let story = deepseek();
    for (language, page) in pages(deepseek()) {
        let counts = id_counts(&page);
        for id in promised_ids(&story) {
            assert_eq!(counts.get(&id), Some(&1), "{language}: {id}");
        }
        assert!(
            counts.values().all(|count| *count == 1),
            "{language}: an id stands twice"
        );
    }
}

#[test]
fn ids_stay_on_an_early_day_and_say_that_the_item_is_not_known() {
    let story = deepseek();
    let shared = SharedStory::from(deepseek());
    let page = Page::parse(&render(&shared, "en", "as-of=2025-01-22"));
    let counts = id_counts(&page);
    // Columns of chips that were not known yet are missing entirely; their rows remain.
    for id in promised_ids(&story)
        .iter()
        .filter(|id| !id.starts_with("item-"))
    {
        assert_eq!(counts.get(id), Some(&1), "{id}");
    }
    let day = support::day("2025-01-22");
    for event in &story.events {
        let expected = if event.is_known(day) { "yes" } else { "no" };
        assert_eq!(known_of(&page, &event.id.dom_id()), expected);
    }
    for claim in &story.claims {
        let expected = if claim.is_known(day) { "yes" } else { "no" };
        assert_eq!(known_of(&page, &claim.id.dom_id()), expected);
    }
}

/// Returns the element with an id, whatever characters it contains.
fn element<'a>(page: &'a Page, id: &str) -> Node<'a> {
    page.one(&format!("[id=\"{id}\"]"))
}

fn known_of<'a>(page: &'a Page, id: &str) -> &'a str {
    element(page, id).is("data-known")
}

#[test]
fn on_the_last_day_everything_is_known_and_each_claim_bears_its_status() {
    let story = deepseek();
    for (language, page) in pages(deepseek()) {
        assert_eq!(
            page.count("[data-known]"),
            page.count("[data-known=\"yes\"]")
        );
        for claim in &story.claims {
            let id = claim.id.dom_id();
            let expected = status(claim, story.updated).unwrap().status.as_str();
            let shown = element(&page, &id).is("data-status");
            assert_eq!(shown, expected, "{language}: {id}");
            assert_eq!(known_of(&page, &id), "yes");
        }
    }
}

// The texts of the story.

#[test]
fn every_text_of_the_story_stands_in_the_page() {
    let story = deepseek();
    for (language, page) in pages(deepseek()) {
        let shown = page.raw_text();
        let missing: Vec<_> = texts_shown(&story, &language)
            .into_iter()
            .filter(|text| !shown.contains(text))
            .collect();
        assert!(missing.is_empty(), "{language}: {missing:#?}");
    }
}

// Markup.

#[test]
fn headings_skip_no_level() {
    for (language, page) in pages(deepseek()) {
        let levels = page.heading_levels();
        assert_eq!(levels.first(), Some(&1), "{language}");
        assert!(!levels[1..].contains(&1), "{language}: a second title");
        for pair in levels.windows(2) {
            assert!(
                pair[1] <= pair[0] + 1,
                "{language}: h{} after h{}",
                pair[1],
                pair[0]
            );
        }
    }
}

#[test]
fn no_style_script_or_handler_is_in_the_page() {
    for (language, page) in pages(deepseek()) {
        let active = page.all("style, script, iframe, object, base");
        assert!(active.is_empty(), "{language}: {active:?}");
        for node in page.all("*") {
            for (attribute, _) in node.attributes() {
                let is_handler = attribute.starts_with("on");
                assert!(attribute != "style" && !is_handler, "{language}: {node:?}");
            }
        }
    }
}

#[test]
fn links_are_to_the_page_or_by_http() {
    for (_, page) in pages(deepseek()) {
        for node in page.all("[href]") {
            let address = node.is("href");
            let is_outside = address.starts_with("https://") || address.starts_with("http://");
            assert!(address.starts_with('#') || is_outside, "{address}");
            assert!(
                !is_outside || node.attribute("rel") == Some("noopener"),
                "{address}"
            );
        }
    }
}
