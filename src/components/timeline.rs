pub(super) mod detail;
pub(super) mod event_list;
pub(super) mod tools;

use yew::prelude::*;

use super::cites::citations_view;
use super::heading::heading;
use super::hooks::use_page_with;
use super::markup::el;
use super::piece::{Piece, PieceView};
use super::plot::Plot;
use super::view::Surroundings;
use contrappunto_story::page::timeline::TimelinePage;
use contrappunto_story::page::timeline::eras::EraEntry;
use contrappunto_story::page::timeline::event_list::ListPage;
use contrappunto_story::page::timeline::events::TimelineEvents;
use contrappunto_story::state::view_state::Reads;

/// Number of events on a page of the list, if there are more than twice as many; prerendered lists have all of them.
const PAGE: usize = if cfg!(target_arch = "wasm32") {
    100
} else {
    usize::MAX / 2
};

/// What happened: a plot in lanes if there is room, otherwise a list, both with the same events.
#[component]
pub fn Timeline() -> Html {
    let turned = use_state_eq(|| 0);
    // Kept, because a change of day or selection seldom changes which events there are.
    let events = use_mut_ref(|| None::<TimelineEvents>);
    let page = use_page_with(Reads::Events, *turned, |context| {
        let mut events = events.borrow_mut();
        let arranged = TimelineEvents::new(context, events.take());
        *events = Some(arranged.clone());
        let page = ListPage {
            index: *turned,
            length: PAGE,
        };
        TimelinePage::new(context, arranged, page)
    });
    // Turns to the page that has the selected event.
    let list = page.as_ref().map(|(page, _)| &page.list);
    let selected = list.and_then(|list| list.selected.clone());
    let place = list.and_then(|list| list.page_of_selected);
    let turn = turned.setter();
    use_effect_with(selected, move |_| {
        if let Some(place) = place {
            turn.set(place);
        }
    });
    let Some((page, surroundings)) = page else {
        return el("section").html();
    };
    let words = surroundings.words;
    let piece = |piece: Piece| {
        let surroundings = surroundings.clone();
        html! { <PieceView {surroundings} {piece} /> }
    };
    let gestures = el("p").class("aside gestures live").child(words.gestures);
    let events = page.events.clone();
    el("section")
        .attr("part", "timeline")
        .class("timeline")
        .child(heading(
            surroundings.heading_level,
            "part-title",
            words.what_happened,
        ))
        .child(piece(Piece::TimelineTools(page.tools.clone())))
        .child(html! { <Plot events={events.clone()} /> })
        .child(gestures)
        .child(piece(Piece::Eras(page.eras.clone())))
        .child(piece(Piece::Detail(page.detail.clone(), events)))
        .child(piece(Piece::EventList(page.list.clone(), turned.setter())))
        .html()
}

/// Renders the eras that have begun, by their numbers in the plot.
pub(super) fn eras_view(surroundings: &Surroundings, eras: &[EraEntry]) -> Html {
    let entry = |era: &EraEntry| {
        let swatch = el("span")
            .attr("aria-hidden", "true")
            .class("swatch")
            .child(&era.number);
        el("li")
            .key(era.id.as_str())
            .set("class", format!("era-{}", era.hue))
            .child(swatch)
            .child(el("b").child(&era.label))
            .child(" ")
            .child(el("span").class("quiet").child(&era.when))
            .child(" ")
            .child(citations_view(&era.citations, surroundings.words))
            .html()
    };
    el("ul")
        .class("eras")
        .children(eras.iter().map(entry))
        .html()
}
