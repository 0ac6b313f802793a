//! A table as it is shown: its controls, its columns, its rows, and what is below them.

use std::rc::Rc;

use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::table::{Table, TableId};
use crate::model::table_sheet::TableSheet;
use crate::page::compare::figure_rows::figure_groups;
use crate::page::compare::figures::FigureList;
use crate::page::compare::layout::{TableBasis, TableLayout};
use crate::page::compare::rows::{GridColumn, GridGroup};
use crate::page::compare::rules::rule_groups;
use crate::page::compare::tools::TableTools;
use crate::page::compare::what_if::WhatIf;
use crate::page::context::PageContext;
use crate::page::links::ItemLink;

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
    /// Its rows of figures, group by group.
    pub groups: Vec<GridGroup>,
    /// The overall answer, then its rules, by whether they are in force.
    pub rules: Vec<GridGroup>,
    /// The panel of the reader's own column, if the table has one.
    pub what_if: Option<WhatIf>,
    /// All figures of all items.
    pub figures: Rc<FigureList>,
    /// The name of the file that the table is downloaded as, without its ending.
    pub file_name: String,
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
        let known = basis.known_rules();
        let groups = figure_groups(&laid, &columns);
        let rules = rule_groups(&laid, &columns, &known);
        let claims = table.claims.iter();
        let claims = claims.filter_map(|id| context.story().claim(id));
        let claims = claims.filter(|claim| claim.is_known(context.day()));
        Some(Self {
            table: table.id.clone(),
            title: table.title.copy(language),
            intro: table.intro.as_ref().map(|intro| intro.copy(language)),
            claims: claims
                .map(|claim| (claim.id.to_string(), ItemLink::to_claim(context, claim)))
                .list(),
            tools: Rc::new(TableTools::new(&laid)),
            file_name: format!("{}-{}", context.story().id, table.id),
            columns,
            groups,
            rules,
            what_if: WhatIf::new(&laid, &known),
            figures: Rc::new(FigureList::new(context, table, &known)),
        })
    }
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
            remarks.extend(item.by.as_ref().map(|by| by.copy(language)));
            Rc::new(GridColumn {
                key: worked.key().to_owned(),
                name: laid.basis.name(worked).to_owned(),
                remarks,
                is_spare: place != 0 && place != laid.compared,
                is_own: worked.is_own(),
            })
        })
        .list()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

    use super::*;
    use crate::page::compare::rows::GridRow;
    use crate::page::part::Part;
    use crate::page::tests as page;
    use crate::state::table_view::TableAction;
    use crate::state::view_state::{Action, ViewState};

    fn opened() -> ViewState {
        ViewState::new(page::small().into(), Some("en"), None)
    }

    fn does(state: &ViewState, action: TableAction) -> ViewState {
        state.apply(Action::Table("loads".into(), action))
    }

    fn grid(state: &ViewState) -> TableGrid {
        let context = PageContext::new(state, &Part::ALL);
        let table = state.story.table(&"loads".into()).unwrap();
        TableGrid::new(&context, table, &TableSheet::new(table)).unwrap()
    }

    fn rows(grid: &TableGrid) -> impl Iterator<Item = &Rc<GridRow>> {
        let groups = grid.groups.iter().chain(&grid.rules);
        groups.flat_map(|group| &group.rows)
    }

    #[test]
    fn a_slider_changes_only_the_rows_that_hang_on_it() {
        let set = |load| does(&opened(), TableAction::Set("load".into(), load));
        let (before, after) = (grid(&set(50.0)), grid(&set(51.0)));
        let changed = rows(&before).zip(rows(&after));
        let changed = changed.filter(|(before, after)| before != after);
        let changed: Vec<&str> = changed.map(|(row, _)| row.key.as_str()).collect();
        assert_eq!(changed, ["load_per_metre", "load"]);
        assert_eq!(before.tools, after.tools);
        assert_eq!(before.figures, after.figures);
    }

    #[test]
    fn a_row_of_minor_interest_keeps_its_id_while_it_is_not_shown() {
        let row = |state: &ViewState| {
            let grid = grid(state);
            let mut rows = rows(&grid);
            let row = rows.find(|row| row.id == "row-loads-opened").unwrap();
            (row.head.is_some(), row.cells.len())
        };
        let state = opened();
        assert_eq!(row(&state), (false, 0));
        assert_eq!(row(&does(&state, TableAction::AllRows(true))), (true, 2));
    }

    #[test]
    fn the_columns_are_sorted_by_a_row_and_the_baseline_stays_first() {
        let mut state = does(&opened(), TableAction::Set("load".into(), 20.0));
        let keys = |state: &ViewState| -> Vec<String> {
            let grid = grid(state);
            grid.columns
                .iter()
                .map(|column| column.key.clone())
                .collect()
        };
        assert_eq!(keys(&state), ["old", "new", "own"]);
        for wanted in [["old", "new", "own"], ["old", "own", "new"]] {
            state = does(&state, TableAction::Sort("load".into()));
            assert_eq!(keys(&state), wanted);
        }
    }
}
