//! Tables: items side by side against a baseline, derived rows, rules with their verdicts, the reader's own column.

mod cells;
mod choose;
mod figures;
mod notes;
mod rows;
mod take_away;
mod what_if;

use std::rc::Rc;

use yew::prelude::*;

pub(super) use self::choose::tools_view;
pub(super) use self::figures::figures_view;
pub(super) use self::rows::row_view;
pub(super) use self::what_if::control_view;

use self::choose::swiped;
use self::rows::{group_view, head_view};
use self::take_away::TakeAway;
use self::what_if::what_if_view;
use super::heading::heading;
use super::hooks::{use_page, use_pieces, use_view};
use super::item_link::link_view;
use super::markup::el;
use super::piece::{Piece, PieceView};
use super::resting::PartProps;
use super::view::Surroundings;
use contrappunto_story::model::table_sheet::TableSheet;
use contrappunto_story::page::compare::grid::TableGrid;
use contrappunto_story::page::compare::rows::GridGroup;
use contrappunto_story::state::view_state::Reads;

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
        let drawn = || html! { <OneTable key={table.id.as_str()} {index} /> };
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
}

/// A table, laid out again only when something changes that it shows.
#[component]
fn OneTable(props: &OneTableProps) -> Html {
    let index = props.index;
    let story = use_view().map(|view| view.state.story.clone());
    let sheet = use_memo((story, index), |(story, index)| {
        let table = story.as_ref()?.tables.get(*index)?;
        Some(TableSheet::new(table))
    });
    let grid = use_page(Reads::Table(index), |context| {
        let table = context.story().tables.get(index)?;
        TableGrid::new(context, table, (*sheet).as_ref()?).map(Rc::new)
    });
    let section = el("section").class("table");
    let Some((grid, surroundings)) = grid else {
        return section.html();
    };
    match grid.as_ref() {
        Some(grid) => {
            html! { <PieceView {surroundings} piece={Piece::Table(grid.clone())} /> }
        }
        None => section.flag("hidden", true).html(),
    }
}

/// Renders a table with its controls, the reader's own column and all its figures.
pub(super) fn table_view(surroundings: &Surroundings, grid: &Rc<TableGrid>) -> Html {
    let words = surroundings.words;
    let piece = |piece: Piece| html! { <PieceView surroundings={surroundings.clone()} {piece} /> };
    let group = |group: &GridGroup| group_view(surroundings, group, &grid.columns);
    let table = el("table")
        .with(el("caption").class("unseen").text(&grid.title))
        .with(head_view(&grid.columns))
        .each(grid.groups.iter().map(group))
        .each(grid.rules.iter().map(group));
    // Columns that do not fit scroll in a container of their own, which is focusable for the keyboard.
    let is_wide = grid.columns.len() > 7;
    let scroll = el("div")
        .classes(&["table-scroll", if is_wide { "many" } else { "" }])
        .attr("role", "group")
        .set("aria-label", grid.title.clone())
        .may("tabindex", is_wide.then(|| "0".to_owned()));
    let intro = grid.intro.as_ref();
    let intro = intro.map(|intro| el("p").class("intro").text(intro).html());
    let tools = el("div")
        .class("tools live")
        .push(piece(Piece::TableTools(grid.tools.clone())))
        .push(html! { <TakeAway grid={grid.clone()} {words} /> });
    el("section")
        .class("table")
        .set("id", grid.table.dom_id())
        .push(heading(
            surroundings.heading_level,
            "part-title",
            grid.title.as_str(),
        ))
        .maybe(intro)
        .maybe(bearing(surroundings, grid))
        .with(tools)
        .with(swiped(scroll, surroundings, &grid.tools).with(table))
        .push(what_if_view(surroundings, grid))
        .with(
            el("p")
                .class("quiet bars-explained")
                .text(words.bars_explained),
        )
        .push(piece(Piece::FigureList(grid.figures.clone())))
        .html()
}

/// Renders links to the claims that a table bears on.
fn bearing(surroundings: &Surroundings, grid: &TableGrid) -> Option<Html> {
    let links = grid.claims.iter();
    let links = links.map(|(id, link)| link_view(link).key(id).html());
    let line = el("p").class("quiet");
    let line = line.text(surroundings.words.bears_on).text(": ");
    (!grid.claims.is_empty()).then(|| line.each(links).html())
}
