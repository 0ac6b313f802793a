//! JSON as received, before it is validated.
//!
//! Natively it comes from `serde_json`, in the browser from `JSON.parse` by way of `js`. Objects keep their order and
//! their duplicate keys, so that the check can report duplicates and put problems in file order.

mod formats;

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
