//! The drawing of the timeline: eras, lanes, marks and the day, as SVG in fractions of its width.
//!
//! It repeats the list of events, which assistive technology reads instead; the drawing itself is hidden
//! from it, and the keys move through the same events in the same order.

mod keys;
mod marks;

use wasm_bindgen::JsCast;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use self::keys::action_for;
pub(in crate::components) use self::keys::pivot;
use self::marks::mark_view;
use super::hooks::use_view;
use super::markup::{El, el};
use super::view::View;
use crate::core::as_of::{Known, date_on, event_wording};
use crate::core::date::Date;
use crate::core::layout::{LABELLED, Picture, Placeable, place};
use crate::core::locale::Locale;
use crate::core::number::length;
use crate::core::scale::{Step, Window, ticks};
use crate::core::story::{Event, Story};
use crate::core::view_state::Action;

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
            let band = el("rect")
                .set("x", percent(x))
                .attr("y", "4")
                .set("width", percent(end - x))
                .attr("height", "20")
                .attr("rx", "3")
                .with(el("title").text(label));
            let name = if has_label {
                Some(
                    el("text")
                        .set("x", percent(x))
                        .attr("dx", "7")
                        .attr("y", "18")
                        .class("label")
                        .text(&format!("{number} {label}")),
                )
            } else if end - x > 0.02 {
                Some(
                    el("text")
                        .set("x", percent(x))
                        .attr("dx", "5")
                        .attr("y", "18")
                        .text(&number.to_string()),
                )
            } else {
                None
            };
            let group = el("g")
                .key(era.id.as_str())
                .set("class", format!("era era-{}", index % 6))
                .with(band)
                .maybe(name.map(El::html));
            Some(group.html())
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
            let (anchor, dx) = if x > 0.9 {
                ("end", "-5")
            } else {
                ("start", "5")
            };
            let line = el("line")
                .set("x1", percent(x))
                .set("x2", percent(x))
                .attr("y1", "28")
                .set("y2", bottom.to_string());
            let label = el("text")
                .set("x", percent(x))
                .attr("dx", dx)
                .set("y", (bottom + AXIS - 10).to_string())
                .attr("text-anchor", anchor)
                .text(&tick_label(date, step, index == 0, locale));
            el("g")
                .key(&date.days().to_string())
                .class("tick")
                .with(line)
                .with(label)
                .html()
        })
        .collect()
}

/// The drawing.
#[component]
pub fn Plot() -> Html {
    let Some(view) = use_view() else {
        return el("div").html();
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
    let names = categories.iter().enumerate().map(|(lane, category)| {
        el("text")
            .key(category.id.as_str())
            .attr("x", "4")
            .set("y", (lanes.y(lane, 0) + 4).to_string())
            .text(category.label.get(language))
            .html()
    });
    let lane_names = el("svg")
        .attr("width", "92")
        .set("height", height.clone())
        .attr("aria-hidden", "true")
        .class("lane-names")
        .each(names);

    let lane_lines = lanes.tops.iter().skip(1).map(|top| {
        el("line")
            .key(&top.to_string())
            .attr("x1", "0")
            .attr("x2", "100%")
            .set("y1", top.to_string())
            .set("y2", top.to_string())
            .class("lane-line")
            .html()
    });
    let marks = picture.marks.iter().filter_map(|mark| {
        let event = events.get(mark.index)?;
        Some(mark_view(mark, event, &lanes, &view))
    });
    let today = window.x_from_date(day);
    let drawing = el("svg")
        .attr("width", "100%")
        .set("height", height)
        .attr("aria-hidden", "true")
        .class("axis")
        .push(eras(story, &view, window))
        .push(axis(window, &lanes, view.locale))
        .each(lane_lines)
        .maybe((today < 1.0).then(|| veil(today.max(0.0), lanes.height)))
        .maybe(
            (0.0..=1.0)
                .contains(&today)
                .then(|| day_line(today, lanes.height)),
        )
        .each(marks);

    let (what, help) = (view.words.what_happened, view.words.timeline_help);
    el("div")
        .attr("tabindex", "0")
        .attr("role", "group")
        .set("aria-label", format!("{what}. {help}"))
        .class("plot")
        .on(
            ListenerKind::onkeydown,
            onkeydown.reform(|event: web_sys::Event| event.unchecked_into()),
        )
        .with(lane_names)
        .with(drawing)
        .html()
}

/// What lies over the time after the day.
fn veil(x: f64, height: usize) -> Html {
    el("rect")
        .set("x", percent(x))
        .attr("y", "28")
        .set("width", percent(1.0 - x))
        .set("height", (height - 28).to_string())
        .class("veil")
        .html()
}

/// The day.
fn day_line(x: f64, height: usize) -> Html {
    el("line")
        .set("x1", percent(x))
        .set("x2", percent(x))
        .attr("y1", "0")
        .set("y2", height.to_string())
        .class("asof-line")
        .html()
}
