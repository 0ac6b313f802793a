//! The story of Contrappunto, without a page: what a story file holds, what was known on a given day, what its numbers
//! come to, and where things are drawn.
//!
//! Nothing here depends on Yew, a browser, a clock, the environment or files. Each module is a room with one purpose;
//! a room may use those listed before it, and no other. Read them in this order.

pub mod list;

pub mod reading;

pub mod calendar;

pub mod fields;

pub mod numbers;

pub mod wording;

pub mod model;

pub mod drawing;

pub mod state;

pub mod check;

pub mod takeaway;

pub mod page;

mod unicode;
