//! The JSON Schema of the story format, generated from the types that read it.

use schemars::generate::SchemaSettings;

use crate::core::story::Story;

/// The schema, JSON Schema draft 2020-12, as text with a line break at the end.
///
/// It knows shapes, not relations: references, order and lengths are the checker's.
#[must_use]
pub fn story() -> String {
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Story>();
    schema.insert("title".to_owned(), "Contrappunto story, format 1".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
