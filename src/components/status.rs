//! The status of a claim, as a word with its sign, and its history, as a strip.

use yew::prelude::*;

use super::markup::{El, el, group, text};
use super::view::View;
use contrappunto_story::calendar::locale::Locale;
use contrappunto_story::model::as_of::Known;
use contrappunto_story::model::story::{Claim, Status, StatusEntry};
use contrappunto_story::page::words;
use contrappunto_story::wording::date_words;

/// Renders a status: sign, word, and a colour by its role.
///
/// The count comes after the word, so that no language requires the word to agree with it.
pub fn status_pill(status: Status, count: Option<usize>, locale: Locale) -> Html {
    let glyph = el("span")
        .attr("aria-hidden", "true")
        .class("glyph")
        .text(status.glyph());
    let counted = count.map(|count| {
        let number = el("b").class("count").text(&count.to_string());
        group(vec![text(" "), number.html()])
    });
    el("span")
        .classes(&["pill", status.tone()])
        .with(glyph)
        .text(" ")
        .text(words::status(status, locale))
        .maybe(counted)
        .html()
}

/// Renders the steps of a claim's history: those known on the day in their colour, each focusable to be read; later
/// ones as empty outlines.
pub fn status_strip(view: &View, claim: &Claim) -> Html {
    let (locale, language) = (view.locale, view.language());
    let step = |(index, entry): (usize, &StatusEntry)| {
        let step = el("li").key(&index.to_string());
        if !entry.is_known(view.day()) {
            return step
                .with(el("i").attr("aria-hidden", "true").class("later"))
                .html();
        }
        let said = format!(
            "{}: {}. {}",
            date_words::when(&entry.date, locale),
            words::status(entry.status, locale),
            entry.why.get(language)
        );
        let sign = el("i")
            .attr("aria-hidden", "true")
            .class(entry.status.tone());
        let read = el("span")
            .attr("aria-hidden", "true")
            .class("strip-words")
            .text(&said);
        // Not a button: it has no action, and is only read, also without script.
        let one = el("span")
            .attr("tabindex", "0")
            .attr("role", "img")
            .set("aria-label", said)
            .class("strip-step")
            .with(sign);
        step.with(one).with(read).html()
    };
    el("ol")
        .attr("aria-label", view.words.history)
        .class("strip")
        .each(claim.status_history.iter().enumerate().map(step))
        .html()
}

/// Returns the standing of a value, in a word.
pub fn value_standing(content: &str) -> El {
    el("span").class("value-standing").text(content)
}
