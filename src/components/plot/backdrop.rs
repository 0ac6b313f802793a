//! The background of the plot: lanes and their names, eras, ticks, breaks of the axis, the veil.

use yew::prelude::*;

use super::percent;
use crate::components::markup::{El, el, em};
use contrappunto_story::drawing::ticks::TickKind;
use contrappunto_story::page::timeline::scene::{
    Break, EraBand, NameLine, SceneLane, SceneTick, Stretch, TimelineScene,
};

/// Height of what is above the ticks and the veil: the band of eras.
const BAND: f64 = 28.0;

pub(super) fn lane_names(scene: &TimelineScene, language: &str) -> Html {
    let line = |(number, line): (usize, &NameLine)| {
        el("text")
            .attr("x", "0.25em")
            .set("y", em(line.y))
            .letters(&line.words)
            .turned(language)
            .key(&number.to_string())
            .html()
    };
    let name = |(lane, of): (usize, &SceneLane)| {
        let lines = of.name.iter().enumerate().map(line);
        el("g").key(&lane.to_string()).children(lines).html()
    };
    el("svg")
        .attr("width", "100%")
        .set("height", em(scene.height))
        .attr("aria-hidden", "true")
        .class("lane-names")
        .children(scene.lanes.iter().enumerate().map(name))
        .html()
}

/// Draws the lines between lanes.
pub(super) fn lane_lines(scene: &TimelineScene) -> impl Iterator<Item = Html> {
    scene.lanes.iter().skip(1).map(|lane| {
        el("line")
            .key(&lane.top.to_string())
            .attr("x1", "0")
            .attr("x2", "100%")
            .set("y1", em(lane.top))
            .set("y2", em(lane.top))
            .class("lane-line")
            .html()
    })
}

/// Draws the eras as bands with their numbers, behind the lanes.
pub(super) fn eras(scene: &TimelineScene, language: &str) -> Html {
    let era = |era: &EraBand| {
        let x = percent(era.stretch.x);
        let band = |height: String, class: &'static str| {
            el("rect")
                .set("x", x.clone())
                .attr("y", "0.25em")
                .set("width", percent(era.stretch.width))
                .set("height", height)
                .class(class)
        };
        let name = era.words.as_ref().map(|words| {
            el("text")
                .set("x", x.clone())
                .attr("dx", "0.3em")
                .attr("y", "1.125em")
                .class("label")
                .letters(words)
                .turned(language)
                .html()
        });
        el("g")
            .key(era.id.as_str())
            .set("class", format!("era era-{}", era.hue))
            .child(band(em(scene.bottom - 4.0), "ground"))
            .child(
                band(em(20.0), "band")
                    .attr("rx", "0.1875em")
                    .child(el("title").child(&era.label)),
            )
            .child(name)
            .html()
    };
    el("g").children(scene.eras.iter().map(era)).html()
}

pub(super) fn ticks(scene: &TimelineScene, language: &str) -> Html {
    let tick = |tick: &SceneTick| {
        let x = percent(tick.x);
        let line = el("line")
            .set("x1", x.clone())
            .set("x2", x.clone())
            .set("y1", em(BAND))
            .set("y2", em(scene.bottom + 6.0));
        let label = tick.label.as_ref().map(|label| {
            el("text")
                .set("x", x)
                .attr("dx", "0.3em")
                .set("y", em(scene.bottom + 17.0))
                .letters(label)
                .turned(language)
        });
        let kind = match tick.kind {
            TickKind::Year => "year",
            TickKind::Month => "month",
            TickKind::Day | TickKind::Hour => "",
        };
        el("g")
            .key(&tick.hours.to_string())
            .classes(&["tick", kind])
            .child(line)
            .child(label.map(El::html))
            .html()
    };
    el("g").children(scene.ticks.iter().map(tick)).html()
}

/// Draws the line below the lanes, with the breaks of the axis: stretches of time that are much shortened.
pub(super) fn ground_line(scene: &TimelineScene) -> Html {
    let y = em(scene.bottom);
    let sign = |one: &Break| {
        el("svg")
            .key(&one.day.to_string())
            .set("x", percent(one.x))
            .set("y", y.clone())
            .attr("overflow", "visible")
            .class("break")
            .child(el("path").attr("d", "M-5 6 l4 -12 M1 6 l4 -12"))
            .html()
    };
    let line = el("line")
        .attr("x1", "0")
        .attr("x2", "100%")
        .set("y1", y.clone())
        .set("y2", y.clone())
        .class("ground-line");
    let signs = el("g").children(scene.breaks.iter().map(sign));
    el("g").child(line).child(signs).html()
}

/// Draws the veil over the time after the as-of date, down to the bottom of the lanes.
pub(super) fn veil(after: Stretch, bottom: f64) -> Html {
    el("rect")
        .set("x", percent(after.x))
        .set("y", em(BAND))
        .set("width", percent(after.width))
        .set("height", em(bottom - BAND))
        .class("veil")
        .html()
}
