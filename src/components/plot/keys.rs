//! Keyboard control of the plot.

use super::pivot;
use crate::components::timeline::Scene;
use crate::components::view::View;
use contrappunto_story::model::story::Event;
use contrappunto_story::state::timeline_view::TimelineAction;
use contrappunto_story::state::view_state::{Action, Selection};

/// A key press, with what its meaning depends on: Shift, and the direction of the text.
pub(super) struct KeyPress<'a> {
    pub key: &'a str,
    pub has_shift: bool,
    pub is_rtl: bool,
}

/// Returns what a key does: move from event to event or lane to lane, pan, or zoom.
pub(super) fn action_for(pressed: &KeyPress, view: &View, scene: &Scene) -> Option<Action> {
    let known = scene.known(view.day());
    let current = match &view.state.selected {
        Some(Selection::Event(id)) => known.iter().position(|event| event.id == *id),
        _ => None,
    };
    let select = |event: &&Event| Action::Select(Some(Selection::Event(event.id.clone())));
    // Up and down select the nearest event in time in the next lane that has one.
    let vertical = |down: bool| {
        let here = known.get(current?)?;
        let from = scene.lanes_of(here).next()?;
        let day = |event: &Event| event.date.known_from().days();
        known
            .iter()
            .filter_map(|event| {
                let lanes = scene.lanes_of(event);
                let beyond = |lane: &usize| if down { *lane > from } else { *lane < from };
                let away = lanes.filter(beyond).map(|lane| lane.abs_diff(from)).min()?;
                Some(((away, day(event).abs_diff(day(here))), event))
            })
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, event)| select(event))
    };
    let timeline = |action| Some(Action::Timeline(action));
    let zoom = |factor| {
        timeline(TimelineAction::Zoom {
            factor,
            about: pivot(view),
        })
    };
    let key = match (pressed.key, pressed.is_rtl) {
        ("ArrowLeft", true) => "ArrowRight",
        ("ArrowRight", true) => "ArrowLeft",
        (key, _) => key,
    };
    match key {
        "ArrowRight" if pressed.has_shift => timeline(TimelineAction::Pan(0.2)),
        "ArrowLeft" if pressed.has_shift => timeline(TimelineAction::Pan(-0.2)),
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
        "+" | "=" => zoom(0.5),
        "-" => zoom(2.0),
        "0" => timeline(TimelineAction::Fit),
        _ => None,
    }
}
