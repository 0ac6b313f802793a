//! What `JSON.parse` made of a text, as [`Json`].

use wasm_bindgen::{JsCast, JsValue};

use crate::core::json::Json;

/// The value; what JSON does not know, such as a function, is `null`.
///
/// A story comes in by these few lines, at a tenth of the size of a deserializer for everything JavaScript has;
/// what goes out to a host is small and goes through `serde-wasm-bindgen`.
pub(super) fn from_js(value: &JsValue) -> Json {
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
