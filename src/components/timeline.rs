use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::cites::cites;
use super::event_card::event_card;
use super::heading::heading;
use super::hooks::use_view;
use super::markup::{El, button, el};
use super::plot::{Plot, pivot, shown_events};
use super::view::View;
use super::words;
use crate::core::as_of::{Known, date_on, latest_event};
use crate::core::date_words;
use crate::core::story::Event;
use crate::core::view_state::{Action, Selection};

/// What happened: a drawing in lanes where there is room, a list where there is not, and in both the same events.
#[component]
pub fn Timeline() -> Html {
    let Some(view) = use_view() else {
        return el("section").html();
    };
    let (story, day, words) = (view.story(), view.day(), view.words);
    let level = view.heading_level;
    let events = shown_events(&view);
    let known = events.iter().filter(|event| event.is_known(day)).count();
    let selected = match &view.state.selected {
        Some(Selection::Event(id)) => story.event(id),
        _ => None,
    };
    let shown = selected.or_else(|| latest_event(story, day));
    let act = view.act.clone();
    let close = Callback::from(move |event: MouseEvent| {
        focus_plot(&event);
        act.emit(Action::Select(None));
    });
    let tools = el("div")
        .class("tools live")
        .push(lanes(&view))
        .push(zoom(&view));

    let kicker = match (shown, selected) {
        (None, _) => words.nothing_yet,
        (_, Some(_)) => words.selected,
        _ => words.newest,
    };
    let closing = selected.map(|_| {
        button()
            .onclick(close)
            .class("chip close")
            .text(words.close)
    });
    let detail = el("div")
        .may(
            "data-event",
            shown.map(|event| event.id.as_str().to_owned()),
        )
        .class("detail live")
        .with(el("p").class("kicker").text(kicker))
        .maybe(shown.map(|event| event_card(&view, event, level + 1, false)))
        .maybe(closing.map(El::html));

    let list = el("details")
        .class("event-list")
        .with(el("summary").text(&words::event_list(known, view.locale)))
        .with(el("ol").each(events.iter().map(|event| {
            let is_selected = selected.is_some_and(|selected| selected.id == event.id);
            entry(&view, event, is_selected)
        })));
    el("section")
        .attr("part", "timeline")
        .class("timeline")
        .push(heading(level, "part-title", words.what_happened))
        .with(tools)
        .push(html! { <Plot /> })
        .push(eras(&view))
        .with(detail)
        .with(list)
        .html()
}

/// Which lanes show: all of them, or each by itself.
fn lanes(view: &View) -> Html {
    let hidden = &view.state.hidden;
    let all = button()
        .set("aria-pressed", hidden.is_empty().to_string())
        .class("chip")
        .onclick(view.sends(Action::AllCategories))
        .text(view.words.all);
    let categories = view.story().categories.iter().enumerate();
    let each = categories.map(|(index, category)| {
        let pressed = !hidden.contains(&category.id);
        button()
            .key(category.id.as_str())
            .set("aria-pressed", pressed.to_string())
            .set("class", format!("chip hue-{}", index % 8))
            .onclick(view.sends(Action::ToggleCategory(category.id.clone())))
            .with(el("i").attr("aria-hidden", "true").class("dot"))
            .text(category.label.get(view.language()))
            .html()
    });
    el("div")
        .attr("role", "group")
        .attr("aria-label", view.words.lanes)
        .class("lanes")
        .with(all)
        .each(each)
        .html()
}

/// What of time shows: earlier or later, nearer or farther, or all.
fn zoom(view: &View) -> Html {
    let words = view.words;
    let signed = |label: &'static str, sign: &str, onclick: Callback<MouseEvent>| {
        button()
            .attr("aria-label", label)
            .class("chip")
            .onclick(onclick)
            .with(el("span").attr("aria-hidden", "true").text(sign))
    };
    let by = |factor: f64| {
        view.sends(Action::Zoom {
            factor,
            about: pivot(view),
        })
    };
    let fit = button()
        .class("chip")
        .onclick(view.sends(Action::Fit))
        .text(words.fit);
    el("div")
        .attr("role", "group")
        .attr("aria-label", words.what_happened)
        .class("zoom")
        .with(signed(words.earlier, "←", view.sends(Action::Pan(-0.4))))
        .with(signed(words.zoom_out, "−", by(2.0)))
        .with(signed(words.zoom_in, "+", by(0.5)))
        .with(signed(words.later, "→", view.sends(Action::Pan(0.4))))
        .with(fit)
        .html()
}

/// The eras that have begun, by their numbers in the drawing.
fn eras(view: &View) -> Html {
    let day = view.day();
    let eras = view.story().eras.iter().enumerate();
    let begun = eras.filter(|(_, era)| era.date.known_from() <= day);
    let entries = begun.map(|(index, era)| {
        let date = date_on(&era.date, day, day);
        let swatch = el("span")
            .attr("aria-hidden", "true")
            .class("swatch")
            .text(&(index + 1).to_string());
        let when = el("span")
            .class("quiet")
            .text(&date_words::when(&date, view.locale));
        el("li")
            .key(era.id.as_str())
            .set("class", format!("era-{}", index % 6))
            .with(swatch)
            .with(el("b").text(era.label.get(view.language())))
            .text(" ")
            .with(when)
            .text(" ")
            .push(cites(view, &era.sources))
            .html()
    });
    el("ul").class("eras").each(entries).html()
}

/// An event in the list; one that is not known yet keeps its place only.
fn entry(view: &View, event: &Event, is_selected: bool) -> Html {
    let is_known = event.is_known(view.day());
    let entry = el("li")
        .key(event.id.as_str())
        .set("id", event.id.dom_id())
        .attr("data-known", if is_known { "yes" } else { "no" });
    if !is_known {
        return entry.flag("hidden", true).html();
    }
    let lane = view
        .story()
        .categories
        .iter()
        .position(|category| category.id == event.category)
        .unwrap_or_default();
    let marked = view.state.marks_event(&event.id);
    let picked = (!is_selected).then(|| Selection::Event(event.id.clone()));
    let pick = button()
        .set("aria-pressed", is_selected.to_string())
        .class("chip pick live")
        .onclick(view.sends(Action::Select(picked)))
        .text(view.words.show_in_timeline);
    entry
        .attr("tabindex", "-1")
        .may("aria-current", is_selected.then(|| "true".to_owned()))
        .classes(&[
            &format!("hue-{}", lane % 8),
            if marked { "marked" } else { "" },
        ])
        .push(event_card(view, event, view.heading_level + 1, true))
        .with(pick)
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
