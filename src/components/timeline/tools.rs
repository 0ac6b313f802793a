//! The controls of the timeline: categories, search, actor, claim, lanes, scale, zoom.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::Scene;
use crate::components::markup::{button, el};
use crate::components::plot::pivot;
use crate::components::select::{actor_choice, choice, claim_choice, found_line};
use crate::components::view::View;
use contrappunto_story::calendar::locale::direction;
use contrappunto_story::drawing::scale::AxisLayout;
use contrappunto_story::model::as_of::Known;
use contrappunto_story::model::story::Actor;
use contrappunto_story::page::words;
use contrappunto_story::state::timeline_view::{Filter, LaneBy, TimelineAction};
use contrappunto_story::state::view_state::Action;

fn sends<E: 'static>(view: &View, action: TimelineAction) -> Callback<E> {
    view.sends(Action::Timeline(action))
}

/// Renders the choice of categories: all of them, or each by itself.
pub(super) fn lanes(view: &View, filter: &Filter) -> Html {
    let hidden = &filter.hidden;
    let all = button()
        .set("aria-pressed", hidden.is_empty().to_string())
        .class("chip")
        .onclick(sends(view, TimelineAction::AllCategories))
        .text(view.words.all);
    let categories = view.story().categories.iter().enumerate();
    let each = categories.map(|(index, category)| {
        let pressed = !hidden.contains(&category.id);
        button()
            .key(category.id.as_str())
            .set("aria-pressed", pressed.to_string())
            .set("class", format!("chip hue-{}", index % 8))
            .onclick(sends(view, TimelineAction::Toggle(category.id.clone())))
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

/// Renders the choice of the visible period: earlier or later, closer or farther, or all; and of the scale.
pub(super) fn zoom(view: &View) -> Html {
    let words = view.words;
    let signed = |label: &'static str, sign: &str, onclick: Callback<MouseEvent>| {
        button()
            .attr("aria-label", label)
            .class("chip")
            .onclick(onclick)
            .with(el("span").attr("aria-hidden", "true").text(sign))
    };
    let by = |factor: f64| {
        view.sends_now(move |view| {
            let about = pivot(view);
            Some(Action::Timeline(TimelineAction::Zoom { factor, about }))
        })
    };
    let pan = |part: f64| sends(view, TimelineAction::Pan(part));
    let fit = button()
        .class("chip")
        .onclick(sends(view, TimelineAction::Fit))
        .text(words.fit);
    let is_even = view.state.timeline.laying == AxisLayout::Even;
    let other = if is_even {
        AxisLayout::Compressed
    } else {
        AxisLayout::Even
    };
    let scale = button()
        .set("aria-pressed", is_even.to_string())
        .attr("title", words.scale_note)
        .class("chip scale")
        .onclick(sends(view, TimelineAction::Lay(other)))
        .text(words.true_scale);
    let (back, forth) = match direction(view.language()) {
        "rtl" => ("→", "←"),
        _ => ("←", "→"),
    };
    el("div")
        .attr("role", "group")
        .attr("aria-label", words.what_happened)
        .class("zoom")
        .with(signed(words.earlier, back, pan(-0.4)))
        .with(signed(words.zoom_out, "−", by(2.0)))
        .with(signed(words.zoom_in, "+", by(0.5)))
        .with(signed(words.later, forth, pan(0.4)))
        .with(fit)
        .with(scale)
        .html()
}

/// Renders the filters by words, actor and claim, and the choice of lanes.
pub(super) fn filters(view: &View, filter: &Filter, by: LaneBy) -> Html {
    let (story, day, words) = (view.story(), view.day(), view.words);
    let act = view.act.clone();
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
        .value(filter.find.to_string())
        .on(ListenerKind::oninput, oninput);

    let known = || story.events.iter().filter(|event| event.is_known(day));
    let actors = story.actors.iter().filter(|actor| {
        filter.actor.as_ref() == Some(&actor.id)
            || known().any(|event| event.actors.contains(&actor.id))
    });
    let mut actors: Vec<&Actor> = actors.collect();
    actors.sort_by(|one, other| one.name.cmp(&other.name));
    let lanes = LaneBy::ALL.map(|by| {
        let name = match by {
            LaneBy::Category => words.by_category,
            LaneBy::Actor => words.by_actor,
            LaneBy::Claim => words.by_claim,
        };
        (by.as_str().to_owned(), name.to_owned())
    });
    let act = view.act.clone();
    let onlanes = Callback::from(move |value: String| {
        if let Some(by) = LaneBy::ALL.into_iter().find(|by| by.as_str() == value) {
            act.emit(Action::Timeline(TimelineAction::Lanes(by)));
        }
    });
    el("div")
        .class("filters live")
        .with(find)
        .with(actor_choice(
            view,
            actors.into_iter(),
            filter.actor.as_ref(),
            view.act
                .reform(|actor| Action::Timeline(TimelineAction::Actor(actor))),
        ))
        .with(claim_choice(
            view,
            filter.claim.as_ref(),
            view.act
                .reform(|claim| Action::Timeline(TimelineAction::Claim(claim))),
        ))
        .with(choice(
            words.lanes_by,
            "choice by",
            lanes.to_vec(),
            by.as_str(),
            onlanes,
        ))
        .html()
}

/// Renders how many events match, if there is a filter, and the button to show all.
pub(super) fn found(view: &View, scene: &Scene, filter: &Filter) -> Html {
    let day = view.day();
    let found = (!filter.is_empty()).then(|| {
        let all = view.story().events.iter();
        let all = all.filter(|event| event.is_known(day)).count();
        let shown = scene.known(day).len();
        let nothing = (shown == 0).then_some(view.words.no_event);
        (nothing, words::some_events(shown, all, view.locale))
    });
    found_line(view, found, Action::Timeline(TimelineAction::ShowAll)).html()
}
