use yew::prelude::*;

use crate::components::cites::citations_view;
use crate::components::markup::{El, el, text};
use crate::components::status::value_standing;
use crate::components::view::Surroundings;
use contrappunto_story::page::calculations::{PublishedInput, PublishedNumber};

/// Renders the inputs as published, folded.
pub(in crate::components) fn inputs_view(
    surroundings: &Surroundings,
    inputs: &[PublishedInput],
) -> Html {
    let rows = inputs.iter().map(|input| {
        let number = match &input.number {
            Ok(number) => number_view(surroundings, number),
            Err(why) => el("dd").child(why),
        };
        el("div")
            .key(&input.id)
            .child(el("dt").child(&input.label))
            .child(number)
            .html()
    });
    el("details")
        .class("inputs")
        .child(el("summary").child(surroundings.words.inputs))
        .child(el("dl").children(rows))
        .html()
}

fn number_view(surroundings: &Surroundings, published: &PublishedNumber) -> El {
    let words = surroundings.words;
    let range = published.range.as_ref();
    let range = range.map(|range| text(&format!("({} {range}) ", words.published_range)));
    let standing = published.standing;
    let note = published.note.as_ref();
    el("dd")
        .child(el("b").child(&published.number))
        .child(" ")
        .child(range)
        .child(standing.map(|standing| value_standing(standing).html()))
        .child(" ")
        .child(citations_view(&published.citations, words))
        .child(" ")
        .child(note.map(|note| el("span").class("aside").child(note).html()))
}
