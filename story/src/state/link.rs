//! Conversion between the state of a story and the query of a link:
//! `as-of=2025-01-31&chips.own=h800-sxm-80,link_bandwidth:600`.
//!
//! Whatever is still as the story opens is left out, so an untouched story has an empty query. Keys of a table or
//! calculation begin with its id. What cannot be parsed, or names something that the story does not have, is ignored:
//! the link may come from an older version of the story.

mod choices;
mod numbers;
mod read;
mod values;
mod write;

pub(super) use read::language;
pub use read::read;
pub use write::write;
