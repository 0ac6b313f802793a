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
