//! Broken story files, each beside the list of its problems exactly as `contrappunto check` prints them.
//!
//! Each file is `tests/stories/small.json` with one fault, or one kind of fault; `diff` shows it. To add one, write
//! the file, run `UPDATE=1 cargo test --features author --test broken_stories` and read what was written.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use contrappunto::author::file;

const FOLDER: &str = "tests/stories/broken";

/// The broken files, by name and without the ending.
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

/// One problem a line, as `check` prints them; empty for a sound file.
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
    // The first event cannot be read; the second, which names no source, is still events[1].
    assert!(problems("fault-after-one-left-out").contains("events[1].sources: empty"));
}

#[test]
fn problems_stand_in_the_order_of_the_file() {
    // The last is found first, while reading; the others when references and relations are looked at.
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
