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
    let later = later.map(|later| el("p").class("learnt-later quiet").child(later).html());
    if evidence.pieces.is_empty() {
        return el("div")
            .class("no-evidence quiet")
            .child(el("p").child(words.no_evidence))
            .child(later)
            .html();
    }
    let count = |count: usize| el("b").child(&count.to_string());
    let summary = el("summary")
        .child(count(evidence.supporting))
        .child(" ")
        .child(words.supporting)
        .child(" · ")
        .child(count(evidence.against))
        .child(" ")
        .child(words.against)
        .child(" ")
        .child(el("span").class("quiet").child(words.known_on_this_day));
    let pieces = evidence.pieces.iter().enumerate();
    let pieces = pieces.map(|(index, piece)| piece_view(words, index, piece));
    el("details")
        .class("evidence")
        .child(summary)
        .child(el("ul").children(pieces))
        .child(later)
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
        .child(sign);
    let name = el("span").class("unseen").child(piece.name).child(": ");
    el("li")
        .key(&index.to_string())
        .class(class)
        .child(sign)
        .child(name)
        .child(&piece.text)
        .child(" ")
        .child(el("span").class("quiet").child(date_view(&piece.date)))
        .child(" ")
        .child(citations_view(&piece.citations, words))
        .child(" ")
        .child(el("span").class("tag").child(piece.rests_on))
        .html()
}
