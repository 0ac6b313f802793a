//! The detail of the selected event, or of the newest on the day, and the buttons to its neighbours.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::Scene;
use crate::components::event_card::event_card;
use crate::components::markup::{El, button, el};
use crate::components::view::View;
use contrappunto_story::model::as_of::{Known, latest_event};
use contrappunto_story::model::story::Event;
use contrappunto_story::state::search::SearchQuery;
use contrappunto_story::state::timeline_view::Filter;
use contrappunto_story::state::view_state::{Action, Selection};

pub(super) fn detail(view: &View, scene: &Scene, filter: &Filter) -> Html {
    let words = view.words;
    let selected = selected_event(view);
    let shown = selected.or_else(|| newest(view, scene));
    let kicker = match (shown, selected) {
        (None, _) if !filter.is_empty() => words.no_event,
        (None, _) => words.nothing_yet,
        (_, Some(_)) => words.selected,
        _ => words.newest,
    };
    let step = |label: &'static str, sign: &str, forward: bool| {
        let is_last = beside(view, scene, forward).is_none();
        let scene = scene.clone();
        let onclick = view.sends_now(move |view| beside(view, &scene, forward));
        button()
            .flag("disabled", is_last)
            .class("chip step")
            .onclick(onclick)
            .with(el("span").attr("aria-hidden", "true").text(sign))
            .text(label)
    };
    let act = view.act.clone();
    let close = Callback::from(move |event: MouseEvent| {
        focus_plot(&event);
        act.emit(Action::Select(None));
    });
    let closing = selected.map(|_| {
        button()
            .onclick(close)
            .class("chip close")
            .text(words.close)
    });
    let steps = el("div")
        .class("steps")
        .with(step(words.previous_event, "‹ ", false))
        .with(step(words.next_event, "› ", true))
        .maybe(closing.map(El::html));
    let sought = SearchQuery::new(&filter.find);
    let level = view.heading_level + 1;
    el("div")
        .may(
            "data-event",
            shown.map(|event| event.id.as_str().to_owned()),
        )
        .class("detail live")
        .with(el("p").class("kicker").text(kicker))
        .maybe(shown.map(|event| event_card(view, event, level, false, &sought)))
        .maybe(shown.is_some().then(|| steps.html()))
        .html()
}

fn selected_event(view: &View) -> Option<&Event> {
    match &view.state.selected {
        Some(Selection::Event(id)) => view.story().event(id),
        _ => None,
    }
}

/// Returns the newest of the visible events; of several, the one that is the newest of the whole story.
fn newest<'a>(view: &'a View, scene: &Scene) -> Option<&'a Event> {
    let (story, day) = (view.story(), view.day());
    let latest = latest_event(story, day)?;
    let known = scene.known(day);
    if known.iter().any(|event| event.id == latest.id) {
        return Some(latest);
    }
    let newest = known.into_iter().max_by_key(|event| event.known_from())?;
    story.event(&newest.id)
}

/// Returns the action that selects the known event after the one shown, or the one before it.
fn beside(view: &View, scene: &Scene, forward: bool) -> Option<Action> {
    let shown = selected_event(view).or_else(|| newest(view, scene))?;
    let known = scene.known(view.day());
    let place = known.iter().position(|event| event.id == shown.id)?;
    let next = if forward {
        known.get(place + 1)
    } else {
        place.checked_sub(1).and_then(|before| known.get(before))
    };
    let id = next?.id.clone();
    Some(Action::Select(Some(Selection::Event(id))))
}

/// Moves the focus to the plot, because the button that closes the detail goes away with it.
fn focus_plot(event: &MouseEvent) {
    let plot = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|button| button.closest(".timeline").ok().flatten())
        .and_then(|timeline| timeline.query_selector(".plot").ok().flatten())
        .and_then(|plot| plot.dyn_into::<HtmlElement>().ok());
    if let Some(plot) = plot {
        let _ = plot.focus();
    }
}
