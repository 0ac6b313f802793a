//! A sheet: named figures that are given, and formulas over them in an order in which they can be evaluated.
//!
//! Tables and calculations are both sheets. Names are resolved once, when a sheet is created; evaluating it is pure
//! arithmetic.

mod bound;
mod measure;
mod order;

use std::rc::Rc;

pub use bound::Bound;
pub(crate) use bound::{Comparison, truths};
pub use measure::{Kind, Measure};

use crate::list::List as _;
use crate::numbers::figure::Figure;
use crate::numbers::formula::Formula;

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name in formulas.
    pub name: Rc<str>,
    /// The kind of its figures.
    pub kind: Kind,
    /// How it is computed; `None` if it is given.
    pub formula: Option<Bound>,
}

/// Named figures and formulas over them.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    rows: Vec<Row>,
    /// The rows with formulas, each after those it depends on. Rows that are on a cycle or depend on one are left out.
    order: Vec<usize>,
    /// For each row, whether it is left out.
    is_circular: Vec<bool>,
}

impl Sheet {
    /// Creates a sheet from rows: the name of each, its kind, and its formula if it has one.
    ///
    /// Rows may be in any order. A row that depends on a cycle, or is on one, is never evaluated and stays unknown.
    #[must_use]
    pub fn new<'a>(rows: impl IntoIterator<Item = (&'a str, Kind, Option<&'a Formula>)>) -> Self {
        let written: Vec<_> = rows.into_iter().list();
        let mut sheet = Self {
            rows: written
                .iter()
                .map(|(name, kind, _)| Row {
                    name: (*name).into(),
                    kind: *kind,
                    formula: None,
                })
                .list(),
            order: Vec::new(),
            is_circular: Vec::new(),
        };
        let bound: Vec<Option<Bound>> = written
            .iter()
            .map(|(_, _, formula)| formula.map(|formula| sheet.bind(formula)))
            .list();
        for (row, bound) in sheet.rows.iter_mut().zip(bound) {
            row.formula = bound;
        }
        sheet.put_in_order();
        sheet
    }

    /// Returns its rows, in the order in which they were given.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the index of a row by its name.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        self.rows.iter().position(|row| *row.name == *name)
    }

    /// Returns the formula of a row.
    #[must_use]
    pub fn formula(&self, row: usize) -> Option<&Bound> {
        self.rows.get(row)?.formula.as_ref()
    }

    /// Binds a formula to the rows of this sheet.
    #[must_use]
    pub fn bind(&self, formula: &Formula) -> Bound {
        let places = formula.names().iter();
        Bound {
            places: places.map(|(name, _)| self.place(name)).list(),
            formula: formula.clone(),
        }
    }

    /// Evaluates all rows, in base units. `given` has one figure for each row; those of rows with a formula are
    /// ignored.
    #[must_use]
    pub fn work_out(&self, given: impl IntoIterator<Item = Figure>) -> Vec<Figure> {
        let mut figures: Vec<Figure> = given.into_iter().list();
        figures.resize(self.rows.len(), Figure::Unknown);
        for (row, figure) in self.rows.iter().zip(&mut figures) {
            if row.formula.is_some() {
                *figure = Figure::Unknown;
            }
        }
        for row in &self.order {
            if let Some(bound) = self.formula(*row) {
                let figure = bound.evaluate(&figures);
                if let Some(place) = figures.get_mut(*row) {
                    *place = figure;
                }
            }
        }
        figures
    }

    /// Returns the comparisons in all its formulas.
    pub(crate) fn comparisons(&self) -> impl Iterator<Item = Comparison<'_>> {
        let bound = self.order.iter().filter_map(|row| self.formula(*row));
        bound.flat_map(Bound::comparisons)
    }

    /// Returns the given rows that a row is ultimately computed from; for a given row, itself.
    #[must_use]
    pub fn givens(&self, row: usize) -> Vec<usize> {
        self.beneath(&[row], &|bound| {
            bound.places.iter().flatten().copied().list()
        })
    }

    /// Returns the given rows that ultimately leave these rows undetermined.
    #[must_use]
    pub fn roots(&self, rows: &[usize], figures: &[Figure]) -> Vec<usize> {
        self.beneath(rows, &|bound| bound.undecided(figures))
    }

    /// Returns the given rows that are reached from these through formulas.
    fn beneath(&self, rows: &[usize], needs: &dyn Fn(&Bound) -> Vec<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut is_new = vec![true; self.rows.len()];
        let mut left = rows.to_vec();
        while let Some(row) = left.pop() {
            match is_new.get_mut(row) {
                Some(is_new) if *is_new => *is_new = false,
                _ => continue,
            }
            match self.formula(row) {
                Some(bound) => left.extend(needs(bound)),
                None => found.push(row),
            }
        }
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::unit::Unit;

    const NUMBER: Kind = Kind::Number(Unit::ONE);

    fn sheet(rows: &[(&str, &str)]) -> Sheet {
        let formulas: Vec<Option<Formula>> = rows
            .iter()
            .map(|(_, text)| (!text.is_empty()).then(|| text.parse().unwrap()))
            .collect();
        let rows = rows.iter().zip(&formulas);
        Sheet::new(rows.map(|((name, _), formula)| (*name, NUMBER, formula.as_ref())))
    }

    #[test]
    fn rows_are_worked_out_in_whatever_order_they_stand() {
        let sheet = sheet(&[("c", "b * 2"), ("b", "a + 1"), ("a", "")]);
        let figures = sheet.work_out([Figure::Unknown, Figure::Unknown, Figure::exact(3.0)]);
        assert_eq!(figures, [8.0, 4.0, 3.0].map(Figure::exact));
    }

    #[test]
    fn what_depends_on_itself_stays_unknown_and_its_circle_is_found() {
        let sheet = sheet(&[("a", "b + d"), ("b", "c + 1"), ("c", "b - 1"), ("d", "2")]);
        let figures = sheet.work_out([]);
        assert_eq!(figures[0], Figure::Unknown);
        assert_eq!(figures[3], Figure::exact(2.0));
        assert!(sheet.is_circular(0) && !sheet.is_circular(3));
        assert_eq!(sheet.circle(0), [1, 2]);
    }

    #[test]
    fn what_cannot_be_told_is_traced_to_what_is_not_known() {
        let sheet = sheet(&[
            ("area", ""),
            ("rate", ""),
            ("density", "rate / area"),
            ("twice", "density * 2"),
        ]);
        let figures = sheet.work_out([Figure::Unknown, Figure::exact(2.0)]);
        assert_eq!(sheet.roots(&[3], &figures), [0]);
    }
}
