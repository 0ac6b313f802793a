//! Which events are shown in which lane, and stepping through them, on the published story.

use contrappunto_story::model::as_of::{Known, days_of_news};
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::state::timeline_view::{LaneBy, TimelineAction, lanes, walk};
use contrappunto_story::state::view_state::{Action, Selection, ViewState};

use crate::support;

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
