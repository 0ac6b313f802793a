//! The JSON Schema of the story format, generated from the types that read it.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use contrappunto_story::model::story::Story;

/// Returns the schema, JSON Schema draft 2020-12, as text with a final line break.
///
/// It describes shapes, not relations: references, order and lengths are left to the checker.
#[must_use]
pub fn story() -> String {
    let mut schema = SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(portable))
        .into_generator()
        .into_root_schema_for::<Story>();
    schema.insert("title".to_owned(), "Contrappunto story, format 1".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Removes what only Rust understands. Otherwise optional fields would also accept `null`, which the checker rejects,
/// and numbers would have their Rust type as a format, which no other reader knows.
fn portable(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    object.remove("format");
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(choices)) = object.get_mut("anyOf") else {
        return;
    };
    choices.retain(|choice| choice.get("type") != Some(&"null".into()));
    if let [Value::Object(only)] = choices.as_slice() {
        let only = only.clone();
        object.remove("anyOf");
        object.extend(only);
    }
}
