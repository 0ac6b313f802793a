//! Entries of the list: what a source is, where it is used, and below it the sources that repeat it.

use yew::prelude::*;

use crate::components::cites::number_view;
use crate::components::date_text::date_view;
use crate::components::fold::{FoldView, Folded};
use crate::components::hooks::Fold;
use crate::components::item_link::link_view;
use crate::components::markup::{El, button, el, group, text};
use crate::components::view::Surroundings;
use contrappunto_story::page::sources::{CitingPlace, SourceDetails, SourceEntry, SourceUses};
use contrappunto_story::page::words::Words;

/// Renders a group of entries.
pub(in crate::components) fn entries_view(
    surroundings: &Surroundings,
    entries: &[SourceEntry],
) -> Html {
    let entries = entries.iter().map(|entry| {
        let repeating = entry.repeating.iter();
        let repeating: Vec<Html> = repeating
            .map(|entry| entry_view(surroundings, entry).html())
            .collect();
        let repeating = (!repeating.is_empty()).then(|| el("ol").list(repeating).html());
        entry_view(surroundings, entry).maybe(repeating).html()
    });
    entries.collect()
}

/// Renders an entry; for a source published after the day, a hidden one with its number only.
fn entry_view(surroundings: &Surroundings, source: &SourceEntry) -> El {
    let words = surroundings.words;
    let number = source.number.to_string();
    let entry = el("li")
        .key(source.id.as_str())
        .set("id", source.id.dom_id());
    let Some(details) = &source.details else {
        return entry
            .attr("data-known", "no")
            .set("value", number)
            .flag("hidden", true);
    };
    let title = link(&details.url)
        .set("lang", details.lang.clone())
        .class("source-title")
        .with(el("bdi").text(&details.title));
    let note = details.note.as_ref();
    let copies = el("span")
        .class("source-cite live")
        .with(copying("text", words.copy_citation, &number))
        .text(" ")
        .with(copying("csl", "CSL-JSON", &number));
    let uses = details.uses.clone();
    let more = el("div")
        .class("source-more")
        .maybe(uses.map(|uses| {
            let (surroundings, folded) = (surroundings.clone(), Folded::Uses(uses));
            html! { <FoldView {surroundings} {folded} /> }
        }))
        .with(copies);
    entry
        .attr("data-known", "yes")
        .attr("tabindex", "-1")
        .set("value", number)
        .with(title)
        .push(facts_view(words, details))
        .maybe(note.map(|note| el("span").class("aside").text(note).html()))
        .with(more)
}

/// Renders who published it, when, what it is, what it repeats and how many repeat it, separated by dots.
fn facts_view(words: &'static Words, details: &SourceDetails) -> Html {
    let author = details.author.as_ref();
    let author = author.map(|author| el("bdi").text(author).html());
    let archive = details.archive.as_ref();
    let archive = archive.map(|archive| link(archive).text(words.archive).html());
    let repeats = details.repeats.as_ref().map(|root| {
        let number = number_view(root, words);
        group(vec![text(words.repeats), text(" "), number])
    });
    let repeated = details.repeated.as_deref();
    el("span")
        .class("source-facts")
        .with(el("bdi").text(&details.publisher))
        .maybe(author.map(dotted))
        .maybe(details.date.as_ref().map(date_view).map(dotted))
        .text(" · ")
        .text(details.kind)
        .text(" · ")
        .with(el("span").class("tag").text(&details.lang.to_uppercase()))
        .maybe(details.extent.map(text).map(dotted))
        .text(" · ")
        .text(words.accessed)
        .text(" ")
        .text(&details.accessed)
        .maybe(archive.map(dotted))
        .maybe(repeats.map(dotted))
        .maybe(repeated.map(text).map(dotted))
        .html()
}

/// Renders links to where a source is cited on the day; made when first opened.
pub(in crate::components) fn uses_view(uses: &SourceUses, fold: &Fold) -> Html {
    let links = fold.is_made.then(|| {
        let places = uses.places.iter();
        el("ul").each(places.map(|place| place_view(place))).html()
    });
    fold.listen(el("details").class("used"))
        .with(el("summary").text(&uses.summary))
        .maybe(links)
        .html()
}

fn place_view(place: &CitingPlace) -> Html {
    let entry = el("li").key(&place.key);
    match place.kind {
        Some(kind) => entry
            .with(el("span").class("quiet").text(kind))
            .text(" ")
            .with(link_view(&place.link))
            .html(),
        None => entry.text(&place.link.text).html(),
    }
}

/// Returns a button that copies the source's citation; the listener is on the list.
fn copying(what: &'static str, name: &str, number: &str) -> El {
    button()
        .attr("data-cite", what)
        .set("aria-label", format!("{name}: {number}"))
        .text(name)
}

fn link(address: &str) -> El {
    el("a")
        .set("href", address.to_owned())
        .attr("rel", "noopener")
}

fn dotted(fact: Html) -> Html {
    group(vec![text(" · "), fact])
}
