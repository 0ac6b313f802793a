//! Copying a table, and downloading it as TSV or CSV, with its sources.

use std::rc::Rc;

use yew::prelude::*;

use super::choose::labelled;
use crate::components::copy_link::{put_on_clipboard, saying};
use crate::components::download::download;
use crate::components::markup::el;
use contrappunto_story::page::compare::grid::TableGrid;
use contrappunto_story::page::compare::table_text::table_text;
use contrappunto_story::page::words::Words;
use contrappunto_story::takeaway::export::Separator;

/// Properties of [`TakeAway`].
#[derive(Properties, PartialEq, Clone)]
pub struct TakeAwayProps {
    /// The table.
    pub grid: Rc<TableGrid>,
    /// The interface's words.
    pub words: &'static Words,
}

/// The buttons to copy and download a table.
#[component]
pub fn TakeAway(props: &TakeAwayProps) -> Html {
    let said = use_state(|| "");
    let words = props.words;
    let copy = {
        let (grid, said) = (props.grid.clone(), saying(said.setter()));
        Callback::from(move |_: MouseEvent| {
            let text = table_text(&grid, words, Separator::Tab);
            put_on_clipboard(text, words, said.clone());
        })
    };
    let file = |separator: Separator, ending: &'static str, kind: &'static str| {
        let grid = props.grid.clone();
        Callback::from(move |_: MouseEvent| {
            let name = format!("{}.{ending}", grid.file_name);
            let text = table_text(&grid, words, separator);
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
        .with(labelled("chip copy-table", words.copy_table, copy))
        .with(labelled("chip csv", "CSV", csv))
        .with(labelled("chip tsv", "TSV", tsv))
        .with(el("span").class("quiet").attr("role", "status").text(*said))
        .html()
}
