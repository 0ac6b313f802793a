//! A table as text for other programs.

use std::rc::Rc;

use crate::list::List as _;
use crate::page::compare::cells::{FigureCell, Provenance};
use crate::page::compare::grid::TableGrid;
use crate::page::compare::rows::{CellContent, GridCell, GridRow, RowHead};
use crate::page::context::PageContext;
use crate::page::links::Citations;
use crate::takeaway::export::{Separator, text};

/// Returns a table as it is shown in a context, as lines of fields: a name, a unit, and for each column a value and its sources.
#[must_use]
pub fn table_text(context: &PageContext, grid: &TableGrid, separator: Separator) -> String {
    let mut head = vec![grid.title.clone(), String::new()];
    for column in &grid.columns {
        head.extend([
            column.name.clone(),
            format!("{}: {}", column.name, context.words.sources),
        ]);
    }
    // The page groups the rules by whether they are in force; here they are in the order of the file.
    let rules = grid.rules.iter().flat_map(|group| &group.rows);
    let mut rules: Vec<&Rc<GridRow>> = rules.list();
    rules.sort_by_key(|row| (row.is_rule, row.place));
    let figures = grid.groups.iter().flat_map(|group| &group.rows);
    let rows = figures.chain(rules);
    let mut lines = vec![head];
    lines.extend(rows.filter_map(|row| Some(fields(context, row, row.head.as_ref()?))));
    text(&lines, separator)
}

fn fields(context: &PageContext, row: &GridRow, head: &RowHead) -> Vec<String> {
    let mut fields = vec![head.label.clone(), head.unit.clone()];
    for GridCell { content, .. } in &row.cells {
        fields.push(match content {
            CellContent::Nothing => String::new(),
            CellContent::Figure(cell) => number(cell),
            CellContent::Verdict { verdict, .. } => verdict.text.clone(),
        });
        fields.push(match content {
            CellContent::Figure(cell) => match &cell.provenance {
                Provenance::Stated(attribution) => sources(context, &attribution.citations),
                // What the reader has set has no source.
                Provenance::Nothing | Provenance::Reader => String::new(),
                Provenance::Computed(_) | Provenance::Undetermined(_) => {
                    sources(context, &head.sources)
                }
            },
            _ => sources(context, &head.sources),
        });
    }
    fields
}

/// Formats a figure for other programs: with a decimal point, in the digits that are shown.
fn number(cell: &FigureCell) -> String {
    let Some(ends) = cell.bounds else {
        return if cell.is_unknown {
            String::new()
        } else {
            cell.text.clone()
        };
    };
    let [low, high] = [ends.0, ends.1].map(|end| cell.rounding.plain(end));
    if low == high {
        low
    } else {
        format!("{low}–{high}")
    }
}

/// Names the sources that are published on the day.
fn sources(context: &PageContext, citations: &Citations) -> String {
    let known = citations.numbers.iter();
    let known = known.filter(|citation| citation.link.is_some());
    let sources = known.filter_map(|citation| context.story().source(&citation.id));
    let named = sources.map(|source| {
        let (publisher, title) = (&source.publisher, &source.title);
        format!("{publisher}: {title} <{}>", source.url.as_str())
    });
    named.list().join("; ")
}
