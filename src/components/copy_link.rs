use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::hooks::use_view;
use super::markup::{button, el};
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

/// Returns a callback that sets the message to show.
pub fn saying(said: UseStateSetter<&'static str>) -> Callback<&'static str> {
    Callback::from(move |words| said.set(words))
}

/// Properties of [`CopyLink`].
#[derive(Properties, PartialEq)]
pub struct CopyLinkProps {
    /// The id of the element that the address leads to.
    pub to: AttrValue,
}

/// A button that copies the address of the page in its current state.
#[component]
pub fn CopyLink(props: &CopyLinkProps) -> Html {
    let said = use_state(|| "");
    let Some(view) = use_view() else {
        return el("span").html();
    };
    let words = view.words;
    let (setter, to) = (saying(said.setter()), props.to.clone());
    let copy = Callback::from(move |_: MouseEvent| {
        let query = link::write(&view.now().state);
        put_on_clipboard(view.addresses.of(&query, &to), words, setter.clone());
    });
    el("span")
        .class("copy-link live")
        .with(button().class("chip").onclick(copy).text(words.copy_link))
        .text(" ")
        .with(el("span").class("quiet").attr("role", "status").text(*said))
        .html()
}
