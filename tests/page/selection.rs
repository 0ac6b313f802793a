//! A selected item is shown as selected everywhere.

use std::collections::BTreeSet;

use contrappunto::components::Part;
use contrappunto_story::state::link;
use contrappunto_story::state::view_state::{Action, Selection, ViewState};
use serde_json::Value;

use crate::as_of::{TEN_DAYS, on, state_on};
use crate::support::day as date;
use crate::support::facts::{
    STORY, claims, days_of_news, events, ids, is_known, item, known_from, list, said, text_of,
    updated, wording,
};
use crate::support::page::{LANGUAGES, Node, Page, page, part_in};

fn id_of(item: &Value) -> &str {
    text_of(item, "id")
}

fn timeline(language: &str, query: &str) -> Page {
    part_in(Part::Timeline, language, query)
}

/// Returns the claims that an event bears on.
fn claims_of(event: &Value) -> BTreeSet<&str> {
    let claims = list(event, "claims").iter();
    claims.filter_map(Value::as_str).collect()
}

/// Returns the claims whose cards are marked.
fn marked(page: &Page) -> Vec<String> {
    let cards = page.all(".card.marked");
    let ids = cards.iter().map(|card| card.id().replace("claim-", ""));
    ids.collect()
}

/// Returns the events selected in the list.
fn current(page: &Page) -> Vec<String> {
    page.attributes("[aria-current=true][id]", "id")
}

/// Returns the day before.
fn eve(day: &str) -> String {
    date(day).plus_days(-1).to_string()
}

/// Checks that nothing is selected in the timeline; the detail shows the newest event of the day.
fn assert_nothing_selected(page: &Page, place: &str) {
    assert_eq!(current(page), [""; 0], "{place}");
    assert_eq!(
        page.count(".mark.selected, .cluster.selected"),
        0,
        "{place}"
    );
    assert_eq!(page.count(".detail .close"), 0, "{place}");
    assert_eq!(page.count(".pick[aria-pressed=true]"), 0, "{place}");
}

#[test]
fn an_event_that_is_picked_out_shows_in_drawing_list_and_detail() {
    let kicker = |page: &Page| page.text(".detail .kicker");
    for (index, event) in events().iter().enumerate() {
        let (id, language) = (id_of(event), LANGUAGES[index % 2]);
        let place = format!("{id} ({language})");
        let newest = timeline(language, "");
        assert_nothing_selected(&newest, &place);
        let page = timeline(language, &format!("selected=event-{id}"));
        assert_eq!(current(&page), [format!("event-{id}")]);
        let selected = page.all(".plot .mark.selected");
        let selected: Vec<&str> = selected.iter().map(|mark| mark.is("data-event")).collect();
        let gathered = page.count(".plot .cluster.selected");
        assert!(
            selected == [id] || (selected.is_empty() && gathered == 1),
            "{place}: {selected:?}, {gathered}"
        );
        let detail = page.one(".detail");
        assert_eq!(detail.is("data-event"), id);
        assert_ne!(kicker(&page), kicker(&newest), "{place}");
        assert_eq!(page.count(".detail .close"), 1, "{place}");
        for field in ["title", "summary"] {
            let words = wording(event, field, updated(), language);
            assert!(detail.text().contains(&words), "{place}: {words}");
        }
        let pressed = page.all(".pick[aria-pressed=true]");
        assert_eq!(pressed.len(), 1, "{place}");
        let entry = pressed[0].closest("li").unwrap();
        assert_eq!(entry.id(), format!("event-{id}"));
    }
}

#[test]
fn the_claims_that_an_event_bears_on_are_marked() {
    let mut most = 0;
    for (index, event) in events().iter().enumerate() {
        let query = format!("selected=event-{}", id_of(event));
        let page = part_in(Part::Claims, LANGUAGES[index % 2], &query);
        let found = marked(&page);
        let wanted = claims_of(event);
        assert_eq!(found.len(), wanted.len(), "{query}");
        assert!(
            found.iter().all(|id| wanted.contains(id.as_str())),
            "{query}"
        );
        most = most.max(wanted.len());
    }
    assert!(most > 1);
    assert_eq!(marked(&page("")), [""; 0]);
}

#[test]
fn a_claim_that_is_picked_out_is_marked_with_the_events_that_bear_on_it() {
    for claim in claims() {
        let id = id_of(claim);
        let query = format!("selected=claim-{id}");
        let page = page(&query);
        assert_eq!(marked(&page), [id]);
        assert_nothing_selected(&page, &query);
        let found = page.attributes(".event-list li.marked", "id");
        let bear = events()
            .iter()
            .filter(|event| claims_of(event).contains(id));
        let wanted: BTreeSet<String> = bear.map(|one| format!("event-{}", id_of(one))).collect();
        assert_eq!(found.len(), wanted.len(), "{query}");
        assert!(found.iter().all(|id| wanted.contains(id)), "{query}");
    }
}

#[test]
fn where_nothing_is_picked_out_the_newest_event_of_the_day_is_told() {
    for (index, day) in days_of_news().iter().enumerate() {
        let language = LANGUAGES[index % 2];
        let page = timeline(language, &on(day));
        assert_nothing_selected(&page, day);
        let known = events().iter().filter(|event| is_known(event, day));
        // If several became known on the same day, the last one in the file.
        let Some(newest) = known.max_by_key(|event| known_from(event)) else {
            assert_eq!(page.one(".detail").attribute("data-event"), None);
            continue;
        };
        assert_eq!(page.one(".detail").is("data-event"), id_of(newest), "{day}");
        let title = wording(newest, "title", day, language);
        assert_eq!(page.text(".detail .event-title"), title, "{day}");
    }
}

#[test]
fn a_day_that_hides_what_was_picked_out_lets_it_go() {
    let selection = |kind: &str, id: &str| Selection::from_dom_id(&format!("{kind}-{id}"));
    let first = &days_of_news()[0];
    for (kind, items) in [("event", events()), ("claim", claims())] {
        for one in items {
            let (id, known) = (id_of(one), known_from(one));
            let chosen = state_on(updated()).apply(Action::Select(selection(kind, id)));
            assert_eq!(link::write(&chosen), format!("selected={kind}-{id}"));
            let at = |day: &str| chosen.apply(Action::AsOf(date(day)));
            assert_eq!(at(&known).selected, selection(kind, id));
            if known <= *first {
                continue;
            }
            let hidden = at(&eve(&known));
            assert_eq!(hidden.selected, None, "{id}");
            assert_eq!(hidden.apply(Action::AsOf(date(updated()))).selected, None);
            // A link that selects what is not known yet equals a link to the day alone.
            let (eve, day) = (eve(&known), link::write(&hidden));
            assert_eq!(day, on(&eve));
        }
    }
    for event in events().iter().filter(|one| known_from(one) > *first) {
        let eve = eve(&known_from(event));
        let query = format!("as-of={eve}&selected=event-{}", id_of(event));
        let page = timeline("en", &query);
        assert_nothing_selected(&page, &query);
        assert_ne!(
            page.one(".detail").attribute("data-event"),
            Some(id_of(event))
        );
    }
}

#[test]
fn letting_go_brings_back_what_was_before() {
    let opening = state_on("2025-01-31");
    for event in events().iter().filter(|one| is_known(one, "2025-01-31")) {
        let chosen = Selection::from_dom_id(&format!("event-{}", id_of(event)));
        let chosen = opening.apply(Action::Select(chosen));
        assert_ne!(link::write(&chosen), link::write(&opening));
        assert_eq!(
            link::write(&chosen.apply(Action::Select(None))),
            "as-of=2025-01-31"
        );
    }
}

#[test]
fn a_change_of_language_keeps_the_day_and_what_was_chosen() {
    let state: ViewState =
        state_on("2025-01-31").apply(Action::Select(Selection::from_dom_id("event-E18")));
    let italian = state.apply(Action::Language("it".into()));
    assert_eq!(link::write(&italian), "as-of=2025-01-31&selected=event-E18");
    assert_eq!(&*italian.language, "it");
    assert_eq!(italian.apply(Action::Language("en".into())), state);
    assert_eq!(italian.apply(Action::Language("de".into())), italian);
}

#[test]
fn an_outline_of_a_later_event_says_nothing() {
    for day in TEN_DAYS {
        let page = timeline("en", &on(day));
        let later = events().iter().filter(|event| !is_known(event, day));
        let later: BTreeSet<&str> = later.map(id_of).collect();
        let mut outlines = 0;
        for mark in page.all(".plot .mark") {
            let is_later = later.contains(mark.is("data-event"));
            assert_eq!(mark.is("data-known") == "no", is_later, "{day}: {mark:?}");
            assert_eq!(mark.has_class("later"), is_later, "{day}: {mark:?}");
            if is_later {
                assert!(
                    !mark.text().contains(char::is_alphabetic),
                    "{day}: {}",
                    mark.text()
                );
                outlines += 1;
            }
        }
        assert!(outlines > 0, "{day}");
    }
}

#[test]
fn a_lane_that_is_switched_off_leaves_the_drawing_and_the_list() {
    /// Counts the events drawn, individually or in clusters.
    fn drawn(page: &Page) -> usize {
        let gathered = page.attributes(".plot .cluster", "data-count");
        let gathered = gathered.iter().map(|count| count.parse::<usize>().unwrap());
        page.count(".plot .mark") + gathered.sum::<usize>()
    }
    let all = timeline("en", "");
    assert_eq!(drawn(&all), events().len());
    for (index, category) in ids(list(&STORY, "categories")).into_iter().enumerate() {
        let language = LANGUAGES[index % 2];
        let page = timeline(language, &format!("timeline.hide={category}"));
        let rest = events()
            .iter()
            .filter(|one| text_of(one, "category") != category);
        let rest = rest.count();
        assert!(rest < events().len());
        assert_eq!(drawn(&page), rest, "{category}");
        let summary = page.text(".event-list > summary");
        assert!(summary.starts_with(&format!("{rest} event")), "{summary}");
        let label = said(
            item(list(&STORY, "categories"), category),
            "label",
            language,
        );
        let chips = page.all(".lanes [aria-pressed]");
        let off = chips
            .iter()
            .filter(|chip| chip.is("aria-pressed") == "false");
        let off: Vec<String> = off.map(Node::text).collect();
        // That of all lanes, and that of this one.
        assert_eq!(off, [chips[0].text(), label], "{category}");
    }
    assert_eq!(all.count(".lanes [aria-pressed=false]"), 0);
}
