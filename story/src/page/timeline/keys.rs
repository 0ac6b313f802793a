//! What keys and buttons do to the plot.

use crate::model::story::Event;
use crate::page::timeline::events::TimelineEvents;
use crate::state::timeline_view::TimelineAction;
use crate::state::view_state::{Action, Selection, ViewState};

/// A key press, with what its meaning depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyPress<'a> {
    /// The name of the key.
    pub key: &'a str,
    /// Whether Shift is held.
    pub has_shift: bool,
    /// Whether time runs from right to left.
    pub is_rtl: bool,
}

/// Returns what a key does: move from event to event or lane to lane, pan, or zoom.
#[must_use]
pub fn action_for(
    pressed: &KeyPress,
    state: &ViewState,
    events: &TimelineEvents,
) -> Option<Action> {
    let known = events.known(state.as_of);
    let current = match &state.selected {
        Some(Selection::Event(id)) => known.iter().position(|event| event.id == *id),
        _ => None,
    };
    let select = |event: &&Event| Action::Select(Some(Selection::Event(event.id.clone())));
    // Up and down select the nearest event in time in the next lane that has one.
    let vertical = |down: bool| {
        let here = known.get(current?)?;
        let from = events.lanes_of(here).next()?;
        let day = |event: &Event| event.date.known_from().days();
        known
            .iter()
            .filter_map(|event| {
                let lanes = events.lanes_of(event);
                let beyond = |lane: &usize| if down { *lane > from } else { *lane < from };
                let away = lanes.filter(beyond).map(|lane| lane.abs_diff(from)).min()?;
                Some(((away, day(event).abs_diff(day(here))), event))
            })
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, event)| select(event))
    };
    let timeline = |action| Some(Action::Timeline(action));
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
        "Escape" => state.selected.is_some().then_some(Action::Select(None)),
        "+" | "=" => Some(closer(state)),
        "-" => Some(farther(state)),
        "0" => timeline(TimelineAction::Fit),
        _ => None,
    }
}

/// Returns the action that halves the time in view.
#[must_use]
pub fn closer(state: &ViewState) -> Action {
    zoom(state, 0.5)
}

/// Returns the action that doubles the time in view.
#[must_use]
pub fn farther(state: &ViewState) -> Action {
    zoom(state, 2.0)
}

/// Zooms about the selected event, else about the as-of date, else about the middle.
fn zoom(state: &ViewState, factor: f64) -> Action {
    let chosen = match &state.selected {
        Some(Selection::Event(id)) => state.story.event(id),
        _ => None,
    };
    let chosen = chosen.and_then(|event| event.date.first_day());
    let axis = state.timeline.axis();
    let x = axis.x_from_date(chosen.unwrap_or(state.as_of));
    let about = if (0.0..=1.0).contains(&x) { x } else { 0.5 };
    Action::Timeline(TimelineAction::Zoom { factor, about })
}
