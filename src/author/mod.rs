//! The author's tool: checking story files, the schema of their format, prerendering, and pages to publish.

pub mod build;
pub mod file;
pub mod prerender;
pub mod schema;
