//! The drawing of the timeline: eras, lanes, marks and the day, as SVG in fractions of its width.
//!
//! It repeats the list of events, which assistive technology reads instead; the drawing itself is hidden
//! from it, and the keys move through the same events in the same order.

use yew::prelude::*;

use super::hooks::use_view;
use super::view::View;
use crate::core::as_of::{Known, date_on, event_wording};
use crate::core::date::Date;
use crate::core::layout::{LABELLED, MARK_RADIUS, Mark, NARROWEST, Picture, Placeable, place};
use crate::core::locale::Locale;
use crate::core::number::length;
use crate::core::scale::{Step, Window, ticks};
use crate::core::story::{Event, Story};
use crate::core::view_state::{Action, Selection};

/// Height of a row of marks, in pixels.
const ROW: usize = 18;
/// Space above and below the rows of a lane.
const LANE_GAP: usize = 14;
/// Height of the band of eras, with the space under it.
const ERA_BAND: usize = 34;
/// Height of the years under the lanes.
const AXIS: usize = 26;

/// Which lane is where.
struct Lanes {
    tops: Vec<usize>,
    height: usize,
}

impl Lanes {
    fn of(picture: &Picture) -> Self {
        let mut tops = Vec::new();
        let mut y = ERA_BAND;
        for rows in &picture.rows {
            tops.push(y);
            y += rows * ROW + LANE_GAP;
        }
        Self { tops, height: y }
    }

    /// The middle of a row.
    fn y(&self, lane: usize, row: usize) -> usize {
        self.tops.get(lane).copied().unwrap_or(ERA_BAND) + LANE_GAP / 2 + row * ROW + ROW / 2
    }
}

fn percent(x: f64) -> String {
    length(x, 3)
}

/// The events in view of the reader: of shown lanes, in order of time.
pub(super) fn shown_events<'a>(view: &'a View) -> Vec<&'a Event> {
    let state = &view.state;
    let mut events: Vec<&'a Event> = state
        .story
        .events
        .iter()
        .filter(|event| !state.hidden.contains(&event.category))
        .collect();
    events.sort_by_key(|event| {
        (
            event.date.first_day().or(event.date.last_day()),
            event.date.last_day(),
        )
    });
    events
}

/// The label of a tick: the year where one begins, else as little as tells the ticks apart.
fn tick_label(date: Date, step: Step, is_first: bool, locale: Locale) -> String {
    let year = date.year();
    let month = locale.month_short(date.year_month());
    match step {
        Step::Years(_) => year.to_string(),
        Step::Months(_) if date.month() == 1 => year.to_string(),
        Step::Months(_) if is_first => format!("{month} {year}"),
        Step::Months(_) => month.to_owned(),
        Step::Days(_) if is_first || (date.month() == 1 && date.day() == 1) => {
            format!("{} {month} {year}", date.day())
        }
        Step::Days(_) => format!("{} {month}", date.day()),
    }
}

fn eras(story: &Story, view: &View, window: Window) -> Html {
    let (language, day) = (view.language(), view.day());
    story
        .eras
        .iter()
        .enumerate()
        .filter_map(|(index, era)| {
            let first = era.date.first_day()?;
            // The end of an era is drawn only once it is past: on an earlier day nobody knew of it.
            let last = date_on(&era.date, day, day).last_day().unwrap_or(day);
            if first > day {
                return None;
            }
            let x = window.x_from_days(f64::from(first.days())).max(0.0);
            let end = window.x_from_days(f64::from(last.days())).min(1.0);
            if end <= x {
                return None;
            }
            let label = era.label.get(language);
            let has_label = label.chars().count() as f64 * 6.0 + 24.0 <= (end - x) * LABELLED;
            let number = index + 1;
            Some(html! {
                <g key={era.id.as_str()} class={format!("era era-{}", index % 6)}>
                    <rect x={percent(x)} y="4" width={percent(end - x)} height="20" rx="3"><title>{ label }</title></rect>
                    if has_label {
                        <text class="label" x={percent(x)} dx="7" y="18">{ format!("{number} {label}") }</text>
                    } else if end - x > 0.02 {
                        <text x={percent(x)} dx="5" y="18">{ number }</text>
                    }
                </g>
            })
        })
        .collect()
}

fn axis(window: Window, lanes: &Lanes, locale: Locale) -> Html {
    let (step, dates) = ticks(window, 9);
    dates
        .into_iter()
        .enumerate()
        .map(|(index, date)| {
            let x = window.x_from_days(f64::from(date.days()));
            let bottom = lanes.height;
            // Near the right end the label stands to the left of its tick, where there is room.
            let (anchor, dx) = if x > 0.9 { ("end", "-5") } else { ("start", "5") };
            html! {
                <g key={date.days()} class="tick">
                    <line x1={percent(x)} x2={percent(x)} y1="28" y2={bottom.to_string()} />
                    <text x={percent(x)} {dx} y={(bottom + AXIS - 10).to_string()} text-anchor={anchor}>{ tick_label(date, step, index == 0, locale) }</text>
                </g>
            }
        })
        .collect()
}

fn mark_view(mark: &Mark, event: &Event, lanes: &Lanes, view: &View) -> Html {
    let is_known = event.is_known(view.day());
    let lane = format!("hue-{}", mark.lane % 8);
    let selected = matches!(&view.state.selected, Some(Selection::Event(id)) if *id == event.id);
    let marked = view.state.marks_event(&event.id);
    let y = lanes.y(mark.lane, mark.row);
    let class = classes!(
        "mark",
        lane,
        (!is_known).then_some("later"),
        selected.then_some("selected"),
        (marked && !selected).then_some("related"),
        mark.is_approximate.then_some("approximate"),
        mark.is_open.then_some("open"),
    );
    let onclick =
        is_known.then(|| view.sends(Action::Select(Some(Selection::Event(event.id.clone())))));
    let title = event_wording(event, view.day())
        .0
        .get(view.language())
        .to_owned();
    // A span too short to be seen as one is drawn as a point in its middle.
    let (width, middle) = (
        (mark.end - mark.x).max(0.0),
        f64::midpoint(mark.x, mark.end),
    );
    html! {
        <g key={event.id.as_str()} {class} data-event={event.id.as_str().to_owned()} data-known={if is_known { "yes" } else { "no" }} {onclick}>
            if is_known {
                <title>{ title.clone() }</title>
            }
            if width * NARROWEST > 2.0 * MARK_RADIUS {
                <rect class="shape" x={percent(mark.x)} y={(y - 5).to_string()} width={percent(width)} height="10" rx="5" />
            } else {
                <circle class="reach" cx={percent(middle)} cy={y.to_string()} r="9" />
                <circle class="shape" cx={percent(middle)} cy={y.to_string()} r="5" />
                if mark.is_approximate {
                    <text class="bracket" x={percent(middle)} y={(y + 4).to_string()} dx="-10">{ "(" }</text>
                    <text class="bracket" x={percent(middle)} y={(y + 4).to_string()} dx="6">{ ")" }</text>
                }
            }
            if mark.has_label && is_known {
                <text class="label" x={percent(mark.end)} dx="11" y={(y + 4).to_string()}>{ title }</text>
            }
        </g>
    }
}

/// What a key does: from event to event, from lane to lane, nearer and farther.
fn action_for(key: &str, view: &View) -> Option<Action> {
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
pub(super) fn pivot(view: &View) -> f64 {
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

/// The drawing.
#[component]
pub fn Plot() -> Html {
    let Some(view) = use_view() else {
        return html! { <div /> };
    };
    let (story, language, day, window) =
        (view.story(), view.language(), view.day(), view.state.window);
    let categories: Vec<_> = story
        .categories
        .iter()
        .filter(|category| !view.state.hidden.contains(&category.id))
        .collect();
    let events = shown_events(&view);
    let placeable: Vec<Placeable> = events
        .iter()
        .filter_map(|event| {
            let lane = categories
                .iter()
                .position(|category| category.id == event.category)?;
            let known = event.is_known(day);
            let letters = if known {
                event_wording(event, day).0.get(language).chars().count()
            } else {
                0
            };
            // What is not known yet is an outline at its place; what is, ends where its end could be told.
            let when = if known {
                date_on(&event.date, event.known_from(), day)
            } else {
                event.date
            };
            Some(Placeable {
                lane,
                when,
                letters,
            })
        })
        .collect();
    let picture = place(&placeable, categories.len(), window, day);
    let lanes = Lanes::of(&picture);
    let height = (lanes.height + AXIS).to_string();
    let today = window.x_from_date(day);

    let key_view = view.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let pan = match event.key().as_str() {
            "ArrowLeft" if event.shift_key() => Some(Action::Pan(-0.2)),
            "ArrowRight" if event.shift_key() => Some(Action::Pan(0.2)),
            _ => None,
        };
        if let Some(action) = pan.or_else(|| action_for(&event.key(), &key_view)) {
            event.prevent_default();
            key_view.act.emit(action);
        }
    });
    html! {
        <div class="plot" tabindex="0" role="group" aria-label={format!("{}. {}", view.words.what_happened, view.words.timeline_help)} {onkeydown}>
            <svg class="lane-names" width="92" height={height.clone()} aria-hidden="true">
                { for categories.iter().enumerate().map(|(lane, category)| html! {
                    <text key={category.id.as_str()} x="4" y={(lanes.y(lane, 0) + 4).to_string()}>{ category.label.get(language) }</text>
                }) }
            </svg>
            <svg class="axis" width="100%" height={height} aria-hidden="true">
                { eras(story, &view, window) }
                { axis(window, &lanes, view.locale) }
                { for lanes.tops.iter().skip(1).map(|top| html! {
                    <line key={*top} class="lane-line" x1="0" x2="100%" y1={top.to_string()} y2={top.to_string()} />
                }) }
                if today < 1.0 {
                    <rect class="veil" x={percent(today.max(0.0))} y="28" width={percent(1.0 - today.max(0.0))} height={(lanes.height - 28).to_string()} />
                }
                if (0.0..=1.0).contains(&today) {
                    <line class="asof-line" x1={percent(today)} x2={percent(today)} y1="0" y2={lanes.height.to_string()} />
                }
                { for picture.marks.iter().filter_map(|mark| Some(mark_view(mark, events.get(mark.index)?, &lanes, &view))) }
            </svg>
        </div>
    }
}
