//! From parsed JSON to a [`Story`], or to every problem found.
//!
//! Reading ([`read`](crate::reading::read)) finds what is wrong with single fields. This module checks ids and references as
//! they are written, and `relations` whether what could be read is consistent.

mod ids;
mod path_order;
mod references;
mod written;

pub use path_order::PathOrder;

use ids::Ids;
use references::references;
use written::{characters, languages};

use serde::de::{Deserialize, Deserializer, Error as _};

use crate::calendar::locale::Locale;
use crate::check::relations::relations;
use crate::model::story::{SharedStory, Story};
use crate::numbers::number::number;
use crate::reading::excess::note_excess;
use crate::reading::json::Json;
use crate::reading::limits::MOST_PROBLEMS;
use crate::reading::read::{At, FromJson, Problem, Reader, advice};
use crate::state::uses::number_sources;

/// The version of the story format that this program reads.
pub const FORMAT: f64 = 1.0;

/// Checks and reads a story file.
///
/// Without the feature `advice` it is only read: a published story has been checked before, and every view tolerates
/// dangling references.
///
/// # Errors
///
/// Returns every problem, in file order; never an empty list. If the file exceeds the [`limits`](crate::reading::limits), only
/// that is reported. If there are more problems than an editor can use, the rest is left out, and the last one says so.
pub fn story(json: &Json) -> Result<Story, Vec<Problem>> {
    let mut reader = Reader::default();
    if !matches!(json, Json::Object(_)) {
        reader.expected(&At::Root, "an object with the fields of a story", json);
        return Err(reader.problems);
    }
    if let Some(Json::Number(version)) = json.field("contrappunto")
        && *version > FORMAT
    {
        let place = At::Root.field("contrappunto");
        reader.note(
            &place,
            advice!(
                "is version {} of the format; this program reads version {} and needs an update",
                number(*version, Locale::En),
                number(FORMAT, Locale::En)
            ),
        );
        return Err(reader.problems);
    }
    if let Some(Json::Number(version)) = json.field("contrappunto")
        && *version < FORMAT
    {
        let place = At::Root.field("contrappunto");
        reader.note(
            &place,
            advice!(
                "is version {} of the format, which there never was; write {}",
                number(*version, Locale::En),
                number(FORMAT, Locale::En)
            ),
        );
    }
    if crate::reading::read::ADVICE {
        let before = reader.problems.len();
        note_excess(json, &mut reader);
        if reader.problems.len() > before {
            return Err(told(reader, json));
        }
    }
    reader.languages = languages(json, &mut reader);
    let story = if crate::reading::read::ADVICE {
        characters(json, &At::Root, &mut reader);
        let ids = Ids::collect(json, &mut reader);
        let story = Story::read(json, &At::Root, &mut reader);
        references(json, &ids, &mut reader);
        if let Some(story) = &story
            && !reader.is_full()
        {
            relations(story, json, &mut reader);
        }
        story
    } else {
        Story::read(json, &At::Root, &mut reader)
    };
    let problems = told(reader, json);
    match story {
        Some(mut story) if problems.is_empty() => {
            number_sources(&mut story);
            Ok(story)
        }
        _ => Err(problems),
    }
}

/// Deserializes a story from any format, such as with `serde_json::from_str`, and checks it as [`story`] does. The
/// error has every problem on a line of its own.
impl<'de> Deserialize<'de> for Story {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let problem_lines = |problems: Vec<Problem>| {
            let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
            D::Error::custom(lines.join("\n"))
        };
        story(&Json::deserialize(deserializer)?).map_err(problem_lines)
    }
}

/// Deserializes and checks a [`Story`], to be shared by views.
impl<'de> Deserialize<'de> for SharedStory {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Story::deserialize(deserializer).map(Self::from)
    }
}

/// Returns the problems without duplicates, followed by a note if there were too many to go on checking.
///
/// Reading and cross-checking each go through the whole file; the author wants one list in file order.
fn told(reader: Reader, json: &Json) -> Vec<Problem> {
    let is_full = reader.is_full();
    let mut problems = reader.problems;
    if crate::reading::read::ADVICE {
        let places = PathOrder::of(json);
        problems.sort_by_cached_key(|problem| places.order(&problem.path));
    }
    let mut once: Vec<Problem> = Vec::new();
    for problem in problems {
        // A linear search is enough for at most `MOST_PROBLEMS`.
        if !once.contains(&problem) {
            once.push(problem);
        }
    }
    if is_full {
        let last = advice!("the check stopped after {MOST_PROBLEMS} problems");
        once.push(At::Root.problem(last));
    }
    once
}
