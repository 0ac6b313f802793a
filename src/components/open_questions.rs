use yew::prelude::*;

use super::cites::cites;
use super::heading::heading;
use super::hooks::use_view;
use crate::core::date_words;

/// What nobody knows, and since when.
#[component]
pub fn OpenQuestions() -> Html {
    let Some(view) = use_view() else {
        return html! { <section /> };
    };
    let (story, language, locale) = (view.story(), view.language(), view.locale);
    let open: Vec<_> = story
        .open_questions
        .iter()
        .filter(|question| question.since.known_from() <= view.day())
        .collect();
    html! {
        <section class="open-questions" part="open-questions" hidden={open.is_empty()}>
            { heading(view.heading_level, "part-title", view.words.open_questions) }
            <ul>
                { for open.iter().enumerate().map(|(index, question)| html! {
                    <li key={index}>
                        { question.text.get(language) }{ " " }
                        <span class="quiet">{ view.words.open_since }{ " " }{ date_words::when(&question.since.with_open_end(), locale) }</span>{ " " }
                        { cites(&view, &question.sources) }
                    </li>
                }) }
            </ul>
        </section>
    }
}
