//! What goes in and out of JavaScript: plain values, stories, lists of problems.
//!
//! Shared by the engine (feature `elements`) and by the checker (feature `check`), a wasm of its own for whoever
//! makes stories in a browser.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::core::check;
use crate::core::json::Json;
use crate::core::read::Problem;
use crate::core::story::SharedStory;

/// The value that `JSON.parse` made of a text; what JSON does not know, such as a function, is `null`.
///
/// A story comes in by these few lines, at a tenth of the size of a deserializer for everything JavaScript has;
/// what goes out to a host is small and goes through `serde-wasm-bindgen`.
pub(crate) fn from_js(value: &JsValue) -> Json {
    if let Some(text) = value.as_string() {
        Json::String(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(truth) = value.as_bool() {
        Json::Bool(truth)
    } else if let Some(list) = value.dyn_ref::<js_sys::Array>() {
        Json::Array(list.iter().map(|element| from_js(&element)).collect())
    } else if value.is_object() {
        let field = |entry: JsValue| {
            let entry = js_sys::Array::from(&entry);
            Some((entry.get(0).as_string()?, from_js(&entry.get(1))))
        };
        let entries = js_sys::Object::entries(value.unchecked_ref());
        Json::Object(entries.iter().filter_map(field).collect())
    } else {
        Json::Null
    }
}

/// Data on its way out, as plain objects and lists.
pub(crate) fn to_js(data: &Json) -> JsValue {
    // Texts, numbers, lists and objects of them can always be made.
    data.serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

/// An object of these fields.
pub(crate) fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Object(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// A text.
pub(crate) fn text(text: &str) -> Json {
    Json::String(text.to_owned())
}

/// Problems as a host gets them: a list of `{path, message}`.
pub(crate) fn problem_list(problems: &[Problem]) -> Json {
    let problem = |problem: &Problem| {
        object([
            ("path", text(&problem.path)),
            ("message", text(&problem.message)),
        ])
    };
    Json::Array(problems.iter().map(problem).collect())
}

/// A story, given as the object that `JSON.parse` makes of its file.
pub(crate) fn read_story(story: &JsValue) -> Result<SharedStory, Vec<Problem>> {
    check::story(&from_js(story)).map(SharedStory::from)
}

/// Checks a story, given as the object that `JSON.parse` makes of its file.
///
/// Returns a list of `{path, message}`; an empty one if the story is sound.
#[cfg(feature = "check")]
#[wasm_bindgen]
#[must_use]
pub fn check(story: &JsValue) -> JsValue {
    to_js(&problem_list(&read_story(story).err().unwrap_or_default()))
}
