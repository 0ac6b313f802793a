//! Where things are drawn: days along an axis, events in rows, ticks, and the width of letters.
//!
//! Positions are fractions of the axis; nothing here knows pixels of a screen or markup.

pub mod columns;
pub mod layout;
pub mod lines;
pub mod scale;
pub mod ticks;
