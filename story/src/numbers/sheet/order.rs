//! The order in which the rows of a sheet can be evaluated, and the cycles for which there is none.

use super::Sheet;
use crate::list::List as _;

impl Sheet {
    /// Repeatedly takes the rows that depend on nothing still to come (Kahn 1962).
    pub(super) fn put_in_order(&mut self) {
        let formulas = self.rows.iter().map(|row| row.formula.as_ref());
        let mut waits: Vec<bool> = formulas.clone().map(|formula| formula.is_some()).list();
        let mut taken = None;
        while taken != Some(self.order.len()) {
            taken = Some(self.order.len());
            for (row, bound) in formulas.clone().enumerate() {
                let is_waiting = |row: &usize| waits.get(*row) == Some(&true);
                let needs = bound.map_or(&[][..], |bound| &bound.places);
                if is_waiting(&row) && !needs.iter().flatten().any(is_waiting) {
                    self.order.push(row);
                    if let Some(waits) = waits.get_mut(row) {
                        *waits = false;
                    }
                }
            }
        }
        self.is_circular = waits;
    }

    /// Whether a row is on a cycle or depends on one.
    #[must_use]
    pub fn is_circular(&self, row: usize) -> bool {
        self.is_circular.get(row) == Some(&true)
    }

    /// Returns a cycle that a row is on or leads to: each row depends on the next, and the last on the first.
    #[must_use]
    pub fn circle(&self, row: usize) -> Vec<usize> {
        let mut path = vec![row];
        let mut at = row;
        // Every row left out of the order depends on another that is left out.
        while let Some(next) = self.formula(at).and_then(|bound| {
            let mut needs = bound.places.iter().flatten().copied();
            needs.find(|need| self.is_circular(*need))
        }) {
            if let Some(start) = path.iter().position(|earlier| *earlier == next) {
                return path.split_off(start);
            }
            path.push(next);
            at = next;
        }
        Vec::new()
    }
}
