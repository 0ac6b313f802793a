//! Marks of the drawing: what lasts, what is on a day, and its label.

use yew::prelude::*;

use super::{Lanes, percent};
use crate::components::markup::{El, el};
use crate::components::view::View;
use crate::core::as_of::{Known, event_wording};
use crate::core::layout::{MARK_RADIUS, Mark, NARROWEST};
use crate::core::story::Event;
use crate::core::view_state::{Action, Selection};

pub(super) fn mark_view(mark: &Mark, event: &Event, lanes: &Lanes, view: &View) -> Html {
    let is_known = event.is_known(view.day());
    let lane = format!("hue-{}", mark.lane % 8);
    let selected = matches!(&view.state.selected, Some(Selection::Event(id)) if *id == event.id);
    let marked = view.state.marks_event(&event.id);
    let y = lanes.y(mark.lane, mark.row);
    let when = |holds: bool, class: &'static str| if holds { class } else { "" };
    let classes = [
        "mark",
        &lane,
        when(!is_known, "later"),
        when(selected, "selected"),
        when(marked && !selected, "related"),
        when(mark.is_approximate, "approximate"),
        when(mark.is_open, "open"),
    ];
    let title = event_wording(event, view.day()).0.get(view.language());
    // A span too short to be seen as one is drawn as a point in its middle.
    let (width, middle) = (
        (mark.end - mark.x).max(0.0),
        f64::midpoint(mark.x, mark.end),
    );
    let is_span = width * NARROWEST > 2.0 * MARK_RADIUS;
    let label = (mark.has_label && is_known).then(|| {
        el("text")
            .set("x", percent(mark.end))
            .attr("dx", "11")
            .set("y", (y + 4).to_string())
            .class("label")
            .text(title)
    });
    let group = el("g")
        .key(event.id.as_str())
        .set("data-event", event.id.as_str().to_owned())
        .attr("data-known", if is_known { "yes" } else { "no" })
        .classes(&classes)
        .maybe(is_known.then(|| el("title").text(title).html()))
        .push(if is_span {
            span(mark.x, width, y)
        } else {
            point(middle, y, mark.is_approximate)
        })
        .maybe(label.map(El::html));
    if is_known {
        let select = Action::Select(Some(Selection::Event(event.id.clone())));
        group.onclick(view.sends(select)).html()
    } else {
        group.html()
    }
}

/// What lasts.
fn span(x: f64, width: f64, y: usize) -> Html {
    el("rect")
        .set("x", percent(x))
        .set("y", (y - 5).to_string())
        .set("width", percent(width))
        .attr("height", "10")
        .attr("rx", "5")
        .class("shape")
        .html()
}

/// What is on a day, in brackets if only about then.
fn point(x: f64, y: usize, is_approximate: bool) -> Html {
    let circle = |radius: &'static str, class: &'static str| {
        el("circle")
            .set("cx", percent(x))
            .set("cy", y.to_string())
            .attr("r", radius)
            .class(class)
            .html()
    };
    let bracket = |dx: &'static str, sign: &str| {
        el("text")
            .set("x", percent(x))
            .set("y", (y + 4).to_string())
            .attr("dx", dx)
            .class("bracket")
            .text(sign)
            .html()
    };
    let mut shapes = vec![circle("9", "reach"), circle("5", "shape")];
    if is_approximate {
        shapes.extend([bracket("-10", "("), bracket("6", ")")]);
    }
    shapes.into_iter().collect()
}
