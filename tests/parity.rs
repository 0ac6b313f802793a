//! Warnings of the check about uneven sides and loaded words, which are not problems.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

#[path = "support/pages.rs"]
mod support;

#[path = "parity/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::process::{Command, Output};

use contrappunto_author::loaded_words::LoadedWords;
use contrappunto_author::review::{Review, Warning, review};
use contrappunto_story::reading::json::Json;
use proptest::prelude::*;
use serde_json::{Value, json};

const BALANCED: &str = "tests/stories/balanced.json";
const LOPSIDED: &str = "tests/stories/lopsided.json";

fn value(name: &str) -> Value {
    serde_json::from_str(&support::read(name)).unwrap()
}

fn reviewed(story: &Value) -> Review {
    let json: Json = serde_json::from_value(story.clone()).unwrap();
    review(&json, &LoadedWords::built_in().unwrap())
}

fn warnings(story: &Value) -> Vec<Warning> {
    let Review { outcome, warnings } = reviewed(story);
    assert!(outcome.is_ok(), "{:#?}", outcome.unwrap_err());
    warnings
}

fn lines(warnings: &[Warning]) -> String {
    let lines: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

fn paths(warnings: &[Warning]) -> BTreeSet<&str> {
    let paths = warnings.iter().map(|warning| warning.path.as_str());
    paths.collect()
}

fn check(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_contrappunto"))
        .current_dir(support::path(""))
        .arg("check")
        .args(arguments)
        .output()
        .unwrap()
}

// Stories.

#[test]
fn a_balanced_story_has_nothing_to_look_at() {
    assert_eq!(lines(&warnings(&value(BALANCED))), "");
}

#[test]
fn a_lopsided_story_has_exactly_the_warnings_beside_it() {
    let found = lines(&warnings(&value(LOPSIDED)));
    support::assert_same_as_file("tests/stories/lopsided.txt", &found);
}

#[test]
fn of_the_published_story_little_is_uneven() {
    let found = warnings(&value(support::DEEPSEEK));
    let uneven: Vec<_> = found
        .iter()
        .filter(|warning| warning.message.contains("; "))
        .filter(|warning| warning.message.contains(" than "))
        .collect();
    assert!(uneven.len() <= 14, "{uneven:#?}");
}

#[test]
fn how_much_evidence_there_is_needs_no_comment_once_it_has_one() {
    let mut story = value(LOPSIDED);
    assert!(paths(&warnings(&story)).contains("claims[1].for"));
    story["claims"][1]["assessment"] =
        json!({"date": "2025-06-30", "text": {"en": "None was found.", "it": "Nessuna trovata."}});
    assert!(!paths(&warnings(&story)).contains("claims[1].for"));
}

#[test]
fn outlets_that_repeat_one_origin_count_as_one() {
    let mut story = value(LOPSIDED);
    for name in ["echo", "mirror", "copy", "reprint"] {
        let source = json!({"id": name, "title": "T", "publisher": "P", "url": "https://example.org/", "accessed": "2025-06-30", "kind": "secondary", "lang": "en", "origin": "bulletin"});
        story["sources"].as_array_mut().unwrap().push(source);
        story["claims"][1]["sources"]
            .as_array_mut()
            .unwrap()
            .push(json!(name));
    }
    let found = lines(&warnings(&story));
    assert!(found.contains("claims[1]: 1 independent origin in 5 sources; claims[0] has 5"));
}

#[test]
fn the_origins_of_a_side_are_counted_by_the_claim() {
    // Two claims of one origin each, against one of eight: fewer per claim; two of eight against one are not more.
    let shape = |sources| (vec![50; 4], 1, 1, 1, sources);
    let few = warnings(&story(&[shape(1), shape(1)], &[shape(8)]));
    let even = warnings(&story(&[shape(8), shape(8)], &[shape(8)]));
    let told = "questions[0].claims: 1 independent origin in 1 source over 2 claims; counterclaims have 8 independent origins in 8 sources over 1 claim, 8 times as many by the claim\n";
    assert!(lines(&few).contains(told), "{few:?}");
    assert!(even.is_empty(), "{even:?}");
}

// Problems and warnings.

#[test]
fn problems_and_warnings_are_told_both_at_once() {
    let mut story = value(LOPSIDED);
    story["events"][0]["date"] = json!("2025-13");
    let Review { outcome, warnings } = reviewed(&story);
    assert_eq!(outcome.unwrap_err().len(), 1);
    // The event is unreadable, but its words are still examined.
    assert_eq!(warnings, self::warnings(&value(LOPSIDED)));
}

#[test]
fn of_a_claim_with_a_problem_no_figures_are_told() {
    let mut story = value(LOPSIDED);
    story["claims"][0]["quotes"][0]["sources"] = json!(["nobody"]);
    let Review { outcome, warnings } = reviewed(&story);
    assert!(outcome.is_err());
    let told: Vec<_> = warnings
        .iter()
        .filter(|warning| !warning.message.contains("decides"))
        .collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn the_tool_prints_warnings_apart_and_succeeds() {
    let output = check(&[LOPSIDED, BALANCED]);
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    let expected = support::read("tests/stories/lopsided.txt");
    let indented: String = expected
        .lines()
        .flat_map(|line| {
            [
                "  ", line, "
",
            ]
        })
        .collect();
    let count = expected.lines().count();
    let (first, rest) = printed.split_once('\n').unwrap();
    assert!(first.starts_with(&format!("{LOPSIDED}: sound; 1 events, 2 claims")));
    let told = format!(
        "{LOPSIDED}: {count} things to look at, which may be right as they are\n{indented}"
    );
    let rest = rest.strip_prefix(&told).unwrap_or_default();
    assert!(rest.starts_with(&format!("{BALANCED}: sound; ")) && rest.lines().count() == 1);
}

// Arbitrary stories.

/// The length of each text of a claim, and its numbers of quotations, evidence for, evidence against, and sources.
type Shape = (Vec<usize>, usize, usize, usize, usize);

fn shapes(most: usize) -> impl Strategy<Value = Vec<Shape>> {
    let lengths = prop::collection::vec(1..120_usize, 4);
    let shape = (lengths, 0..3_usize, 0..6_usize, 0..6_usize, 1..9_usize);
    prop::collection::vec(shape, 1..most)
}

fn letters(count: usize) -> Value {
    json!({"en": "x".repeat(count), "it": "y".repeat(count + 3)})
}

fn claim(id: &str, (lengths, quotes, supporting, against, sources): &Shape) -> Value {
    let piece = json!({"text": letters(lengths[3]), "date": "2025-02-02", "sources": ["s0"]});
    let quote = json!({"text": "q", "lang": "en", "sources": ["s0"]});
    let sources: Vec<String> = (0..*sources).map(|number| format!("s{number}")).collect();
    json!({
        "id": id, "label": letters(3), "about": "river", "about_note": letters(lengths[0]),
        "statement": letters(lengths[1]), "interest": letters(lengths[2]), "date": "2025-02-02",
        "claimants": [{"actor": "miller", "role": letters(lengths[3].min(90))}], "sources": sources,
        "quotes": vec![quote; *quotes], "for": vec![piece.clone(); *supporting], "against": vec![piece; *against],
        "status_history": [{"date": "2025-02-02", "status": "alleged", "why": letters(5), "sources": ["s0"]}],
    })
}

/// Returns a story with one question between these claims and counterclaims.
fn story(claims: &[Shape], counterclaims: &[Shape]) -> Value {
    let mut story = value(BALANCED);
    let all = claims.iter().chain(counterclaims).enumerate();
    let all: Vec<Value> = all
        .map(|(place, shape)| claim(&format!("K{place}"), shape))
        .collect();
    let ids: Vec<Value> = all.iter().map(|claim| claim["id"].clone()).collect();
    let (left, right) = ids.split_at(claims.len());
    let source = |number: usize| json!({"id": format!("s{number}"), "title": "T", "publisher": "P", "url": "https://example.org/", "accessed": "2025-06-30", "kind": "primary", "lang": "en"});
    story["questions"][0]["claims"] = json!(left);
    story["questions"][0]["counterclaims"] = json!(right);
    story["events"][0]["claims"] = json!([]);
    story["events"][0]["sources"] = (0..9).map(|number| json!(format!("s{number}"))).collect();
    story["sources"] = (0..9).map(source).collect();
    story["claims"] = json!(all);
    story
}

fn swapped(story: &Value) -> Value {
    let mut story = story.clone();
    for question in story["questions"].as_array_mut().unwrap() {
        let claims = question["claims"].take();
        question["claims"] = question["counterclaims"].take();
        question["counterclaims"] = claims;
    }
    story
}

/// Returns unordered warnings as they would be after swapping the sides.
fn renamed(warnings: &[Warning]) -> BTreeSet<String> {
    let swap = |warning: &Warning| {
        let Some((question, side)) = warning
            .path
            .split_once("].")
            .filter(|(at, _)| at.starts_with("questions["))
        else {
            return warning.to_string();
        };
        let other = match side {
            "claims" => "counterclaims",
            "counterclaims" => "claims",
            _ => return warning.to_string(),
        };
        let message = warning
            .message
            .replace(&format!("; {other} have"), &format!("; {side} have"));
        format!("{question}].{other}: {message}")
    };
    warnings.iter().map(swap).collect()
}

fn assert_swapped(story: &Value) {
    let as_is: BTreeSet<String> = warnings(&swapped(story))
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(as_is, renamed(&warnings(story)));
}

#[test]
fn swapping_the_sides_of_stories_swaps_the_places() {
    assert_swapped(&value(LOPSIDED));
    let mut deepseek = value(support::DEEPSEEK);
    for question in deepseek["questions"].as_array_mut().unwrap() {
        // Swapping must not leave a question without claims.
        if question["counterclaims"].as_array().unwrap().is_empty() {
            question["counterclaims"] = json!(["C05"]);
        }
    }
    assert_swapped(&deepseek);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn swapping_the_sides_swaps_the_places(left in shapes(4), right in shapes(4)) {
        assert_swapped(&story(&left, &right));
    }

    #[test]
    fn lengthening_one_side_only_adds_on_the_other(left in shapes(4), right in shapes(4), more in 1..120_usize) {
        let longer: Vec<Shape> = left
            .iter()
            .map(|(lengths, quotes, supporting, against, sources)| {
                (lengths.iter().map(|length| length + more).collect(), *quotes, *supporting, *against, *sources)
            })
            .collect();
        let (before, after) = (warnings(&story(&left, &right)), warnings(&story(&longer, &right)));
        let of_right = |path: &&str| {
            let place = path.strip_prefix("claims[").and_then(|rest| rest.split(']').next());
            place.map_or(path.ends_with(".counterclaims"), |place| place.parse::<usize>().unwrap() >= left.len())
        };
        let before: BTreeSet<&str> = paths(&before).into_iter().filter(of_right).collect();
        prop_assert!(before.is_subset(&paths(&after)), "{before:?} {after:?}");
    }

    #[test]
    fn no_text_makes_the_search_for_words_fail(text in any::<String>(), marks in "[\"“”«»„‘’a-c ]{0,40}") {
        let words = LoadedWords::built_in().unwrap();
        for text in [text, marks] {
            for (word, _) in words.find(&text, "en") {
                prop_assert!(text.contains(word));
            }
        }
    }

    #[test]
    fn a_claim_against_its_like_is_even(shape in shapes(2)) {
        let found = warnings(&story(&shape, &shape));
        prop_assert!(found.is_empty(), "{found:?}");
    }
}
