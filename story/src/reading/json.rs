//! JSON as received, before it is validated.
//!
//! Natively it comes from `serde_json`, in the browser from `JSON.parse` by way of `js`. Objects keep their order and
//! their duplicate keys, so that the check can report duplicates and put problems in file order.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::reading::limits::{DEEPEST, too_deep};
use crate::reading::path::At;

/// One JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// Any number; integers beyond 2⁵³ lose their last digits, as they do in `JSON.parse`.
    Number(f64),
    /// A text
    String(String),
    /// A list
    Array(Vec<Json>),
    /// Fields in the order of the file, duplicates included.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Returns the value of a field, if this is an object that has it. Of duplicates, the last, as in `JSON.parse`.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields
                .iter()
                .rev()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns the text, if this is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the elements; empty if this is not a list.
    #[must_use]
    pub fn elements(&self) -> &[Self] {
        match self {
            Self::Array(elements) => elements,
            _ => &[],
        }
    }

    /// Returns what this is, in words for an editor: `a list`, `a number`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::String(_) => "a text",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Deserializes a value at its place in the file. The depth is limited, as a million brackets would otherwise overflow
/// the stack.
struct AnyValue<'a> {
    at: At<'a>,
    depth: usize,
}

impl AnyValue<'_> {
    fn inner<'a>(&'a self, at: At<'a>) -> AnyValue<'a> {
        AnyValue {
            at,
            depth: self.depth + 1,
        }
    }

    /// Checks that a list or an object may be nested here.
    fn nest<E: Error>(&self) -> Result<(), E> {
        if self.depth < DEEPEST {
            return Ok(());
        }
        Err(E::custom(format_args!("{}: {}", self.at, too_deep())))
    }
}

impl<'de> DeserializeSeed<'de> for AnyValue<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue<'_> {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Json, A::Error> {
        self.nest()?;
        let mut list = Vec::new();
        while let Some(element) =
            elements.next_element_seed(self.inner(self.at.element(list.len())))?
        {
            list.push(element);
        }
        Ok(Json::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        self.nest()?;
        let mut fields = Vec::new();
        while let Some(name) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self.inner(self.at.field(&name)))?;
            fields.push((name, value));
        }
        Ok(Json::Object(fields))
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let whole = AnyValue {
            at: At::Root,
            depth: 0,
        };
        whole.deserialize(deserializer)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(truth) => serializer.serialize_bool(*truth),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(elements) => serializer.collect_seq(elements),
            Self::Object(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn duplicate_keys_are_kept_and_the_last_is_read() {
        let json: Json = serde_json::from_str(r#"{"a": 1, "a": 2}"#).unwrap();
        assert_eq!(
            json,
            Json::Object(vec![
                ("a".into(), Json::Number(1.0)),
                ("a".into(), Json::Number(2.0))
            ])
        );
        assert_eq!(json.field("a"), Some(&Json::Number(2.0)));
    }

    #[test]
    fn what_is_nested_too_deep_is_not_read_and_told_at_its_place() {
        let nested = |levels: usize| {
            let (open, close) = (r#"{"a": ["#.repeat(levels / 2), "]}".repeat(levels / 2));
            serde_json::from_str::<Json>(&format!("{open}{close}"))
        };
        assert!(nested(64).is_ok());
        let place = vec!["a[0]"; 32].join(".");
        assert_eq!(
            nested(66).unwrap_err().to_string(),
            format!("{place}: is nested deeper than 64 lists and objects at line 1 column 225")
        );
    }
}
