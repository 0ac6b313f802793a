//! The status of a claim, as a word with its sign, and its history, as a strip.

use yew::prelude::*;

use super::markup::{El, el, group, text};
use contrappunto_story::page::claims::card::HistoryEntry;
use contrappunto_story::page::status::StatusText;
use contrappunto_story::page::words::Words;

/// Renders a status: sign, word, and a colour by its role.
pub fn pill_view(status: &StatusText) -> Html {
    counted_pill(status, None)
}

/// Renders a status, with a count if there is one.
///
/// The count comes after the word, so that no language requires the word to agree with it.
pub fn counted_pill(status: &StatusText, count: Option<usize>) -> Html {
    let glyph = el("span")
        .attr("aria-hidden", "true")
        .class("glyph")
        .child(status.glyph);
    let counted = count.map(|count| {
        let number = el("b").class("count").child(&count.to_string());
        group(vec![text(" "), number.html()])
    });
    el("span")
        .classes(&["pill", status.tone])
        .child(glyph)
        .child(" ")
        .child(status.text)
        .child(counted)
        .html()
}

/// Renders the steps of a claim's history: those known on the day in their colour, each focusable to be read; later
/// ones as empty outlines.
pub fn strip_view(history: &[Option<HistoryEntry>], words: &'static Words) -> Html {
    let step = |(index, entry): (usize, &Option<HistoryEntry>)| {
        let step = el("li").key(&index.to_string());
        let Some(entry) = entry else {
            return step
                .child(el("i").attr("aria-hidden", "true").class("later"))
                .html();
        };
        let sign = el("i").attr("aria-hidden", "true").class(entry.status.tone);
        let read = el("span")
            .attr("aria-hidden", "true")
            .class("strip-words")
            .child(&entry.said);
        // Not a button: it has no action, and is only read, also without script.
        let one = el("span")
            .attr("tabindex", "0")
            .attr("role", "img")
            .set("aria-label", entry.said.clone())
            .class("strip-step")
            .child(sign);
        step.child(one).child(read).html()
    };
    el("ol")
        .attr("aria-label", words.history)
        .class("strip")
        .children(history.iter().enumerate().map(step))
        .html()
}

/// Returns the standing of a value, in a word.
pub fn value_standing(content: &str) -> El {
    el("span").class("value-standing").child(content)
}
