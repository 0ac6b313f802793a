//! A small map.

use std::borrow::Borrow;

use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader, note_duplicates};

/// A small map that keeps its entries in the order in which they were last set.
///
/// Meant for a handful of entries, where a linear search is as fast as a tree and takes a tenth of its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairs<K, V>(Vec<(K, V)>);

impl<K, V> Default for Pairs<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq, V> Pairs<K, V> {
    /// Returns the value of a key.
    pub fn get<Q: PartialEq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let found = self.0.iter().find(|(other, _)| other.borrow() == key);
        found.map(|(_, value)| value)
    }

    /// Sets the value of a key, replacing any previous one; the entry moves to the end.
    pub fn insert(&mut self, key: K, value: V) {
        self.0.retain(|(other, _)| *other != key);
        self.0.push((key, value));
    }

    /// Removes a key.
    pub fn remove(&mut self, key: &K) {
        self.0.retain(|(other, _)| other != key);
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the values.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Returns each key with its value.
    pub fn iter(&self) -> impl Iterator<Item = &(K, V)> {
        self.0.iter()
    }
}

impl<T: FromJson> FromJson for Pairs<String, T> {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let Json::Object(fields) = json else {
            reader.expected(at, "an object", json);
            return None;
        };
        note_duplicates(fields, at, reader);
        let mut pairs = Vec::new();
        for (name, value) in fields {
            if let Some(value) = T::read(value, &at.field(name), reader) {
                pairs.push((name.clone(), value));
            }
        }
        Some(Self(pairs))
    }
}

#[cfg(feature = "schema")]
impl<V: schemars::JsonSchema> schemars::JsonSchema for Pairs<String, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        std::collections::BTreeMap::<String, V>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<String, V>::json_schema(generator)
    }
}
