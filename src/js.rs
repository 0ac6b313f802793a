//! What goes in and out of JavaScript: plain values, stories, lists of problems.
//!
//! Shared by the engine (feature `elements`) and by the checker (feature `check`), a wasm of its own for whoever
//! makes stories in a browser.

use js_sys::Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::core::check;
use crate::core::json::Json;
use crate::core::limits::{DEEPEST, MOST_BYTES, too_deep};
use crate::core::read::{At, Problem, advice};
use crate::core::story::SharedStory;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Array, js_name = isArray, catch)]
    fn is_list(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = Object, js_name = entries, catch)]
    fn entries(value: &JsValue) -> Result<Array, JsValue>;
}

/// The value that `JSON.parse` made of a text; what JSON does not know, such as a function, is `null`.
///
/// A story comes in by these few lines, at a tenth of the size of a deserializer for everything JavaScript has;
/// what goes out to a host is small and goes through `serde-wasm-bindgen`.
///
/// # Errors
///
/// A host may give any object. One that holds itself would be read for ever, a getter may throw, and so may whatever
/// is asked of a `Proxy`: each is a problem at its place, where a trap would take all other stories down with it.
pub(crate) fn from_js(value: &JsValue) -> Result<Json, Problem> {
    Incoming { left: MOST_BYTES }.read(value, &At::Root, 0)
}

/// What is coming in.
struct Incoming {
    /// How many bytes may still come. What stands in a hundred places is read a hundred times.
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
        // What comes of these is plain, whatever it was made of.
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
    let json = from_js(story).map_err(|problem| vec![problem])?;
    check::story(&json).map(SharedStory::from)
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
