//! The structured data of a story compared with its page: nothing that a reader cannot find there, and nothing twice.
//!
//! Whether it is valid in terms of schema.org is checked by other tools, in `tests/structured_data/`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "in a test, a panic is the message"
)]

#[path = "support/pages.rs"]
mod support;

use std::collections::BTreeSet;
use std::rc::Rc;

use contrappunto_author::structured_data::snippet;
use contrappunto_author::{file, prerender};
use contrappunto_story::model::as_of::Known;
use contrappunto_story::model::story::{SharedStory, Story};
use serde_json::Value;
use support::page::{Page, render};

const STORIES: [&str; 3] = [support::DEEPSEEK, support::SMALL, support::REVIEWED];
const OPENING: &str = "<script type=\"application/ld+json\">";

/// Returns the objects of a snippet.
fn objects(snippet: &str) -> Vec<Value> {
    let json = snippet.strip_prefix(OPENING).unwrap();
    let json = json.strip_suffix("</script>").unwrap();
    serde_json::from_str(json).unwrap()
}

fn data(story: &Story, language: &str) -> Vec<Value> {
    objects(&snippet(story, language, None))
}

/// Returns each story in each of its languages.
fn editions() -> Vec<(Story, String)> {
    let stories = STORIES.iter().flat_map(|name| {
        let languages = support::story(name).languages;
        languages
            .into_iter()
            .map(|language| (support::story(name), language))
    });
    stories.collect()
}

/// Returns the reviewed story with one text replaced by another.
fn edited(from: &str, to: &str) -> Story {
    let json = support::read(support::REVIEWED);
    assert!(json.contains(from), "{from}");
    file::parse(json.replace(from, to).as_bytes())
        .unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn page(story: Story, language: &str) -> Page {
    let story = SharedStory::from(story);
    Page::parse(&prerender::story(&story, language, 1, Rc::default()))
}

/// Calls `visit` for every member of every object, at any depth.
fn each_member(value: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                visit(name, value);
                each_member(value, visit);
            }
        }
        Value::Array(elements) => elements
            .iter()
            .for_each(|element| each_member(element, visit)),
        _ => {}
    }
}

/// Returns every object of a type, at any depth.
fn of_type<'a>(value: &'a Value, kind: &str) -> Vec<&'a Value> {
    let mut found = Vec::new();
    match value {
        Value::Object(members) => {
            if members.get("@type").is_some_and(|found| found == kind) {
                found.push(value);
            }
            found.extend(members.values().flat_map(|value| of_type(value, kind)));
        }
        Value::Array(elements) => {
            found.extend(elements.iter().flat_map(|element| of_type(element, kind)));
        }
        _ => {}
    }
    found
}

// Claims.

#[test]
fn every_claim_known_on_the_last_day_stands_once() {
    for (story, language) in editions() {
        let data = Value::Array(data(&story, &language));
        let found: Vec<&str> = of_type(&data, "Claim")
            .into_iter()
            .map(|claim| claim["@id"].as_str().unwrap())
            .collect();
        let expected: Vec<String> = story
            .claims
            .iter()
            .filter(|claim| claim.is_known(story.updated))
            .map(|claim| format!("#{}", claim.id.dom_id()))
            .collect();
        assert!(!expected.is_empty());
        assert_eq!(found, expected, "{} {language}", story.id);
    }
}

#[test]
fn a_story_without_a_verdict_has_no_review() {
    for name in [support::DEEPSEEK, support::SMALL] {
        let story = support::story(name);
        for language in &story.languages {
            let snippet = snippet(&story, language, None);
            for word in ["Review", "Rating", "claimReviewed"] {
                assert!(!snippet.contains(word), "{name} {language}: {word}");
            }
        }
    }
}

#[test]
fn the_first_story_names_neither_creator_nor_licence_and_none_is_made_up() {
    let story = support::story(support::DEEPSEEK);
    let snippet = snippet(&story, "en", None);
    assert!(!snippet.contains("\"creator\"") && !snippet.contains("\"license\""));
}

#[test]
fn a_verdict_of_the_publisher_is_a_review_of_the_claim() {
    let story = support::story(support::REVIEWED);
    let data = data(&story, "it");
    let review = &data[0];
    assert_eq!(review["@type"], "ClaimReview");
    assert_eq!(
        review["claimReviewed"],
        "Possono passare camion di 40 tonnellate."
    );
    assert_eq!(review["reviewRating"]["alternateName"], "Esagerato");
    assert_eq!(review["author"]["name"], "Gazette of the Valley");
    assert_eq!(review["url"], "#claim-C1");
    assert_eq!(review["itemReviewed"]["@type"], "Claim");
    assert_eq!(review["itemReviewed"]["author"]["name"], "Town of Ponte");
    // The other claim has no verdict.
    assert_eq!(data[1]["@type"], "Claim");
}

#[test]
fn a_short_statement_is_what_is_reviewed() {
    let short = ", \"short\": {\"en\": \"Lorries of 40 tonnes may cross.\", \"it\": \"Possono passare camion di 40 tonnellate.\"}";
    let story = edited(short, "");
    assert_eq!(
        data(&story, "en")[0]["claimReviewed"],
        "The bridge bears 40 tonnes."
    );
}

#[test]
fn a_claim_first_appears_in_the_claimants_own_text_of_that_day() {
    let story = support::story(support::SMALL);
    let claims = data(&story, "en");
    assert_eq!(claims[0]["firstAppearance"]["@id"], "#source-report");
    // A survey that reports it is not where it was first made.
    assert!(claims[1].get("firstAppearance").is_none());
    assert_eq!(claims[1]["appearance"]["name"], "Survey of the bridge");
    assert_eq!(claims[1]["appearance"]["publisher"]["name"], "Institute");
}

// Dates.

#[test]
fn dates_are_plain() {
    for (story, language) in editions() {
        for object in data(&story, &language) {
            each_member(&object, &mut |name, value| {
                if name.starts_with("date") {
                    let parts: Vec<&str> = value.as_str().unwrap().split('-').collect();
                    let digits = parts
                        .iter()
                        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
                    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
                    assert!(
                        digits && [&[4][..], &[4, 2], &[4, 2, 2]].contains(&lengths.as_slice()),
                        "{value}"
                    );
                }
            });
        }
    }
}

#[test]
fn a_vague_date_is_left_out_and_of_a_span_the_start_is_given() {
    let story = support::story(support::SMALL);
    // Its date is `2025-02~`.
    assert!(data(&story, "en")[1].get("datePublished").is_none());
    let story = edited(
        "\"date\": \"2025-02~\"",
        "\"date\": \"2025-02/2025-03-04~\"",
    );
    assert_eq!(data(&story, "en")[1]["datePublished"], "2025-02");
}

// The page.

#[test]
fn every_fragment_is_that_of_an_element_of_the_page() {
    for (story, language) in editions() {
        let data = data(&story, &language);
        let page = page(story, &language);
        let ids: BTreeSet<String> = page.attributes("[id]", "id").into_iter().collect();
        let mut fragments = 0;
        for object in data {
            each_member(&object, &mut |_, value| {
                if let Some(id) = value.as_str().and_then(|text| text.strip_prefix('#')) {
                    assert!(ids.contains(id), "{language}: {id}");
                    fragments += 1;
                }
            });
        }
        assert!(fragments > 0);
    }
}

/// Members that are not words for readers.
const NO_WORDS: &[&str] = &[
    "@context",
    "@type",
    "@id",
    "inLanguage",
    "datePublished",
    "dateModified",
];

#[test]
fn every_word_and_address_stands_in_the_page() {
    for (story, language) in editions() {
        let data = data(&story, &language);
        let page = page(story, &language);
        let shown = page.raw_text();
        let links = page.attributes("[href]", "href");
        let links: BTreeSet<String> = links.into_iter().collect();
        let mut missing = Vec::new();
        for object in data {
            each_member(&object, &mut |name, value| {
                let Some(text) = value.as_str().filter(|_| !NO_WORDS.contains(&name)) else {
                    return;
                };
                let stands = match name {
                    "url" | "license" => text.starts_with('#') || links.contains(text),
                    // Composed of what the page says, which is checked below.
                    "description" => true,
                    _ => shown.contains(text),
                };
                if !stands {
                    missing.push(format!("{name}: {text}"));
                }
            });
            let works = object.get("isBasedOn").and_then(Value::as_array);
            for work in works.into_iter().flatten() {
                assert!(links.contains(work.as_str().unwrap()), "{work}");
            }
        }
        assert!(missing.is_empty(), "{language}: {missing:#?}");
    }
}

#[test]
fn the_description_of_a_table_is_what_the_page_says_of_it() {
    for (story, language) in editions() {
        let data = data(&story, &language);
        let tables: Vec<_> = story.tables.iter().collect();
        for (table, object) in tables
            .iter()
            .zip(data.iter().filter(|object| object["@type"] == "Dataset"))
        {
            assert_eq!(object["name"], table.title.get(&language));
            let description = object["description"].as_str().unwrap();
            assert!((50..=5000).contains(&description.chars().count()));
            let items = table.items.iter().map(|item| item.label.as_str());
            let lines = table.lines().map(|line| line.label().get(&language));
            let parts: String = items.chain(lines).collect::<Vec<_>>().join("");
            let rest = description.strip_suffix('.').unwrap();
            let tail: String = rest.replace(": ", "; ").split("; ").collect();
            assert!(
                tail.ends_with(&parts.replace(": ", "").replace("; ", "")),
                "{description}"
            );
        }
    }
}

#[test]
fn a_table_of_which_there_is_little_to_say_is_left_out() {
    let json = support::read(support::SMALL)
        .replace("\"Old bridge\"", "\"A\"")
        .replace("\"New bridge\"", "\"B\"")
        .replace("\"Load for each metre\"", "\"E\"")
        .replace("\"For walkers too\"", "\"D\"");
    let story = file::parse(json.as_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert!(of_type(&Value::Array(data(&story, "en")), "Dataset").is_empty());
}

#[test]
fn a_row_has_the_unit_that_the_page_gives_it() {
    let story = support::story(support::SMALL);
    let data = data(&story, "en");
    let table = data
        .iter()
        .find(|object| object["@type"] == "Dataset")
        .unwrap();
    let rows = table["variableMeasured"].as_array().unwrap();
    let units: Vec<Option<&str>> = rows.iter().map(|row| row["unitText"].as_str()).collect();
    assert_eq!(units, [Some("t"), Some("m"), None, None, Some("t/m")]);
}

#[test]
fn a_table_has_the_storys_publisher_and_licence() {
    let story = support::story(support::REVIEWED);
    let data = data(&story, "en");
    let table = data.last().unwrap();
    assert_eq!(table["creator"]["name"], "Gazette of the Valley");
    assert_eq!(
        table["license"],
        "https://creativecommons.org/licenses/by/4.0/"
    );
}

#[test]
fn a_verdict_shows_from_its_day() {
    let story = SharedStory::from(support::story(support::REVIEWED));
    let text_on = |day| Page::parse(&render(&story, "en", &format!("as-of={day}"))).raw_text();
    let (before, after) = (text_on("2025-06-29"), text_on("2025-06-30"));
    assert!(!before.contains("Overstated"));
    assert!(after.contains("Verdict of Gazette of the Valley: Lorries of 40 tonnes may cross. — Overstated · 30 June 2025"), "{after}");
}

#[test]
fn the_article_is_the_hosts_and_what_happened_is_nothing_to_attend() {
    for (story, language) in editions() {
        let data = Value::Array(data(&story, &language));
        for kind in ["NewsArticle", "Article", "WebPage", "Event"] {
            assert!(of_type(&data, kind).is_empty(), "{kind}");
        }
    }
}

#[test]
fn a_correction_is_told_of_the_story_and_of_the_claims_it_names() {
    let update = r#"{"date": "2025-06-30", "text": {"en": "First publication.", "it": "Prima pubblicazione."}}"#;
    let corrected = update.replace("First", "Second").replace(
        "\"text\"",
        r#""kind": "correction", "wrong": {"en": "It bears 41.", "it": "Regge 41."}, "right": {"en": "It bears 40.", "it": "Regge 40."}, "claims": ["C1"], "text""#,
    );
    let published = update.replace("\"text\"", "\"kind\": \"published\", \"text\"");
    let story = edited(update, &format!("{published}, {corrected}"));
    let data = Value::Array(data(&story, "en"));
    let work = of_type(&data, "CreativeWork");
    let work = work.iter().find(|work| work.get("correction").is_some());
    let work = work.unwrap();
    assert_eq!(work["datePublished"], "2025-06-30");
    assert_eq!(work["correction"]["@type"], "CorrectionComment");
    assert_eq!(work["correction"]["@id"], "#correction-2");
    assert_eq!(
        work["correction"]["text"],
        "The story said: It bears 41. Right is: It bears 40."
    );
    let claims = of_type(&data, "Claim");
    assert_eq!(claims[0]["correction"]["@id"], "#correction-2");
    assert!(claims[1].get("correction").is_none());
}

#[test]
fn what_was_only_published_has_no_correction() {
    let story = support::story(support::REVIEWED);
    assert!(!snippet(&story, "en", None).contains("Correction"));
}

#[test]
fn two_makings_are_the_same() {
    let story = support::story(support::DEEPSEEK);
    assert_eq!(snippet(&story, "it", None), snippet(&story, "it", None));
}
