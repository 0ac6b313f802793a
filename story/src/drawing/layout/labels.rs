//! Which marks have room for a label, and on which side.

use super::{COUNT_RADIUS, Cluster, LABEL_GAP, MARK_RADIUS, Picture};
use crate::list::List as _;

/// Pixels kept free between a label and whatever comes next.
const LABEL_REST: f64 = 6.0;

/// The side of its mark on which a label is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelSide {
    /// After its mark.
    After,
    /// Before its mark.
    Before,
}

impl Picture {
    /// Returns the side on which each mark's label has room, if any: after the mark, or else before it.
    ///
    /// The result is in the order of the marks. `letter` is the width of a letter, usually [`LETTER`](super::LETTER),
    /// and `letters` gives the number of letters in the label of an item, 0 for no label. A label keeps clear of every
    /// mark, count and label in its row, and lies within the axis.
    #[must_use]
    pub fn labels(
        &self,
        width: f64,
        letter: f64,
        letters: &dyn Fn(usize) -> usize,
    ) -> Vec<Option<LabelSide>> {
        let mut sides = vec![None; self.marks.len()];
        let mut order: Vec<usize> = (0..self.marks.len()).list();
        let key = |place: &usize| self.marks.get(*place).map(|mark| (mark.lane, mark.row));
        order.sort_by(|one, other| {
            key(one).cmp(&key(other)).then_with(|| {
                let x = |place: &usize| self.marks.get(*place).map_or(0.0, |mark| mark.x);
                x(one).total_cmp(&x(other))
            })
        });
        let mut free_from = 0.0;
        for (position, place) in order.iter().enumerate() {
            let Some(mark) = self.marks.get(*place) else {
                continue;
            };
            let neighbour = |position: Option<usize>| {
                position
                    .and_then(|position| order.get(position))
                    .and_then(|place| self.marks.get(*place))
                    .filter(|other| (other.lane, other.row) == (mark.lane, mark.row))
            };
            let before = neighbour(position.checked_sub(1));
            let after = neighbour(Some(position + 1));
            if before.is_none() {
                free_from = 0.0;
            }
            let (x, end) = (mark.x * width, mark.end * width);
            let counts = || {
                self.clusters
                    .iter()
                    .filter(|cluster| cluster.lane == mark.lane && cluster.rows.contains(&mark.row))
            };
            let edge = |cluster: &Cluster, side: f64| {
                let at = if side < 0.0 { cluster.x } else { cluster.end };
                at * width + side * COUNT_RADIUS
            };
            let next = counts()
                .map(|cluster| edge(cluster, -1.0))
                .filter(|edge| *edge > x)
                .chain(after.map(|after| after.x * width - MARK_RADIUS))
                .fold(width, f64::min);
            let last = counts()
                .map(|cluster| edge(cluster, 1.0))
                .filter(|edge| *edge < x)
                .chain(before.map(|before| before.end * width + MARK_RADIUS))
                .fold(free_from, f64::max);
            let length = letters(mark.index) as f64 * letter;
            free_from = end + MARK_RADIUS;
            if length > 0.0 && end >= 0.0 && end + LABEL_GAP + length + LABEL_REST <= next {
                free_from = end + LABEL_GAP + length + LABEL_REST;
                if let Some(side) = sides.get_mut(*place) {
                    *side = Some(LabelSide::After);
                }
            } else if length > 0.0
                && x <= width
                && x - LABEL_GAP - length - LABEL_REST >= last
                && let Some(side) = sides.get_mut(*place)
            {
                *side = Some(LabelSide::Before);
            }
        }
        sides
    }
}
