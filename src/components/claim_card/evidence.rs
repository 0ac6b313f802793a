//! The evidence for and against a claim on the day.

use yew::prelude::*;

use crate::components::cites::citations_view;
use crate::components::date_text::date_view;
use crate::components::markup::el;
use contrappunto_story::page::claims::evidence::{EvidenceList, EvidencePiece};
use contrappunto_story::page::words::Words;

/// Renders the evidence, for and against, each piece with its date and sources.
pub(super) fn evidence_view(words: &'static Words, evidence: &EvidenceList) -> Html {
    let later = evidence.later.as_ref();
    let later = later.map(|later| el("p").class("learnt-later quiet").text(later).html());
    if evidence.pieces.is_empty() {
        return el("div")
            .class("no-evidence quiet")
            .with(el("p").text(words.no_evidence))
            .maybe(later)
            .html();
    }
    let count = |count: usize| el("b").text(&count.to_string());
    let summary = el("summary")
        .with(count(evidence.supporting))
        .text(" ")
        .text(words.supporting)
        .text(" · ")
        .with(count(evidence.against))
        .text(" ")
        .text(words.against)
        .text(" ")
        .with(el("span").class("quiet").text(words.known_on_this_day));
    let pieces = evidence.pieces.iter().enumerate();
    let pieces = pieces.map(|(index, piece)| piece_view(words, index, piece));
    el("details")
        .class("evidence")
        .with(summary)
        .with(el("ul").each(pieces))
        .maybe(later)
        .html()
}

fn piece_view(words: &'static Words, index: usize, piece: &EvidencePiece) -> Html {
    let (class, sign) = if piece.is_supporting {
        ("for", "+")
    } else {
        ("against", "−")
    };
    let sign = el("span")
        .attr("aria-hidden", "true")
        .class("sign")
        .text(sign);
    let name = el("span").class("unseen").text(piece.name).text(": ");
    el("li")
        .key(&index.to_string())
        .class(class)
        .with(sign)
        .with(name)
        .text(&piece.text)
        .text(" ")
        .with(el("span").class("quiet").push(date_view(&piece.date)))
        .text(" ")
        .push(citations_view(&piece.citations, words))
        .text(" ")
        .with(el("span").class("tag").text(piece.rests_on))
        .html()
}
