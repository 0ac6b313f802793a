//! The list of sources, all or those of one claim, with their citations to copy and download.

mod entry;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use self::entry::pieces_of;
pub(super) use self::entry::{Entry, Listing};
use super::copy_link::put_on_clipboard;
use super::download::download;
use super::hooks::{use_pieces, use_view};
use super::markup::{El, button, el, text};
use super::select::{claim_choice, found_line};
use super::view::View;
use contrappunto_story::model::as_of::Known;
use contrappunto_story::page::words;
use contrappunto_story::state::uses::{CitationPlace, places};
use contrappunto_story::state::view_state::Action;
use contrappunto_story::takeaway::citation;

/// The sources that are listed.
#[derive(Clone)]
struct Listed {
    view: View,
    chosen: Vec<usize>,
}

/// The sources published by the day, by number; or those of one claim, with the others folded below.
#[component]
pub fn Sources() -> Html {
    let said = use_node_ref();
    let was_filtered = use_mut_ref(|| false);
    let view = &use_view();
    let total = view.as_ref().map_or(0, |view| pieces_of(view.story()));
    let pieces = use_pieces(total);
    let Some(view) = view else {
        return el("section").html();
    };
    let claim = view.state.sources.as_ref();
    let (story, day, locale) = (view.story(), view.day(), view.locale);
    let sources = story.sources.iter();
    let is_known: Vec<bool> = sources.map(|source| source.is_known(day)).collect();
    let places = places(story, day);
    let used = places.iter().map(Vec::len).collect();
    let listing = Rc::new(Listing::new(story, used, &is_known));
    let is_asked = |places: &Vec<CitationPlace>| {
        claim.is_none_or(|claim| places.contains(&CitationPlace::Claim(claim)))
    };
    let sources = is_known.iter().zip(&places);
    let is_chosen: Vec<bool> = sources
        .map(|(is_known, places)| *is_known && is_asked(places))
        .collect();
    let both = is_known.iter().zip(&is_chosen);
    let is_other: Vec<bool> = both.map(|(known, chosen)| *known && !chosen).collect();
    let known = is_known.iter().filter(|is_known| **is_known).count();
    let sources = is_chosen.iter().enumerate();
    let chosen: Vec<usize> = sources
        .filter(|(_, is_chosen)| **is_chosen)
        .map(|(index, _)| index)
        .collect();
    let count = chosen.len();
    let listed = Listed {
        view: view.clone(),
        chosen,
    };
    let summary = el("summary")
        .with(el("span").class("summary-title").text(view.words.sources))
        .text(" ")
        .with(
            el("span")
                .class("quiet")
                .text(&words::source_count(known, locale)),
        );
    // Every source stays in the page, so that links to it work whatever is listed.
    let is_filtered = claim.is_some();
    // What a filter has opened stays open when the filter is removed.
    let is_open = was_filtered.replace(is_filtered) || is_filtered;
    was_filtered.replace(is_open);
    let of_claim = is_filtered.then(|| listing.list(view, &is_chosen, false, pieces));
    let others =
        is_filtered.then(|| text(&format!("{}: {}", view.words.other_sources, known - count)));
    let rest = if is_filtered {
        listing.list(view, &is_other, true, pieces)
    } else {
        listing.list(view, &is_known, true, pieces)
    };
    let rest = el("details")
        .class("others")
        .flag("open", !is_filtered)
        .with(el("summary").flag("hidden", !is_filtered).maybe(others))
        .push(rest);
    let lists = el("div")
        .onclick(cite(view, &said))
        .maybe(of_claim)
        .with(rest);
    // How many sources a claim has, and the button to show all.
    let found = is_filtered.then(|| (None, words::some_sources(count, known, locale)));
    let details = el("details")
        .class("source-list")
        .flag("open", is_open)
        .with(summary)
        .with(tools(&listed, &said))
        .with(found_line(view, found, Action::SourcesOf(None)))
        .with(lists);
    el("section")
        .attr("part", "sources")
        .flag("data-growing", pieces < total)
        .class("sources")
        .with(details)
        .html()
}

/// Renders the choice of a claim, and the buttons to copy and download what is listed.
fn tools(listed: &Listed, said: &NodeRef) -> El {
    let view = &listed.view;
    let words = view.words;
    let copy = {
        let (listed, said) = (listed.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let said = said.clone();
            let said = Callback::from(move |words| say(&said, None, words));
            put_on_clipboard(listed.text(), words, said);
        })
    };
    let save = {
        let (listed, said) = (listed.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let name = format!("{}-sources.json", listed.view.story().id);
            let kind = "application/vnd.citationstyles.csl+json";
            let done = download(&name, kind, &listed.csl_json());
            say(
                &said,
                None,
                if done.is_some() {
                    ""
                } else {
                    words.copy_failed
                },
            );
        })
    };
    el("div")
        .class("filters live")
        .with(choice(view))
        .with(
            button()
                .class("chip copy-all")
                .onclick(copy)
                .text(words.copy_citations),
        )
        .with(
            button()
                .class("chip csl")
                .onclick(save)
                .text(words.download_csl),
        )
        .with(el("span").refer(said).class("quiet").attr("role", "status"))
}

fn choice(view: &View) -> El {
    let chosen = view.state.sources.as_ref();
    claim_choice(view, chosen, view.act.reform(Action::SourcesOf))
}

impl Listed {
    /// Returns the citation of each source, with its number.
    fn text(&self) -> String {
        let line = |index: &usize| {
            let source = self.view.story().sources.get(*index)?;
            let cited = citation::text(source, self.view.locale);
            Some(format!("{}. {cited}\n", index + 1))
        };
        self.chosen.iter().filter_map(line).collect()
    }

    fn csl_json(&self) -> String {
        let story = self.view.story();
        let sources = self.chosen.iter();
        let sources = sources.filter_map(|index| story.sources.get(*index));
        citation::csl_json(story, &sources.collect::<Vec<_>>())
    }
}

/// Shows a message beside a button, if there is one, and announces it to assistive technology.
///
/// It bypasses the state, a change of which would re-render the whole list.
fn say(said: &NodeRef, button: Option<&Element>, words: &str) {
    let Some(said) = said.cast::<Element>() else {
        return;
    };
    said.set_text_content(Some(words));
    let list = said.closest(".sources").ok().flatten();
    let before = list.and_then(|list| list.query_selector("[data-said]").ok().flatten());
    if let Some(before) = before {
        let _ = before.remove_attribute("data-said");
    }
    if let Some(button) = button {
        let _ = button.set_attribute("data-said", words);
    }
}

/// Returns a listener that copies the citation of the entry whose button is clicked.
///
/// One listener serves all buttons: there are hundreds.
fn cite(view: &View, said: &NodeRef) -> Callback<MouseEvent> {
    let (view, said) = (view.clone(), said.clone());
    Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let button = target.and_then(|it| it.closest("button[data-cite]").ok().flatten());
        let entry = button
            .as_ref()
            .and_then(|button| button.closest("li[id]").ok().flatten());
        let (Some(button), Some(entry)) = (button, entry) else {
            return;
        };
        let (story, id) = (view.story(), entry.id());
        let source = story.sources.iter().find(|it| it.id.dom_id() == id);
        let Some(source) = source else {
            return;
        };
        let text = if button.get_attribute("data-cite").as_deref() == Some("csl") {
            citation::csl_json(story, &[source])
        } else {
            citation::text(source, view.locale)
        };
        let said = said.clone();
        let words = view.words;
        let said = Callback::from(move |words| say(&said, Some(&button), words));
        put_on_clipboard(text, words, said);
    })
}
