//! The state machine, on the published story.

use contrappunto::core::as_of::{Known, days_of_news, first_day};
use contrappunto::core::claims_view::{ClaimsAction, Order};
use contrappunto::core::date::Date;
use contrappunto::core::link;
use contrappunto::core::scale::Laying;
use contrappunto::core::story::{ClaimId, SharedStory, Status};
use contrappunto::core::table::{ItemId, PropertyId, TableId};
use contrappunto::core::table_view::TableAction;
use contrappunto::core::timeline_view::{LaneBy, TimelineAction, lanes, walk};
use contrappunto::core::view_state::{Action, Selection, ViewState};
use proptest::prelude::*;
use proptest::sample::select;

use crate::random::{any_windows, days, is_within, numbers};
use crate::support;

fn selections(story: &SharedStory) -> impl Strategy<Value = Option<Selection>> + use<> {
    let events: Vec<_> = story
        .events
        .iter()
        .map(|event| Selection::Event(event.id.clone()))
        .collect();
    let claims: Vec<_> = story
        .claims
        .iter()
        .map(|claim| Selection::Claim(claim.id.clone()))
        .collect();
    let sources: Vec<_> = story
        .sources
        .iter()
        .map(|source| Selection::Source(source.id.clone()))
        .collect();
    let strange = vec![
        Selection::Event("nowhere".into()),
        Selection::Claim("".into()),
    ];
    let some = prop_oneof![8 => select(events), 4 => select(claims), 2 => select(sources), 1 => select(strange)];
    prop::option::weighted(0.9, some)
}

fn timeline_actions(story: &SharedStory) -> impl Strategy<Value = TimelineAction> + use<> {
    let lanes: Vec<_> = story
        .categories
        .iter()
        .map(|category| category.id.clone())
        .collect();
    let actors: Vec<_> = story.actors.iter().map(|actor| actor.id.clone()).collect();
    let claims: Vec<_> = story.claims.iter().map(|claim| claim.id.clone()).collect();
    let words = select(vec![
        "",
        "chip",
        "città & 100% + più",
        "H800s",
        "a b  c",
        "=;,#?",
    ]);
    prop_oneof![
        2 => (numbers(), numbers()).prop_map(|(factor, about)| TimelineAction::Zoom { factor, about }),
        2 => numbers().prop_map(TimelineAction::Pan),
        1 => Just(TimelineAction::Fit),
        1 => any_windows().prop_map(TimelineAction::Show),
        1 => (numbers(), numbers()).prop_map(|(from, to)| TimelineAction::Open { from, to }),
        1 => select(vec![Laying::Even, Laying::Compressed]).prop_map(TimelineAction::Lay),
        1 => select(LaneBy::ALL.to_vec()).prop_map(TimelineAction::Lanes),
        1 => select(lanes).prop_map(TimelineAction::Toggle),
        1 => Just(TimelineAction::AllCategories),
        1 => prop::option::of(select(actors)).prop_map(TimelineAction::Actor),
        1 => prop::option::of(select(claims)).prop_map(TimelineAction::Claim),
        1 => words.prop_map(|words| TimelineAction::Find(words.into())),
        1 => Just(TimelineAction::ShowAll),
    ]
}

fn claims_actions(story: &SharedStory) -> impl Strategy<Value = ClaimsAction> + use<> {
    let actors: Vec<_> = story.actors.iter().map(|actor| actor.id.clone()).collect();
    let aspects: Vec<_> = story
        .aspects
        .iter()
        .map(|aspect| aspect.id.clone())
        .collect();
    let seats = story.questions.iter().flat_map(|question| {
        let claims = question.claims.iter().chain(&question.counterclaims);
        claims.map(|claim| (question.id.clone(), claim.clone()))
    });
    let seats: Vec<_> = seats.collect();
    prop_oneof![
        1 => select(Order::ALL.to_vec()).prop_map(ClaimsAction::Order),
        1 => prop::option::of(select(actors)).prop_map(ClaimsAction::Claimant),
        1 => prop::option::of(select(Status::ALL.to_vec())).prop_map(ClaimsAction::Status),
        1 => prop::option::of(select(aspects)).prop_map(ClaimsAction::About),
        2 => select(seats).prop_map(|(question, claim)| ClaimsAction::Face(question, claim)),
        1 => prop::option::of(days()).prop_map(ClaimsAction::Since),
        1 => Just(ClaimsAction::ShowAll),
    ]
}

fn actions(story: &SharedStory) -> impl Strategy<Value = Action> + use<> {
    let table = story.tables[0].id.clone();
    let items: Vec<ItemId> = story.tables[0]
        .items
        .iter()
        .map(|item| item.id.clone())
        .chain(["none".into()])
        .collect();
    let tables = select(vec![table, TableId::from("nowhere")]);
    let claims = story.claims.iter().map(|claim| claim.id.clone());
    let claims: Vec<ClaimId> = claims.chain(["nowhere".into()]).collect();
    prop_oneof![
        2 => prop::option::weighted(0.8, select(claims)).prop_map(Action::SourcesOf),
        4 => days().prop_map(Action::AsOf),
        2 => Just(Action::NextNews),
        2 => Just(Action::PreviousNews),
        1 => select(vec!["en", "it", "de", ""]).prop_map(|tag| Action::Language(tag.into())),
        4 => selections(story).prop_map(Action::Select),
        2 => Just(Action::NextEvent),
        1 => Just(Action::FirstEvent),
        8 => timeline_actions(story).prop_map(Action::Timeline),
        5 => claims_actions(story).prop_map(Action::Claims),
        1 => (tables.clone(), select(items.clone())).prop_map(|(table, item)| Action::Table(table, TableAction::Baseline(item))),
        1 => (tables, select(items)).prop_map(|(table, item)| Action::Table(table, TableAction::Compare(Some(item)))),
    ]
}

fn is_known(state: &ViewState, selection: &Selection) -> bool {
    match selection {
        Selection::Event(id) => state
            .story
            .event(id)
            .is_some_and(|event| event.is_known(state.as_of)),
        Selection::Claim(id) => state
            .story
            .claim(id)
            .is_some_and(|claim| claim.is_known(state.as_of)),
        Selection::Source(id) => state
            .story
            .source(id)
            .is_some_and(|source| source.is_known(state.as_of)),
    }
}

#[test]
fn no_sequence_of_actions_leaves_the_story() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    let first = first_day(&story);
    let bounds = ViewState::new(story.clone(), None, None).timeline.bounds;
    let sequences = prop::collection::vec(actions(&story), 50);
    let mut runner = proptest::test_runner::TestRunner::default();
    let outcome = runner.run(&sequences, |actions| {
        let mut state = ViewState::new(story.clone(), None, None);
        for action in actions {
            state = state.apply(action.clone());
            prop_assert!(
                first <= state.as_of && state.as_of <= story.updated,
                "{action:?}"
            );
            prop_assert!(story.languages.iter().any(|tag| **tag == *state.language));
            prop_assert!(
                state
                    .selected
                    .as_ref()
                    .is_none_or(|selected| is_known(&state, selected)),
                "{action:?}"
            );
            let sources = state.sources.as_ref();
            prop_assert!(
                sources.is_none_or(|id| is_known(&state, &Selection::Claim(id.clone()))),
                "{action:?}"
            );
            prop_assert!(
                is_within(state.timeline.window, bounds),
                "{action:?} led to {:?}",
                state.timeline.window
            );
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn stepping_through_the_news_meets_every_day_of_it_there_and_back() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    let news = days_of_news(&story);
    let mut state = ViewState::new(story.clone(), Some("it"), Some(Date::FIRST));
    assert_eq!(state.as_of, news[0]);
    for day in &news {
        assert_eq!(state.as_of, *day);
        state = state.apply(Action::NextNews);
    }
    assert_eq!(state.as_of, story.updated);
    for day in news.iter().rev().skip_while(|day| **day == story.updated) {
        state = state.apply(Action::PreviousNews);
        assert_eq!(state.as_of, *day);
    }
    assert_eq!(state.apply(Action::PreviousNews).as_of, news[0]);
}

/// What a reader may do in tables and calculations, with names of the story and some that it does not have.
fn number_actions(story: &SharedStory) -> impl Strategy<Value = Action> + use<> {
    let items: Vec<ItemId> = story
        .tables
        .iter()
        .flat_map(|table| table.items.iter().map(|item| item.id.clone()))
        .collect();
    let rows: Vec<PropertyId> = story
        .tables
        .iter()
        .flat_map(|table| table.lines().map(|line| line.id().clone()))
        .collect();
    let inputs: Vec<_> = story
        .calculations
        .iter()
        .flat_map(|one| {
            one.inputs
                .iter()
                .map(|input| (one.id.clone(), input.id.clone()))
        })
        .collect();
    let tables: Vec<TableId> = story.tables.iter().map(|table| table.id.clone()).collect();
    let item = select(items);
    let row = select(rows);
    let numbers = prop_oneof![
        (-1e4..1e5_f64).prop_map(|value| (value * 100.0).round() / 100.0),
        Just(0.0),
        Just(600.0)
    ];
    let table = prop_oneof![
        item.clone().prop_map(TableAction::Baseline),
        prop::option::of(item.clone()).prop_map(TableAction::Compare),
        item.clone().prop_map(TableAction::Toggle),
        Just(TableAction::UsualItems),
        row.clone().prop_map(TableAction::Sort),
        any::<bool>().prop_map(TableAction::Differences),
        any::<bool>().prop_map(TableAction::AllRows),
        prop::option::of(item).prop_map(TableAction::Own),
        (row, numbers.clone()).prop_map(|(row, value)| TableAction::Set(row, value)),
    ];
    prop_oneof![
        3 => (select(tables), table).prop_map(|(id, action)| Action::Table(id, action)),
        2 => (select(inputs.clone()), prop::option::of(numbers)).prop_map(|((id, input), value)| Action::Set(id, input, value)),
        1 => select(inputs).prop_map(|(id, _)| Action::Reset(id)),
        1 => days().prop_map(Action::AsOf),
    ]
}

#[test]
fn a_link_opens_the_state_it_was_made_of() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    let opening = ViewState::new(story.clone(), None, None);
    let sequences = prop::collection::vec(number_actions(&story), 0..25);
    let mut runner = proptest::test_runner::TestRunner::default();
    let outcome = runner.run(&sequences, |actions| {
        let state = actions
            .into_iter()
            .fold(opening.clone(), |state, action| state.apply(action));
        let query = link::write(&state);
        let opened = link::read(&opening, &query);
        prop_assert_eq!(link::write(&opened), query.clone());
        for table in &story.tables {
            let (before, after) = (state.table(&table.id), opened.table(&table.id));
            prop_assert_eq!(before, after, "{}", query);
        }
        for calculation in &story.calculations {
            prop_assert_eq!(
                state.settings(&calculation.id),
                opened.settings(&calculation.id),
                "{}",
                query
            );
        }
        prop_assert_eq!(state.as_of, opened.as_of);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn a_query_of_anything_opens_the_story() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    let opening = ViewState::new(story, None, None);
    for query in [
        "",
        "?",
        "&&&",
        "as-of=2025-13-01",
        "as-of=",
        "chips.own=",
        "chips.own=nobody,link_bandwidth:600",
        "chips.own=h800-sxm-80,link_bandwidth:1e99,die_area:x,:,",
        "chips.items=nobody",
        "chips.sort=tpp",
        "training-time.inputs=utilisation",
        "nowhere.inputs=a:1",
        "selected=claim-C99",
        "sources.claim=C99",
        "sources.claim=",
        "sources.other=C04",
        "utm_source=newsletter",
        "%%%=%%%",
    ] {
        let opened = link::read(&opening, query);
        assert_eq!(opened.as_of, opening.as_of, "{query}");
        assert!(opened.selected.is_none(), "{query}");
        assert!(opened.sources.is_none(), "{query}");
    }
    let held = link::read(&opening, "?chips.own=h800-sxm-80%2Clink_bandwidth%3A99999");
    let own = held.table(&TableId::from("chips")).own.unwrap();
    assert_eq!(
        own.changed
            .get(&PropertyId::from("link_bandwidth"))
            .copied(),
        Some(1200.0)
    );
}

#[test]
fn a_link_opens_the_timeline_and_the_claims_it_was_made_of() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    let opening = ViewState::new(story.clone(), None, None);
    let sequences = prop::collection::vec(actions(&story), 0..25);
    let mut runner = proptest::test_runner::TestRunner::default();
    let outcome = runner.run(&sequences, |actions| {
        let state = actions
            .into_iter()
            .fold(opening.clone(), |state, action| state.apply(action));
        let query = link::write(&state);
        let opened = link::read(&opening, &query);
        prop_assert_eq!(link::write(&opened), query.clone());
        prop_assert_eq!(&state.sources, &opened.sources, "{}", query);
        let (before, after) = (&state.timeline, &opened.timeline);
        prop_assert_eq!(&before.filter, &after.filter, "{}", query);
        prop_assert_eq!((before.laying, before.lanes), (after.laying, after.lanes));
        // To the day, and to the hundredth of one where the window is short.
        let rounding = if before.window.days() < 14.0 {
            0.02
        } else {
            1.01
        };
        let apart = |one: f64, other: f64| (one - other).abs() <= rounding;
        prop_assert!(
            apart(before.window.start(), after.window.start())
                && apart(before.window.end(), after.window.end()),
            "{:?}, then {:?} by {}",
            before.window,
            after.window,
            query
        );
        prop_assert_eq!(&state.selected, &opened.selected);
        prop_assert_eq!(&state.claims, &opened.claims, "{}", query);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn every_event_that_shows_is_in_a_lane_and_nothing_is_told_of_later_ones() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    let opening = ViewState::new(story.clone(), None, None);
    for day in days_of_news(&story) {
        for by in LaneBy::ALL {
            let filter = &opening.timeline.filter;
            let shown = filter.events(&story, day, "en");
            assert_eq!(shown.len(), story.events.len());
            let events: Vec<_> = shown.iter().map(|index| &story.events[*index]).collect();
            let lanes = lanes(by, &story, &events, filter, day);
            for (place, event) in events.iter().enumerate() {
                let of: Vec<_> = lanes
                    .iter()
                    .filter(|(_, places)| places.contains(&place))
                    .collect();
                assert!(!of.is_empty(), "{} on {day}", event.id);
                let is_told = by == LaneBy::Category || event.is_known(day);
                assert!(is_told || of.len() == 1, "{} is told of on {day}", event.id);
            }
        }
    }
}

#[test]
fn what_is_looked_for_on_a_day_is_never_found_in_what_came_later() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    for day in days_of_news(&story) {
        for action in [
            TimelineAction::Find("deepseek".into()),
            TimelineAction::Actor(Some("nvidia".into())),
            TimelineAction::Claim(Some("C04".into())),
        ] {
            let state = ViewState::new(story.clone(), None, Some(day));
            let state = state.apply(Action::Timeline(action));
            let shown = state.timeline.filter.events(&story, day, "en");
            let later = shown
                .iter()
                .filter(|index| !story.events[**index].is_known(day));
            assert_eq!(later.count(), 0, "{day}");
        }
    }
}

#[test]
fn the_walk_goes_through_every_event_in_the_order_in_which_it_became_known() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    let mut state = ViewState::new(story.clone(), None, None).apply(Action::FirstEvent);
    let mut visited = Vec::new();
    loop {
        let Some(Selection::Event(id)) = state.selected.clone() else {
            panic!("nothing is chosen");
        };
        assert_eq!(story.event(&id).unwrap().known_from(), state.as_of);
        visited.push(id);
        if state.next_event().is_none() {
            break;
        }
        state = state.apply(Action::NextEvent);
    }
    let walk: Vec<_> = walk(&story).into_iter().map(|(_, id)| id.clone()).collect();
    assert_eq!(visited, walk);
    assert_eq!(visited.len(), story.events.len());
    assert_eq!(state.apply(Action::NextEvent), state);
}
