use yew::prelude::*;

use super::cites::citations_view;
use super::heading::heading;
use super::hooks::use_page;
use super::markup::el;
use super::piece::{Piece, PieceView};
use super::view::Surroundings;
use contrappunto_story::page::open_questions::{OpenQuestion, open_questions};
use contrappunto_story::state::view_state::Reads;

/// The open questions, each with the date since which it has been open.
#[component]
pub fn OpenQuestions() -> Html {
    match use_page(Reads::Shared, open_questions) {
        Some((questions, surroundings)) => {
            html! { <PieceView {surroundings} piece={Piece::OpenQuestions(questions)} /> }
        }
        None => el("section").html(),
    }
}

/// Renders the questions; the part is hidden while there is none.
pub(super) fn questions_view(surroundings: &Surroundings, questions: &[OpenQuestion]) -> Html {
    let words = surroundings.words;
    let item = |(index, question): (usize, &OpenQuestion)| {
        let since = el("span")
            .class("quiet")
            .text(words.open_since)
            .text(" ")
            .text(&question.since);
        el("li")
            .key(&index.to_string())
            .text(&question.text)
            .text(" ")
            .with(since)
            .text(" ")
            .push(citations_view(&question.citations, words))
            .html()
    };
    let title = heading(
        surroundings.heading_level,
        "part-title",
        words.open_questions,
    );
    el("section")
        .attr("part", "open-questions")
        .flag("hidden", questions.is_empty())
        .class("open-questions")
        .push(title)
        .with(el("ul").each(questions.iter().enumerate().map(item)))
        .html()
}
