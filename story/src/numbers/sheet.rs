//! A sheet: named figures that are given, and formulas over them in an order in which they can be evaluated.
//!
//! Tables and calculations are both sheets. Names are resolved once, when a sheet is created; evaluating it is pure
//! arithmetic.

use std::rc::Rc;

use crate::numbers::figure::{self, Figure};
use crate::numbers::formula::{Expression, Formula};
use crate::numbers::unit::Unit;
use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader};

/// The kind of a row's figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Numbers in a unit.
    Number(Unit),
    /// Yes or no.
    YesNo,
    /// Words.
    Text,
    /// Dates.
    Date,
}

impl Kind {
    /// Returns the unit of its numbers; the unit of pure numbers if it has none.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Number(unit) => unit,
            Self::YesNo | Self::Text | Self::Date => Unit::ONE,
        }
    }
}

/// The kind of a row's figures as written in the file: a unit, or `yes/no`, `text` or `date`.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    text: Rc<str>,
    kind: Kind,
}

impl Measure {
    /// Returns it as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the kind of figures that it stands for.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns the unit as readers see it; empty for pure numbers and for what is not a number.
    #[must_use]
    pub fn symbol(&self) -> &str {
        match self.kind {
            Kind::Number(_) if &*self.text != "1" => &self.text,
            _ => "",
        }
    }
}

impl FromJson for Measure {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let text = String::read(json, at, reader)?;
        let kind = match text.as_str() {
            "yes/no" => Kind::YesNo,
            "text" => Kind::Text,
            "date" => Kind::Date,
            unit => match unit.parse() {
                Ok(unit) => Kind::Number(unit),
                Err(error) => {
                    let error: crate::numbers::unit::UnitError = error;
                    reader.note(at, crate::reading::read::advice!("{error}"));
                    return None;
                }
            },
        };
        Some(Self {
            text: text.into(),
            kind,
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Measure {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Measure".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A unit, like GB/s, mm², bit·TOP/s, USD/million token, % or 1; or yes/no, text, date.",
            "minLength": 1
        })
    }
}

/// A formula whose names are bound to the rows of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    formula: Formula,
    places: Vec<Option<usize>>,
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
        names.iter().filter_map(place).collect()
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
        .collect()
}

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
        let written: Vec<_> = rows.into_iter().collect();
        let mut sheet = Self {
            rows: written
                .iter()
                .map(|(name, kind, _)| Row {
                    name: (*name).into(),
                    kind: *kind,
                    formula: None,
                })
                .collect(),
            order: Vec::new(),
            is_circular: Vec::new(),
        };
        let bound: Vec<Option<Bound>> = written
            .iter()
            .map(|(_, _, formula)| formula.map(|formula| sheet.bind(formula)))
            .collect();
        for (row, bound) in sheet.rows.iter_mut().zip(bound) {
            row.formula = bound;
        }
        sheet.put_in_order();
        sheet
    }

    /// Repeatedly takes the rows that depend on nothing still to come (Kahn 1962).
    fn put_in_order(&mut self) {
        let formulas = self.rows.iter().map(|row| row.formula.as_ref());
        let mut waits: Vec<bool> = formulas.clone().map(|formula| formula.is_some()).collect();
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

    /// Binds a formula to the rows of this sheet.
    #[must_use]
    pub fn bind(&self, formula: &Formula) -> Bound {
        let places = formula.names().iter();
        Bound {
            places: places.map(|(name, _)| self.place(name)).collect(),
            formula: formula.clone(),
        }
    }

    /// Evaluates all rows, in base units. `given` has one figure for each row; those of rows with a formula are
    /// ignored.
    #[must_use]
    pub fn work_out(&self, given: impl IntoIterator<Item = Figure>) -> Vec<Figure> {
        let mut figures: Vec<Figure> = given.into_iter().collect();
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
            bound.places.iter().flatten().copied().collect()
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
