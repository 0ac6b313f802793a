use yew::prelude::*;

use super::markup::el;

/// Renders a heading at the level that the page around it calls for, clamped to 1–6.
pub fn heading(level: u8, class: &'static str, text: impl Into<Html>) -> Html {
    let tag = match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    el(tag).class(class).child(text.into()).html()
}
