//! Broken story files, each with a list of its problems exactly as `contrappunto check` prints them.
//!
//! Each file is `tests/stories/small.json` with one fault or one kind of fault, which `diff` shows. To add one, write
//! the file, run `UPDATE=1 cargo test -p contrappunto-author --test broken_stories` and read the result.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

#[path = "support/pages.rs"]
mod support;

#[path = "support/hostile.rs"]
mod hostile;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use contrappunto_author::file;

const FOLDER: &str = "tests/stories/broken";

/// Returns the names of the broken files with an extension, without it.
fn names(ending: &str) -> BTreeSet<String> {
    fs::read_dir(support::path(FOLDER))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

fn broken(name: &str) -> PathBuf {
    support::path(format!("{FOLDER}/{name}.json"))
}

/// Returns one problem per line, as `check` prints them; empty for a valid file.
fn problems(name: &str) -> String {
    let found = file::read(&broken(name)).err().unwrap_or_default();
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn every_broken_story_has_exactly_the_problems_beside_it() {
    let mut faults = Vec::new();
    for name in names("json") {
        let expected = format!("{FOLDER}/{name}.txt");
        let found = problems(&name);
        let compared = std::panic::catch_unwind(|| {
            assert!(!found.is_empty(), "{name}.json passes the check");
            support::assert_same_as_file(&expected, &found);
        });
        if compared.is_err() {
            faults.push(format!("{name}.json; found:\n{found}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_expectation_has_its_story() {
    assert_eq!(names("txt"), names("json"));
    assert!(names("json").len() >= 60);
}

#[test]
fn the_story_they_are_made_from_is_sound() {
    let story = support::story(support::SMALL);
    assert_eq!((story.events.len(), story.claims.len()), (2, 2));
}

#[test]
fn ten_faults_are_ten_problems() {
    assert_eq!(problems("ten-at-once").lines().count(), 10);
}

#[test]
fn a_problem_is_named_at_its_place_in_the_file_even_after_an_unreadable_item() {
    // The first event is unreadable; the second, which names no source, is still events[1].
    assert!(problems("fault-after-one-left-out").contains("events[1].sources: empty"));
}

#[test]
fn problems_stand_in_the_order_of_the_file() {
    // The last one is found first, while reading; the others when references and relations are checked.
    let found = problems("problems-in-file-order");
    let path = |line: &str| line.split(": ").next().map(str::to_owned);
    let paths: Vec<String> = found.lines().filter_map(path).collect();
    assert_eq!(
        paths,
        [
            "events[0].actors[0]",
            "tables[0].baseline",
            "open_questions[0].since"
        ]
    );
}

/// The problems of each rejected file: how many, and one of them.
const ENORMOUS: &[(&str, usize, &str)] = &[
    (
        "3,000 languages",
        1,
        "languages: has 3000 elements; 40 is the most",
    ),
    (
        "100,000 unknown fields",
        1,
        "has 100019 fields; 200 is the most",
    ),
    (
        "1,500,000 events that are none",
        1,
        "events: has 1500000 elements; 5000 is the most",
    ),
    (
        "a field whose name has a million letters",
        1,
        "has a field whose name has 1000000 letters; 64 is the most",
    ),
    (
        "references of a million letters",
        3,
        "events[0].actors[1]: has 1000000 letters; 4000 is the most",
    ),
    (
        "a text of three million letters",
        1,
        "title.en: has 3000000 letters; 4000 is the most",
    ),
    (
        "2,900 events with nobody's name",
        501,
        "the check stopped after 500 problems",
    ),
    (
        "3,000 events of one id",
        501,
        "events[1].id: \"E1\" is taken by events[0]; every id stands once",
    ),
    (
        "3,000 broken events",
        501,
        "the check stopped after 500 problems",
    ),
    (
        "1,800 objects of 100 fields that stand twice",
        354,
        "the check stopped after 500 problems",
    ),
    (
        "1,400 sources, each the origin of the next",
        1,
        "sources[3].origin: \"s0\" is the first of 1400 sources of which each repeats the next; 50 is the most",
    ),
    (
        "1,490 sources in a circle",
        501,
        "sources[3].origin: \"s0\" comes back to itself; the root of a story repeats nobody",
    ),
    (
        "400 rows that each sum up 150",
        1,
        "tables[0].derived: has 400 elements; 200 is the most",
    ),
    (
        "200 rows that each sum up 150",
        1,
        "has 18882 numbers, names and signs in all its formulas together; 10000 is the most",
    ),
    (
        "200 rows in a circle",
        1,
        "tables[0].derived[0].formula: depends on itself: r0 → r1 → ",
    ),
    (
        "a table with more to set than can be worked out",
        1,
        "tables[0].what_if: has so much to set, so many formulas and comparisons that ",
    ),
    (
        "3,000 events of nine objects each",
        1,
        "has 27129 objects; 25000 is the most",
    ),
    (
        "an event of 41 sources",
        1,
        "events[0].sources: has 41 elements; 40 is the most",
    ),
    (
        "50 questions of 10 claims each",
        1,
        "questions: has 502 names of claims together; 400 is the most",
    ),
    (
        "a table of 40 items by 40 rows",
        1,
        "tables[0]: has 1640 cells; 1500 is the most",
    ),
    (
        "201 events that name one claim",
        1,
        "events: has 201 events that name the claim \"C1\"; 200 is the most",
    ),
    (
        "20 calculations of 23 inputs each",
        1,
        "calculations: has 458 inputs together; 400 is the most",
    ),
];

#[test]
fn enormous_files_are_refused_with_what_they_may_hold_and_what_they_hold() {
    for (name, make) in hostile::REFUSED {
        let found = file::parse(make().as_bytes()).unwrap_err();
        let Some((_, count, one)) = ENORMOUS.iter().find(|(known, _, _)| known == name) else {
            assert_eq!(*name, "nested 20,000 deep");
            let place = format!("changes{}: is nested deeper than 64", "[0]".repeat(63));
            assert!(found[0].to_string().starts_with(&place), "{}", found[0]);
            continue;
        };
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        let told = lines.iter().any(|line| line.starts_with(one));
        assert!(told, "{name}: {:#?}", lines.first());
        assert_eq!(lines.len(), *count, "{name}");
    }
    assert_eq!(ENORMOUS.len() + 1, hostile::REFUSED.len());
}

#[test]
fn after_five_hundred_problems_the_check_says_that_it_stopped_and_only_then() {
    let broken = hostile::REFUSED
        .iter()
        .find(|(name, _)| *name == "3,000 broken events");
    let problems = file::parse(broken.unwrap().1().as_bytes()).unwrap_err();
    let last = problems.last().unwrap();
    assert_eq!(last.to_string(), "the check stopped after 500 problems");
    let said = problems.iter().filter(|it| it.message == last.message);
    assert_eq!(said.count(), 1);
    // Each of 499 problems is reported.
    let mut story: serde_json::Value =
        serde_json::from_str(&support::read(support::SMALL)).unwrap();
    let mut event = story["events"][0].clone();
    event.as_object_mut().unwrap().remove("claims");
    let events = (0..499).map(|number| {
        let mut event = event.clone();
        event["id"] = format!("E-{number}").into();
        event["date"] = "2025-13".into();
        event
    });
    story["events"] = events.collect();
    let problems = file::parse(story.to_string().as_bytes()).unwrap_err();
    assert_eq!(problems.len(), 499);
    assert!(problems.iter().all(|it| it.message.contains("no month 13")));
}

#[test]
fn what_is_as_large_as_it_may_be_is_sound() {
    for (name, make) in hostile::SOUND {
        let verdict = file::parse(make().as_bytes());
        assert!(
            verdict.is_ok(),
            "{name}: {:?}",
            verdict.unwrap_err().first()
        );
    }
}

#[test]
fn the_mark_of_windows_editors_is_passed_over_and_utf_16_is_named() {
    let text = support::read(support::SMALL);
    let marked = format!("\u{feff}{text}");
    assert_eq!(file::parse(marked.as_bytes()), file::parse(text.as_bytes()));
    assert!(file::parse(marked.as_bytes()).is_ok());
    // Only one: a second mark belongs to the text.
    assert!(file::parse(format!("\u{feff}{marked}").as_bytes()).is_err());
    let units = || text.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
    for (mark, bytes) in [
        (&[0xFF, 0xFE][..], &little),
        (&[0xFE, 0xFF], &big),
        (&[], &little),
        (&[], &big),
    ] {
        let problems = file::parse(&[mark, bytes].concat()).unwrap_err();
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(lines, ["is in UTF-16; save it as UTF-8"], "{mark:?}");
    }
}

#[test]
fn a_text_that_comes_with_a_story_is_read_in_the_same_way() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("marked.txt");
    for (bytes, expected) in [
        (&b"\xEF\xBB\xBF# words"[..], Ok("# words")),
        (b"\xFF\xFE#\0", Err("is in UTF-16; save it as UTF-8")),
        (b"", Ok("")),
    ] {
        fs::write(&path, bytes).unwrap();
        let found = file::text(&path);
        assert_eq!(found.as_deref().map_err(String::as_str), expected);
    }
}

#[test]
fn a_file_too_large_is_refused_unread() {
    let bytes = vec![b' '; file::LARGEST_FILE + 1];
    let problems = file::parse(&bytes).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(
        problems[0].message,
        "has 4000001 bytes; 4000000 is the most"
    );
}

#[test]
fn a_file_that_is_not_there_is_named_so() {
    let problems = file::read(&broken("no-such-story")).unwrap_err();
    assert!(problems[0].message.starts_with("cannot be read: "));
}

#[test]
fn the_tool_prints_the_problems_and_fails() {
    let output = Command::new(env!("CARGO_BIN_EXE_contrappunto"))
        .arg("check")
        .args([support::path(support::SMALL), broken("month-13")])
        .arg(broken("ten-at-once"))
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(!output.status.success());
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "2 of 3 files to mend\n"
    );
    assert!(printed.contains("small.json: sound; 2 events, 2 claims, 3 sources"));
    assert!(printed.contains("month-13.json: 1 thing to mend\n  events[1].date: \"2025-13\" has no month 13; months run 01 to 12\n"));
    assert!(printed.contains("ten-at-once.json: 10 things to mend\n"));
}

#[test]
fn the_tool_succeeds_on_sound_stories() {
    let status = Command::new(env!("CARGO_BIN_EXE_contrappunto"))
        .arg("check")
        .arg(support::path(support::SMALL))
        .arg(support::path(support::DEEPSEEK))
        .output()
        .unwrap()
        .status;
    assert!(status.success());
}
