//! JSON values and how checked values are read from them: every problem is collected with its path.
//!
//! For any file format; nothing about stories belongs here, except the limits of what a file may hold.

pub mod json;
pub mod read;
mod nearest;
pub mod limits;
pub mod by_id;
pub mod pairs;
