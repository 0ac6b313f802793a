//! What a story file may hold: far more than any real story needs, and no more than a phone can handle.
//!
//! If a file exceeds a limit, only that is reported and nothing else in it is examined, so the rest of the check and
//! the page can rely on bounded running times. The published story of 620 kB has 3,600 objects, 54 events, 250 sources,
//! 20 claims, and tables of 800 cells; its longest text has 461 characters. A story as large as allowed takes a tenth
//! of a second to re-render when the day changes.
//!
//! In a reader's browser, a published story is not checked again. What is bounded there is the size and nesting of
//! incoming JavaScript values, the number of problems and of languages, and the number of steps from a source to its
//! root.

use crate::reading::problem_words::advice;

/// The maximum size in bytes of a file, and of what JavaScript passes in its place.
pub const MOST_BYTES: usize = 4_000_000;
/// The maximum depth to which lists and objects may be nested.
pub const DEEPEST: usize = 64;
/// The maximum number of objects: each is rendered in some way.
pub const MOST_OBJECTS: usize = 25_000;
/// The maximum number of fields in an object.
pub const MOST_FIELDS: usize = 200;
/// The maximum number of characters in the name of a field, and in an id.
pub const LONGEST_NAME: usize = 64;
/// The maximum number of characters in any text. Texts for readers have lower limits, by field.
pub const LONGEST_TEXT: usize = 4_000;
/// The maximum number of elements in a list that is not named in [`MOST_OF`].
pub const MOST_ITEMS: usize = 200;
/// The maximum number of elements in each of the story's own lists.
pub const MOST_OF: [(&str, usize); 8] = [
    ("events", 5_000),
    ("sources", 1_500),
    ("actors", 500),
    ("claims", 120),
    ("questions", 60),
    ("calculations", 20),
    ("tables", 20),
    ("languages", 40),
];
/// The maximum number of sources, claims or actors named in one place.
pub const MOST_NAMED: usize = 40;
/// The maximum number of claims named by all questions together.
pub const MOST_CLAIMS_NAMED: usize = 400;
/// The maximum number of events that name the same claim.
pub const MOST_EVENTS_OF_CLAIM: usize = 200;
/// The maximum number of inputs of all calculations together.
pub const MOST_INPUTS: usize = 400;
/// The maximum number of cells in a table: its rows times its items.
pub const MOST_CELLS: usize = 1_500;
/// The maximum number of cells in all tables together.
pub const MOST_CELLS_TOGETHER: usize = 4_000;
/// The maximum number of sources that each repeat the next: A, which repeats B, which repeats C, are three.
pub const LONGEST_CHAIN: usize = 50;
/// The maximum number of terms (numbers, names, operators and calls) in all formulas together.
pub const MOST_TERMS: usize = 10_000;
/// The maximum number of terms evaluated for one change by a reader, to find the turning points of a table or
/// calculation: two million in the published story.
pub const MOST_WORK: usize = 50_000_000;
/// The maximum number of problems reported for a file.
pub const MOST_PROBLEMS: usize = 500;

/// Returns the message for a list or object that is nested too deeply.
#[must_use]
pub fn too_deep() -> String {
    advice!("is nested deeper than {DEEPEST} lists and objects")
}
