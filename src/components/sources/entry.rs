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
        let repeating = (!repeating.is_empty()).then(|| el("ol").child(repeating).html());
        entry_view(surroundings, entry).child(repeating).html()
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
        .child(el("bdi").child(&details.title));
    let note = details.note.as_ref();
    let copies = el("span")
        .class("source-cite live")
        .child(copying("text", words.copy_citation, &number))
        .child(" ")
        .child(copying("csl", "CSL-JSON", &number));
    let uses = details.uses.clone();
    let more = el("div")
        .class("source-more")
        .child(uses.map(|uses| {
            let (surroundings, folded) = (surroundings.clone(), Folded::Uses(uses));
            html! { <FoldView {surroundings} {folded} /> }
        }))
        .child(copies);
    entry
        .attr("data-known", "yes")
        .attr("tabindex", "-1")
        .set("value", number)
        .child(title)
        .child(facts_view(words, details))
        .child(note.map(|note| el("span").class("aside").child(note).html()))
        .child(more)
}

/// Renders who published it, when, what it is, what it repeats and how many repeat it, separated by dots.
fn facts_view(words: &'static Words, details: &SourceDetails) -> Html {
    let author = details.author.as_ref();
    let author = author.map(|author| el("bdi").child(author).html());
    let archive = details.archive.as_ref();
    let archive = archive.map(|archive| link(archive).child(words.archive).html());
    let repeats = details.repeats.as_ref().map(|root| {
        let number = number_view(root, words);
        group(vec![text(words.repeats), text(" "), number])
    });
    let repeated = details.repeated.as_deref();
    el("span")
        .class("source-facts")
        .child(el("bdi").child(&details.publisher))
        .child(author.map(dotted))
        .child(details.date.as_ref().map(date_view).map(dotted))
        .child(" · ")
        .child(details.kind)
        .child(" · ")
        .child(el("span").class("tag").child(&details.lang.to_uppercase()))
        .child(details.extent.map(text).map(dotted))
        .child(" · ")
        .child(words.accessed)
        .child(" ")
        .child(&details.accessed)
        .child(archive.map(dotted))
        .child(repeats.map(dotted))
        .child(repeated.map(text).map(dotted))
        .html()
}

/// Renders links to where a source is cited on the day; made when first opened.
pub(in crate::components) fn uses_view(uses: &SourceUses, fold: &Fold) -> Html {
    let links = fold.is_made.then(|| {
        let places = uses.places.iter();
        el("ul")
            .children(places.map(|place| place_view(place)))
            .html()
    });
    fold.listen(el("details").class("used"))
        .child(el("summary").child(&uses.summary))
        .child(links)
        .html()
}

fn place_view(place: &CitingPlace) -> Html {
    let entry = el("li").key(&place.key);
    match place.kind {
        Some(kind) => entry
            .child(el("span").class("quiet").child(kind))
            .child(" ")
            .child(link_view(&place.link))
            .html(),
        None => entry.child(&place.link.text).html(),
    }
}

/// Returns a button that copies the source's citation; the listener is on the list.
fn copying(what: &'static str, name: &str, number: &str) -> El {
    button()
        .attr("data-cite", what)
        .set("aria-label", format!("{name}: {number}"))
        .child(name)
}

fn link(address: &str) -> El {
    el("a")
        .set("href", address.to_owned())
        .attr("rel", "noopener")
}

fn dotted(fact: Html) -> Html {
    group(vec![text(" · "), fact])
}
