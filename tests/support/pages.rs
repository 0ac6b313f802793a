//! Shared by the tests of pages and of the author's tool: what all tests share, and more.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

#[path = "mod.rs"]
mod base;

pub mod build;
pub mod facts;
pub mod markup;
pub mod page;
pub mod tables;
pub mod texts;

#[allow(unused_imports, reason = "each test file uses a part of it")]
pub use base::*;
