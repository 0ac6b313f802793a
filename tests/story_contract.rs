//! What the published story promises: its content, the statuses of its claims over time, and its figures.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

#[path = "support/pages.rs"]
mod support;

use contrappunto_story::model::story::Story;
use support::texts::texts_shown;

fn deepseek() -> Story {
    support::story(support::DEEPSEEK)
}

fn ids<'a, T>(items: &'a [T], id: impl Fn(&'a T) -> &'a str) -> Vec<&'a str> {
    items.iter().map(id).collect()
}

fn numbered(letter: char, last: usize) -> Vec<String> {
    (1..=last)
        .map(|number| format!("{letter}{number:02}"))
        .collect()
}

// Content.

#[test]
fn the_story_holds_what_is_announced() {
    let story = deepseek();
    assert_eq!(
        ids(&story.claims, |claim| claim.id.as_str()),
        numbered('C', 20)
    );
    assert_eq!(
        ids(&story.events, |event| event.id.as_str()),
        numbered('E', 54)
    );
    assert_eq!(
        ids(&story.questions, |question| question.id.as_str()),
        [
            "training",
            "possession",
            "cost",
            "parity",
            "controls",
            "distillation",
            "blackwell"
        ]
    );
    assert_eq!(
        ids(&story.categories, |category| category.id.as_str()),
        [
            "policy",
            "chip",
            "model",
            "claim",
            "market",
            "investigation"
        ]
    );
    assert_eq!(story.languages, ["en", "it"]);
}

#[test]
fn twenty_three_chips_are_compared_with_the_h100() {
    let story = deepseek();
    assert_eq!(
        ids(&story.tables, |table| table.id.as_str()),
        ["chips", "benchmarks", "runs"]
    );
    let table = &story.tables[0];
    assert_eq!(table.items.len(), 23);
    assert_eq!(table.item(&table.baseline).unwrap().label, "H100 SXM");
    for chip in ["h100-sxm-80", "h800-sxm-80", "h20-sxm-96"] {
        assert!(
            table.items.iter().any(|item| item.id.as_str() == chip),
            "{chip}"
        );
    }
}

#[test]
fn the_h800_differs_from_the_h100_in_its_links() {
    let story = deepseek();
    let value = |chip: &str, property: &str| {
        let table = &story.tables[0];
        let item = table
            .items
            .iter()
            .find(|item| item.id.as_str() == chip)
            .unwrap();
        item.value(&property_id(property))
            .unwrap()
            .stated
            .amount
            .bounds()
    };
    assert_eq!(value("h100-sxm-80", "link_bandwidth"), Some((900.0, 900.0)));
    assert_eq!(value("h800-sxm-80", "link_bandwidth"), Some((400.0, 400.0)));
    assert_eq!(value("h800-sxm-80", "bf16"), value("h100-sxm-80", "bf16"));
    assert_eq!(value("h800-sxm-80", "fp64_tensor"), None);
}

fn property_id(name: &str) -> contrappunto_story::model::table::PropertyId {
    name.into()
}

// Statuses.

/// Claim, day, status.
const STOOD: &[(&str, &str, &str)] = &[
    ("C01", "2024-12-25", "none"),
    ("C01", "2024-12-26", "self-reported"),
    ("C01", "2025-01-22", "self-reported"),
    ("C01", "2025-01-23", "self-reported"),
    ("C01", "2025-01-27", "partly-corroborated"),
    ("C01", "2026-01-28", "partly-corroborated"),
    ("C01", "2026-11-29", "partly-corroborated"),
    ("C02", "2025-01-19", "none"),
    ("C02", "2025-01-20", "not-stated"),
    ("C02", "2025-01-31", "not-stated"),
    ("C02", "2025-09-16", "not-stated"),
    ("C02", "2025-09-17", "self-reported"),
    ("C02", "2026-01-28", "self-reported"),
    ("C03", "2026-11-29", "partly-corroborated"),
    ("C04", "2025-01-22", "none"),
    ("C04", "2025-01-23", "unsupported"),
    ("C04", "2025-01-26", "unsupported"),
    ("C04", "2025-01-27", "disputed"),
    ("C04", "2025-01-31", "contradicted-in-part"),
    ("C04", "2025-06-24", "contradicted-in-part"),
    ("C04", "2025-09-17", "contradicted-in-part"),
    ("C04", "2026-11-29", "contradicted-in-part"),
    ("C06", "2025-01-26", "none"),
    ("C06", "2025-01-27", "self-reported"),
    ("C06", "2025-06-23", "disputed"),
    ("C06", "2025-09-17", "disputed"),
    ("C06", "2026-02-23", "disputed"),
    ("C07", "2024-11-20", "unsupported"),
    ("C08", "2025-06-22", "none"),
    ("C08", "2025-06-23", "disputed"),
    ("C11", "2026-11-29", "self-reported"),
    // The controls work, and they do not: similar grounds get the same status.
    ("C14", "2025-01-29", "opinion"),
    ("C15", "2025-01-29", "opinion"),
    ("C14", "2026-11-29", "disputed"),
    ("C15", "2026-11-29", "disputed"),
    ("C20", "2026-11-29", "disputed"),
    ("C18", "2025-08-20", "none"),
    ("C17", "2025-12-10", "disputed"),
    ("C19", "2025-01-29", "unsupported"),
    // Its date is "about February 2025", and it became known on 13 March.
    ("C10", "2025-03-12", "none"),
    ("C10", "2025-03-13", "alleged"),
    ("C10", "2025-07-06", "alleged"),
    ("C10", "2025-07-07", "unsupported"),
];

#[test]
fn each_claim_stood_on_its_days_as_the_sources_say() {
    let story = deepseek();
    for (claim, day, expected) in STOOD {
        assert_eq!(
            support::status(&story, claim, day),
            *expected,
            "{claim} on {day}"
        );
    }
}

#[test]
fn every_status_of_every_claim_gives_a_reason_in_both_languages_and_a_source() {
    for claim in &deepseek().claims {
        for entry in &claim.status_history {
            assert!(!entry.sources.is_empty());
            assert_ne!(entry.why.get("en"), entry.why.get("it"), "{}", claim.id);
        }
    }
}

// Numbers that every edit must preserve.

/// A claim, and the numbers in its statement, by language.
const NUMBERS: &[(&str, &[&str], &[&str])] = &[
    (
        "C01",
        &["2,048", "2.788 million", "H800"],
        &["2.048", "2,788 milioni", "H800"],
    ),
    (
        "C02",
        &["512 H800s", "198", "80 hours"],
        &["512 H800", "198", "80 ore"],
    ),
    (
        "C03",
        &["$5.576M", "$2 per H800-hour", "$294K"],
        &["5,576 milioni", "2 dollari", "294.000"],
    ),
    ("C04", &["50,000 H100s"], &["50.000 H100"]),
    (
        "C07",
        &["50,000 Hopper", "10,000 H800s", "10,000 H100s"],
        &["50.000 GPU Hopper", "10.000 H800", "10.000 H100"],
    ),
    ("C09", &["60,000"], &["60.000"]),
];

#[test]
fn the_figures_in_dispute_stand_in_their_claims() {
    let story = deepseek();
    for (id, english, italian) in NUMBERS {
        let claim = story
            .claims
            .iter()
            .find(|claim| claim.id.as_str() == *id)
            .unwrap();
        for (language, figures) in [("en", english), ("it", italian)] {
            for figure in *figures {
                let statement = claim.statement.get(language).replace('\u{a0}', " ");
                assert!(
                    statement.contains(figure),
                    "{id}.{language}: {figure} in {statement}"
                );
            }
        }
    }
}

#[test]
fn fifty_thousand_h100s_are_always_somebodys_words() {
    let story = deepseek();
    let claim = story
        .claims
        .iter()
        .find(|claim| claim.id.as_str() == "C04")
        .unwrap();
    assert_eq!(claim.claimants[0].actor.as_str(), "alexandr-wang");
    assert!(
        claim.quotes[0]
            .text
            .starts_with("My understanding is that DeepSeek has 50,000 H100s")
    );
    for (language, figure, said) in [
        (
            "en",
            "50,000 H100s",
            ["Wang", "Musk", "said", "SemiAnalysis", "The statement"].as_slice(),
        ),
        (
            "it",
            "50.000 H100",
            [
                "Wang",
                "Musk",
                "detto",
                "SemiAnalysis",
                "affermazione",
                "CNBC",
            ]
            .as_slice(),
        ),
    ] {
        for text in texts_shown(&story, language) {
            let is_said = said.iter().any(|word| text.contains(word)) || text.contains('“');
            assert!(
                !text.contains(figure) || is_said || is_quoted(&story, &text),
                "{text}"
            );
        }
    }
}

fn is_quoted(story: &Story, text: &str) -> bool {
    story
        .claims
        .iter()
        .flat_map(|claim| &claim.quotes)
        .any(|quote| {
            quote.text == text
                || quote
                    .translation
                    .as_ref()
                    .and_then(|translation| translation.get("it"))
                    == Some(text)
        })
}

#[test]
fn the_count_of_gpus_that_a_wrong_reading_gave_is_nowhere() {
    // 64 nodes of 8 are 512; "648" resulted from reading "64*8" without its operator.
    let json = support::read(support::DEEPSEEK);
    assert!(!json.contains("648"));
}
