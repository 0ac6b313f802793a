//! Tables: items side by side against a baseline, derived rows, rules with their verdicts, the reader's own column.

mod cells;
mod choose;
mod figures;
mod rules;
mod take_away;
mod what_if;

use std::cell::OnceCell;

use yew::prelude::*;

pub use self::take_away::table_text;

use self::cells::{cell, row_head};
use self::choose::{swiped, tools};
use self::figures::Figures;
use self::rules::{group_row, rule_rows};
use self::what_if::what_if;
use super::claim_card::claim_link;
use super::heading::heading;
use super::hooks::{use_pieces, use_view};
use super::markup::el;
use super::resting::PartProps;
use super::view::View;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::model::as_of::Known;
use contrappunto_story::model::rule::Outcome;
use contrappunto_story::model::table::{Line, Table, largest};
use contrappunto_story::model::table_sheet::{Column, TableSheet};
use contrappunto_story::numbers::figure::Figure;
use contrappunto_story::numbers::rounding::{self, Rounding};
use contrappunto_story::state::table_view::TableView;
use contrappunto_story::wording::amount_words;

/// All tables of the story.
#[component]
pub fn Compare(props: &PartProps) -> Html {
    let view = use_view();
    let resting = &props.resting;
    let total = view.as_ref().map_or(0, |view| view.story().tables.len());
    let total = resting.growing(total);
    let pieces = use_pieces(total);
    let Some(view) = view else {
        return html! { <section /> };
    };
    let tables = view.story().tables.iter().enumerate().take(pieces);
    let tables = tables.flat_map(|(index, table)| {
        let drawn = || html! { <OneTable key={table.id.as_str()} {index} chosen={view.state.table(&table.id)} view={view.clone()} /> };
        resting.or(&table.id.dom_id(), drawn)
    });
    el("div")
        .class("compare")
        .attr("part", "compare")
        .flag("data-growing", pieces < total)
        .each(tables)
        .html()
}

/// Properties of [`OneTable`].
#[derive(Properties, PartialEq)]
struct OneTableProps {
    /// The table's index in the story.
    index: usize,
    /// What the reader has chosen in it.
    chosen: TableView,
    /// The shared state, compared without the numbers.
    view: View,
}

/// A column with its figures and outcomes.
struct ColumnResult<'a> {
    column: Column<'a>,
    figures: Vec<Figure>,
    /// The figures with each number widened by its rounding error, computed on first use.
    wide: OnceCell<Vec<Figure>>,
    outcomes: Vec<Outcome>,
}

impl<'a> ColumnResult<'a> {
    fn new(table: &Table, sheet: &TableSheet, column: Column<'a>, day: Date) -> Self {
        let figures = sheet.figures(table, column, day);
        Self {
            outcomes: sheet.outcomes(column, &figures),
            column,
            figures,
            wide: OnceCell::new(),
        }
    }

    fn is_own(&self) -> bool {
        self.column.changed.is_some()
    }

    /// Returns the key of the column in the page.
    fn key(&self) -> String {
        if self.is_own() {
            "own".to_owned()
        } else {
            self.column.item.id.as_str().to_owned()
        }
    }
}

/// A table laid out for the as-of date.
struct TableLayout<'a> {
    view: &'a View,
    table: &'a Table,
    sheet: &'a TableSheet,
    chosen: &'a TableView,
    /// The columns, the baseline first.
    columns: Vec<ColumnResult<'a>>,
    /// The index of the column that a narrow table shows beside the baseline.
    compared: usize,
}

impl<'a> TableLayout<'a> {
    fn new(view: &'a View, table: &'a Table, sheet: &'a TableSheet, chosen: &'a TableView) -> Self {
        let day = view.day();
        let worth = |column: Column, property: &contrappunto_story::model::table::PropertyId| {
            let place = sheet.sheet().place(property.as_str())?;
            let figures = sheet.figures(table, column, day);
            Some(figures.get(place)?.number()?.high())
        };
        let columns = chosen.columns(table, day, &worth);
        let worked = |column| ColumnResult::new(table, sheet, column, day);
        Self {
            compared: chosen.compared_place(&columns),
            columns: columns.into_iter().map(worked).collect(),
            view,
            table,
            sheet,
            chosen,
        }
    }

    /// Returns the name of a column; for the reader's own, the one that the table gives it.
    fn name<'b>(&'b self, worked: &'b ColumnResult) -> &'b str {
        match &self.table.what_if {
            Some(what_if) if worked.is_own() => what_if.label.get(self.view.language()),
            _ => &worked.column.item.label,
        }
    }

    /// Returns the text of a cell without its unit, or `None` if it is not known.
    fn text(&self, worked: &ColumnResult, row: usize, line: Line) -> Option<String> {
        let locale = self.view.locale;
        let day = self.view.day();
        let value = worked.column.item.value(line.id());
        let amount = value.and_then(|value| value.amount_on(day));
        match (amount, line) {
            (Some(amount), Line::Given(_)) if !worked.is_own() || amount.bounds().is_none() => {
                let own = self
                    .changed_text(worked, row, line)
                    .filter(|_| worked.is_own());
                own.or_else(|| {
                    let rounding = self.rounding(worked, row, line);
                    amount_words::amount(amount, rounding, locale, self.view.language())
                })
            }
            _ => self.changed_text(worked, row, line),
        }
    }

    fn changed_text(&self, worked: &ColumnResult, row: usize, line: Line) -> Option<String> {
        let found = *worked.figures.get(row)?;
        amount_words::figure(
            found,
            line.unit().kind(),
            self.rounding(worked, row, line),
            self.view.locale,
        )
    }

    /// Returns how the number of a cell is rounded.
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

    /// Returns the lower and upper bound of a cell, in the unit of its row.
    fn bounds(worked: &ColumnResult, row: usize, line: Line) -> Option<(f64, f64)> {
        rounding::bounds(*worked.figures.get(row)?, line.unit().kind())
    }

    /// Whether a row differs between columns; a missing value differs from a known one.
    fn differs(&self, row: usize, line: Line) -> bool {
        let mut texts = self
            .columns
            .iter()
            .map(|worked| self.text(worked, row, line));
        let first = texts.next();
        !texts.all(|text| Some(text) == first)
    }

    /// Whether a row is shown.
    fn shows(&self, row: usize, line: Line) -> bool {
        let is_sorted = self
            .chosen
            .sort
            .as_ref()
            .is_some_and(|(id, _)| id == line.id());
        let is_asked = self.chosen.all_rows || !line.minor() || is_sorted;
        is_asked
            && line.is_known(self.view.day())
            && (!self.chosen.differences || self.differs(row, line))
    }
}

impl TableLayout<'_> {
    /// Returns the classes of a column: whether a narrow table leaves it out, and whether it is the reader's own.
    fn classes(&self, place: usize, worked: &ColumnResult) -> [&'static str; 2] {
        let is_spare = place != 0 && place != self.compared;
        [
            if is_spare { "spare" } else { "" },
            if worked.is_own() { "own" } else { "" },
        ]
    }

    /// Renders the names of the columns.
    fn head(&self) -> Html {
        let (language, words) = (self.view.language(), self.view.words);
        let small = |said: String| el("small").text(&said).html();
        let name = |(place, worked): (usize, &ColumnResult)| {
            let item = worked.column.item;
            let mut said = Vec::new();
            if place == 0 {
                said.push(small(words.baseline.to_owned()));
            }
            if worked.is_own() {
                said.push(small(format!("{}: {}", words.start_from, item.label)));
            }
            if let Some(by) = &item.by {
                said.push(small(by.get(language).to_owned()));
            }
            el("th")
                .key(&worked.key())
                .set("data-item", worked.key())
                .attr("scope", "col")
                .classes(&self.classes(place, worked))
                .with(el("bdi").text(self.name(worked)))
                .list(said)
                .html()
        };
        let names = self.columns.iter().enumerate().map(name);
        el("thead").with(el("tr").with(el("td")).each(names)).html()
    }

    /// Renders the rows, group by group.
    fn groups(&self) -> Vec<Html> {
        let language = self.view.language();
        let groups = self.table.grouped().into_iter();
        groups
            .map(|(group, lines)| {
                let is_empty = !lines.iter().any(|(row, line)| self.shows(*row, *line));
                let rows = lines
                    .into_iter()
                    .map(|(row, line)| self.row(row, line))
                    .collect();
                el("tbody")
                    .key(group.map_or("", |group| group.id.as_str()))
                    .flag("hidden", is_empty)
                    .maybe(group.map(|group| group_row(self, group.label.get(language))))
                    .list(rows)
                    .html()
            })
            .collect()
    }

    fn row(&self, row: usize, line: Line) -> Html {
        let top = largest(
            self.columns
                .iter()
                .map(|worked| Self::bounds(worked, row, line)),
        );
        let id = line.id().dom_id(&self.table.id);
        let element = el("tr").key(line.id().as_str()).set("id", id);
        // A row that is not shown stays in the page as a target of links.
        if !self.shows(row, line) {
            return element.flag("hidden", true).html();
        }
        element
            .push(row_head(self, row, line))
            .list(self.cells(&|worked| cell(self, worked, row, line, top)))
            .html()
    }

    /// Renders links to the claims that the table bears on.
    fn bearing(&self) -> Option<Html> {
        let (view, day) = (self.view, self.view.day());
        let claims = self
            .table
            .claims
            .iter()
            .filter_map(|id| view.story().claim(id));
        let links: Vec<Html> = claims
            .filter(|claim| claim.is_known(day))
            .map(|claim| claim_link(view, claim).key(claim.id.as_str()).html())
            .collect();
        let line = el("p").class("quiet").text(view.words.bears_on).text(": ");
        (!links.is_empty()).then(|| line.list(links).html())
    }
}

#[component]
fn OneTable(props: &OneTableProps) -> Html {
    let OneTableProps {
        index,
        chosen,
        view,
    } = props;
    let story = view.state.story.clone();
    let sheet = use_memo((story.clone(), *index), |(story, index)| {
        story.tables.get(*index).map(TableSheet::new)
    });
    let touched = use_mut_ref(|| None::<(i32, i32)>);
    let section = el("section").class("table");
    let (Some(table), Some(sheet)) = (story.tables.get(*index), sheet.as_ref()) else {
        return section.html();
    };
    let (language, words) = (view.language(), view.words);
    let laid = TableLayout::new(view, table, sheet, chosen);
    if laid.columns.is_empty() {
        return section.flag("hidden", true).html();
    }
    let title = table.title.get(language);
    // Columns that do not fit scroll in a container of their own, which is focusable for the keyboard.
    let is_wide = laid.columns.len() > 7;
    let grid = el("table")
        .with(el("caption").class("unseen").text(title))
        .push(laid.head())
        .list(laid.groups())
        .list(rule_rows(&laid));
    let scroll = el("div")
        .classes(&["table-scroll", if is_wide { "many" } else { "" }])
        .attr("role", "group")
        .set("aria-label", title.to_owned())
        .may("tabindex", is_wide.then(|| "0".to_owned()));
    section
        .set("id", table.id.dom_id())
        .push(heading(view.heading_level, "part-title", title))
        .maybe(
            table
                .intro
                .as_ref()
                .map(|intro| el("p").class("intro").text(intro.get(language)).html()),
        )
        .maybe(laid.bearing())
        .push(tools(&laid))
        .with(swiped(scroll, &laid, &touched).with(grid))
        .push(what_if(&laid))
        .with(
            el("p")
                .class("quiet bars-explained")
                .text(words.bars_explained),
        )
        .push(html! { <Figures index={*index} view={view.clone()} /> })
        .html()
}
