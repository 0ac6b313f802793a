//! What the tool reports to an editor: problems, which must be fixed, and warnings, which are to be judged.

use std::fmt;

use super::loaded_words::{self, LoadedWords};
use super::{grounds, leaks, parity, rounding};
use contrappunto_story::check::story_check::{self, PathOrder};
use contrappunto_story::model::story::Story;
use contrappunto_story::reading::excess;
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::read::{At, FromJson, Problem, Reader};

/// Something to look at in a story file. It may be fine as it is; the editors decide.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// Where it is: `claims[3].interest`.
    pub path: String,
    /// What is doubtful there, with figures, in words for an editor.
    pub message: String,
}

impl Warning {
    pub(super) const fn new(path: String, message: String) -> Self {
        Self { path, message }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.message)
    }
}

/// The result of reviewing a story file.
#[derive(Debug)]
pub struct Review {
    /// The story, or every problem of the file.
    pub outcome: Result<Story, Vec<Problem>>,
    /// What to look at, in file order; also if there are problems, so that both can be dealt with in one go.
    pub warnings: Vec<Warning>,
}

/// Returns the warnings for as much of a story as could be read.
fn of_story(story: &Story, json: &Json, problems: &[Problem]) -> Vec<Warning> {
    let mut found = parity::warnings(story, json, problems);
    found.extend(grounds::warnings(story, json, problems));
    found.extend(leaks::warnings(story, json, problems));
    found.extend(rounding::warnings(story, json, problems));
    found
}

/// Checks a story file, and looks for uneven sides, loaded words, weak grounds, leaks to earlier days, and rounding.
///
/// For a file over the limits only that is reported. A question or claim gets no warnings while it has a problem: its
/// figures would be wrong.
#[must_use]
pub fn review(json: &Json, words: &LoadedWords) -> Review {
    let outcome = story_check::story(json);
    if !excess::keeps(json) {
        return Review {
            outcome,
            warnings: Vec::new(),
        };
    }
    let mut warnings = loaded_words::warnings(json, words);
    match &outcome {
        Ok(story) => warnings.extend(of_story(story, json, &[])),
        Err(problems) => {
            // The readable remainder: lists without their unreadable items.
            let mut reader = Reader {
                languages: loaded_words::languages(json),
                ..Reader::default()
            };
            if let Some(story) = Story::read(json, &At::Root, &mut reader) {
                warnings.extend(of_story(&story, json, problems));
            }
        }
    }
    let places = PathOrder::of(json);
    warnings.sort_by_cached_key(|warning| places.order(&warning.path));
    Review { outcome, warnings }
}
