//! What is told of the chosen event, or of the newest on the day, and the way to its neighbours.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::Scene;
use crate::components::event_card::event_card;
use crate::components::markup::{El, button, el};
use crate::components::view::View;
use crate::core::as_of::latest_event;
use crate::core::search::Sought;
use crate::core::story::Event;
use crate::core::timeline_view::Filter;
use crate::core::view_state::{Action, Selection};

pub(super) fn detail(view: &View, scene: &Scene, filter: &Filter) -> Html {
    let (story, day, words) = (view.story(), view.day(), view.words);
    let selected = match &view.state.selected {
        Some(Selection::Event(id)) => story.event(id),
        _ => None,
    };
    let shown = selected.or_else(|| latest_event(story, day));
    let kicker = match (shown, selected) {
        (None, _) => words.nothing_yet,
        (_, Some(_)) => words.selected,
        _ => words.newest,
    };
    let known = scene.known(day);
    let place = known
        .iter()
        .position(|event| shown.is_some_and(|shown| shown.id == event.id));
    let select = |event: Option<&&Event>| {
        event.map(|event| Action::Select(Some(Selection::Event(event.id.clone()))))
    };
    let step = |label: &'static str, sign: &str, action: Option<Action>| {
        button()
            .flag("disabled", action.is_none())
            .class("chip step")
            .onclick(action.map_or_else(Callback::noop, |action| view.sends(action)))
            .with(el("span").attr("aria-hidden", "true").text(sign))
            .text(label)
    };
    let before = place.and_then(|place| place.checked_sub(1));
    let before = select(before.and_then(|place| known.get(place)));
    let after = select(place.and_then(|place| known.get(place + 1)));
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
        .with(step(words.previous_event, "‹ ", before))
        .with(step(words.next_event, "› ", after))
        .maybe(closing.map(El::html));
    let sought = Sought::new(&filter.find);
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

/// The button that closes the detail goes with it; the focus moves to the drawing, where the choice was made.
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
