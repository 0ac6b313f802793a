//! The story file as types, and what of it was known on a given day.
//!
//! Every view asks `as_of`; none compares dates itself.

pub mod as_of;
pub mod calculation;
pub mod changes;
pub mod known;
pub mod rule;
pub mod story;
pub mod table;
pub mod table_sheet;
