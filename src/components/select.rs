//! Choices from a list, and how much is left of what they choose from.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::markup::{El, button, el};
use super::view::{Surroundings, View};
use contrappunto_story::model::as_of::{Known, claim_wording};
use contrappunto_story::model::story::{Actor, ActorId, ClaimId};
use contrappunto_story::page::choices::{Choice, FoundLine};
use contrappunto_story::state::view_state::Action;

/// Returns a labelled `select`.
///
/// `options` are values with their words; `onchange` is called with the value.
pub fn choice(
    label: &str,
    class: &'static str,
    options: Vec<(String, String)>,
    chosen: &str,
    onchange: Callback<String>,
) -> El {
    let options = options.into_iter().map(|(value, words)| {
        let is_chosen = value == chosen;
        el("option")
            .key(&value)
            .set("value", value)
            .flag("selected", is_chosen)
            .text(&words)
            .html()
    });
    let onchange = Callback::from(move |event: Event| {
        let select = event.target();
        let select = select.and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select {
            onchange.emit(select.value());
        }
    });
    let select = el("select")
        .chosen(chosen)
        .on(ListenerKind::onchange, onchange)
        .each(options);
    el("label")
        .class(class)
        .with(el("span").text(label))
        .text(" ")
        .with(select)
}

/// Returns a labelled `select` for a choice.
pub fn choice_view(surroundings: &Surroundings, class: &'static str, shown: &Choice) -> El {
    let (act, options) = (surroundings.act.clone(), shown.options.clone());
    let onchange = Callback::from(move |value: String| {
        if let Some(option) = options.iter().find(|option| option.value == value) {
            act.emit(option.action.clone());
        }
    });
    let options = shown.options.iter();
    let options = options.map(|option| (option.value.clone(), option.text.clone()));
    choice(
        shown.label,
        class,
        options.collect(),
        &shown.chosen,
        onchange,
    )
}

/// Returns a choice among the claims known on the day, or none of them.
pub fn claim_choice(
    view: &View,
    chosen: Option<&ClaimId>,
    onchange: Callback<Option<ClaimId>>,
) -> El {
    let day = view.day();
    let claims = view.story().claims.iter();
    let claims = claims.filter(|claim| chosen == Some(&claim.id) || claim.is_known(day));
    let claims = claims.map(|claim| {
        let label = claim_wording(claim, day).label.get(view.language());
        (claim.id.to_string(), label.to_owned())
    });
    let none = (String::new(), view.words.any_claim.to_owned());
    choice(
        view.words.claim,
        "choice",
        std::iter::once(none).chain(claims).collect(),
        chosen.map_or("", ClaimId::as_str),
        or_none(onchange),
    )
}

/// Returns a choice among actors, in their order, or none of them.
pub fn actor_choice<'a>(
    view: &View,
    actors: impl Iterator<Item = &'a Actor>,
    chosen: Option<&ActorId>,
    onchange: Callback<Option<ActorId>>,
) -> El {
    let actors = actors.map(|actor| (actor.id.to_string(), actor.name.clone()));
    let none = (String::new(), view.words.anyone.to_owned());
    choice(
        view.words.who,
        "choice",
        std::iter::once(none).chain(actors).collect(),
        chosen.map_or("", ActorId::as_str),
        or_none(onchange),
    )
}

/// Returns how much of something a filter leaves: that it is nothing, the count, and a button to show all.
pub fn found_line(view: &View, found: Option<(Option<&'static str>, String)>, all: Action) -> El {
    let found = found.map(|(nothing, count)| FoundLine {
        nothing,
        count,
        show_all: all,
    });
    found_view(view, found.as_ref())
}

/// Returns how much of something a filter leaves; an empty line if there is no filter.
pub fn found_view(surroundings: &Surroundings, found: Option<&FoundLine>) -> El {
    let line = el("p").attr("aria-live", "polite").class("found live");
    let Some(found) = found else {
        return line;
    };
    let nothing = found.nothing;
    let nothing = nothing.map(|nothing| el("b").text(nothing).text(" ").html());
    let back = button()
        .class("chip")
        .onclick(surroundings.sends(found.show_all.clone()))
        .text(surroundings.words.show_all);
    line.maybe(nothing).text(&found.count).text(" ").with(back)
}

/// Converts a callback that takes an optional id to one that takes a value, where an empty value is `None`.
pub fn or_none<T: for<'a> From<&'a str> + 'static>(
    onchange: Callback<Option<T>>,
) -> Callback<String> {
    onchange.reform(|value: String| (!value.is_empty()).then(|| value.as_str().into()))
}
