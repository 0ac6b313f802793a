//! The author's tool: checking story files, looking for uneven sides and loaded words in them, the schema of their
//! format, prerendering, structured data, and pages to publish.

pub mod build;
pub mod engine;
pub mod file;
pub mod loaded_words;
pub mod parity;
pub mod prerender;
pub mod review;
pub mod schema;
pub mod structured_data;
mod uneven;
