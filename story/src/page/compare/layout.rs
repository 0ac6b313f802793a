//! A table laid out for a day: its columns with their figures, and the value of each of its cells.

use std::cell::OnceCell;

use crate::calendar::date::Date;
use crate::list::List as _;
use crate::model::rule::Outcome;
use crate::model::table::{Line, PropertyId, Table};
use crate::model::table_sheet::{Column, TableSheet};
use crate::numbers::figure::Figure;
use crate::numbers::quantity::Amount;
use crate::numbers::rounding::{Rounding, bounds};
use crate::page::context::PageContext;
use crate::state::table_view::TableView;
use crate::wording::amount_words;

/// A table to be worked out in a context.
#[derive(Clone, Copy)]
pub(super) struct TableBasis<'a> {
    pub context: PageContext<'a>,
    pub table: &'a Table,
    pub sheet: &'a TableSheet,
}

/// A column with its figures and outcomes.
pub(super) struct ColumnResult<'a> {
    pub column: Column<'a>,
    pub figures: Vec<Figure>,
    /// The figures with each number widened by its rounding error, computed on first use.
    wide: OnceCell<Vec<Figure>>,
    pub outcomes: Vec<Outcome>,
}

/// The value of a cell.
pub(super) struct CellValue {
    /// Its text without the unit; `None` if it is not known.
    pub text: Option<String>,
    /// Its bounds in the unit of the row; `None` if it is not a number.
    pub bounds: Option<(f64, f64)>,
    /// How its number is rounded.
    pub rounding: Rounding,
}

impl ColumnResult<'_> {
    /// Whether it is the reader's own.
    pub const fn is_own(&self) -> bool {
        self.column.changed.is_some()
    }

    /// Returns its key in the page.
    pub fn key(&self) -> &str {
        if self.is_own() {
            "own"
        } else {
            self.column.item.id.as_str()
        }
    }

    pub fn figure(&self, row: usize) -> Figure {
        self.figures.get(row).copied().unwrap_or(Figure::Unknown)
    }

    /// Returns what is stated about the amount of a row on a day.
    pub fn amount(&self, line: Line, day: Date) -> Option<&Amount> {
        self.column.item.value(line.id())?.amount_on(day)
    }

    /// Whether the value of a row does not exist, as opposed to not being known.
    pub fn has_none(&self, line: Line, day: Date) -> bool {
        matches!(self.amount(line, day), Some(Amount::None { .. }))
    }
}

impl<'a> TableBasis<'a> {
    pub fn day(&self) -> Date {
        self.context.day()
    }

    /// Evaluates a column.
    pub fn result(&self, column: Column<'a>) -> ColumnResult<'a> {
        let figures = self.sheet.figures(self.table, column, self.day());
        ColumnResult {
            outcomes: self.sheet.outcomes(column, &figures),
            column,
            figures,
            wide: OnceCell::new(),
        }
    }

    /// Returns the name of a column; for the reader's own, the one that the table gives it.
    pub fn name(&self, worked: &ColumnResult<'a>) -> &'a str {
        match &self.table.what_if {
            Some(what_if) if worked.is_own() => what_if.label.get(self.context.language()),
            _ => &worked.column.item.label,
        }
    }

    /// Returns the label of a row by its index.
    pub fn label(&self, row: usize) -> Option<&'a str> {
        let line = self.table.lines().nth(row)?;
        Some(line.label().get(self.context.language()))
    }

    /// Returns the labels of rows by their indices.
    pub fn labels(&self, rows: &[usize]) -> Vec<&'a str> {
        rows.iter().filter_map(|row| self.label(*row)).list()
    }

    /// Returns the unit of a row as readers see it.
    pub fn unit(&self, line: Line<'a>) -> &'a str {
        let label = line.unit_label().as_ref();
        amount_words::unit(line.unit(), label, self.context.language())
    }

    /// Returns the value of a row in a column.
    pub fn value(&self, worked: &ColumnResult, row: usize, line: Line) -> CellValue {
        let (locale, language) = (self.context.locale, self.context.language());
        let (figure, kind) = (worked.figure(row), line.unit().kind());
        let rounding = self.rounding(worked, row, line);
        let computed = || amount_words::figure(figure, kind, rounding, locale);
        let stated = |amount| amount_words::amount(amount, rounding, locale, language);
        // What the reader may change in their own column is a figure; words and dates stay as they are stated.
        let text = match worked.amount(line, self.day()) {
            Some(amount) if !worked.is_own() => stated(amount),
            Some(amount) if amount.bounds().is_none() => computed().or_else(|| stated(amount)),
            _ => computed(),
        };
        CellValue {
            text,
            bounds: bounds(figure, kind),
            rounding,
        }
    }

    /// Returns the value of a derived row with its unit.
    pub fn derived_text(&self, worked: &ColumnResult, row: usize, line: Line<'a>) -> String {
        let text = self.value(worked, row, line).text;
        text.map_or_else(
            || self.context.words.cannot_tell.to_owned(),
            |text| amount_words::with_unit(&text, self.unit(line)),
        )
    }

    fn rounding(&self, worked: &ColumnResult, row: usize, line: Line) -> Rounding {
        line.rounding().unwrap_or_else(|| {
            let sheet = self.sheet.sheet();
            let wide = worked.wide.get_or_init(|| {
                let properties = &self.table.properties;
                let decimals = |given: usize| properties.get(given)?.decimals;
                sheet.work_out_widely(&worked.figures, &decimals)
            });
            sheet.rounding(row, &worked.figures, wide)
        })
    }
}

/// A table laid out for the as-of date.
pub(super) struct TableLayout<'a> {
    pub basis: TableBasis<'a>,
    pub chosen: &'a TableView,
    /// The columns, the baseline first.
    pub columns: Vec<ColumnResult<'a>>,
    /// The index of the column that a narrow table shows beside the baseline.
    pub compared: usize,
}

impl<'a> TableLayout<'a> {
    pub fn new(basis: TableBasis<'a>, chosen: &'a TableView) -> Self {
        let columns = chosen.columns(basis.table, basis.day()).into_iter();
        let mut columns: Vec<ColumnResult> = columns.map(|column| basis.result(column)).list();
        if let Some((row, is_descending)) = &chosen.sort
            && let Some(others) = columns.get_mut(1..)
        {
            sort(others, basis.sheet, row, *is_descending);
        }
        let found: Vec<Column> = columns.iter().map(|worked| worked.column).list();
        Self {
            compared: chosen.compared_place(&found),
            basis,
            chosen,
            columns,
        }
    }

    /// Returns the baseline.
    pub fn baseline(&self) -> Option<&ColumnResult<'a>> {
        self.columns.first()
    }
}

/// Sorts columns by a row; those without a number come last.
fn sort(columns: &mut [ColumnResult], sheet: &TableSheet, row: &PropertyId, is_descending: bool) {
    let place = sheet.sheet().place(row.as_str());
    let worth = |worked: &ColumnResult| Some(worked.figure(place?).number()?.high());
    columns.sort_by(|one, two| match (worth(one), worth(two)) {
        (Some(one), Some(two)) if is_descending => two.total_cmp(&one),
        (Some(one), Some(two)) => one.total_cmp(&two),
        (one, two) => two.is_some().cmp(&one.is_some()),
    });
}
