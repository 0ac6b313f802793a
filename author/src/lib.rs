//! The author's tool: checks story files; looks for uneven sides, loaded words, weak grounds, leaks to earlier days and
//! misleading rounding; writes the schema of the format, prerendered HTML, structured data and pages to publish.

pub mod build;
pub mod engine;
pub mod file;
pub mod grounds;
pub mod leaks;
pub mod loaded_words;
pub mod parity;
pub mod prerender;
pub mod review;
pub mod rounding;
pub mod schema;
pub mod structured_data;
mod uneven;
