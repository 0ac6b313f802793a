//! What is said in small print: where a value comes from, and what to keep in mind.

use yew::prelude::*;

use crate::components::cites::citations_view;
use crate::components::markup::{el, text};
use crate::components::status::value_standing;
use contrappunto_story::page::compare::notes::{Attribution, Note, VerdictMeaning};
use contrappunto_story::page::words::Words;

/// Renders a fold with notes.
pub(super) fn notes_view(
    class: &'static str,
    title: &str,
    notes: &[Note],
    words: &'static Words,
) -> Html {
    el("details")
        .class(class)
        .child(el("summary").child(title))
        .children(notes.iter().map(|note| note_view(note, words)))
        .html()
}

/// Renders a note.
pub(super) fn note_view(note: &Note, words: &'static Words) -> Html {
    let paragraph = el("p");
    match note {
        Note::Formula(formula) => paragraph.child(el("code").child(formula)).html(),
        Note::Text(text) => paragraph.child(text).html(),
        Note::Cited(text, citations) => paragraph
            .child(text)
            .child(" ")
            .child(citations_view(citations, words))
            .html(),
        Note::Others(others) => {
            let mut paragraph = paragraph.child(words.others_say).child(": ");
            for (text, citations) in others {
                paragraph = paragraph
                    .child(text)
                    .child(" ")
                    .child(citations_view(citations, words))
                    .child(" ");
            }
            paragraph.html()
        }
        Note::Verdicts(verdicts) => {
            let verdict = |verdict: &VerdictMeaning| {
                el("li")
                    .key(&verdict.id)
                    .child(el("b").child(&verdict.label))
                    .child(": ")
                    .child(&verdict.says)
                    .html()
            };
            el("ul")
                .class("verdicts")
                .children(verdicts.iter().map(verdict))
                .html()
        }
    }
}

/// Renders why a value is unknown, its standing and its sources.
pub(super) fn attribution_view(attribution: &Attribution, words: &'static Words) -> Vec<Html> {
    let mut said = Vec::new();
    if let Some(why) = &attribution.why_unknown {
        said.push(el("span").class("why-unknown").child(why).html());
        said.push(text(" "));
    }
    if let Some(standing) = attribution.standing {
        said.push(value_standing(standing).html());
        said.push(text(" "));
    }
    said.push(citations_view(&attribution.citations, words));
    said
}
