//! JSON values and how checked values are read from them: every problem is collected with its path.
//!
//! For any file format; nothing about stories belongs here, except the limits of what a file may hold.

pub mod by_id;
pub mod excess;
pub mod json;
pub mod limits;
mod nearest;
pub mod pairs;
pub mod path;
pub mod problem_words;
pub mod read;
