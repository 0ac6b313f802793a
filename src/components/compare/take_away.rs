//! Copying a table, and downloading it as TSV or CSV, with its sources.

use std::rc::Rc;

use yew::prelude::*;

use super::choose::labelled;
use crate::components::copy_link::{put_on_clipboard, status_beside, status_element};
use crate::components::download::download;
use crate::components::markup::el;
use crate::components::view::Surroundings;
use contrappunto_story::page::compare::grid::TableGrid;
use contrappunto_story::page::compare::table_text::table_text;
use contrappunto_story::takeaway::export::Separator;

/// Renders the buttons to copy and download a table.
pub fn take_away(surroundings: &Surroundings, grid: &Rc<TableGrid>) -> Html {
    let words = surroundings.words;
    let copy = {
        let (surroundings, grid) = (surroundings.clone(), grid.clone());
        Callback::from(move |event: MouseEvent| {
            let text = table_text(&surroundings.now().context(), &grid, Separator::Tab);
            put_on_clipboard(text, words, status_beside(&event));
        })
    };
    let file = |separator: Separator, ending: &'static str, kind: &'static str| {
        let (surroundings, grid) = (surroundings.clone(), grid.clone());
        Callback::from(move |_: MouseEvent| {
            let name = format!("{}.{ending}", grid.file_name);
            let text = table_text(&surroundings.now().context(), &grid, separator);
            let _ = download(&name, kind, &text);
        })
    };
    let csv = file(Separator::Comma, "csv", "text/csv;charset=utf-8");
    let tsv = file(
        Separator::Tab,
        "tsv",
        "text/tab-separated-values;charset=utf-8",
    );
    el("div")
        .class("take-away")
        .attr("role", "group")
        .set("aria-label", words.take_away.to_owned())
        .child(labelled("chip copy-table", words.copy_table, copy))
        .child(labelled("chip csv", "CSV", csv))
        .child(labelled("chip tsv", "TSV", tsv))
        .child(status_element())
        .html()
}
