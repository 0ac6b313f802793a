//! Shared by several test files: the repository's files, the stories, and expectations that `UPDATE=1` rewrites.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

use std::fs;
use std::path::{Path, PathBuf};

use contrappunto_story::calendar::date::Date;
use contrappunto_story::check::story_check;
use contrappunto_story::model::story::{ClaimId, Story};
use contrappunto_story::reading::json::Json;

/// The published story.
pub const DEEPSEEK: &str = "www/stories/deepseek/story.json";
/// A valid story with one of everything.
pub const SMALL: &str = "tests/stories/small.json";

/// The small story with a publisher, a licence and a verdict.
pub const REVIEWED: &str = "tests/stories/reviewed.json";

/// Returns the path of a file in the repository.
pub fn path(name: impl AsRef<Path>) -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = package.ancestors();
    let top = folders.find(|folder| folder.join("Trunk.toml").is_file());
    top.unwrap_or(package).join(name)
}

/// Reads a text file of the repository.
pub fn read(name: impl AsRef<Path>) -> String {
    let path = path(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Reads a story file that must be valid.
pub fn story(name: &str) -> Story {
    story_of(&read(name))
}

/// Parses a story that must be valid.
pub fn story_of(text: &str) -> Story {
    let json: Json = serde_json::from_str(text).unwrap();
    story_check::story(&json).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Parses a day such as `2025-01-31`.
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Returns a claim's status on a day; `none` while the claim is not known.
pub fn status(story: &Story, claim: &str, on: &str) -> &'static str {
    let claim = story.claim(&ClaimId::from(claim)).unwrap();
    contrappunto_story::model::as_of::status(claim, day(on))
        .map_or("none", |entry| entry.status.as_str())
}

/// Compares a text with a file of the repository; with `UPDATE=1`, writes the file instead.
pub fn assert_same_as_file(name: &str, actual: &str) {
    let file = path(name);
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::write(&file, actual).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        return;
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    if let Some(difference) = first_difference(&expected, actual) {
        panic!(
            "{name} differs{difference}\nif that is meant: UPDATE=1 cargo test, then review the change"
        );
    }
}

/// Returns the first line in which two texts differ, in both versions.
fn first_difference(expected: &str, actual: &str) -> Option<String> {
    if expected == actual {
        return None;
    }
    let (mut left, mut right) = (expected.lines(), actual.lines());
    for number in 1.. {
        let pair = (left.next(), right.next());
        if pair.0 != pair.1 || pair == (None, None) {
            let shown = |line: Option<&str>| line.unwrap_or("(the text has ended)").to_owned();
            return Some(format!(
                " in line {number}\n  expected: {}\n  found:    {}",
                shown(pair.0),
                shown(pair.1)
            ));
        }
    }
    None
}
