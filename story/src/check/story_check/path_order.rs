//! The order of the places in a file, by which problems are sorted.

use crate::reading::json::Json;

/// The order of the places in a file.
pub struct PathOrder<'a>(&'a Json);

impl<'a> PathOrder<'a> {
    /// The places in a file.
    #[must_use]
    pub const fn of(json: &'a Json) -> Self {
        Self(json)
    }

    /// Returns the sort key of a place: the index of each step on the path to it, from the root. What is missing has no
    /// index of its own; it has the key of the place where it should be.
    #[must_use]
    pub fn order(&self, path: &str) -> Vec<usize> {
        let mut order = Vec::new();
        let (mut here, mut rest) = (self.0, path);
        while let Some((place, inner, behind)) = step(here, rest) {
            order.push(place);
            (here, rest) = (inner, behind);
        }
        order
    }
}

/// Follows the first step of a path: returns its index among the elements or fields, the value there, and the rest of
/// the path.
fn step<'j, 'p>(json: &'j Json, path: &'p str) -> Option<(usize, &'j Json, &'p str)> {
    match json {
        Json::Array(elements) => {
            let (place, behind) = path.strip_prefix('[')?.split_once(']')?;
            let place = place.parse().ok()?;
            Some((place, elements.get(place)?, behind))
        }
        Json::Object(fields) => {
            let path = path.strip_prefix('.').unwrap_or(path);
            // A name may contain dots and brackets: the longest one that the path starts with is meant.
            let named = fields
                .iter()
                .enumerate()
                .filter_map(|(place, (name, value))| {
                    let behind = path.strip_prefix(name.as_str())?;
                    let ends = behind.is_empty() || behind.starts_with(['.', '[']);
                    ends.then_some((place, value, behind))
                });
            named.min_by_key(|(_, _, behind)| behind.len())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, PathOrder};

    #[test]
    fn places_come_in_the_order_of_the_file_and_what_is_missing_where_it_should_be() {
        let text = r#"{"b": [{"x": 1, "y": {"z": 2}}, 3], "a.b[0]": {"c": 4}, "a": [5]}"#;
        let json: Json = serde_json::from_str(text).unwrap_or(Json::Null);
        let places = PathOrder::of(&json);
        let paths = [
            "", "b", "b[0]", "b[0].x", "b[0].y", "b[0].y.z", "b[1]", "a.b[0]", "a.b[0].c", "a",
            "a[0]",
        ];
        let orders: Vec<Vec<usize>> = paths.iter().map(|path| places.order(path)).collect();
        assert!(orders.is_sorted_by(|one, next| one < next), "{orders:?}");
        for (missing, at) in [
            ("b[0].w", "b[0]"),
            ("b[7]", "b"),
            ("c.d", ""),
            ("b[0].y.z.w", "b[0].y.z"),
        ] {
            assert_eq!(places.order(missing), places.order(at), "{missing}");
        }
    }
}
