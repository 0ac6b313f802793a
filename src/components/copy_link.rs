use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::markup::{button, el};
use super::words::Words;

/// Puts a text on the clipboard, and says whether that was allowed.
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

/// Takes what is to be said.
pub fn saying(said: UseStateSetter<&'static str>) -> Callback<&'static str> {
    Callback::from(move |words| said.set(words))
}

/// Properties of [`CopyLink`].
#[derive(Properties, PartialEq)]
pub struct CopyLinkProps {
    /// The interface's words.
    pub words: &'static Words,
}

/// A button that copies the address of the page, which tells the whole state. The style sheet shows it on the
/// standalone page only: an article's address is the article's.
#[component]
pub fn CopyLink(props: &CopyLinkProps) -> Html {
    let said = use_state(|| "");
    let words = props.words;
    let setter = saying(said.setter());
    let copy = Callback::from(move |_: MouseEvent| {
        let address = web_sys::window().and_then(|window| window.location().href().ok());
        put_on_clipboard(address.unwrap_or_default(), words, setter.clone());
    });
    el("span")
        .class("copy-link live")
        .with(button().class("chip").onclick(copy).text(words.copy_link))
        .text(" ")
        .with(el("span").class("quiet").attr("role", "status").text(*said))
        .html()
}
