//! The background of the plot: lanes and their names, eras, ticks, breaks of the axis, the veil.

use yew::prelude::*;

use super::percent;
use crate::components::markup::{El, el, em};
use crate::components::view::View;
use contrappunto_story::drawing::columns::columns;
use contrappunto_story::drawing::layout::LETTER;
use contrappunto_story::drawing::lines::wrapped;
use contrappunto_story::drawing::scale::Axis;
use contrappunto_story::drawing::ticks::{TickKind, ticks};
use contrappunto_story::model::as_of::date_on;
use contrappunto_story::model::story::Story;

/// Height of a row of marks in pixels, at a font size of 16 pixels as for all lengths here.
pub(super) const ROW: f64 = 20.0;
/// Space above and below the rows of a lane, together.
const LANE_GAP: f64 = 12.0;
/// Top of the grip of the as-of line.
pub(super) const GRIP_TOP: f64 = 26.0;
/// Height of the band of eras and of the grip below it.
const TOP: f64 = 54.0;
/// Height of the dates below the lanes.
const DATES: f64 = 26.0;
/// Height of one line of a lane's name.
const LINE: f64 = 15.0;
/// Maximum number of characters in one line of a lane's name.
const LINE_LETTERS: usize = 15;

/// The vertical positions of the lanes.
pub(super) struct Lanes {
    /// Top and inner height of each lane.
    places: Vec<(f64, f64)>,
    bottom: f64,
}

impl Lanes {
    /// Stacks lanes with these numbers of rows and these names.
    pub fn of(rows: &[usize], names: &[String]) -> Self {
        let mut places = Vec::new();
        let mut y = TOP;
        for (rows, name) in rows.iter().zip(names) {
            let height = (*rows as f64 * ROW).max(wrapped(name, LINE_LETTERS).len() as f64 * LINE);
            places.push((y, height));
            y += height + LANE_GAP;
        }
        Self { places, bottom: y }
    }

    /// Returns the tops of the lanes.
    pub fn tops(&self) -> impl Iterator<Item = f64> {
        self.places.iter().map(|(top, _)| *top)
    }

    /// Returns the middle of a row.
    pub fn y(&self, lane: usize, row: usize) -> f64 {
        let top = self.places.get(lane).map_or(TOP, |(top, _)| *top);
        top + LANE_GAP / 2.0 + row as f64 * ROW + ROW / 2.0
    }

    /// Returns the bottom of the lanes.
    pub const fn bottom(&self) -> f64 {
        self.bottom
    }

    /// Returns the height of the whole plot.
    pub fn height(&self) -> f64 {
        self.bottom + DATES
    }
}

pub(super) fn lane_names(names: &[String], lanes: &Lanes, language: &str) -> Html {
    let names = names.iter().zip(&lanes.places).enumerate();
    let names = names.map(|(lane, (name, (top, _)))| {
        let broken = wrapped(name, LINE_LETTERS).into_iter().enumerate();
        let broken = broken.map(|(number, words)| {
            let y = top + LANE_GAP / 2.0 + 14.0 + number as f64 * LINE;
            el("text")
                .attr("x", "0.25em")
                .set("y", em(y))
                .letters(&words)
                .turned(language)
                .key(&number.to_string())
                .html()
        });
        el("g").key(&lane.to_string()).each(broken).html()
    });
    el("svg")
        .attr("width", "100%")
        .set("height", em(lanes.height()))
        .attr("aria-hidden", "true")
        .class("lane-names")
        .each(names)
        .html()
}

/// Draws the eras that have begun, as bands with their numbers, behind the lanes.
pub(super) fn eras(story: &Story, view: &View, axis: &Axis, width: f64, lanes: &Lanes) -> Html {
    let (language, day) = (view.language(), view.day());
    let drawn = story.eras.iter().enumerate().filter_map(|(index, era)| {
        let first = era.date.first_day().filter(|first| *first <= day)?;
        // The end of an era is drawn only once it is past: on an earlier day nobody knew of it.
        let last = date_on(&era.date, day, day).last_day().unwrap_or(day);
        let x = axis.x_from_days(f64::from(first.days())).max(0.0);
        let end = axis.x_from_days(f64::from(last.days())).min(1.0);
        if end <= x {
            return None;
        }
        let label = era.label.get(language);
        let number = index + 1;
        // One may begin before the one before it has ended.
        let starts = story.eras.iter().filter_map(|era| era.date.first_day());
        let starts = starts.map(|start| axis.x_from_days(f64::from(start.days())));
        let next = starts.filter(|start| *start > x).fold(end, f64::min);
        let room = (next - x) * width;
        let band = |height: String, class: &'static str| {
            el("rect")
                .set("x", percent(x))
                .attr("y", "0.25em")
                .set("width", percent(end - x))
                .set("height", height)
                .class(class)
        };
        let words = if (columns(label) + 3) as f64 * LETTER + 8.0 <= room {
            Some(format!("{number} {label}"))
        } else {
            (room > 14.0).then(|| number.to_string())
        };
        let name = words.map(|words| {
            el("text")
                .set("x", percent(x))
                .attr("dx", "0.3em")
                .attr("y", "1.125em")
                .class("label")
                .letters(&words)
                .turned(language)
        });
        let group = el("g")
            .key(era.id.as_str())
            .set("class", format!("era era-{}", index % 6))
            .with(band(em(lanes.bottom() - 4.0), "ground"))
            .with(
                band(em(20.0), "band")
                    .attr("rx", "0.1875em")
                    .with(el("title").text(label)),
            )
            .maybe(name.map(El::html));
        Some(group.html())
    });
    el("g").each(drawn).html()
}

pub(super) fn axis_ticks(axis: &Axis, width: f64, lanes: &Lanes, view: &View) -> Html {
    let bottom = lanes.bottom();
    let ticks = ticks(axis, width).into_iter().map(|tick| {
        let line = el("line")
            .set("x1", percent(tick.x))
            .set("x2", percent(tick.x))
            .set("y1", em(TOP - 26.0))
            .set("y2", em(bottom + 6.0));
        let label = tick.has_label.then(|| {
            el("text")
                .set("x", percent(tick.x))
                .attr("dx", "0.3em")
                .set("y", em(bottom + 17.0))
                .letters(&tick.label(view.locale))
                .turned(view.language())
        });
        let kind = match tick.kind {
            TickKind::Year => "year",
            TickKind::Month => "month",
            TickKind::Day | TickKind::Hour => "",
        };
        el("g")
            .key(&(tick.date.days() * 24 + i32::from(tick.hour)).to_string())
            .classes(&["tick", kind])
            .with(line)
            .maybe(label.map(El::html))
            .html()
    });
    el("g").each(ticks).html()
}

/// Draws the breaks of the axis: stretches of time that are much shortened.
pub(super) fn breaks(axis: &Axis, lanes: &Lanes) -> Html {
    let y = em(lanes.bottom());
    let breaks = axis.scale().breaks().iter();
    let signs = breaks.filter_map(|(from, to)| {
        let x = f64::midpoint(axis.x_from_days(*from), axis.x_from_days(*to));
        let sign = el("path").attr("d", "M-5 6 l4 -12 M1 6 l4 -12");
        (0.0..=1.0).contains(&x).then(|| {
            el("svg")
                .key(&(*from as i64).to_string())
                .set("x", percent(x))
                .set("y", y.clone())
                .attr("overflow", "visible")
                .class("break")
                .with(sign)
                .html()
        })
    });
    let line = el("line")
        .attr("x1", "0")
        .attr("x2", "100%")
        .set("y1", y.clone())
        .set("y2", y.clone())
        .class("ground-line");
    el("g").with(line).with(el("g").each(signs)).html()
}

/// Draws the veil over the time after the as-of date.
pub(super) fn veil(x: f64, lanes: &Lanes) -> Html {
    el("rect")
        .set("x", percent(x))
        .set("y", em(TOP - 26.0))
        .set("width", percent(1.0 - x))
        .set("height", em(lanes.bottom() - TOP + 26.0))
        .class("veil")
        .html()
}
