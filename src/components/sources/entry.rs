//! Entries of the list: what a source is, where it is used, and below it the sources that repeat it.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::date_text::date_text;
use crate::components::hooks::use_fold;
use crate::components::item_link::item_link;
use crate::components::markup::{El, button, el, text};
use crate::components::piece::{Piece, PieceView};
use crate::components::view::View;
use contrappunto_story::model::as_of::{Known, claim_wording, event_wording};
use contrappunto_story::model::story::{Source, Story};
use contrappunto_story::page::part::Part;
use contrappunto_story::page::words;
use contrappunto_story::state::uses::{CitationPlace, places, root_among};
use contrappunto_story::wording::date_words;

/// The data that entries are rendered from.
///
/// Sources are given by their index in the story, and what concerns all of them is computed once: there may be
/// thousands, each with many uses.
#[derive(PartialEq, Eq)]
pub(in crate::components) struct Listing {
    /// For each source, the number of places that cite it on the day.
    used: Vec<usize>,
    /// For each source, how many are listed below it when all are listed.
    repeated: Vec<usize>,
}

/// A source by its index in the story, with those listed below it.
pub(in crate::components) type Entry = (usize, Vec<usize>);

/// Number of sources, with those below them, that are rendered at once.
const PIECE: usize = 40;

/// Returns the number of pieces in which the sources of a story are rendered.
pub(super) fn pieces_of(story: &Story) -> usize {
    story.sources.len().div_ceil(PIECE)
}

impl Listing {
    pub(super) fn new(story: &Story, used: Vec<usize>, is_known: &[bool]) -> Self {
        let mut repeated = vec![0; story.sources.len()];
        for source in 0..story.sources.len() {
            let root = root_among(story, source, is_known);
            let root = root.filter(|_| is_known.get(source) == Some(&true));
            if let Some(count) = root.and_then(|root| repeated.get_mut(root)) {
                *count += 1;
            }
        }
        Self { used, repeated }
    }

    /// Renders the listed sources in numerical order, those that repeat another of them below that one.
    ///
    /// If `with_later`, the list includes hidden entries for sources published after the day. Only the first `pieces`
    /// pieces are rendered. A piece always holds the same sources, because one that moves to another piece is created
    /// again.
    pub(super) fn list(
        self: &Rc<Self>,
        view: &View,
        is_listed: &[bool],
        with_later: bool,
        pieces: usize,
    ) -> Html {
        let (story, day) = (view.story(), view.day());
        let mut first = Vec::new();
        let mut under = vec![Vec::new(); story.sources.len()];
        for (place, source) in story.sources.iter().enumerate() {
            let is_known = source.is_known(day);
            if is_listed.get(place) != Some(&true) && (is_known || !with_later) {
                continue;
            }
            let root = root_among(story, place, is_listed).filter(|_| is_known);
            match root.and_then(|root| under.get_mut(root)) {
                Some(under) => under.push(place),
                None => first.push(place),
            }
        }
        let pieces = first
            .chunk_by(|one, other| one / PIECE == other / PIECE)
            .take(pieces);
        let pieces = pieces.map(|piece| {
            let entry = |place: &usize| {
                (
                    *place,
                    under
                        .get_mut(*place)
                        .map(std::mem::take)
                        .unwrap_or_default(),
                )
            };
            let key = piece.first().map_or(0, |place| place / PIECE);
            let entries: Vec<_> = piece.iter().map(entry).collect();
            html! { <PieceView {key} surroundings={view.surroundings.clone()} piece={Piece::Sources(view.clone(), self.clone(), entries)} /> }
        });
        el("ol").each(pieces).html()
    }

    /// Renders a piece of the list.
    pub(in crate::components) fn entries(&self, view: &View, entries: &[Entry]) -> Html {
        let entries = entries.iter().filter_map(|(place, under)| {
            let under = under.iter().filter_map(|place| self.entry(view, *place));
            let under: Vec<Html> = under.map(El::html).collect();
            let under = (!under.is_empty()).then(|| el("ol").list(under).html());
            Some(self.entry(view, *place)?.maybe(under).html())
        });
        entries.collect()
    }

    /// Renders an entry; for a source published after the day, a hidden one with its number only.
    fn entry(&self, view: &View, place: usize) -> Option<El> {
        let source = view.story().sources.get(place)?;
        let is_known = source.is_known(view.day());
        let entry = el("li")
            .key(source.id.as_str())
            .set("id", source.id.dom_id())
            .attr("data-known", if is_known { "yes" } else { "no" });
        let number = (place + 1).to_string();
        if !is_known {
            return Some(entry.set("value", number).flag("hidden", true));
        }
        let title = link(source.url.as_str())
            .set("lang", source.lang.clone())
            .class("source-title")
            .with(el("bdi").text(&source.title));
        // The note was written on the day the editors read the source: it may mention what came later.
        let note = source
            .note
            .as_ref()
            .filter(|_| source.accessed <= view.day())
            .map(|note| el("span").class("aside").text(note.get(view.language())));
        let copies = el("span")
            .class("source-cite live")
            .with(copying("text", view.words.copy_citation, &number))
            .text(" ")
            .with(copying("csl", "CSL-JSON", &number));
        let more = el("div")
            .class("source-more")
            .maybe(self.used(view, place))
            .with(copies);
        let entry = entry
            .attr("tabindex", "-1")
            .set("value", number)
            .with(title)
            .push(self.facts(view, place, source))
            .maybe(note.map(El::html));
        Some(entry.with(more))
    }

    /// Renders who published it, when, what it is, what it repeats and how many repeat it, separated by dots.
    fn facts(&self, view: &View, place: usize, source: &Source) -> Html {
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
        let count = self.repeated.get(place).copied().unwrap_or_default();
        let repeated = (count > 0).then(|| text(&words::repeated_by(count, locale)));
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
            .maybe(repeated.map(dotted))
            .html()
    }

    /// Renders where it is cited on the day.
    fn used(&self, view: &View, source: usize) -> Option<Html> {
        let count = *self.used.get(source)?;
        let view = view.clone();
        (count > 0).then(|| html! { <Used {source} {count} {view} /> })
    }
}

/// Properties of [`Used`].
#[derive(Properties, PartialEq)]
struct UsedProps {
    /// The source's index in the story.
    source: usize,
    /// The number of places that cite it.
    count: usize,
    view: View,
}

/// Links to where a source is cited on the day, each in its wording then; rendered when first opened.
#[component]
fn Used(props: &UsedProps) -> Html {
    let UsedProps {
        source,
        count,
        view,
    } = props;
    let fold = use_fold();
    let links = fold.is_made.then(|| {
        let places = places(view.story(), view.day());
        let places = places.get(*source).into_iter().flatten();
        let links = places.filter_map(|place| place_link(view, *place));
        el("ul").each(links).html()
    });
    fold.listen(el("details").class("used"))
        .with(el("summary").text(&words::used_in(*count, view.locale)))
        .maybe(links)
        .html()
}

fn place_link(view: &View, place: CitationPlace) -> Option<Html> {
    let (story, day, words) = (view.story(), view.day(), view.words);
    let (kind, item, name) = match place {
        CitationPlace::Era(id) => {
            let era = story.eras.iter().find(|era| era.id == *id)?;
            ("", None, &era.label)
        }
        CitationPlace::Event(id) => {
            let title = event_wording(story.event(id)?, day).0;
            (words.event, Some((Part::Timeline, id.dom_id())), title)
        }
        CitationPlace::Claim(id) => {
            let label = claim_wording(story.claim(id)?, day).label;
            (words.claim, Some((Part::Claims, id.dom_id())), label)
        }
        CitationPlace::Table(id) => {
            let title = &story.table(id)?.title;
            (words.table, Some((Part::Compare, id.dom_id())), title)
        }
        CitationPlace::Calculation(id) => {
            let title = &story.calculation(id)?.title;
            (
                words.calculation,
                Some((Part::Calculate, id.dom_id())),
                title,
            )
        }
        CitationPlace::OpenQuestions => {
            return Some(el("li").key("").text(words.open_questions).html());
        }
    };
    let name = name.get(view.language());
    let key = item.as_ref().map_or(name, |(_, id)| id);
    let entry = el("li").key(key);
    Some(match &item {
        Some((part, id)) => entry
            .with(el("span").class("quiet").text(kind))
            .text(" ")
            .with(item_link(view, *part, id).text(name))
            .html(),
        None => entry.text(name).html(),
    })
}

/// Renders that a source repeats another, by its number.
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
    [text(" · "), fact].into_iter().collect()
}
