//! Properties of every story, day, window and file: whole modules of the core, on random input and on the published
//! story.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

mod support;

#[path = "properties/as_of.rs"]
mod as_of;
#[path = "properties/claims.rs"]
mod claims;
#[path = "properties/files.rs"]
mod files;
#[path = "properties/formula.rs"]
mod formula;
#[path = "properties/layout.rs"]
mod layout;
#[path = "properties/links.rs"]
mod links;
#[path = "properties/random.rs"]
mod random;
#[path = "properties/scale.rs"]
mod scale;
#[path = "properties/store.rs"]
mod store;
#[path = "properties/timeline.rs"]
mod timeline;
#[path = "properties/view_state.rs"]
mod view_state;
