//! Contrappunto: an embeddable widget for contested news stories.
//!
//! It shows who claims what, who disputes it and on what evidence, what happened when, and how the things compared
//! differ in numbers, all as known on a day that the reader chooses.
//!
//! - [`story`]: the story without a page, a crate of its own: the file format and its check, what was known on a day,
//!   numbers, layout, state.
//! - `components` (feature `components`): Yew views of a story.
//! - `js` (features `elements` and `check`): conversion of stories and problems from and to JavaScript.
//! - `elements` (feature `elements`): the custom element's engine and the JavaScript interface.
//!
//! What an author needs (check, prerendering, pages) is in `contrappunto-author`.

pub use contrappunto_story as story;

#[cfg(feature = "components")]
pub mod components;

#[cfg(any(feature = "elements", feature = "check"))]
pub mod js;

#[cfg(feature = "elements")]
pub mod elements;
