//! Keys in the drawing.

use super::shown_events;
use crate::components::view::View;
use crate::core::as_of::Known;
use crate::core::story::Event;
use crate::core::view_state::{Action, Selection};

/// What a key does: from event to event, from lane to lane, nearer and farther.
pub(super) fn action_for(key: &str, view: &View) -> Option<Action> {
    let known: Vec<&Event> = shown_events(view)
        .into_iter()
        .filter(|event| event.is_known(view.day()))
        .collect();
    let current = match &view.state.selected {
        Some(Selection::Event(id)) => known.iter().position(|event| event.id == *id),
        _ => None,
    };
    let select = |event: &&Event| Action::Select(Some(Selection::Event(event.id.clone())));
    let lane = |event: &Event| {
        view.story()
            .categories
            .iter()
            .position(|category| category.id == event.category)
    };
    // Up and down look for the nearest event in time in the next lane that has one.
    let vertical = |down: bool| {
        let here = known.get(current?)?;
        let from = lane(here)?;
        let day = |event: &Event| event.date.known_from().days();
        known
            .iter()
            .filter(|event| {
                lane(event).is_some_and(|lane| if down { lane > from } else { lane < from })
            })
            .min_by_key(|event| {
                (
                    lane(event).map(|lane| lane.abs_diff(from)),
                    day(event).abs_diff(day(here)),
                )
            })
            .map(select)
    };
    match key {
        "ArrowRight" => current
            .map_or_else(|| known.first(), |at| known.get(at + 1))
            .map(select),
        "ArrowLeft" => current
            .map_or_else(
                || known.last(),
                |at| at.checked_sub(1).and_then(|at| known.get(at)),
            )
            .map(select),
        "ArrowUp" => vertical(false),
        "ArrowDown" => vertical(true),
        "Home" => known.first().map(select),
        "End" => known.last().map(select),
        "Escape" => view
            .state
            .selected
            .is_some()
            .then_some(Action::Select(None)),
        "+" | "=" => Some(Action::Zoom {
            factor: 0.5,
            about: pivot(view),
        }),
        "-" => Some(Action::Zoom {
            factor: 2.0,
            about: pivot(view),
        }),
        _ => None,
    }
}

/// The place that stays when zooming: that of the chosen event, else of the day, else the middle.
pub(in crate::components) fn pivot(view: &View) -> f64 {
    let chosen = match &view.state.selected {
        Some(Selection::Event(id)) => view
            .story()
            .event(id)
            .and_then(|event| event.date.first_day()),
        _ => None,
    };
    let x = view.state.window.x_from_date(chosen.unwrap_or(view.day()));
    if (0.0..=1.0).contains(&x) { x } else { 0.5 }
}
