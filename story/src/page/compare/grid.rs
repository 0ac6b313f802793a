//! A table as it is shown: its columns, and its rows, group by group.

use std::rc::Rc;

use crate::model::as_of::Known;
use crate::model::table::{Better, Line, Table, TableId};
use crate::model::table_sheet::TableSheet;
use crate::numbers::sheet::Bound;
use crate::page::compare::cells::{FigureCell, Provenance, figure_cells};
use crate::page::compare::figures::FigureList;
use crate::page::compare::layout::{CellValue, TableBasis, TableLayout};
use crate::page::compare::notes::Note;
use crate::page::compare::rules::{VerdictText, rule_groups};
use crate::page::compare::tools::TableTools;
use crate::page::compare::what_if::WhatIf;
use crate::page::context::PageContext;
use crate::page::links::{Citations, ItemLink};
use crate::state::table_view::TableAction;
use crate::state::view_state::Action;

/// A table as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct TableGrid {
    /// The table.
    pub table: TableId,
    /// Its title.
    pub title: String,
    /// An introductory sentence.
    pub intro: Option<String>,
    /// The claims it bears on, each with its id in the story.
    pub claims: Vec<(String, ItemLink)>,
    /// Its controls.
    pub tools: Rc<TableTools>,
    /// Its columns, the baseline first.
    pub columns: Vec<Rc<GridColumn>>,
    /// Its rows, group by group.
    pub groups: Vec<GridGroup>,
    /// The panel of the reader's own column, if the table has one.
    pub what_if: Option<WhatIf>,
    /// All figures of all items.
    pub figures: Rc<FigureList>,
    /// The sources that are cited in the rows and published on the day, in their order.
    pub sources: Vec<NamedSource>,
    /// The name of the file that the table is downloaded as, without its ending.
    pub file_name: String,
}

/// A source as it is named in a table for other programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedSource {
    /// Its number in the list of sources.
    pub number: usize,
    /// Its publisher, title and address.
    pub text: String,
}

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
    /// Its place among the rows or the rules of the table, in the order of the file.
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
            .collect()
    }
}

impl TableGrid {
    /// Lays out a table; `None` if none of its items is known yet.
    #[must_use]
    pub fn new(context: &PageContext, table: &Table, sheet: &TableSheet) -> Option<Self> {
        let chosen = context.state.table(&table.id);
        let basis = TableBasis {
            context: *context,
            table,
            sheet,
        };
        let laid = TableLayout::new(basis, &chosen);
        if laid.columns.is_empty() {
            return None;
        }
        let language = context.language();
        let columns = columns(&laid);
        let rules = basis.known_rules();
        let mut groups = figure_groups(&laid, &columns);
        groups.extend(rule_groups(&laid, &columns, &rules));
        let claims = table.claims.iter();
        let claims = claims.filter_map(|id| context.story().claim(id));
        let claims = claims.filter(|claim| claim.is_known(context.day()));
        Some(Self {
            table: table.id.clone(),
            title: table.title.get(language).to_owned(),
            intro: table
                .intro
                .as_ref()
                .map(|intro| intro.get(language).to_owned()),
            claims: claims
                .map(|claim| (claim.id.to_string(), ItemLink::to_claim(context, claim)))
                .collect(),
            tools: Rc::new(TableTools::new(&laid)),
            sources: named_sources(context, &groups),
            file_name: format!("{}-{}", context.story().id, table.id),
            columns,
            groups,
            what_if: WhatIf::new(&laid, &rules),
            figures: Rc::new(FigureList::new(context, table, &rules)),
        })
    }
}

fn named_sources(context: &PageContext, groups: &[GridGroup]) -> Vec<NamedSource> {
    let mut numbers = Vec::new();
    let mut add = |citations: &Citations| {
        let known = citations.numbers.iter();
        let known = known.filter(|citation| citation.link.is_some());
        numbers.extend(known.map(|citation| citation.number));
    };
    for row in groups.iter().flat_map(|group| &group.rows) {
        row.head.iter().for_each(|head| add(&head.sources));
        for cell in &row.cells {
            if let CellContent::Figure(cell) = &cell.content
                && let Provenance::Stated(attribution) = &cell.provenance
            {
                add(&attribution.citations);
            }
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    let sources = context.story().sources.iter().zip(1..);
    let cited = sources.filter(|(_, number)| numbers.binary_search(number).is_ok());
    cited
        .map(|(source, number)| NamedSource {
            number,
            text: format!(
                "{}: {} <{}>",
                source.publisher,
                source.title,
                source.url.as_str()
            ),
        })
        .collect()
}

fn columns(laid: &TableLayout) -> Vec<Rc<GridColumn>> {
    let (language, words) = (laid.basis.context.language(), laid.basis.context.words);
    let columns = laid.columns.iter().enumerate();
    columns
        .map(|(place, worked)| {
            let item = worked.column.item;
            let mut remarks = Vec::new();
            if place == 0 {
                remarks.push(words.baseline.to_owned());
            }
            if worked.is_own() {
                remarks.push(format!("{}: {}", words.start_from, item.label));
            }
            remarks.extend(item.by.as_ref().map(|by| by.get(language).to_owned()));
            Rc::new(GridColumn {
                key: worked.key().to_owned(),
                name: laid.basis.name(worked).to_owned(),
                remarks,
                is_spare: place != 0 && place != laid.compared,
                is_own: worked.is_own(),
            })
        })
        .collect()
}

fn figure_groups(laid: &TableLayout, columns: &[Rc<GridColumn>]) -> Vec<GridGroup> {
    let language = laid.basis.context.language();
    let groups = laid.basis.table.grouped().into_iter();
    groups
        .map(|(group, lines)| {
            let rows: Vec<Rc<GridRow>> = lines
                .into_iter()
                .map(|(row, line)| Rc::new(figure_row(laid, columns, row, line)))
                .collect();
            GridGroup {
                key: group.map_or_else(String::new, |group| group.id.to_string()),
                class: None,
                force: None,
                is_hidden: rows.iter().all(|row| row.head.is_none()),
                title: group.map(|group| group.label.get(language).to_owned()),
                rows,
            }
        })
        .collect()
}

fn figure_row(laid: &TableLayout, columns: &[Rc<GridColumn>], row: usize, line: Line) -> GridRow {
    let values = values(laid, row, line);
    let shown = values.map(|values| {
        let cells = figure_cells(laid, row, line, values).into_iter();
        let cells = cells.map(|cell| CellContent::Figure(Box::new(cell)));
        (
            Rc::new(row_head(laid, row, line)),
            GridRow::cells(columns, cells.collect()),
        )
    });
    let (head, cells) = shown.unzip();
    GridRow {
        id: format!("row-{}-{}", laid.basis.table.id, line.id()),
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
    let values: Vec<CellValue> = columns
        .map(|worked| basis.value(worked, row, line))
        .collect();
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
    let note = note.map(|note| Note::Cited(note.get(language).to_owned(), sources.clone()));
    let notes: Vec<Note> = code.into_iter().chain(note).collect();
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
