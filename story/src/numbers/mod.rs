//! Numbers with their units and ranges, and the formulas that compute one from another.
//!
//! Units are checked when a story is; evaluation uses base units and cannot fail.

pub mod number;
pub mod unit;
pub mod figure;
pub mod formula;
pub mod sheet;
pub mod quantity;
pub mod rounding;
pub mod turning;
