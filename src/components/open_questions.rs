use yew::prelude::*;

use super::cites::cites;
use super::heading::heading;
use super::hooks::use_view;
use super::markup::el;
use contrappunto_story::model::story::OpenQuestion;
use contrappunto_story::wording::date_words;

/// The open questions, each with the date since which it has been open.
#[component]
pub fn OpenQuestions() -> Html {
    let Some(view) = use_view() else {
        return el("section").html();
    };
    let (story, language, locale) = (view.story(), view.language(), view.locale);
    let open: Vec<_> = story
        .open_questions
        .iter()
        .filter(|question| question.since.known_from() <= view.day())
        .collect();
    let item = |(index, question): (usize, &&OpenQuestion)| {
        let since = date_words::when(&question.since.with_open_end(), locale);
        let since = el("span")
            .class("quiet")
            .text(view.words.open_since)
            .text(" ")
            .text(&since);
        el("li")
            .key(&index.to_string())
            .text(question.text.get(language))
            .text(" ")
            .with(since)
            .text(" ")
            .push(cites(&view, &question.sources))
            .html()
    };
    let title = heading(view.heading_level, "part-title", view.words.open_questions);
    el("section")
        .attr("part", "open-questions")
        .flag("hidden", open.is_empty())
        .class("open-questions")
        .push(title)
        .with(el("ul").each(open.iter().enumerate().map(item)))
        .html()
}
