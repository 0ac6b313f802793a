//! The state that all elements of a story on a page share.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

mod support;

use std::cell::RefCell;
use std::rc::Rc;

use contrappunto_story::calendar::date::Date;
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::state::link;
use contrappunto_story::state::store::{Opening, Origin, StoreHandle, Stores, Subscription};
use contrappunto_story::state::timeline_view::TimelineAction;
use contrappunto_story::state::view_state::{Action, Selection, ViewState};

const EARLIER: &str = "2025-03-10";
const LATER: &str = "2025-06-01";

fn bridge() -> SharedStory {
    support::story(support::SMALL).into()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn opening(link: &str) -> Opening {
    Opening {
        link: Some(link.to_owned()),
        ..Opening::default()
    }
}

fn in_language(language: &str) -> Opening {
    Opening {
        language: Some(language.to_owned()),
        ..Opening::default()
    }
}

/// Returns the query of a link to what a handle shows.
fn shown(handle: &StoreHandle) -> String {
    link::write(&handle.state())
}

fn language(handle: &StoreHandle) -> String {
    handle.state().language.to_string()
}

type Heard = Rc<RefCell<Vec<(Origin, String, bool)>>>;

/// Records what a handle hears: who made a change, what is shown afterwards, and whether it is a step of a movement.
fn ear(handle: &StoreHandle) -> (Subscription, Heard) {
    let heard = Heard::default();
    let sink = heard.clone();
    let listening = handle.listen(move |change| {
        assert_ne!(change.before, change.after);
        let told = (change.origin, link::write(change.after), change.is_movement);
        sink.borrow_mut().push(told);
    });
    (listening, heard)
}

#[test]
fn what_the_reader_does_in_one_element_holds_in_all_and_each_hears_who_it_was() {
    let stores = Stores::default();
    let story = bridge();
    let [one, two] = [(); 2].map(|()| stores.handle(story.clone(), &Opening::default()));
    let ((_one, by_one), (_two, by_two)) = (ear(&one), ear(&two));
    one.act(Action::AsOf(day(EARLIER)));
    two.act(Action::Timeline(TimelineAction::Find("bridge".into())));
    // Repeating an action changes nothing.
    one.act(Action::AsOf(day(EARLIER)));
    let [first, second] = [
        format!("as-of={EARLIER}"),
        format!("as-of={EARLIER}&timeline.find=bridge"),
    ];
    assert_eq!([shown(&one), shown(&two)], [second.clone(), second.clone()]);
    assert_eq!(
        *by_one.borrow(),
        [
            (Origin::Here, first.clone(), false),
            (Origin::Elsewhere, second.clone(), true)
        ]
    );
    assert_eq!(
        *by_two.borrow(),
        [
            (Origin::Elsewhere, first, false),
            (Origin::Here, second, true)
        ]
    );
}

#[test]
fn who_comes_later_finds_the_state_as_it_is_whatever_it_asks_for() {
    let stores = Stores::default();
    let story = bridge();
    let first = stores.handle(story.clone(), &opening(&format!("as-of={EARLIER}")));
    let asking = Opening {
        as_of: Some(day(LATER)),
        selected: Selection::from_dom_id("event-E1"),
        ..opening("as-of=2025-05-01&timeline.axis=even")
    };
    let second = stores.handle(story.clone(), &asking);
    assert_eq!(shown(&second), format!("as-of={EARLIER}"));
    assert_eq!(shown(&first), format!("as-of={EARLIER}"));
    // Once no element is left, the next one opens the story again, even if something still holds a handle.
    first.leave();
    second.leave();
    let third = stores.handle(story, &asking);
    let asked = "as-of=2025-05-01&selected=event-E1&timeline.axis=even";
    assert_eq!(shown(&third), asked);
    assert_eq!(shown(&first), format!("as-of={EARLIER}"));
}

#[test]
fn stories_with_other_ids_have_states_of_their_own() {
    let stores = Stores::default();
    let other = support::read(support::SMALL).replacen("\"bridge\"", "\"ferry\"", 1);
    let one = stores.handle(bridge(), &Opening::default());
    let two = stores.handle(support::story_of(&other).into(), &Opening::default());
    one.act(Action::AsOf(day(EARLIER)));
    assert_eq!(shown(&two), "");
}

#[test]
fn each_has_its_language_until_the_reader_chooses_one() {
    let stores = Stores::default();
    let story = bridge();
    let one = stores.handle(story.clone(), &in_language("en"));
    let two = stores.handle(story.clone(), &in_language("it-CH"));
    assert_eq!([language(&one), language(&two)], ["en", "it"]);
    one.act(Action::AsOf(day(EARLIER)));
    assert_eq!([language(&one), language(&two)], ["en", "it"]);
    // A language set by the host applies to one element.
    two.set_language(Some("en"));
    one.set_language(Some("it"));
    assert_eq!([language(&one), language(&two)], ["it", "en"]);
    two.set_language(None);
    one.set_language(Some("xx"));
    assert_eq!([language(&one), language(&two)], ["en", "en"]);
    // One chosen by a reader applies to all, including later elements.
    two.act(Action::Language("it".into()));
    let three = stores.handle(story, &in_language("en"));
    assert_eq!([&one, &two, &three].map(language), ["it", "it", "it"]);
}

#[test]
fn a_link_tells_the_whole_state_of_all_and_may_name_a_language() {
    let stores = Stores::default();
    let story = bridge();
    let since = Some(day("2025-02-15"));
    let one = stores.handle(
        story.clone(),
        &Opening {
            since,
            ..opening("timeline.axis=even")
        },
    );
    let two = stores.handle(story, &in_language("it"));
    let (_listening, heard) = ear(&two);
    one.follow(&format!("?as-of={EARLIER}"));
    assert_eq!(
        *heard.borrow(),
        [(
            Origin::Host,
            format!("as-of={EARLIER}&claims.since=2025-02-15"),
            false
        )]
    );
    assert_eq!([language(&one), language(&two)], ["en", "it"]);
    two.follow("lang=en");
    assert_eq!(shown(&one), "claims.since=2025-02-15");
    assert_eq!([language(&one), language(&two)], ["en", "en"]);
}

#[test]
fn what_a_host_sets_holds_for_all() {
    let stores = Stores::default();
    let story = bridge();
    let [one, two] = [(); 2].map(|()| stores.handle(story.clone(), &Opening::default()));
    let (_listening, heard) = ear(&one);
    two.set_day(Some(day(LATER)));
    two.select(Selection::from_dom_id("event-E1"));
    two.set_since(Some(day("2025-03-01")));
    let all = format!("as-of={LATER}&selected=event-E1&claims.since=2025-03-01");
    assert_eq!([shown(&one), shown(&two)], [all.clone(), all]);
    two.set_day(None);
    two.select(None);
    two.set_since(None);
    assert_eq!(shown(&one), "");
    assert!(
        heard
            .borrow()
            .iter()
            .all(|(origin, ..)| *origin == Origin::Host)
    );
    assert_eq!(heard.borrow().len(), 6);
    // What only a later element says about the article applies if no other has said it.
    let three = stores.handle(
        story,
        &Opening {
            since: Some(day("2025-04-01")),
            ..Opening::default()
        },
    );
    assert_eq!(shown(&three), "claims.since=2025-04-01");
}

#[test]
fn another_copy_of_the_story_follows_in_its_own() {
    let stores = Stores::default();
    let one = stores.handle(bridge(), &Opening::default());
    let edition = support::read(support::SMALL).replace("\"C2\"", "\"C9\"");
    let two = stores.handle(support::story_of(&edition).into(), &Opening::default());
    one.act(Action::AsOf(day(LATER)));
    one.act(Action::Select(Selection::from_dom_id("claim-C2")));
    assert_eq!(shown(&one), format!("as-of={LATER}&selected=claim-C2"));
    // The copy has no such claim.
    assert_eq!(shown(&two), format!("as-of={LATER}"));
    assert_ne!(one.state().story, two.state().story);
    two.act(Action::AsOf(day(EARLIER)));
    assert_eq!(one.state().as_of, day(EARLIER));
}

#[test]
fn an_edition_is_followed_whole_also_when_the_one_that_opened_has_gone() {
    let stores = Stores::default();
    let old = stores.handle(bridge(), &Opening::default());
    let edition = support::read(support::SMALL).replace("2025-06-30", "2025-12-31");
    let edition: SharedStory = support::story_of(&edition).into();
    assert_eq!(edition.updated, day("2025-12-31"));
    let [one, two] = [(); 2].map(|()| stores.handle(edition.clone(), &Opening::default()));
    old.leave();
    drop(old);
    one.act(Action::AsOf(day("2025-09-15")));
    assert_eq!([&one, &two].map(shown), ["as-of=2025-09-15"; 2]);
    for wanted in ["2025-08-15", "2025-06-30"] {
        two.set_day(Some(day(wanted)));
        assert_eq!([&one, &two].map(|it| it.state().as_of), [day(wanted); 2]);
    }
    two.follow("as-of=2025-11-30");
    assert_eq!(one.state().as_of, day("2025-11-30"));
}

#[test]
fn a_copy_in_which_the_reader_acts_shows_it_to_the_letter() {
    let stores = Stores::default();
    let _first = stores.handle(bridge(), &Opening::default());
    let copy = stores.handle(bridge(), &Opening::default());
    let mut alone = (*copy.state()).clone();
    for action in [
        TimelineAction::Zoom {
            factor: 0.37,
            about: 0.61,
        },
        TimelineAction::Pan(0.013),
    ] {
        alone = alone.apply(Action::Timeline(action.clone()));
        copy.act(Action::Timeline(action));
    }
    assert_eq!(copy.state().timeline, alone.timeline);
}

#[test]
fn a_link_that_names_a_language_sets_it_for_all_whoever_follows_it() {
    for place in [0, 1] {
        let stores = Stores::default();
        let story = bridge();
        let both = ["en", "it"].map(|tag| stores.handle(story.clone(), &in_language(tag)));
        both[place].act(Action::Language("it".into()));
        both[place].follow("lang=EN&lang=xx");
        assert_eq!(both.each_ref().map(language), ["en", "en"]);
        // Later elements too.
        assert_eq!(language(&stores.handle(story, &in_language("it"))), "en");
    }
}

#[test]
fn a_listener_may_act_set_and_stop() {
    let handle = StoreHandle::open(bridge(), &Opening::default());
    let kept: Rc<RefCell<Option<Subscription>>> = Rc::default();
    let (again, own) = (handle.clone(), kept.clone());
    let listening = handle.listen(move |change| {
        own.take();
        if change.origin == Origin::Here {
            again.set_day(None);
            again.act(Action::Select(Selection::from_dom_id("event-E1")));
        }
    });
    kept.replace(Some(listening));
    let (_listening, heard) = ear(&handle);
    handle.act(Action::AsOf(day(EARLIER)));
    assert_eq!(shown(&handle), "selected=event-E1");
    assert_eq!(heard.borrow().len(), 3);
    handle.set_day(Some(day(LATER)));
    assert_eq!(heard.borrow().len(), 4);
}

#[test]
fn a_story_opens_as_its_host_asks_with_the_link_above_all() {
    let asked = Opening {
        language: Some("it".to_owned()),
        as_of: Some(day(LATER)),
        selected: Selection::from_dom_id("claim-C1"),
        since: Some(day(EARLIER)),
        link: None,
    };
    let story = bridge();
    let state = asked.state(story.clone());
    assert_eq!(
        link::write(&state),
        format!("as-of={LATER}&selected=claim-C1&claims.since={EARLIER}")
    );
    assert_eq!(&*state.language, "it");
    let linked = Opening {
        link: Some(format!("as-of={EARLIER}&selected=event-E1")),
        ..asked
    };
    assert_eq!(
        link::write(&linked.state(story.clone())),
        format!("as-of={EARLIER}&selected=event-E1&claims.since={EARLIER}")
    );
    let nothing = Opening::default().state(story.clone());
    assert_eq!(nothing, ViewState::new(story, None, None));
}
