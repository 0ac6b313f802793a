//! A formula bound to the rows of a sheet, and the comparisons in it.

use crate::list::List as _;
use crate::numbers::figure::{self, Figure};
use crate::numbers::formula::{Expression, Formula};

/// A formula whose names are bound to the rows of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    pub(super) formula: Formula,
    pub(super) places: Vec<Option<usize>>,
}

impl Bound {
    /// Returns the formula.
    #[must_use]
    pub const fn formula(&self) -> &Formula {
        &self.formula
    }

    /// Returns the rows that it names.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().flatten().copied()
    }

    fn names<'a>(&'a self, figures: &'a [Figure]) -> impl Fn(usize) -> Figure + 'a {
        |name| {
            let place = self.places.get(name).copied().flatten();
            let found = place.and_then(|place| figures.get(place));
            // A name that is not in the sheet is unknown.
            found.copied().unwrap_or(Figure::Unknown)
        }
    }

    /// Evaluates it over the figures of its sheet.
    #[must_use]
    pub fn evaluate(&self, figures: &[Figure]) -> Figure {
        figure::evaluate(&self.formula, &self.names(figures))
    }

    fn rows(&self, names: &[usize]) -> Vec<usize> {
        let place = |name: &usize| self.places.get(*name).copied().flatten();
        names.iter().filter_map(place).list()
    }

    /// Returns the rows that leave its result undetermined.
    #[must_use]
    pub fn undecided(&self, figures: &[Figure]) -> Vec<usize> {
        self.rows(&figure::undecided(&self.formula, &self.names(figures)))
    }

    /// Returns the rows that are unknown and were replaced by a fallback.
    #[must_use]
    pub fn replaced(&self, figures: &[Figure]) -> Vec<usize> {
        self.rows(&figure::replaced(&self.formula, &self.names(figures)))
    }

    /// Returns the row that decides it, if it is the maximum or the minimum of several.
    #[must_use]
    pub fn decided_by(&self, figures: &[Figure]) -> Option<usize> {
        let name = figure::decided_by(&self.formula, &self.names(figures))?;
        self.places.get(name).copied().flatten()
    }

    /// Returns its comparisons.
    pub(crate) fn comparisons(&self) -> impl Iterator<Item = Comparison<'_>> {
        figure::comparisons(&self.formula)
            .into_iter()
            .map(|part| Comparison { bound: self, part })
    }
}

/// A comparison in a formula over a sheet.
pub(crate) struct Comparison<'a> {
    bound: &'a Bound,
    part: &'a Expression,
}

impl Comparison<'_> {
    /// Whether it holds.
    fn truth(&self, figures: &[Figure]) -> Figure {
        figure::evaluate_part(self.part, &self.bound.names(figures))
    }
}

/// Evaluates comparisons over the same figures: all of them, or the one at an index.
pub(crate) fn truths(all: &[Comparison], one: Option<usize>, figures: &[Figure]) -> Vec<Figure> {
    let asked = match one {
        None => all,
        Some(one) => all.get(one..=one).unwrap_or_default(),
    };
    asked
        .iter()
        .map(|comparison| comparison.truth(figures))
        .list()
}
