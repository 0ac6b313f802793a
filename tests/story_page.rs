//! The prerendered page of the published story: all that it says, under stable ids, in clean markup.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

mod support;

use std::collections::BTreeMap;
use std::rc::Rc;

use contrappunto::author::prerender;
use contrappunto::core::as_of::{Known, status};
use contrappunto::core::story::{SharedStory, Story};
use support::html::{self, Tag};
use support::texts::texts_shown;

fn deepseek() -> Story {
    support::story(support::DEEPSEEK)
}

/// The page in each language, as it is published.
fn pages(story: Story) -> Vec<(String, String)> {
    let languages = story.languages.clone();
    let story = SharedStory::from(story);
    languages
        .into_iter()
        .map(|language| {
            let page = prerender::story(&story, &language, 1, Rc::default());
            (language, page)
        })
        .collect()
}

// The page has an element for each item.

/// How often each id stands in a page.
fn id_counts(tags: &[Tag]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        *counts.entry(id).or_default() += 1;
    }
    counts
}

/// The ids that links into the page rely on.
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
        let tags = html::tags(&page);
        let counts = id_counts(&tags);
        for id in promised_ids(&story) {
            assert_eq!(counts.get(id.as_str()), Some(&1), "{language}: {id}");
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
    let page = html::on_day(&shared, "en", "2025-01-22");
    let tags = html::tags(&page);
    let counts = id_counts(&tags);
    // Columns of chips that were not known yet are left out whole, and their rows stay.
    for id in promised_ids(&story)
        .iter()
        .filter(|id| !id.starts_with("item-"))
    {
        assert_eq!(counts.get(id.as_str()), Some(&1), "{id}");
    }
    let day = support::day("2025-01-22");
    for event in &story.events {
        let expected = if event.is_known(day) { "yes" } else { "no" };
        assert_eq!(known_of(&tags, &event.id.dom_id()), expected);
    }
    for claim in &story.claims {
        let expected = if claim.is_known(day) { "yes" } else { "no" };
        assert_eq!(known_of(&tags, &claim.id.dom_id()), expected);
    }
}

fn known_of<'a>(tags: &'a [Tag], id: &str) -> &'a str {
    let tag = tags.iter().find(|tag| tag.get("id") == Some(id)).unwrap();
    tag.get("data-known").unwrap_or("without data-known")
}

#[test]
fn on_the_last_day_everything_is_known_and_each_claim_bears_its_status() {
    let story = deepseek();
    for (language, page) in pages(deepseek()) {
        let tags = html::tags(&page);
        assert!(
            tags.iter()
                .all(|tag| tag.get("data-known").is_none_or(|known| known == "yes"))
        );
        for claim in &story.claims {
            let id = claim.id.dom_id();
            let tag = tags.iter().find(|tag| tag.get("id") == Some(&id)).unwrap();
            let expected = status(claim, story.updated).unwrap().status.as_str();
            assert_eq!(tag.get("data-status"), Some(expected), "{language}: {id}");
            assert_eq!(known_of(&tags, &id), "yes");
        }
    }
}

// The page says everything.

#[test]
fn every_text_of_the_story_stands_in_the_page() {
    let story = deepseek();
    for (language, page) in pages(deepseek()) {
        let shown = html::text(&page);
        let missing: Vec<_> = texts_shown(&story, &language)
            .into_iter()
            .filter(|text| !shown.contains(text))
            .collect();
        assert!(missing.is_empty(), "{language}: {missing:#?}");
    }
}

// Its markup.

#[test]
fn headings_skip_no_level() {
    for (language, page) in pages(deepseek()) {
        let levels: Vec<u8> = html::tags(&page)
            .iter()
            .filter_map(|tag| html::heading_level(&tag.name))
            .collect();
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
        for tag in html::tags(&page) {
            assert!(
                !["style", "script", "iframe", "object", "base"].contains(&tag.name.as_str()),
                "{}",
                tag.written
            );
            for attribute in tag.attributes.keys() {
                let is_handler = attribute.starts_with("on");
                assert!(
                    attribute != "style" && !is_handler,
                    "{language}: {}",
                    tag.written
                );
            }
        }
    }
}

#[test]
fn links_are_to_the_page_or_by_http() {
    for (_, page) in pages(deepseek()) {
        for tag in html::tags(&page) {
            let Some(address) = tag.get("href") else {
                continue;
            };
            let is_outside = address.starts_with("https://") || address.starts_with("http://");
            assert!(address.starts_with('#') || is_outside, "{address}");
            assert!(
                !is_outside || tag.get("rel") == Some("noopener"),
                "{address}"
            );
        }
    }
}
