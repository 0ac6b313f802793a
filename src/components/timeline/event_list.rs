//! The events as a list by year: what assistive technology reads instead of the plot, and what replaces the plot if
//! there is no room for it.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::event_card::event_card;
use crate::components::heading::heading;
use crate::components::markup::{button, el};
use crate::components::piece::{Piece, PieceView};
use crate::components::view::Surroundings;
use contrappunto_story::page::timeline::event_list::{
    EventEntry, EventList, EventYear, ListedEvent, PageTurns,
};
use contrappunto_story::state::view_state::Action;

/// Renders the list, of which `turned` turns to another page.
pub(in crate::components) fn list_view(
    surroundings: &Surroundings,
    list: &EventList,
    turned: &UseStateSetter<usize>,
) -> Html {
    let years = list.years.iter();
    let turns = list.turns.as_ref();
    el("details")
        .class("event-list")
        .flag("open", list.is_searched)
        .child(el("summary").child(&list.summary))
        .child(turns.map(|turns| turns_view(surroundings, turns, turned)))
        .child(
            el("div")
                .class("years")
                .children(years.map(|year| year_view(surroundings, year))),
        )
        .html()
}

fn turns_view(
    surroundings: &Surroundings,
    turns: &PageTurns,
    turned: &UseStateSetter<usize>,
) -> Html {
    let turn = |label: &'static str, to: Option<usize>| {
        let turned = turned.clone();
        let turn = Callback::from(move |_| {
            if let Some(to) = to {
                turned.set(to);
            }
        });
        button()
            .flag("disabled", to.is_none())
            .class("chip")
            .onclick(turn)
            .child(label)
    };
    el("div")
        .class("pages")
        .child(turn(surroundings.words.back, turns.back))
        .child(el("span").child(&turns.shown))
        .child(turn(surroundings.words.more, turns.more))
        .html()
}

fn year_view(surroundings: &Surroundings, year: &EventYear) -> Html {
    let list = |events: &[Rc<EventEntry>]| {
        let entries = events.iter().map(|entry| {
            let (key, surroundings) = (entry.id.as_str(), surroundings.clone());
            html! { <PieceView {key} {surroundings} piece={Piece::Event(entry.clone())} /> }
        });
        (!events.is_empty()).then(|| el("ol").children(entries).html())
    };
    let today = year.today.as_ref().map(|today| {
        el("p")
            .class("day-divider live")
            .child(surroundings.words.as_known_on)
            .child(" ")
            .child(el("b").child(today))
            .html()
    });
    let later = (!year.later.is_empty()).then(|| {
        let dots = year.later.iter().map(|(id, hue)| {
            el("i")
                .key(id.as_str())
                .set("class", format!("dot hue-{hue}"))
                .html()
        });
        el("p")
            .class("known-later")
            .child(el("span").attr("aria-hidden", "true").children(dots))
            .child(" ")
            .child(&year.later_count)
            .html()
    });
    let level = surroundings.heading_level + 1;
    el("div")
        .key(&year.year)
        .class("year")
        .child(heading(level, "year-title", year.year.as_str()))
        .child(list(&year.before))
        .child(today)
        .child(list(&year.after))
        .child(later)
        .html()
}

/// Renders an event in the list.
pub(in crate::components) fn entry_view(surroundings: &Surroundings, entry: &EventEntry) -> Html {
    let element = el("li")
        .key(entry.id.as_str())
        .set("id", entry.id.dom_id())
        .attr(
            "data-known",
            if entry.shown.is_some() { "yes" } else { "no" },
        );
    let Some(event) = &entry.shown else {
        return element.flag("hidden", true).html();
    };
    let ListedEvent {
        card,
        hue,
        is_marked,
        is_selected,
        pick,
    } = event;
    let pick = button()
        .set("aria-pressed", is_selected.to_string())
        .class("chip pick live")
        .onclick(surroundings.sends(Action::Select(pick.clone())))
        .child(surroundings.words.show_in_timeline);
    element
        .attr("tabindex", "-1")
        .may("aria-current", is_selected.then(|| "true".to_owned()))
        .classes(&[
            &format!("hue-{hue}"),
            if *is_marked { "marked" } else { "" },
        ])
        .child(event_card(
            surroundings,
            card,
            surroundings.heading_level + 2,
            true,
        ))
        .child(pick)
        .html()
}
