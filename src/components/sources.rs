use yew::prelude::*;

use super::date_text::date_text;
use super::hooks::use_view;
use super::words;
use crate::core::as_of::Known;
use crate::core::date_words;

/// All sources by number, those published by the day.
#[component]
pub fn Sources() -> Html {
    let Some(view) = use_view() else {
        return html! { <section /> };
    };
    let (story, language, day, locale, words) = (
        view.story(),
        view.language(),
        view.day(),
        view.locale,
        view.words,
    );
    let known = story
        .sources
        .iter()
        .filter(|source| source.is_known(day))
        .count();
    html! {
        <section class="sources" part="sources">
            <details>
                <summary><span class="summary-title">{ words.sources }</span>{ " " }<span class="quiet">{ words::source_count(known, locale) }</span></summary>
                <ol>
                    { for story.sources.iter().enumerate().map(|(index, source)| {
                        let id = source.id.dom_id();
                        let number = (index + 1).to_string();
                        if !source.is_known(day) {
                            return html! { <li key={source.id.as_str()} {id} value={number} data-known="no" hidden=true /> };
                        }
                        let root = source.origin.as_ref().and_then(|origin| story.numbered_source(origin));
                        html! {
                            <li key={source.id.as_str()} {id} value={number} data-known="yes" tabindex="-1">
                                <a class="source-title" href={source.url.as_str().to_owned()} rel="noopener" lang={source.lang.clone()}><bdi>{ &source.title }</bdi></a>
                                <span class="source-facts">
                                    <bdi>{ &source.publisher }</bdi>
                                    if let Some(author) = &source.author {
                                        { " · " }<bdi>{ author }</bdi>
                                    }
                                    { " · " }{ date_text(&source.date, view.locale) }
                                    { " · " }{ words::source_kind(source.kind, locale) }
                                    { " · " }<span class="tag">{ source.lang.to_uppercase() }</span>
                                    if let Some(read) = source.read {
                                        { " · " }{ words::extent(read, locale) }
                                    }
                                    { " · " }{ words.accessed }{ " " }{ date_words::day(source.accessed, locale) }
                                    if let Some(archive) = &source.archive {
                                        { " · " }<a href={archive.as_str().to_owned()} rel="noopener">{ words.archive }</a>
                                    }
                                    if let Some((number, root)) = root {
                                        if root.is_known(day) {
                                            { " · " }{ words.repeats }{ " " }<a class="cite" href={format!("#{}", root.id.dom_id())} aria-label={format!("{} {number}: {}", words.source, root.publisher)}>{ number }</a>
                                        }
                                    }
                                </span>
                                // A note is the editors' of the day they read it: it may speak of what came later.
                                if let Some(note) = source.note.as_ref().filter(|_| source.accessed <= day) {
                                    <span class="aside">{ note.get(language) }</span>
                                }
                            </li>
                        }
                    }) }
                </ol>
            </details>
        </section>
    }
}
