//! Rows of a table, each with its head.

use std::rc::Rc;

use yew::prelude::*;

use super::cells::content_view;
use super::notes::notes_view;
use crate::components::markup::{El, button, el};
use crate::components::piece::{Piece, PieceView};
use crate::components::view::Surroundings;
use contrappunto_story::page::compare::rows::{
    GridCell, GridColumn, GridGroup, GridRow, RowHead, Sorting,
};

/// Returns the names of the columns.
pub(super) fn head_view(columns: &[Rc<GridColumn>]) -> El {
    let name = |column: &Rc<GridColumn>| {
        let remarks = column.remarks.iter();
        el("th")
            .key(&column.key)
            .set("data-item", column.key.clone())
            .attr("scope", "col")
            .classes(&classes(column))
            .child(el("bdi").child(&column.name))
            .children(remarks.map(|remark| el("small").child(remark).html()))
            .html()
    };
    let names = columns.iter().map(name);
    el("thead").child(el("tr").child(el("td")).children(names))
}

/// Renders a group of rows.
pub(super) fn group_view(
    surroundings: &Surroundings,
    group: &GridGroup,
    columns: &[Rc<GridColumn>],
) -> Html {
    let row = |row: &Rc<GridRow>| {
        html! { <PieceView key={row.key.as_str()} surroundings={surroundings.clone()} piece={Piece::TableRow(row.clone())} /> }
    };
    el("tbody")
        .key(&group.key)
        .may("class", group.class.map(str::to_owned))
        .may("data-force", group.force.map(str::to_owned))
        .flag("hidden", group.is_hidden)
        .child(group.title.as_ref().map(|title| title_view(title, columns)))
        .children(group.rows.iter().map(row))
        .html()
}

/// Renders a row that names a group.
///
/// Its other cells are empty: one that spanned all columns would keep those open that a narrow table leaves out.
fn title_view(title: &str, columns: &[Rc<GridColumn>]) -> Html {
    let head = el("th").attr("scope", "rowgroup");
    let cells = columns.iter();
    el("tr")
        .class("group")
        .child(head.child(el("span").child(title)))
        .children(cells.map(|column| cell(column).html()))
        .html()
}

/// Returns an empty cell in a column.
fn cell(column: &GridColumn) -> El {
    el("td")
        .key(&column.key)
        .classes(&classes(column))
        .set("data-item", column.key.clone())
}

/// Returns the classes of a column: whether a narrow table leaves it out, and whether it is the reader's own.
const fn classes(column: &GridColumn) -> [&'static str; 2] {
    [
        if column.is_spare { "spare" } else { "" },
        if column.is_own { "own" } else { "" },
    ]
}

/// Renders a row.
pub(in crate::components) fn row_view(surroundings: &Surroundings, row: &GridRow) -> Html {
    let element = el("tr").set("id", row.id.clone());
    let element = if row.is_rule {
        element.set("data-rule", row.key.clone())
    } else {
        element
    };
    let Some(head) = &row.head else {
        return element.flag("hidden", true).html();
    };
    let content = |content: &GridCell| {
        let shown = content_view(&content.content, surroundings.words);
        cell(&content.column).child(shown).html()
    };
    let order = head.sorting.as_ref().and_then(|sorting| sorting.order);
    element
        .child(
            el("th")
                .attr("scope", "row")
                .may("aria-sort", order.map(str::to_owned))
                .child(label_view(surroundings, head)),
        )
        .children(row.cells.iter().map(content))
        .html()
}

/// Renders the head of a row: its name, the button that sorts by it, its unit or dates, and what to know about it.
pub(super) fn label_view(surroundings: &Surroundings, head: &RowHead) -> Vec<Html> {
    let words = surroundings.words;
    let label = el("span").class("row-label").child(&head.label).html();
    let sort = |sorting: &Sorting| {
        button()
            .class("sort live")
            .set("aria-label", sorting.label.clone())
            .onclick(surroundings.sends(sorting.action.clone()))
            .child(sorting.sign)
            .html()
    };
    let remark = head.remark.as_ref();
    let remark = remark.map(|remark| el("small").child(remark).html());
    let notes = head.notes.as_ref();
    let notes = notes.map(|notes| notes_view("row-note", notes.title, &notes.notes, words));
    let sort = head.sorting.as_ref().map(sort);
    let parts = [Some(label), sort, remark, notes];
    parts.into_iter().map(Option::unwrap_or_default).collect()
}
