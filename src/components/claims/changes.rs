//! What changed between two days that the reader chooses; the second is the as-of date of the whole story.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::cites::citations_view;
use crate::components::date_text::date_view;
use crate::components::item_link::link_view;
use crate::components::markup::{El, el, group, text};
use crate::components::masthead::account_view;
use crate::components::status::pill_view;
use crate::components::view::Surroundings;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::page::claims::changes::{ChangeLine, ChangeList, DayField};
use contrappunto_story::page::words::Words;
use contrappunto_story::state::claims_view::ClaimsAction;
use contrappunto_story::state::view_state::Action;

/// Renders the list, folded, with the fields for the two days.
pub(in crate::components) fn changes_view(surroundings: &Surroundings, list: &ChangeList) -> Html {
    let words = surroundings.words;
    let summary = el("summary")
        .child(el("b").child(words.what_changed))
        .child(" ")
        .child(el("span").class("quiet").child(&list.days))
        .child(": ")
        .child(el("b").class("count").child(&list.lines.len().to_string()));
    let since = |since| Action::Claims(ClaimsAction::Since(Some(since)));
    let fields = el("div")
        .class("filters live")
        .child(field(words.from_date, list.since, surroundings, since))
        .child(field(words.to_date, list.until, surroundings, Action::AsOf));
    let nothing = list
        .lines
        .is_empty()
        .then(|| el("p").class("quiet").child(words.nothing_changed).html());
    let lines = list.lines.iter().enumerate();
    let lines = lines.map(|(index, one)| line(words, index, one));
    el("details")
        .class("changes")
        .child(summary)
        .child(fields)
        .child(nothing)
        .child(el("ol").children(lines))
        .html()
}

fn field(
    label: &'static str,
    shown: DayField,
    surroundings: &Surroundings,
    action: fn(Date) -> Action,
) -> El {
    let act = surroundings.act.clone();
    let onchange = Callback::from(move |event: Event| {
        let field = event.target();
        let field = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        if let Some(day) = field.and_then(|field| shown.read(&field.value())) {
            act.emit(action(day));
        }
    });
    el("label")
        .class("choice")
        .child(el("span").child(label))
        .child(" ")
        .child(
            el("input")
                .attr("type", "date")
                .set("min", shown.least.to_string())
                .set("max", shown.most.to_string())
                .value(shown.day.to_string())
                .on(ListenerKind::onchange, onchange),
        )
}

fn line(words: &'static Words, index: usize, line: &ChangeLine) -> Html {
    let mut parts = Vec::new();
    if let Some(kind) = line.kind_name {
        parts.push(el("span").class("tag").child(kind).html());
    }
    if let Some(claim) = &line.claim {
        parts.push(link_view(claim).html());
    }
    for (index, status) in line.statuses.iter().enumerate() {
        if index > 0 {
            parts.push(el("span").attr("aria-hidden", "true").child("→").html());
        }
        parts.push(pill_view(status));
    }
    if let Some((said, citations)) = &line.said {
        parts.push(el("span").class("quiet").child(said).html());
        parts.push(citations_view(citations, words));
    }
    if let Some(account) = &line.account {
        parts.push(account_view(words, account));
    }
    let spaced = parts.into_iter().flat_map(|part| [part, text(" ")]);
    el("li")
        .key(&index.to_string())
        .attr("data-change", line.kind)
        .child(date_view(&line.date))
        .child(" ")
        .child(group(spaced.collect()))
        .html()
}
