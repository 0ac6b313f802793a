//! The page in every state that a link can represent, rendered natively: tests of what depends on the state alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]
#![allow(
    clippy::float_cmp,
    clippy::match_same_arms,
    clippy::similar_names,
    reason = "numbers are compared as they are written, and rules stand in the order of the law"
)]

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[path = "support/pages.rs"]
mod support;

#[path = "page/as_of.rs"]
mod as_of;
#[path = "page/calculations.rs"]
mod calculations;
#[path = "page/claims.rs"]
mod claims;
#[path = "page/comparison.rs"]
mod comparison;
#[path = "page/reading.rs"]
mod reading;
#[path = "page/selection.rs"]
mod selection;
#[path = "page/sources.rs"]
mod sources;
#[path = "page/state.rs"]
mod state;
#[path = "page/take_away.rs"]
mod take_away;
#[path = "page/timeline.rs"]
mod timeline;
#[path = "page/what_if.rs"]
mod what_if;
