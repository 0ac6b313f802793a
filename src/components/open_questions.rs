use yew::prelude::*;

use super::cites::citations_view;
use super::heading::heading;
use super::markup::el;
use super::view::Surroundings;
use contrappunto_story::page::open_questions::OpenQuestion;

/// Renders the questions; the part is hidden while there is none.
pub(super) fn questions_view(surroundings: &Surroundings, questions: &[OpenQuestion]) -> Html {
    let words = surroundings.words;
    let item = |(index, question): (usize, &OpenQuestion)| {
        let since = el("span")
            .class("quiet")
            .child(words.open_since)
            .child(" ")
            .child(&question.since);
        el("li")
            .key(&index.to_string())
            .child(&question.text)
            .child(" ")
            .child(since)
            .child(" ")
            .child(citations_view(&question.citations, words))
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
        .child(title)
        .child(el("ul").children(questions.iter().enumerate().map(item)))
        .html()
}
