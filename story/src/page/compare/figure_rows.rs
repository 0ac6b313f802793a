//! Rows of figures, given or derived.

use std::rc::Rc;

use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::table::{Better, Line};
use crate::numbers::sheet::Bound;
use crate::page::compare::cells::figure_cells;
use crate::page::compare::layout::{CellValue, TableLayout};
use crate::page::compare::notes::Note;
use crate::page::compare::rows::{
    CellContent, GridColumn, GridGroup, GridRow, RowHead, RowNotes, Sorting,
};
use crate::page::links::Citations;
use crate::state::table_view::TableAction;
use crate::state::view_state::Action;

/// Returns the rows of figures, group by group.
pub(super) fn figure_groups(laid: &TableLayout, columns: &[Rc<GridColumn>]) -> Vec<GridGroup> {
    let language = laid.basis.context.language();
    let groups = laid.basis.table.grouped().into_iter();
    groups
        .map(|(group, lines)| {
            let rows: Vec<Rc<GridRow>> = lines
                .into_iter()
                .map(|(row, line)| Rc::new(figure_row(laid, columns, row, line)))
                .list();
            GridGroup {
                key: group.map_or_else(String::new, |group| group.id.to_string()),
                class: None,
                force: None,
                is_hidden: rows.iter().all(|row| row.head.is_none()),
                title: group.map(|group| group.label.copy(language)),
                rows,
            }
        })
        .list()
}

fn figure_row(laid: &TableLayout, columns: &[Rc<GridColumn>], row: usize, line: Line) -> GridRow {
    let values = values(laid, row, line);
    let shown = values.map(|values| {
        let cells = figure_cells(laid, row, line, values).into_iter();
        let cells = cells.map(|cell| CellContent::Figure(Box::new(cell)));
        (
            Rc::new(row_head(laid, row, line)),
            GridRow::cells(columns, cells.list()),
        )
    });
    let (head, cells) = shown.unzip();
    GridRow {
        id: line.id().dom_id(&laid.basis.table.id),
        key: line.id().to_string(),
        place: row,
        is_rule: false,
        head,
        cells: cells.unwrap_or_default(),
    }
}

/// Returns the values of a row, in the order of the columns; `None` if it is not shown.
fn values(laid: &TableLayout, row: usize, line: Line) -> Option<Vec<CellValue>> {
    let (chosen, basis) = (laid.chosen, &laid.basis);
    let is_sorted = chosen.sort.as_ref().is_some_and(|(id, _)| id == line.id());
    let is_asked = chosen.all_rows || !line.minor() || is_sorted;
    if !is_asked || !line.is_known(basis.day()) {
        return None;
    }
    let columns = laid.columns.iter();
    let values: Vec<CellValue> = columns.map(|worked| basis.value(worked, row, line)).list();
    // A missing value differs from a known one.
    let mut texts = values.iter().map(|value| &value.text);
    let first = texts.next();
    let differs = texts.any(|text| Some(text) != first);
    (differs || !chosen.differences).then_some(values)
}

/// Returns the head of a row: its name and unit, the button that sorts by it, its formula and its note.
fn row_head(laid: &TableLayout, row: usize, line: Line) -> RowHead {
    let (context, table) = (&laid.basis.context, laid.basis.table);
    let (language, words) = (context.language(), context.words);
    let label = line.label().get(language);
    let sorted = laid.chosen.sort.as_ref().filter(|(id, _)| id == line.id());
    let (order, sign) = match sorted {
        Some((_, true)) => (Some("descending"), "↓"),
        Some((_, false)) => (Some("ascending"), "↑"),
        None => (None, "↕"),
    };
    let sort = TableAction::Sort(line.id().clone());
    let formula = laid.basis.sheet.sheet().formula(row).map(Bound::formula);
    let sources = Citations::new(context, line.sources());
    let code = formula.map(|formula| Note::Formula(format!("{} = {formula}", line.id())));
    let note = line.note().as_ref();
    let note = note.map(|note| Note::Cited(note.copy(language), sources.clone()));
    let notes: Vec<Note> = code.into_iter().chain(note).list();
    let better = match line.better() {
        Better::Higher => words.higher_better,
        Better::Lower => words.lower_better,
        Better::Neither => "",
    };
    let unit = laid.basis.unit(line);
    RowHead {
        label: label.to_owned(),
        sorting: Some(Sorting {
            order,
            sign,
            label: format!("{}: {label}", words.sort_by),
            action: Action::Table(table.id.clone(), sort),
        }),
        unit: unit.to_owned(),
        remark: Some(match (unit, better) {
            ("", only) | (only, "") => only.to_owned(),
            (unit, better) => format!("{unit} · {better}"),
        }),
        notes: (!notes.is_empty()).then_some(RowNotes {
            title: if formula.is_some() {
                words.formula
            } else {
                words.about_row
            },
            notes,
        }),
        sources,
    }
}
