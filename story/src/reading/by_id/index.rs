//! Positions by id.

use std::rc::Rc;

/// Positions by id, sorted by id. Not generic over the items, so that the engine contains its code only once.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Index(Vec<(Rc<str>, usize)>);

impl Index {
    #[inline(never)]
    pub(super) fn new(mut places: Vec<(Rc<str>, usize)>) -> Self {
        sort(&mut places);
        Self(places)
    }

    #[inline(never)]
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        let before = self.0.partition_point(|(other, _)| **other < *id);
        let (found, place) = self.0.get(before)?;
        (**found == *id).then_some(*place)
    }
}

/// Sorts by id, then by position (heapsort, Williams 1964): a few lines, where the standard library's sort would take
/// up a thousandth of the engine.
fn sort(places: &mut [(Rc<str>, usize)]) {
    /// Sinks the root of a heap until nothing below it is larger.
    fn sink(heap: &mut [(Rc<str>, usize)], mut root: usize) {
        loop {
            let (left, right) = (2 * root + 1, 2 * root + 2);
            let larger = if heap.get(left) < heap.get(right) {
                right
            } else {
                left
            };
            if heap.get(larger) <= heap.get(root) {
                return;
            }
            heap.swap(root, larger);
            root = larger;
        }
    }
    for root in (0..places.len() / 2).rev() {
        sink(places, root);
    }
    let mut heap = places;
    while let Some(last) = heap.len().checked_sub(1) {
        heap.swap(0, last);
        heap = heap.split_at_mut(last).0;
        sink(heap, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_put_in_order_whatever_order_they_stand_in() {
        for count in 0..40_usize {
            for step in [1, 7, 11, 13] {
                let scattered = (0..count).map(|place| place * step % 17);
                let mut places: Vec<(Rc<str>, usize)> = scattered
                    .map(|number| (format!("{number:02}").into(), number))
                    .collect();
                let mut expected = places.clone();
                expected.sort();
                sort(&mut places);
                assert_eq!(places, expected, "{count} in steps of {step}");
            }
        }
    }
}
