//! The controls of the timeline: categories, search, actor, claim, lanes, scale, zoom.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::markup::{El, button, el, group};
use crate::components::select::{choice_view, found_view};
use crate::components::view::Surroundings;
use contrappunto_story::page::timeline::keys::{closer, farther};
use contrappunto_story::page::timeline::tools::{CategoryChip, TimelineTools, ZoomTools};
use contrappunto_story::state::timeline_view::TimelineAction;
use contrappunto_story::state::view_state::Action;

/// Renders the controls.
pub(in crate::components) fn timeline_tools(
    surroundings: &Surroundings,
    tools: &TimelineTools,
) -> Html {
    let bar = el("div")
        .class("tools live")
        .child(categories(surroundings, tools))
        .child(zoom(surroundings, &tools.zoom));
    group(vec![
        bar.html(),
        filters(surroundings, tools).html(),
        found_view(surroundings, tools.found.as_ref()).html(),
    ])
}

/// Renders the choice of categories: all of them, or each by itself.
fn categories(surroundings: &Surroundings, tools: &TimelineTools) -> El {
    let words = surroundings.words;
    let all = Action::Timeline(TimelineAction::AllCategories);
    let all = button()
        .set("aria-pressed", tools.shows_all.to_string())
        .class("chip")
        .onclick(surroundings.sends(all))
        .child(words.all);
    let chip = |category: &CategoryChip| {
        button()
            .key(category.id.as_str())
            .set("aria-pressed", category.is_shown.to_string())
            .set("class", format!("chip hue-{}", category.hue))
            .onclick(surroundings.sends(category.toggle.clone()))
            .child(el("i").attr("aria-hidden", "true").class("dot"))
            .child(&category.label)
            .html()
    };
    el("div")
        .attr("role", "group")
        .attr("aria-label", words.lanes)
        .class("lanes")
        .child(all)
        .children(tools.categories.iter().map(chip))
}

/// Renders the choice of the visible period: earlier or later, closer or farther, or all; and of the scale.
fn zoom(surroundings: &Surroundings, tools: &ZoomTools) -> El {
    let words = surroundings.words;
    let signed = |label: &'static str, sign: &str, onclick: Callback<MouseEvent>| {
        button()
            .attr("aria-label", label)
            .class("chip")
            .onclick(onclick)
            .child(el("span").attr("aria-hidden", "true").child(sign))
    };
    let out = surroundings.sends_now(|view| Some(farther(&view.state)));
    let into = surroundings.sends_now(|view| Some(closer(&view.state)));
    let earlier = surroundings.sends(tools.earlier.clone());
    let later = surroundings.sends(tools.later.clone());
    let fit = button()
        .class("chip")
        .onclick(surroundings.sends(Action::Timeline(TimelineAction::Fit)))
        .child(words.fit);
    let scale = button()
        .set("aria-pressed", tools.is_even.to_string())
        .attr("title", words.scale_note)
        .class("chip scale")
        .onclick(surroundings.sends(tools.scale.clone()))
        .child(words.true_scale);
    el("div")
        .attr("role", "group")
        .attr("aria-label", words.what_happened)
        .class("zoom")
        .child(signed(words.earlier, tools.earlier_sign, earlier))
        .child(signed(words.zoom_out, "−", out))
        .child(signed(words.zoom_in, "+", into))
        .child(signed(words.later, tools.later_sign, later))
        .child(fit)
        .child(scale)
}

/// Renders the filters by words, actor and claim, and the choice of lanes.
fn filters(surroundings: &Surroundings, tools: &TimelineTools) -> El {
    let words = surroundings.words;
    let act = surroundings.act.clone();
    let oninput = Callback::from(move |event: Event| {
        let field = event.target();
        if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
            let find = field.value().as_str().into();
            act.emit(Action::Timeline(TimelineAction::Find(find)));
        }
    });
    let find = el("input")
        .attr("type", "search")
        .attr("aria-label", words.find_events)
        .attr("placeholder", words.find_events)
        .value(tools.find.clone())
        .on(ListenerKind::oninput, oninput);
    el("div")
        .class("filters live")
        .child(find)
        .child(choice_view(surroundings, "choice", &tools.actors))
        .child(choice_view(surroundings, "choice", &tools.claims))
        .child(choice_view(surroundings, "choice by", &tools.lanes))
}
