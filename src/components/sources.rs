use yew::prelude::*;

use super::date_text::date_text;
use super::hooks::use_view;
use super::markup::{El, el, text};
use super::view::View;
use super::words;
use crate::core::as_of::Known;
use crate::core::date_words;
use crate::core::story::Source;

/// All sources by number, those published by the day.
#[component]
pub fn Sources() -> Html {
    let Some(view) = use_view() else {
        return el("section").html();
    };
    let (story, day) = (view.story(), view.day());
    let known = story
        .sources
        .iter()
        .filter(|source| source.is_known(day))
        .count();
    let summary = el("summary")
        .with(el("span").class("summary-title").text(view.words.sources))
        .text(" ")
        .with(
            el("span")
                .class("quiet")
                .text(&words::source_count(known, view.locale)),
        );
    let entries = story
        .sources
        .iter()
        .enumerate()
        .map(|(index, source)| entry(&view, index + 1, source));
    el("section")
        .attr("part", "sources")
        .class("sources")
        .with(el("details").with(summary).with(el("ol").each(entries)))
        .html()
}

/// An entry; of a source published after the day only its number and its place.
fn entry(view: &View, number: usize, source: &Source) -> Html {
    let is_known = source.is_known(view.day());
    let entry = el("li")
        .key(source.id.as_str())
        .set("id", source.id.dom_id())
        .attr("data-known", if is_known { "yes" } else { "no" });
    let number = number.to_string();
    if !is_known {
        return entry.set("value", number).flag("hidden", true).html();
    }
    let title = link(source.url.as_str())
        .set("lang", source.lang.clone())
        .class("source-title")
        .with(el("bdi").text(&source.title));
    // A note is the editors' of the day they read it: it may speak of what came later.
    let note = source
        .note
        .as_ref()
        .filter(|_| source.accessed <= view.day())
        .map(|note| el("span").class("aside").text(note.get(view.language())));
    entry
        .attr("tabindex", "-1")
        .set("value", number)
        .with(title)
        .push(facts(view, source))
        .maybe(note.map(El::html))
        .html()
}

/// Who published it, when, what it is, and what it repeats, with dots between.
fn facts(view: &View, source: &Source) -> Html {
    let (locale, words) = (view.locale, view.words);
    let author = source
        .author
        .as_ref()
        .map(|author| el("bdi").text(author).html());
    let date = source.date.as_ref().map(|date| date_text(date, locale));
    let read = source.read.map(|read| text(words::extent(read, locale)));
    let archive = source
        .archive
        .as_ref()
        .map(|archive| link(archive.as_str()).text(words.archive).html());
    let language = el("span").class("tag").text(&source.lang.to_uppercase());
    let repeats = source
        .origin
        .as_ref()
        .and_then(|origin| view.story().numbered_source(origin))
        .filter(|(_, root)| root.is_known(view.day()))
        .map(|(number, root)| repeats(view, number, root));
    el("span")
        .class("source-facts")
        .with(el("bdi").text(&source.publisher))
        .maybe(author.map(dotted))
        .maybe(date.map(dotted))
        .text(" · ")
        .text(words::source_kind(source.kind, locale))
        .text(" · ")
        .with(language)
        .maybe(read.map(dotted))
        .text(" · ")
        .text(words.accessed)
        .text(" ")
        .text(&date_words::day(source.accessed, locale))
        .maybe(archive.map(dotted))
        .maybe(repeats.map(dotted))
        .html()
}

/// That it repeats another source, by its number.
fn repeats(view: &View, number: usize, root: &Source) -> Html {
    let label = format!("{} {number}: {}", view.words.source, root.publisher);
    let cite = el("a")
        .set("href", format!("#{}", root.id.dom_id()))
        .set("aria-label", label)
        .class("cite")
        .text(&number.to_string());
    [text(view.words.repeats), text(" "), cite.html()]
        .into_iter()
        .collect()
}

fn link(address: &str) -> El {
    el("a")
        .set("href", address.to_owned())
        .attr("rel", "noopener")
}

fn dotted(fact: Html) -> Html {
    [text(" · "), fact].into_iter().collect()
}
