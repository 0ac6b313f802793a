//! The events as a list by year: what assistive technology reads instead of the plot, and what replaces the plot if
//! there is no room for it.

use std::rc::Rc;

use yew::prelude::*;

use super::{Scene, hue};
use crate::components::event_card::event_card;
use crate::components::heading::heading;
use crate::components::hooks::use_view;
use crate::components::markup::{El, button, el};
use crate::components::view::View;
use contrappunto_story::model::as_of::Known;
use contrappunto_story::model::story::Event;
use contrappunto_story::page::words;
use contrappunto_story::state::search::SearchQuery;
use contrappunto_story::state::view_state::{Action, Selection};
use contrappunto_story::wording::date_words;

/// Number of events on a page, if there are more than twice as many; prerendered lists have all of them.
const PAGE: usize = if cfg!(target_arch = "wasm32") {
    100
} else {
    usize::MAX / 2
};

/// Properties of [`EventList`].
#[derive(Properties, PartialEq)]
pub(super) struct EventListProps {
    /// The events to list.
    pub scene: Scene,
    /// The words to search for.
    pub find: Rc<str>,
}

/// The list of events.
#[component]
pub(super) fn EventList(props: &EventListProps) -> Html {
    let EventListProps { scene, find } = props;
    let view = use_view();
    let turned = use_state(|| 0);
    let selected = view.as_ref().and_then(|view| match &view.state.selected {
        Some(Selection::Event(id)) => Some(id.clone()),
        _ => None,
    });
    // Turns to the page that has the selected event.
    let page = {
        let (scene, turned) = (scene.clone(), turned.setter());
        move |selected: &Option<_>| {
            let Some(id) = selected else { return };
            if let Some(place) = scene.events().position(|event| event.id == *id) {
                turned.set(place / PAGE);
            }
        }
    };
    use_effect_with(selected, page);
    let Some(view) = view else {
        return el("details").html();
    };
    let day = view.day();
    let events: Vec<&Event> = scene.events().collect();
    let known = events.iter().filter(|event| event.is_known(day)).count();
    let is_paged = events.len() > 2 * PAGE;
    let last = events.len().saturating_sub(1) / PAGE;
    let page = (*turned).min(last);
    let listed = if is_paged {
        events.chunks(PAGE).nth(page).unwrap_or_default()
    } else {
        &events
    };
    let sought = SearchQuery::new(find);
    let years = listed.chunk_by(|one, other| year(one) == year(other));
    let today = listed
        .iter()
        .rposition(|event| event.date.first_day().is_none_or(|first| first <= day));
    let mut place = 0;
    let years = years.map(|events| {
        let before = place;
        place += events.len();
        let divided = today
            .filter(|today| (before..place).contains(today))
            .map(|today| today + 1 - before);
        year_view(&view, scene, events, divided, &sought)
    });
    let pages = is_paged.then(|| {
        let turn = |label: &'static str, to: Option<usize>| {
            let turned = turned.setter();
            let turn = Callback::from(move |_| {
                if let Some(to) = to {
                    turned.set(to);
                }
            });
            button()
                .flag("disabled", to.is_none())
                .class("chip")
                .onclick(turn)
                .text(label)
        };
        let first = page * PAGE + 1;
        let shown =
            words::page_of_events(first, first + listed.len() - 1, events.len(), view.locale);
        el("div")
            .class("pages")
            .with(turn(view.words.back, page.checked_sub(1)))
            .with(el("span").text(&shown))
            .with(turn(view.words.more, (page < last).then_some(page + 1)))
            .html()
    });
    el("details")
        .class("event-list")
        // Open during a search, to show what is found.
        .flag("open", !sought.is_empty())
        .with(el("summary").text(&words::event_list(known, view.locale)))
        .maybe(pages)
        .with(el("div").class("years").each(years))
        .html()
}

fn year(event: &Event) -> Option<i32> {
    let first = event.date.first_day().or(event.date.last_day())?;
    Some(first.year())
}

/// Renders the events of a year, with a line for the as-of date after the first `divided` of them.
fn year_view(
    view: &View,
    scene: &Scene,
    events: &[&Event],
    divided: Option<usize>,
    sought: &SearchQuery,
) -> Html {
    let day = view.day();
    let year = events.first().and_then(|event| year(event));
    let year = year.map_or_else(String::new, |year| year.to_string());
    let list = |events: &[&Event]| {
        let entries = events.iter().map(|event| entry(view, scene, event, sought));
        (!events.is_empty()).then(|| el("ol").each(entries).html())
    };
    let (before, after) = events
        .split_at_checked(divided.unwrap_or(events.len()))
        .unwrap_or((events, &[]));
    let today = divided.map(|_| {
        el("p")
            .class("day-divider live")
            .text(view.words.as_known_on)
            .text(" ")
            .with(el("b").text(&date_words::day(day, view.locale)))
            .html()
    });
    let later: Vec<_> = events.iter().filter(|event| !event.is_known(day)).collect();
    let unknown = (!later.is_empty()).then(|| {
        let dots = later.iter().map(|event| {
            el("i")
                .key(event.id.as_str())
                .set("class", format!("dot hue-{}", hue(scene.story(), event)))
                .html()
        });
        el("p")
            .class("known-later")
            .with(el("span").attr("aria-hidden", "true").each(dots))
            .text(" ")
            .text(&words::known_later(later.len(), view.locale))
            .html()
    });
    el("div")
        .key(&year)
        .class("year")
        .push(heading(view.heading_level + 1, "year-title", year.as_str()))
        .maybe(list(before))
        .maybe(today)
        .maybe(list(after))
        .maybe(unknown)
        .html()
}

/// Renders an event in the list; one that is not known yet only keeps its place, hidden.
fn entry(view: &View, scene: &Scene, event: &Event, sought: &SearchQuery) -> Html {
    let is_known = event.is_known(view.day());
    let entry = el("li")
        .key(event.id.as_str())
        .set("id", event.id.dom_id())
        .attr("data-known", if is_known { "yes" } else { "no" });
    if !is_known {
        return entry.flag("hidden", true).html();
    }
    let is_selected = matches!(&view.state.selected, Some(Selection::Event(id)) if *id == event.id);
    let marked = view.state.marks_event(event);
    let picked = (!is_selected).then(|| Selection::Event(event.id.clone()));
    let pick: El = button()
        .set("aria-pressed", is_selected.to_string())
        .class("chip pick live")
        .onclick(view.sends(Action::Select(picked)))
        .text(view.words.show_in_timeline);
    entry
        .attr("tabindex", "-1")
        .may("aria-current", is_selected.then(|| "true".to_owned()))
        .classes(&[
            &format!("hue-{}", hue(scene.story(), event)),
            if marked { "marked" } else { "" },
        ])
        .push(event_card(
            view,
            event,
            view.heading_level + 2,
            true,
            sought,
        ))
        .with(pick)
        .html()
}
