//! A table as it is shown: its controls, its columns, its rows, and what is below them.

use std::rc::Rc;

use crate::model::as_of::Known;
use crate::model::table::{Table, TableId};
use crate::model::table_sheet::TableSheet;
use crate::page::compare::cells::Provenance;
use crate::page::compare::figure_rows::figure_groups;
use crate::page::compare::figures::FigureList;
use crate::page::compare::layout::{TableBasis, TableLayout};
use crate::page::compare::rows::{CellContent, GridColumn, GridGroup};
use crate::page::compare::rules::rule_groups;
use crate::page::compare::tools::TableTools;
use crate::page::compare::what_if::WhatIf;
use crate::page::context::PageContext;
use crate::page::links::{Citations, ItemLink};

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
