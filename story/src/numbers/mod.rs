//! Numbers with their units and ranges, and the formulas that compute one from another.
//!
//! Units are checked when a story is; evaluation uses base units and cannot fail.

pub mod figure;
pub mod formula;
pub mod number;
pub mod quantity;
pub mod rounding;
pub mod sheet;
pub mod turning;
pub mod unit;
