//! What a table is made of: columns, and groups of rows with their heads and cells.

use std::rc::Rc;

use crate::list::List as _;
use crate::page::compare::cells::FigureCell;
use crate::page::compare::notes::Note;
use crate::page::compare::verdicts::VerdictText;
use crate::page::links::Citations;
use crate::state::view_state::Action;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridColumn {
    /// Its key in the page: the id of the item, or `own`.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What is said below the name: that it is the baseline, where it starts from, who measured it.
    pub remarks: Vec<String>,
    /// Whether a narrow table leaves it out.
    pub is_spare: bool,
    /// Whether it is the reader's own.
    pub is_own: bool,
}

/// A group of rows.
#[derive(Debug, Clone, PartialEq)]
pub struct GridGroup {
    /// Its key in the table.
    pub key: String,
    /// Its class: `overall` or `rules`.
    pub class: Option<&'static str>,
    /// Which rules it has, by whether they are in force.
    pub force: Option<&'static str>,
    /// Whether none of its rows is shown.
    pub is_hidden: bool,
    /// Its title.
    pub title: Option<String>,
    /// Its rows.
    pub rows: Vec<Rc<GridRow>>,
}

/// A row: figures, the verdicts of a rule, or the overall answer.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// Its id in the page.
    pub id: String,
    /// Its key in the group: its id in the story.
    pub key: String,
    /// Its place among the rows or the rules of the table, in the order of the file; 0 for the overall answer.
    pub place: usize,
    /// Whether it is that of a rule.
    pub is_rule: bool,
    /// Its head; `None` for a row that is not shown, and stays in the page as a target of links.
    pub head: Option<Rc<RowHead>>,
    /// Its cells.
    pub cells: Vec<GridCell>,
}

/// The head of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowHead {
    /// Its name.
    pub label: String,
    /// Sorts the columns by it.
    pub sorting: Option<Sorting>,
    /// Its unit; empty if it has none.
    pub unit: String,
    /// What is said below the name: the unit and which value is better, or when a rule is in force.
    pub remark: Option<String>,
    /// What to know about it.
    pub notes: Option<RowNotes>,
    /// The sources of all its cells, if they do not have their own.
    pub sources: Citations,
}

/// A button that sorts the columns by a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Sorting {
    /// The current order, `ascending` or `descending`, if they are sorted by this row.
    pub order: Option<&'static str>,
    /// Its sign.
    pub sign: &'static str,
    /// Its label.
    pub label: String,
    /// Sorts them, or sorts them the other way.
    pub action: Action,
}

/// What to know about a row, in a fold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowNotes {
    /// The title of the fold.
    pub title: &'static str,
    /// What is in it.
    pub notes: Vec<Note>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct GridCell {
    /// Its column.
    pub column: Rc<GridColumn>,
    /// What it shows.
    pub content: CellContent,
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum CellContent {
    /// Nothing.
    Nothing,
    /// A figure.
    Figure(Box<FigureCell>),
    /// A verdict.
    Verdict {
        /// The verdict.
        verdict: VerdictText,
        /// What it hangs on, if it cannot be told.
        why_unknown: Option<String>,
    },
}

impl GridRow {
    /// Puts the contents of a row into its columns.
    pub(super) fn cells(columns: &[Rc<GridColumn>], contents: Vec<CellContent>) -> Vec<GridCell> {
        let cells = columns.iter().zip(contents);
        cells
            .map(|(column, content)| GridCell {
                column: column.clone(),
                content,
            })
            .list()
    }
}
