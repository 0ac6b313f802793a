//! Doubtful story files, each with a list of the warnings that the author's tool gives about it, exactly as
//! `contrappunto check` prints them.
//!
//! Each file is `tests/stories/small.json` with one doubt or one kind of doubt, besides those of the small story
//! itself. To add one, write the file, run `UPDATE=1 cargo test -p contrappunto-author --test doubtful_stories` and read the
//! result.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

#[path = "support/pages.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;

use contrappunto_author::file;
use contrappunto_author::loaded_words::LoadedWords;
use contrappunto_author::review::review;

const FOLDER: &str = "tests/stories/doubtful";

/// Returns the warnings, one per line; the story itself is valid.
fn doubts(story: &str) -> Vec<String> {
    let words = LoadedWords::built_in().unwrap();
    let review = review(&file::json(&support::path(story)).unwrap(), &words);
    assert!(review.outcome.is_ok(), "{story}: {:#?}", review.outcome);
    review.warnings.iter().map(ToString::to_string).collect()
}

#[test]
fn every_doubtful_story_has_exactly_what_stands_beside_it() {
    let ordinary: BTreeSet<String> = doubts(support::SMALL).into_iter().collect();
    let mut names: Vec<String> = fs::read_dir(support::path(FOLDER))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == "json"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort_unstable();
    assert!(names.len() >= 8, "{names:?}");
    for name in names {
        let found = doubts(&format!("{FOLDER}/{name}.json"));
        let found: Vec<String> = found
            .into_iter()
            .filter(|doubt| !ordinary.contains(doubt))
            .map(|doubt| doubt + "\n")
            .collect();
        assert!(!found.is_empty(), "{name}.json leaves nothing to look at");
        support::assert_same_as_file(&format!("{FOLDER}/{name}.txt"), &found.concat());
    }
}

#[test]
fn of_the_first_story_everything_was_looked_at() {
    let found: String = doubts(support::DEEPSEEK)
        .into_iter()
        .map(|doubt| doubt + "\n")
        .collect();
    support::assert_same_as_file("tests/stories/deepseek-doubts.txt", &found);
}
