//! The list of sources, all or those of one claim, with their citations to copy and download.

mod entry;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

pub(super) use self::entry::{entries_view, uses_view};
use super::copy_link::{put_on_clipboard, status_beside, status_element};
use super::download::download;
use super::markup::{El, button, el, text};
use super::piece::{Piece, PieceView};
use super::section::Growth;
use super::select::{choice_view, found_view};
use super::view::Surroundings;
use contrappunto_story::page::choices::Choice;
use contrappunto_story::page::sources::{
    SourceGroup, SourceList, citation_of, listed_citations, listed_csl,
};

/// Renders the sources published by the day, by number; or those of one claim, with the others folded below.
pub(super) fn sources_view(
    surroundings: &Surroundings,
    list: &SourceList,
    growth: &Growth,
) -> Html {
    let words = surroundings.words;
    let summary = el("summary")
        .child(el("span").class("summary-title").child(words.sources))
        .child(" ")
        .child(el("span").class("quiet").child(&list.total));
    // Every source stays in the page, so that links to it work whatever is listed.
    let of_claim = list.of_claim.as_ref();
    let is_filtered = of_claim.is_some();
    let groups = |groups: &[SourceGroup]| groups_view(surroundings, groups, growth.pieces);
    let others = of_claim.map(|of_claim| text(&of_claim.others));
    let rest = el("details")
        .class("others")
        .flag("open", !is_filtered)
        .child(el("summary").flag("hidden", !is_filtered).child(others))
        .child(groups(&list.groups));
    let lists = el("div")
        .onclick(cite(surroundings))
        .child(of_claim.map(|of_claim| groups(&of_claim.groups)))
        .child(rest);
    let found = of_claim.map(|of_claim| &of_claim.found);
    let details = el("details")
        .class("source-list")
        // What a filter has opened stays open when the filter is removed.
        .flag("open", growth.was_chosen)
        .child(summary)
        .child(tools(surroundings, &list.claims))
        .child(found_view(surroundings, found))
        .child(lists);
    el("section")
        .attr("part", "sources")
        .flag("data-growing", growth.is_growing)
        .class("sources")
        .child(details)
        .html()
}

/// Renders the first `pieces` groups of sources.
fn groups_view(surroundings: &Surroundings, groups: &[SourceGroup], pieces: usize) -> Html {
    let groups = groups.iter().take(pieces).map(|group| {
        let (key, piece) = (group.number, Piece::Sources(group.entries.clone()));
        html! { <PieceView {key} surroundings={surroundings.clone()} {piece} /> }
    });
    el("ol").children(groups).html()
}

/// Renders the choice of a claim, and the buttons to copy and download what is listed.
fn tools(surroundings: &Surroundings, claims: &Choice) -> El {
    let words = surroundings.words;
    let copy = {
        let surroundings = surroundings.clone();
        Callback::from(move |event: MouseEvent| {
            let text = listed_citations(&surroundings.now().context());
            put_on_clipboard(text, words, saying(&event, None));
        })
    };
    let save = {
        let surroundings = surroundings.clone();
        Callback::from(move |event: MouseEvent| {
            let view = surroundings.now();
            let name = format!("{}-sources.json", view.story().id);
            let kind = "application/vnd.citationstyles.csl+json";
            let done = download(&name, kind, &listed_csl(&view.context()));
            let words = done.map_or(words.copy_failed, |()| "");
            saying(&event, None).emit(words);
        })
    };
    let copy = button().class("chip copy-all").onclick(copy);
    let save = button().class("chip csl").onclick(save);
    el("div")
        .class("filters live")
        .child(choice_view(surroundings, "choice", claims))
        .child(copy.child(words.copy_citations))
        .child(save.child(words.download_csl))
        .child(status_element())
}

/// Returns what announces a message to assistive technology, and shows it beside the button of an entry, if there is one.
fn saying(event: &MouseEvent, button: Option<Element>) -> Callback<&'static str> {
    let status = status_beside(event);
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let list = target.and_then(|target| target.closest(".sources").ok().flatten());
    Callback::from(move |words| {
        status.emit(words);
        let list = list.as_ref();
        let before = list.and_then(|list| list.query_selector("[data-said]").ok().flatten());
        if let Some(before) = before {
            let _ = before.remove_attribute("data-said");
        }
        if let Some(button) = &button {
            let _ = button.set_attribute("data-said", words);
        }
    })
}

/// Returns a listener that copies the citation of the entry whose button is clicked.
///
/// One listener serves all buttons: there are hundreds.
fn cite(surroundings: &Surroundings) -> Callback<MouseEvent> {
    let surroundings = surroundings.clone();
    Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let button = target.and_then(|it| it.closest("button[data-cite]").ok().flatten());
        let entry = button
            .as_ref()
            .and_then(|button| button.closest("li[id]").ok().flatten());
        let (Some(button), Some(entry)) = (button, entry) else {
            return;
        };
        let is_csl = button.get_attribute("data-cite").as_deref() == Some("csl");
        let text = citation_of(&surroundings.now().context(), &entry.id(), is_csl);
        let Some(text) = text else {
            return;
        };
        put_on_clipboard(text, surroundings.words, saying(&event, Some(button)));
    })
}
