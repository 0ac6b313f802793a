//! Choices from a list, and how much is left of what they choose from.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::markup::{El, button, el};
use super::view::Surroundings;
use contrappunto_story::page::choices::{Choice, ChoiceOption, FoundLine};

/// Returns a labelled `select` for a choice.
pub fn choice_view(surroundings: &Surroundings, class: &'static str, shown: &Choice) -> El {
    let (act, options) = (surroundings.act.clone(), shown.options.clone());
    let onchange = Callback::from(move |event: Event| {
        let select = event.target();
        let select = select.and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
        let value = select.map(|select| select.value());
        if let Some(option) = options
            .iter()
            .find(|one| Some(&one.value) == value.as_ref())
        {
            act.emit(option.action.clone());
        }
    });
    let option = |option: &ChoiceOption| {
        el("option")
            .key(&option.value)
            .set("value", option.value.clone())
            .flag("selected", option.value == shown.chosen)
            .child(&option.text)
            .html()
    };
    let select = el("select")
        .chosen(&shown.chosen)
        .on(ListenerKind::onchange, onchange)
        .children(shown.options.iter().map(option));
    el("label")
        .class(class)
        .child(el("span").child(shown.label))
        .child(" ")
        .child(select)
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
