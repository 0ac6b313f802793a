//! The detail of the selected event, or of the newest on the day, and the buttons to its neighbours.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::components::event_card::event_card;
use crate::components::markup::{El, button, el};
use crate::components::view::Surroundings;
use contrappunto_story::page::timeline::detail::{DetailedEvent, TimelineDetail, neighbour};
use contrappunto_story::page::timeline::events::TimelineEvents;
use contrappunto_story::state::view_state::Action;

/// Renders the detail.
pub(in crate::components) fn detail_view(
    surroundings: &Surroundings,
    detail: &TimelineDetail,
    events: &TimelineEvents,
) -> Html {
    let shown = detail.shown.as_ref();
    let level = surroundings.heading_level + 1;
    let id = shown.map(|shown| shown.id.as_str().to_owned());
    el("div")
        .may("data-event", id)
        .class("detail live")
        .child(el("p").class("kicker").child(detail.kicker))
        .child(shown.map(|shown| event_card(surroundings, &shown.card, level, false)))
        .child(shown.map(|shown| steps(surroundings, shown, events)))
        .html()
}

fn steps(surroundings: &Surroundings, shown: &DetailedEvent, events: &TimelineEvents) -> Html {
    let words = surroundings.words;
    let step = |label: &'static str, sign: &str, is_after: bool, is_last: bool| {
        let events = events.clone();
        let onclick = surroundings.sends_now(move |view| neighbour(&view.state, &events, is_after));
        button()
            .flag("disabled", is_last)
            .class("chip step")
            .onclick(onclick)
            .child(el("span").attr("aria-hidden", "true").child(sign))
            .child(label)
    };
    let act = surroundings.act.clone();
    let close = Callback::from(move |event: MouseEvent| {
        focus_plot(&event);
        act.emit(Action::Select(None));
    });
    let closing = shown.is_selected.then(|| {
        button()
            .onclick(close)
            .class("chip close")
            .child(words.close)
    });
    el("div")
        .class("steps")
        .child(step(words.previous_event, "‹ ", false, !shown.has_previous))
        .child(step(words.next_event, "› ", true, !shown.has_next))
        .child(closing.map(El::html))
        .html()
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
