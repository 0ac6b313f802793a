//! The author's tool: checking story files, looking in them for uneven sides, loaded words, weak grounds, what tells too
//! much too early and what rounding hides, the schema of their format, prerendering, structured data, and pages to publish.

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
