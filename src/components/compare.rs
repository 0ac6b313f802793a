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
pub(super) use self::figures::{figures_view, item_view};
pub(super) use self::rows::row_view;
pub(super) use self::what_if::control_view;

use self::choose::swiped;
use self::rows::{group_view, head_view};
use self::take_away::take_away;
use self::what_if::what_if_view;
use super::heading::heading;
use super::item_link::link_view;
use super::markup::el;
use super::piece::{Piece, PieceView};
use super::section::{Growth, keyed_section};
use super::view::Surroundings;
use contrappunto_story::fields::ids::TableId;
use contrappunto_story::page::compare::grid::TableGrid;
use contrappunto_story::page::compare::rows::GridGroup;
use contrappunto_story::page::section::Section;

/// Renders all tables of the story.
pub(super) fn tables_view(tables: &[TableId], growth: &Growth) -> Html {
    let mut list = Vec::new();
    for (index, id) in tables.iter().enumerate().take(growth.pieces) {
        let drawn = || keyed_section(id.as_str(), Section::Table(index));
        growth.resting.put(&mut list, &id.dom_id(), &drawn);
    }
    el("div")
        .class("compare")
        .attr("part", "compare")
        .flag("data-growing", growth.is_growing)
        .child(list)
        .html()
}

/// Renders a table with its controls, the reader's own column and all its figures.
pub(super) fn table_view(surroundings: &Surroundings, grid: &Rc<TableGrid>) -> Html {
    let words = surroundings.words;
    let piece = |piece: Piece| html! { <PieceView surroundings={surroundings.clone()} {piece} /> };
    let group = |group: &GridGroup| group_view(surroundings, group, &grid.columns);
    let table = el("table")
        .child(el("caption").class("unseen").child(&grid.title))
        .child(head_view(&grid.columns))
        .children(grid.groups.iter().map(group))
        .children(grid.rules.iter().map(group));
    // Columns that do not fit scroll in a container of their own, which is focusable for the keyboard.
    let is_wide = grid.columns.len() > 7;
    let scroll = el("div")
        .classes(&["table-scroll", if is_wide { "many" } else { "" }])
        .attr("role", "group")
        .set("aria-label", grid.title.clone())
        .may("tabindex", is_wide.then(|| "0".to_owned()));
    let intro = grid.intro.as_ref();
    let intro = intro.map(|intro| el("p").class("intro").child(intro).html());
    let tools = el("div")
        .class("tools live")
        .child(piece(Piece::TableTools(grid.tools.clone())))
        .child(take_away(surroundings, grid));
    el("section")
        .class("table")
        .set("id", grid.table.dom_id())
        .child(heading(
            surroundings.heading_level,
            "part-title",
            grid.title.as_str(),
        ))
        .child(intro)
        .child(bearing(surroundings, grid))
        .child(tools)
        .child(swiped(scroll, surroundings, &grid.tools).child(table))
        .child(what_if_view(surroundings, grid))
        .child(
            el("p")
                .class("quiet bars-explained")
                .child(words.bars_explained),
        )
        .child(piece(Piece::FigureList(grid.figures.clone())))
        .html()
}

/// Renders links to the claims that a table bears on.
fn bearing(surroundings: &Surroundings, grid: &TableGrid) -> Option<Html> {
    let links = grid.claims.iter();
    let links = links.map(|(id, link)| link_view(link).key(id).html());
    let line = el("p").class("quiet");
    let line = line.child(surroundings.words.bears_on).child(": ");
    (!grid.claims.is_empty()).then(|| line.children(links).html())
}
