//! Choices from a list, and how much is left of what they choose from.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::markup::{El, button, el};
use super::view::Surroundings;
use contrappunto_story::page::choices::{Choice, FoundLine};

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
            .child(&words)
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
        .children(options);
    el("label")
        .class(class)
        .child(el("span").child(label))
        .child(" ")
        .child(select)
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

/// Returns how much of something a filter leaves; an empty line if there is no filter.
pub fn found_view(surroundings: &Surroundings, found: Option<&FoundLine>) -> El {
    let line = el("p").attr("aria-live", "polite").class("found live");
    let Some(found) = found else {
        return line;
    };
    let nothing = found.nothing;
    let nothing = nothing.map(|nothing| el("b").child(nothing).child(" ").html());
    let back = button()
        .class("chip")
        .onclick(surroundings.sends(found.show_all.clone()))
        .child(surroundings.words.show_all);
    line.child(nothing)
        .child(&found.count)
        .child(" ")
        .child(back)
}

/// Converts a callback that takes an optional id to one that takes a value, where an empty value is `None`.
pub fn or_none<T: for<'a> From<&'a str> + 'static>(
    onchange: Callback<Option<T>>,
) -> Callback<String> {
    onchange.reform(|value: String| (!value.is_empty()).then(|| value.as_str().into()))
}
