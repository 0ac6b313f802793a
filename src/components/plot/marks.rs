//! Marks of the plot: spans, points, clusters, and their labels.

use yew::prelude::*;

use super::backdrop::{Lanes, ROW};
use super::percent;
use crate::components::markup::{El, el, em};
use crate::components::timeline::{Scene, hue};
use crate::components::view::View;
use contrappunto_story::drawing::layout::{
    COUNT_RADIUS, Cluster, LabelSide, MARK_RADIUS, Mark, ends, extent,
};
use contrappunto_story::drawing::scale::Axis;
use contrappunto_story::model::as_of::{Known, date_on, event_wording};
use contrappunto_story::model::story::Event;
use contrappunto_story::page::words;
use contrappunto_story::state::timeline_view::TimelineAction;
use contrappunto_story::state::view_state::{Action, Selection};

/// Number of steps in which the end of a bar fades.
const FADES: usize = 5;

/// The context that marks are drawn in.
pub(super) struct Drawn<'a> {
    pub view: &'a View,
    pub scene: &'a Scene,
    pub axis: &'a Axis,
    pub lanes: &'a Lanes,
    pub width: f64,
}

impl Drawn<'_> {
    /// Returns what a click on a cluster does: zoom in to separate it, or select its first event if no zoom can.
    pub fn open(&self, cluster: &Cluster) -> Action {
        let (from, to) = cluster.days;
        let day = self.view.day();
        let known = cluster.indices.iter().filter_map(|place| {
            let (_, event) = self.scene.placed(*place)?;
            event.is_known(day).then_some(event)
        });
        let first = known.map(|event| event.id.clone()).next();
        let is_one_day = to - from < 1.0;
        match first {
            Some(event) if is_one_day && self.axis.window().days() < 4.0 => {
                Action::Select(Some(Selection::Event(event)))
            }
            _ => Action::Timeline(TimelineAction::Open { from, to }),
        }
    }

    fn is_selected(&self, event: &Event) -> bool {
        matches!(&self.view.state.selected, Some(Selection::Event(id)) if *id == event.id)
    }
}

fn when(holds: bool, class: &'static str) -> &'static str {
    if holds { class } else { "" }
}

/// Draws a thin line from when an event happened to when it became known.
pub(super) fn tail(drawn: &Drawn, mark: &Mark) -> Option<Html> {
    let (_, event) = drawn.scene.placed(mark.index)?;
    let known = event.known_from();
    let last = event.date.last_day()?;
    if known <= last || known > drawn.view.day() {
        return None;
    }
    let x = drawn.axis.x_from_days(f64::from(last.days()) + 1.0);
    let to = mark.end;
    // Too short to be seen beside the mark.
    if (to - x) * drawn.width < 2.0 * MARK_RADIUS || to < 0.0 || x > 1.0 {
        return None;
    }
    let x = x.max(0.0);
    let y = em(drawn.lanes.y(mark.lane, mark.row));
    let end = el("circle")
        .set("cx", percent(to))
        .set("cy", y.clone())
        .attr("r", "0.1875em");
    let line = el("line")
        .set("x1", percent(x))
        .set("x2", percent(to.min(1.0)))
        .set("y1", y.clone())
        .set("y2", y);
    let tail = el("g")
        .key(&format!("{}-{}", mark.lane, event.id))
        .set(
            "class",
            format!("tail hue-{}", hue(drawn.scene.story(), event)),
        )
        .with(line)
        .maybe((to <= 1.0).then(|| end.html()));
    Some(tail.html())
}

pub(super) fn mark_view(drawn: &Drawn, mark: &Mark, label: Option<LabelSide>) -> Option<Html> {
    let (_, event) = drawn.scene.placed(mark.index)?;
    let (view, day) = (drawn.view, drawn.view.day());
    let is_known = event.is_known(day);
    // An event that is not known yet is an outline in its place; a known one ends where its end was known that day.
    let date = if is_known {
        date_on(&event.date, event.known_from(), day)
    } else {
        event.date
    };
    let (selected, marked) = (drawn.is_selected(event), view.state.marks_event(event));
    let y = drawn.lanes.y(mark.lane, mark.row);
    let color = format!("hue-{}", hue(drawn.scene.story(), event));
    let is_open = is_known && date.last_day().is_none();
    let classes = [
        "mark",
        &color,
        when(!is_known, "later"),
        when(selected, "selected"),
        when(marked && !selected, "related"),
        when(date.is_vague(), "approximate"),
        when(is_open, "open"),
    ];
    let title = event_wording(event, day).0.get(view.language());
    let x = |days: f64| drawn.axis.x_from_days(days).clamp(mark.x, mark.end);
    let reach = extent(&date, day)?;
    let (start, end) = if mark.end > mark.x {
        (x(reach.0), x(reach.1))
    } else {
        (mark.x, mark.end)
    };
    let is_bar = (end - start) * drawn.width > 2.0 * MARK_RADIUS;
    let shape = if is_bar {
        let sure = ends(&date, reach);
        bar(
            Bar {
                start,
                begun: x(sure.begun),
                over: x(sure.over),
                end,
                is_open: (sure.is_open.0, sure.is_open.1),
                is_doubtful: sure.is_doubtful,
            },
            y,
            drawn.width,
        )
    } else {
        // A span too short to be seen as one is drawn as a point in its middle.
        let is_vague = date.is_vague() || (!date.is_span() && reach.1 - reach.0 > 1.0);
        point(f64::midpoint(start, end), y, is_vague)
    };
    let label = label.filter(|_| is_known).map(|side| {
        let (x, dx, anchor) = match side {
            LabelSide::After => (mark.end, "0.8125em", "start"),
            LabelSide::Before => (mark.x, "-0.8125em", "end"),
        };
        el("text")
            .set("x", percent(x))
            .attr("dx", dx)
            .set("y", em(y + 4.0))
            .attr("text-anchor", anchor)
            .class("label")
            .letters(title)
            .turned(drawn.view.language())
    });
    let group = el("g")
        .key(&format!("{}-{}", mark.lane, event.id))
        .set("data-event", event.id.as_str().to_owned())
        .attr("data-known", if is_known { "yes" } else { "no" })
        .classes(&classes)
        .maybe(is_known.then(|| el("title").text(title).html()))
        .push(shape)
        .maybe(label.map(El::html));
    let select = Action::Select(Some(Selection::Event(event.id.clone())));
    Some(if is_known {
        group.onclick(view.sends(select)).html()
    } else {
        group.html()
    })
}

/// Draws a cluster: how many of its events are known on the day, or, as an outline, how many come later.
pub(super) fn cluster_view(drawn: &Drawn, cluster: &Cluster) -> Html {
    let view = drawn.view;
    let placed = cluster.indices.iter();
    let events: Vec<&Event> = placed
        .filter_map(|place| drawn.scene.placed(*place).map(|(_, event)| event))
        .collect();
    let known = events
        .iter()
        .filter(|event| event.is_known(view.day()))
        .count();
    let later = events.len() - known;
    let story = drawn.scene.story();
    let hues: Vec<usize> = events.iter().map(|event| hue(story, event)).collect();
    let color = match hues.split_first() {
        Some((first, rest)) if rest.iter().all(|other| other == first) => format!("hue-{first}"),
        _ => "mixed".to_owned(),
    };
    let is_selected = events.iter().any(|event| drawn.is_selected(event));
    let is_marked = events.iter().any(|event| view.state.marks_event(event));
    let classes = [
        "cluster",
        &color,
        when(known == 0, "later"),
        when(is_selected, "selected"),
        when(is_marked && !is_selected, "related"),
    ];
    let count = if known > 0 { known } else { later };
    let y = f64::midpoint(
        drawn.lanes.y(cluster.lane, cluster.rows.start),
        drawn
            .lanes
            .y(cluster.lane, cluster.rows.end.saturating_sub(1)),
    );
    let middle = f64::midpoint(cluster.x.max(0.0), cluster.end.min(1.0));
    let mut shapes = Vec::new();
    if cluster.is_bar() {
        let (start, end) = (cluster.x.max(0.0), cluster.end.min(1.0));
        shapes.push(
            el("rect")
                .set("x", percent(start))
                .set("y", em(y - 5.0))
                .set("width", percent(end - start))
                .attr("height", "0.625em")
                .class("joined")
                .html(),
        );
    }
    // Taller if it covers more rows, so that its weight is visible.
    let height = (cluster.rows.len() as f64 * ROW - 2.0).clamp(18.0, 34.0);
    let pill = el("rect")
        .set("x", em(-COUNT_RADIUS))
        .set("y", em(-height / 2.0))
        .set("width", em(2.0 * COUNT_RADIUS))
        .set("height", em(height))
        .attr("rx", "0.5625em")
        .class("shape");
    let number = el("text")
        .attr("y", "0.25em")
        .attr("text-anchor", "middle")
        .classes(&[when(count >= 100, "long")])
        .letters(&match count {
            0..1_000 => count.to_string(),
            _ => format!("{}k", count / 1_000),
        })
        .turned(drawn.view.language());
    shapes.push(
        el("svg")
            .set("x", percent(middle))
            .set("y", em(y))
            .attr("overflow", "visible")
            .with(pill)
            .with(number)
            .html(),
    );
    let first = cluster.indices.first().copied().unwrap_or_default();
    el("g")
        .key(&format!("{}-{first}-{}", cluster.lane, cluster.rows.start))
        .classes(&classes)
        .set("data-count", events.len().to_string())
        .with(el("title").text(&words::gathered(known, later, view.locale)))
        .list(shapes)
        .onclick(view.sends(drawn.open(cluster)))
        .html()
}

/// The ends of a bar, certain (`begun`, `over`) and outermost (`start`, `end`).
struct Bar {
    start: f64,
    begun: f64,
    over: f64,
    end: f64,
    is_open: (bool, bool),
    is_doubtful: (bool, bool),
}

/// Draws a span as a bar that fades if it is uncertain when it began or ended, and runs out if it is open.
fn bar(bar: Bar, y: f64, width: f64) -> Html {
    // An open end runs out over the last 28 pixels, or half of a shorter bar.
    let run_out = (28.0 / width).min((bar.end - bar.start) / 2.0);
    let begun = if bar.is_open.0 {
        bar.begun.max(bar.start + run_out)
    } else {
        bar.begun
    };
    let over = if bar.is_open.1 {
        bar.over.min(bar.end - run_out)
    } else {
        bar.over
    };
    // If the two overlap, nothing is certain: the bar fades to both sides of its middle.
    let middle = f64::midpoint(bar.start, bar.end);
    let (begun, over) = if begun > over {
        (middle, middle)
    } else {
        (begun, over)
    };
    let piece = |from: f64, to: f64, class: String| {
        // Parts that are out of view are not drawn.
        let (from, to) = (from.max(0.0), to.min(1.0));
        (to > from).then(|| {
            el("rect")
                .set("x", percent(from))
                .set("y", em(y - 5.0))
                .set("width", percent(to - from))
                .attr("height", "0.625em")
                .set("class", class)
                .html()
        })
    };
    let mut shapes = Vec::new();
    for step in 0..FADES {
        let at = |step: usize| step as f64 / FADES as f64;
        let (inner, outer) = (at(step), at(step + 1));
        let class = || format!("fade fade-{step}");
        shapes.extend(piece(
            begun - (begun - bar.start) * outer,
            begun - (begun - bar.start) * inner,
            class(),
        ));
        shapes.extend(piece(
            over + (bar.end - over) * inner,
            over + (bar.end - over) * outer,
            class(),
        ));
    }
    let is_certain = begun <= bar.start && over >= bar.end;
    if over > begun {
        let whole = piece(begun, over, when(!is_certain, "sure").to_owned() + " shape");
        shapes.extend(whole);
    } else {
        shapes.push(circle(middle, y, "0.25em", "shape"));
    }
    let doubts = [
        (bar.is_doubtful.0, bar.start, "-0.4em", "("),
        (bar.is_doubtful.1, bar.end, "0.1em", ")"),
    ];
    for (is_doubtful, x, dx, sign) in doubts {
        if is_doubtful && (0.0..=1.0).contains(&x) {
            shapes.push(bracket(x, y, dx, sign));
        }
    }
    shapes.into_iter().collect()
}

fn circle(x: f64, y: f64, radius: &'static str, class: &'static str) -> Html {
    el("circle")
        .set("cx", percent(x))
        .set("cy", em(y))
        .attr("r", radius)
        .class(class)
        .html()
}

fn bracket(x: f64, y: f64, dx: &'static str, sign: &str) -> Html {
    el("text")
        .set("x", percent(x))
        .set("y", em(y + 4.0))
        .attr("dx", dx)
        .class("bracket")
        .letters(sign)
        .html()
}

/// Draws a point on a day, in brackets if that is only approximate.
fn point(x: f64, y: f64, is_vague: bool) -> Html {
    let mut shapes = vec![
        circle(x, y, "0.625em", "hit"),
        circle(x, y, "0.3125em", "shape"),
    ];
    if is_vague {
        shapes.push(bracket(x, y, "-0.6em", "("));
        shapes.push(bracket(x, y, "0.3125em", ")"));
    }
    shapes.into_iter().collect()
}
