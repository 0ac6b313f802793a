//! A list in file order with an index by id.

mod index;

use std::ops::Deref;
use std::rc::Rc;

use index::Index;

use crate::list::List as _;
use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader};

/// An item with an id.
pub trait HasId {
    /// Returns its id.
    fn id(&self) -> Rc<str>;
}

/// Items in file order with an index by id. Of several with the same id, the first is found.
///
/// They are read as a slice and changed through [`change`](Self::change), which keeps the index up to date.
#[derive(Debug, Clone, PartialEq)]
pub struct ById<T> {
    items: Vec<T>,
    index: Index,
}

impl<T: HasId> ById<T> {
    /// Returns the position of the item with an id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.index.place(id)
    }

    /// Returns the item with an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&T> {
        self.items.get(self.place(id)?)
    }

    /// Changes the items and rebuilds the index.
    pub fn change(&mut self, change: impl FnOnce(&mut Vec<T>)) {
        let mut items = std::mem::take(&mut self.items);
        change(&mut items);
        *self = items.into();
    }
}

impl<T: HasId> From<Vec<T>> for ById<T> {
    fn from(items: Vec<T>) -> Self {
        let places = items.iter().enumerate();
        Self {
            index: Index::new(places.map(|(place, item)| (item.id(), place)).list()),
            items,
        }
    }
}

impl<T> Deref for ById<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'a, T> IntoIterator for &'a ById<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: FromJson + HasId> FromJson for ById<T> {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        Vec::read(json, at, reader).map(Self::from)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for ById<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl HasId for (&str, u8) {
        fn id(&self) -> Rc<str> {
            self.0.into()
        }
    }

    #[test]
    fn each_is_found_by_its_id_and_of_two_the_first() {
        let items = ById::from(vec![("m", 0), ("b", 1), ("m", 2), ("", 3), ("z", 4)]);
        for (id, place) in [("", 3), ("b", 1), ("m", 0), ("z", 4)] {
            assert_eq!(items.place(id), Some(place), "{id}");
            assert_eq!(items.find(id), items.get(place), "{id}");
        }
        for strange in ["a", "mm", "zz"] {
            assert_eq!(items.find(strange), None, "{strange}");
        }
    }

    #[test]
    fn what_is_changed_is_found_anew() {
        let mut items = ById::from(vec![("a", 0), ("b", 1), ("c", 2)]);
        items.change(|items| {
            items.remove(0);
        });
        assert_eq!(items.place("a"), None);
        assert_eq!(items.place("c"), Some(1));
        items.change(|items| items.reverse());
        assert_eq!(items.find("b"), Some(&("b", 1)));
        assert_eq!(items.place("b"), Some(1));
    }
}
