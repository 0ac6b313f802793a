use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::markup::{El, el};

/// A choice from a list, with its name beside it. `options` are values with their words; `onchange` hears the value.
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
