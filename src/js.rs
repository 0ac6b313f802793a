//! Conversion from and to JavaScript: plain values, stories, lists of problems.
//!
//! Shared by the engine (feature `elements`) and the checker (feature `check`), a separate wasm for editors that run in
//! a browser.

use js_sys::Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use contrappunto_story::check::story_check;
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::limits::{DEEPEST, MOST_BYTES, too_deep};
use contrappunto_story::reading::read::{At, Problem, advice};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Array, js_name = isArray, catch)]
    fn is_list(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = Object, js_name = entries, catch)]
    fn entries(value: &JsValue) -> Result<Array, JsValue>;
}

/// Converts a value as `JSON.parse` returns it; anything that JSON does not have, such as a function, becomes `null`.
///
/// These few lines are a tenth of the size of a deserializer for all JavaScript values. What goes out to a host is
/// small and goes through `serde-wasm-bindgen`.
///
/// # Errors
///
/// A host may pass any object. Reading one that contains itself would never end, a getter may throw, and so may any
/// operation on a `Proxy`: each is reported as a problem at its place, whereas a trap would take down all other stories
/// too.
pub(crate) fn from_js(value: &JsValue) -> Result<Json, Problem> {
    Incoming { left: MOST_BYTES }.read(value, &At::Root, 0)
}

/// A conversion from JavaScript in progress.
struct Incoming {
    /// How many bytes may still be read. A value referenced in a hundred places is read a hundred times.
    left: usize,
}

impl Incoming {
    fn read(&mut self, value: &JsValue, at: &At, depth: usize) -> Result<Json, Problem> {
        self.take(1, at)?;
        if let Some(text) = value.as_string() {
            self.take(text.len(), at)?;
            return Ok(Json::String(text));
        }
        if let Some(number) = value.as_f64() {
            return Ok(Json::Number(number));
        }
        if let Some(truth) = value.as_bool() {
            return Ok(Json::Bool(truth));
        }
        if !value.is_object() {
            return Ok(Json::Null);
        }
        if depth >= DEEPEST {
            return Err(at.problem(too_deep()));
        }
        // Both calls may run the host's code and throw; what they return is plain.
        let unreadable = |_| {
            at.problem(advice!(
                "cannot be read: what it is made of throws an error"
            ))
        };
        let is_list = is_list(value).map_err(unreadable)?;
        let (mut list, mut fields) = (Vec::new(), Vec::new());
        for entry in entries(value).map_err(unreadable)?.iter() {
            let entry: Array = entry.unchecked_into();
            let inner = entry.get(1);
            if is_list {
                list.push(self.read(&inner, &at.element(list.len()), depth + 1)?);
            } else {
                let name = entry.get(0).as_string().unwrap_or_default();
                self.take(name.len(), at)?;
                let inner = self.read(&inner, &at.field(&name), depth + 1)?;
                fields.push((name, inner));
            }
        }
        Ok(if is_list {
            Json::Array(list)
        } else {
            Json::Object(fields)
        })
    }

    fn take(&mut self, bytes: usize, at: &At) -> Result<(), Problem> {
        let left = self.left.checked_sub(bytes);
        self.left = left.ok_or_else(|| {
            at.problem(advice!(
                "is where the story has come to {MOST_BYTES} bytes, which is the most"
            ))
        })?;
        Ok(())
    }
}

/// Converts data to plain JavaScript objects and arrays.
pub(crate) fn to_js(data: &Json) -> JsValue {
    // Serializing strings, numbers, and lists and objects of them cannot fail.
    data.serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

/// Creates an object with these fields.
pub(crate) fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Object(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// Creates a string.
pub(crate) fn text(text: &str) -> Json {
    Json::String(text.to_owned())
}

/// Converts problems to the form that hosts receive: a list of `{path, message}`.
pub(crate) fn problem_list(problems: &[Problem]) -> Json {
    let problem = |problem: &Problem| {
        object([
            ("path", text(&problem.path)),
            ("message", text(&problem.message)),
        ])
    };
    Json::Array(problems.iter().map(problem).collect())
}

/// Reads and checks a story, given as the object that `JSON.parse` returns for its file.
pub(crate) fn read_story(story: &JsValue) -> Result<SharedStory, Vec<Problem>> {
    let json = from_js(story).map_err(|problem| vec![problem])?;
    story_check::story(&json).map(SharedStory::from)
}

/// Checks a story, given as the object that `JSON.parse` returns for its file.
///
/// Returns a list of `{path, message}`, empty if the story is valid.
#[cfg(feature = "check")]
#[wasm_bindgen]
#[must_use]
pub fn check(story: &JsValue) -> JsValue {
    to_js(&problem_list(&read_story(story).err().unwrap_or_default()))
}
