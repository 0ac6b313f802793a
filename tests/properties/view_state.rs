//! The state machine, on the published story.

use contrappunto_story::calendar::date::Date;
use contrappunto_story::drawing::scale::AxisLayout;
use contrappunto_story::model::as_of::{Known, days_of_news, first_day};
use contrappunto_story::model::story::{ClaimId, SharedStory, Status};
use contrappunto_story::model::table::{ItemId, TableId};
use contrappunto_story::state::claims_view::{ClaimsAction, Order};
use contrappunto_story::state::table_view::TableAction;
use contrappunto_story::state::timeline_view::{LaneBy, TimelineAction};
use contrappunto_story::state::view_state::{Action, Selection, ViewState};
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
        1 => select(vec![AxisLayout::Even, AxisLayout::Compressed]).prop_map(TimelineAction::Lay),
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

pub fn actions(story: &SharedStory) -> impl Strategy<Value = Action> + use<> {
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
