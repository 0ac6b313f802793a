//! `custom-elements.json`: the API of each element, in the format that editors and documentation tools read.
//!
//! The elements have nearly everything in common, so it is written once, in `www/package/elements.json`; custom
//! properties are read from `www/tokens.css`. An end-to-end test compares the manifest with the running elements.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::project::Project;

/// The module that defines the elements.
const MODULE: &str = "contrappunto.js";

/// The content of `www/package/elements.json`.
#[derive(Deserialize)]
struct Written {
    #[serde(flatten)]
    common: Members,
    functions: Vec<Map<String, Value>>,
    elements: Vec<Element>,
}

/// One element, with what only it has.
#[derive(Deserialize)]
struct Element {
    tag: String,
    class: String,
    description: String,
    #[serde(flatten)]
    own: Members,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Members {
    attributes: Vec<Described>,
    fields: Vec<Described>,
    methods: Vec<Map<String, Value>>,
    events: Vec<Described>,
    slots: Vec<Value>,
    css_parts: Vec<String>,
}

/// An attribute, with the property that reflects it, if any; or a property, or an event.
#[derive(Deserialize)]
struct Described {
    name: String,
    field: Option<String>,
    description: String,
    r#type: String,
}

impl Described {
    /// Returns the description as JSON, under a name and with more fields.
    fn with<const N: usize>(&self, name: &str, more: [(&str, Value); N]) -> Value {
        let mut object = Map::new();
        object.insert("name".to_owned(), name.into());
        object.insert("type".to_owned(), json!({"text": self.r#type}));
        object.insert("description".to_owned(), self.description.as_str().into());
        object.extend(more.map(|(name, value)| (name.to_owned(), value)));
        object.into()
    }
}

/// Returns the manifest as JSON text.
pub fn text(project: &Project) -> Result<String> {
    let written: Written = serde_json::from_str(&project.read("www/package/elements.json")?)
        .context("www/package/elements.json")?;
    let manifest = manifest(&written, &css_properties(&project.read("www/tokens.css")?));
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

fn manifest(written: &Written, css_properties: &[Value]) -> Value {
    let mut declarations = Vec::new();
    let mut exports = Vec::new();
    for element in &written.elements {
        declarations.push(class(element, &written.common, css_properties));
        exports.push(json!({
            "kind": "custom-element-definition",
            "name": element.tag,
            "declaration": {"name": element.class, "module": MODULE},
        }));
    }
    for function in &written.functions {
        declarations.push(of_kind("function", function));
        let name = function.get("name");
        exports.push(json!({
            "kind": "js",
            "name": name,
            "declaration": {"name": name, "module": MODULE},
        }));
    }
    json!({
        "schemaVersion": "2.1.0",
        "modules": [{
            "kind": "javascript-module",
            "path": MODULE,
            "declarations": declarations,
            "exports": exports,
        }],
    })
}

fn class(element: &Element, common: &Members, css_properties: &[Value]) -> Value {
    let own = &element.own;
    let attributes = || common.attributes.iter().chain(&own.attributes);
    let listed = attributes().map(|one| match &one.field {
        Some(field) => one.with(&one.name, [("fieldName", field.as_str().into())]),
        None => one.with(&one.name, []),
    });
    let reflecting = attributes().filter_map(|one| {
        let more = [
            ("kind", "field".into()),
            ("attribute", one.name.as_str().into()),
            ("reflects", true.into()),
        ];
        Some(one.with(one.field.as_ref()?, more))
    });
    let fields = common.fields.iter().chain(&own.fields);
    let fields = fields.map(|one| one.with(&one.name, [("kind", "field".into())]));
    let methods = common.methods.iter().chain(&own.methods);
    let methods = methods.map(|one| of_kind("method", one));
    let events = common.events.iter().chain(&own.events);
    let parts = common.css_parts.iter().chain(&own.css_parts);
    json!({
        "kind": "class",
        "name": element.class,
        "description": element.description,
        "superclass": {"name": "HTMLElement"},
        "customElement": true,
        "tagName": element.tag,
        "attributes": listed.collect::<Vec<_>>(),
        "members": reflecting.chain(fields).chain(methods).collect::<Vec<_>>(),
        "events": events.map(|one| one.with(&one.name, [])).collect::<Vec<_>>(),
        "slots": common.slots.iter().chain(&own.slots).collect::<Vec<_>>(),
        "cssParts": parts.map(|name| json!({"name": name})).collect::<Vec<_>>(),
        "cssProperties": css_properties,
    })
}

fn of_kind(kind: &str, one: &Map<String, Value>) -> Value {
    let mut object = Map::new();
    object.insert("kind".to_owned(), kind.into());
    object.extend(one.clone());
    object.into()
}

/// Returns the custom properties that a host may set, with their defaults.
fn css_properties(tokens: &str) -> Vec<Value> {
    let mut found = Vec::new();
    for line in tokens.lines() {
        if let Some((_, property)) = line.split_once("var(--cp-")
            && let Some((name, default)) = property.split_once(", ")
            && let Some((default, _)) = default.rsplit_once(");")
        {
            found.push(json!({"name": format!("--cp-{name}"), "default": default}));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_custom_property_has_its_name_and_default() {
        let css = "  --paper: var(--cp-paper, light-dark(#fff, #000)); /* a */\n  --gap: 1rem;";
        assert_eq!(
            css_properties(css),
            [json!({"name": "--cp-paper", "default": "light-dark(#fff, #000)"})]
        );
    }

    #[test]
    fn what_is_common_comes_before_what_an_element_has_alone() {
        let day =
            json!({"name": "as-of", "field": "asOf", "type": "string", "description": "A day."});
        let state = json!({"name": "state", "type": "string", "description": "A link."});
        let written = json!({
            "attributes": [day],
            "functions": [],
            "elements": [{
                "tag": "x-y", "class": "Xy", "description": "One.", "attributes": [state], "cssParts": ["one"],
            }],
        });
        let written = serde_json::from_value(written).ok();
        let made = written
            .map(|written| manifest(&written, &[]))
            .unwrap_or_default();
        let at = |pointer: &str| {
            let class = made.pointer("/modules/0/declarations/0");
            class.and_then(|class| class.pointer(pointer)).cloned()
        };
        assert_eq!(at("/attributes/0/fieldName"), Some("asOf".into()));
        assert_eq!(at("/attributes/1/name"), Some("state".into()));
        assert_eq!(at("/members/0/name"), Some("asOf".into()));
        assert_eq!(at("/members/1"), None);
        assert_eq!(at("/cssParts"), Some(json!([{"name": "one"}])));
    }
}
