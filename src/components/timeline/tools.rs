//! What a reader may choose of the timeline: categories, words, an actor, a claim, lanes, scale, zoom.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::Scene;
use crate::components::markup::{button, el};
use crate::components::plot::pivot;
use crate::components::select::{choice, claim_choice};
use crate::components::view::View;
use crate::components::words;
use crate::core::as_of::Known;
use crate::core::scale::Laying;
use crate::core::timeline_view::{Filter, LaneBy, TimelineAction};
use crate::core::view_state::Action;

fn sends<E: 'static>(view: &View, action: TimelineAction) -> Callback<E> {
    view.sends(Action::Timeline(action))
}

/// Which categories show: all of them, or each by itself.
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

/// What of time shows: earlier or later, nearer or farther, or all; and how it is laid.
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
    let is_even = view.state.timeline.laying == Laying::Even;
    let other = if is_even {
        Laying::Compressed
    } else {
        Laying::Even
    };
    let scale = button()
        .set("aria-pressed", is_even.to_string())
        .attr("title", words.scale_note)
        .class("chip scale")
        .onclick(sends(view, TimelineAction::Lay(other)))
        .text(words.true_scale);
    el("div")
        .attr("role", "group")
        .attr("aria-label", words.what_happened)
        .class("zoom")
        .with(signed(words.earlier, "←", pan(-0.4)))
        .with(signed(words.zoom_out, "−", by(2.0)))
        .with(signed(words.zoom_in, "+", by(0.5)))
        .with(signed(words.later, "→", pan(0.4)))
        .with(fit)
        .with(scale)
        .html()
}

/// What is looked for: words, an actor, a claim; and by what the lanes are.
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
    let mut actors: Vec<_> = story
        .actors
        .iter()
        .filter(|actor| {
            filter.actor.as_ref() == Some(&actor.id)
                || known().any(|event| event.actors.contains(&actor.id))
        })
        .map(|actor| (actor.id.to_string(), actor.name.clone()))
        .collect();
    actors.sort_by(|(_, one), (_, other)| one.cmp(other));
    actors.insert(0, (String::new(), words.anyone.to_owned()));
    let lanes = LaneBy::ALL.map(|by| {
        let name = match by {
            LaneBy::Category => words.by_category,
            LaneBy::Actor => words.by_actor,
            LaneBy::Claim => words.by_claim,
        };
        (by.as_str().to_owned(), name.to_owned())
    });
    let emit = |action: fn(&str) -> Option<TimelineAction>| {
        let act = view.act.clone();
        Callback::from(move |value: String| {
            if let Some(action) = action(&value) {
                act.emit(Action::Timeline(action));
            }
        })
    };
    let actor = filter.actor.as_ref().map_or("", |id| id.as_str());
    el("div")
        .class("filters live")
        .with(find)
        .with(choice(
            words.who,
            "choice",
            actors,
            actor,
            emit(|value| {
                let id = (!value.is_empty()).then(|| value.into());
                Some(TimelineAction::Actor(id))
            }),
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
            emit(|value| {
                let by = LaneBy::ALL.into_iter().find(|by| by.as_str() == value);
                by.map(TimelineAction::Lanes)
            }),
        ))
        .html()
}

/// How many events show where not all do, and the way back.
pub(super) fn found(view: &View, scene: &Scene, filter: &Filter) -> Html {
    let day = view.day();
    let line = el("p").attr("aria-live", "polite").class("found live");
    if filter.is_empty() {
        return line.html();
    }
    let all = view
        .story()
        .events
        .iter()
        .filter(|event| event.is_known(day));
    let (shown, all) = (scene.known(day).len(), all.count());
    let nothing = (shown == 0).then(|| el("b").text(view.words.no_event).text(" ").html());
    line.maybe(nothing)
        .text(&words::some_events(shown, all, view.locale))
        .text(" ")
        .with(
            button()
                .class("chip")
                .onclick(sends(view, TimelineAction::ShowAll))
                .text(view.words.show_all),
        )
        .html()
}
