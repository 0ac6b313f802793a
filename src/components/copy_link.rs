use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;
use yew::prelude::*;

use super::markup::{El, button, el};
use super::view::Surroundings;
use contrappunto_story::page::words::Words;
use contrappunto_story::state::link;

/// Copies a text to the clipboard, and reports whether that was allowed.
pub fn put_on_clipboard(text: String, words: &'static Words, said: Callback<&'static str>) {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    spawn_local(async move {
        let done = match clipboard.filter(|clipboard| !clipboard.is_undefined()) {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        said.emit(if done {
            words.copied
        } else {
            words.copy_failed
        });
    });
}

/// Returns what shows a message in the nearest status element beside the button that is clicked.
///
/// It bypasses the state: nothing else is to be rendered again.
pub fn status_beside(event: &MouseEvent) -> Callback<&'static str> {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let mut around = target.and_then(|target| target.closest("button").ok().flatten());
    let mut status = None;
    while let (None, Some(element)) = (&status, &around) {
        status = element.query_selector("[role=status]").ok().flatten();
        around = element.parent_element();
    }
    Callback::from(move |words| {
        if let Some(status) = &status {
            status.set_text_content(Some(words));
        }
    })
}

/// Returns the element for the messages of the buttons beside it.
pub fn status_element() -> El {
    el("span").class("quiet").attr("role", "status")
}

/// Renders a button that copies the address of the page in its current state, leading to an element.
pub fn copy_link(surroundings: &Surroundings, to: String) -> Html {
    let words = surroundings.words;
    let surroundings = surroundings.clone();
    let copy = Callback::from(move |event: MouseEvent| {
        let query = link::write(&surroundings.now().state);
        let address = surroundings.addresses.of(&query, &to);
        put_on_clipboard(address, words, status_beside(&event));
    });
    el("span")
        .class("copy-link live")
        .child(button().class("chip").onclick(copy).child(words.copy_link))
        .child(" ")
        .child(status_element())
        .html()
}
