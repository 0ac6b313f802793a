//! The tables: items side by side against a baseline, derived rows, rules with their verdicts, the reader's own column.

pub mod cells;
mod figure_rows;
pub mod figures;
pub mod grid;
mod layout;
pub mod notes;
pub mod rows;
mod rules;
pub mod table_text;
pub mod tools;
pub mod verdicts;
pub mod what_if;
