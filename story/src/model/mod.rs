//! The story file as types, and what of it was known on a given day.
//!
//! Every view asks `as_of`; none compares dates itself.

pub mod story;
pub mod rule;
pub mod table;
pub mod table_sheet;
pub mod calculation;
pub mod as_of;
pub mod changes;
