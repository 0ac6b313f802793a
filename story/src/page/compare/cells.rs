//! Cells of a table: the number, its ratio to the baseline, a bar, and where it comes from.

use crate::list::List as _;
use crate::model::table::{BaselineComparison, Line, Ratio, against, largest, ratio};
use crate::numbers::number;
use crate::numbers::rounding::Rounding;
use crate::page::compare::layout::{CellValue, ColumnResult, TableBasis, TableLayout};
use crate::page::compare::notes::{Attribution, Note};
use crate::page::context::PageContext;
use crate::page::words;

/// A figure of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureCell {
    /// The number without its unit, or what is said in its place.
    pub text: String,
    /// Whether it is not known.
    pub is_unknown: bool,
    /// How it compares with the baseline: `better`, `worse` or `same`.
    pub tone: &'static str,
    /// How it compares, in a word for assistive technology; empty if it is neither better nor worse.
    pub tone_word: &'static str,
    /// Its difference from the baseline.
    pub difference: Option<String>,
    /// Its bar, if it is a number.
    pub bar: Option<Bar>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// Its bounds in the unit of the row; `None` if it is not a number.
    pub bounds: Option<(f64, f64)>,
    /// How its number is rounded.
    pub rounding: Rounding,
}

/// A bar in proportion to the largest value of a row, as lengths in a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The length to the lower bound of the value.
    pub low: String,
    /// The length to its upper bound.
    pub high: String,
}

/// Where the figure of a cell comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provenance {
    /// Nothing is stated about it.
    Nothing,
    /// The reader has set it.
    Reader,
    /// It is stated by sources.
    Stated(Attribution),
    /// It is computed.
    Computed(Derivation),
    /// It cannot be computed, for this reason.
    Undetermined(String),
}

/// How a figure was computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The row that decides it, worded, if it is the maximum or minimum of several.
    pub decided_by: Option<String>,
    /// The name of the baseline, if that is decided by another row.
    pub other_basis: Option<String>,
    /// The unknown values that were left out.
    pub left_out: Option<Note>,
}

/// Returns the cells of a row from their values, in the order of the columns.
pub(super) fn figure_cells(
    laid: &TableLayout,
    row: usize,
    line: Line,
    values: Vec<CellValue>,
) -> Vec<FigureCell> {
    let top = largest(values.iter().map(|value| value.bounds));
    let base = values.first().and_then(|value| value.bounds);
    let cells = laid.columns.iter().zip(values).enumerate();
    cells
        .map(|(place, (worked, value))| {
            let ratio = ratio(value.bounds, base);
            let context = &laid.basis.context;
            let apart = || difference(ratio, context);
            let (tone, tone_word, difference) = match against(ratio, *line.better()) {
                _ if place == 0 => ("same", "", None),
                BaselineComparison::Same => ("same", "", Some("=".to_owned())),
                BaselineComparison::Better => ("better", context.words.better, apart()),
                BaselineComparison::Worse => ("worse", context.words.worse, apart()),
                BaselineComparison::Neither => ("same", "", apart()),
            };
            let is_unknown = value.text.is_none();
            FigureCell {
                provenance: provenance(laid, worked, row, line, is_unknown),
                text: value
                    .text
                    .unwrap_or_else(|| missing(&laid.basis, worked, line).to_owned()),
                is_unknown,
                tone,
                tone_word,
                difference,
                bar: value.bounds.map(|(low, high)| Bar {
                    low: length(low, top),
                    high: length(high, top),
                }),
                bounds: value.bounds,
                rounding: value.rounding,
            }
        })
        .list()
}

fn length(value: f64, top: f64) -> String {
    if top > 0.0 {
        number::length((value / top).clamp(0.0, 1.0), 1)
    } else {
        "0%".to_owned()
    }
}

/// Words the difference from the baseline: "−56%", "+19%", "3.4×" from a ratio of 3; a range if the values have one.
fn difference(ratio: Ratio, context: &PageContext) -> Option<String> {
    let locale = context.locale;
    let text = |ratio: f64| {
        let apart = ratio - 1.0;
        if ratio >= 3.0 {
            return number::times(ratio, locale);
        }
        // A whole percent is too coarse close to −100%, and says nothing about two values that are almost equal.
        let is_close = apart.abs() < 0.01 && apart.abs() > 1e-12;
        let sign = if apart > 0.0 { "+" } else { "" };
        let percent = number::percent(apart, u8::from(ratio < 0.1 || is_close), locale);
        format!("{sign}{percent}")
    };
    let Ratio::Known { low, high } = ratio else {
        return None;
    };
    let (low, high) = (text(low), text(high));
    Some(if low == high {
        low
    } else {
        format!("{low} {} {high}", context.words.to)
    })
}

/// Returns the words in place of a number that a cell does not have.
fn missing(basis: &TableBasis, worked: &ColumnResult, line: Line) -> &'static str {
    let words = basis.context.words;
    match line {
        Line::Derived(_) => words.cannot_tell,
        Line::Given(_) if worked.has_none(line, basis.day()) => words.none,
        Line::Given(_) => words.not_known,
    }
}

fn provenance(
    laid: &TableLayout,
    worked: &ColumnResult,
    row: usize,
    line: Line,
    is_unknown: bool,
) -> Provenance {
    if matches!(line, Line::Derived(_)) {
        return derivation(laid, worked, row, is_unknown);
    }
    let Some(value) = worked.column.item.value(line.id()) else {
        return Provenance::Nothing;
    };
    let context = &laid.basis.context;
    let stated = value.on(context.day());
    let unit = line.unit().kind().unit();
    if worked.is_own() && stated.amount.figure(unit) != worked.figure(row) {
        Provenance::Reader
    } else {
        Provenance::Stated(Attribution::new(context, stated))
    }
}

fn derivation(
    laid: &TableLayout,
    worked: &ColumnResult,
    row: usize,
    is_unknown: bool,
) -> Provenance {
    let basis = &laid.basis;
    let (sheet, words) = (basis.sheet.sheet(), basis.context.words);
    let Some(bound) = sheet.formula(row) else {
        return Provenance::Nothing;
    };
    if is_unknown {
        let labels = basis.labels(&sheet.roots(&[row], &worked.figures));
        let why = words::not_known_rows(&labels, basis.context.locale);
        return Provenance::Undetermined(why);
    }
    let decided = bound.decided_by(&worked.figures);
    let base = laid.baseline();
    let base_decided = base.and_then(|base| bound.decided_by(&base.figures));
    let has_other_basis = decided.is_some() && base_decided.is_some() && decided != base_decided;
    let decided_by = decided.and_then(|row| basis.label(row));
    let mut left_out = bound.replaced(&worked.figures);
    left_out.retain(|row| {
        let line = basis.table.lines().nth(*row);
        !line.is_some_and(|line| worked.has_none(line, basis.day()))
    });
    let left_out = basis.labels(&left_out);
    Provenance::Computed(Derivation {
        decided_by: decided_by.map(|label| format!(", {} {label}", words.decided_by)),
        other_basis: base
            .filter(|_| has_other_basis)
            .map(|base| basis.name(base).to_owned()),
        left_out: (!left_out.is_empty())
            .then(|| Note::Text(format!("{}: {}", words.left_out, left_out.join(", ")))),
    })
}
