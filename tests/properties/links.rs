//! Links to a state of the published story.

use contrappunto_story::model::story::SharedStory;
use contrappunto_story::model::table::{ItemId, PropertyId, TableId};
use contrappunto_story::state::link;
use contrappunto_story::state::table_view::TableAction;
use contrappunto_story::state::view_state::{Action, ViewState};
use proptest::prelude::*;
use proptest::sample::select;

use crate::random::days;
use crate::support;
use crate::view_state::actions;

/// Generates actions in tables and calculations, with names that the story has and some that it does not.
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

/// Makes a link to the state after any actions, opens it, and compares the two states.
fn follow(
    story: &SharedStory,
    actions: impl Strategy<Value = Action>,
    is_same: impl Fn(&ViewState, &ViewState, &str) -> Result<(), TestCaseError>,
) {
    let opening = ViewState::new(story.clone(), None, None);
    let sequences = prop::collection::vec(actions, 0..25);
    let mut runner = proptest::test_runner::TestRunner::default();
    let outcome = runner.run(&sequences, |actions| {
        let state = actions
            .into_iter()
            .fold(opening.clone(), |state, action| state.apply(action));
        let query = link::write(&state);
        let opened = link::read(&opening, &query);
        prop_assert_eq!(link::write(&opened), query.clone());
        is_same(&state, &opened, &query)
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn a_link_opens_the_state_it_was_made_of() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    follow(&story, number_actions(&story), |state, opened, query| {
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
    follow(&story, actions(&story), |state, opened, query| {
        prop_assert_eq!(&state.sources, &opened.sources, "{}", query);
        let (before, after) = (&state.timeline, &opened.timeline);
        prop_assert_eq!(&before.filter, &after.filter, "{}", query);
        prop_assert_eq!((before.laying, before.lanes), (after.laying, after.lanes));
        // To the day, and to a hundredth of a day if the window is short.
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
}
