//! Contrappunto: an embeddable widget for contested news stories.
//!
//! It shows who claims what, who disputes it and on what evidence, what happened when, and how the things compared
//! differ in numbers, all as known on a day that the reader chooses.
//!
//! - [`core`]: pure Rust; dates, the story and its check, what was known on a day, scales and layout.
//! - `unicode`: Unicode normalization for search, the browser's own where there is one.
//! - `components` (feature `components`): Yew views of a story.
//! - `js` (features `elements` and `check`): conversion of stories and problems from and to JavaScript.
//! - `elements` (feature `elements`): the custom element's engine and the JavaScript interface.
//! - `author` (feature `author`): native only; prerendering, pages, the schema of the story format.

pub mod core;
mod unicode;

#[cfg(feature = "components")]
pub mod components;

#[cfg(any(feature = "elements", feature = "check"))]
pub mod js;

#[cfg(feature = "elements")]
pub mod elements;

#[cfg(feature = "author")]
pub mod author;
