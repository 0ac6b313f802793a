//! Reading of texts, numbers, lists, and what may be left out.

use super::{At, FromJson, Reader};
use crate::reading::json::Json;

impl FromJson for String {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::String(text) if text.trim().is_empty() => {
                reader.note(at, "is empty; write something or leave the field out");
                None
            }
            Json::String(text) => Some(text.clone()),
            other => {
                reader.expected(at, "a text", other);
                None
            }
        }
    }
}

impl FromJson for f64 {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Number(number) if number.is_finite() => Some(*number),
            Json::Number(_) => {
                reader.note(at, "is too large a number");
                None
            }
            other => {
                reader.expected(at, "a number", other);
                None
            }
        }
    }
}

impl FromJson for bool {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        if let Json::Bool(truth) = json {
            Some(*truth)
        } else {
            reader.expected(at, "true or false", json);
            None
        }
    }
}

impl FromJson for u8 {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let number = f64::read(json, at, reader)?;
        if (0.0..=255.0).contains(&number) && number.fract() == 0.0 {
            Some(number as Self)
        } else {
            reader.note(at, "should be a whole number from 0 to 255");
            None
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        if *json == Json::Null {
            reader.note(at, "is null; leave the field out instead");
            return Some(None);
        }
        T::read(json, at, reader).map(Some)
    }

    fn absent(_: &At, _: &mut Reader) -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let mut list = Self::new();
        // An element that cannot be read is left out; its problem is noted, so the story is rejected anyway.
        let is_list = each(json, at, reader, &mut |element, place, reader| {
            list.extend(T::read(element, place, reader));
        });
        is_list.then_some(list)
    }
}

/// Calls `read` for each element of a list; notes a problem and returns `false` if it is not a list.
fn each(
    json: &Json,
    at: &At,
    reader: &mut Reader,
    read: &mut dyn FnMut(&Json, &At, &mut Reader),
) -> bool {
    let Json::Array(elements) = json else {
        reader.expected(at, "a list", json);
        return false;
    };
    for (index, element) in elements.iter().enumerate() {
        if reader.is_full() {
            break;
        }
        read(element, &at.element(index), reader);
    }
    true
}
