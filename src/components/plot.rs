//! The timeline's plot: eras, lanes, marks and the as-of date, as SVG in fractions of its width.
//!
//! It repeats the list of events, which assistive technology reads instead; the plot itself is hidden from it, and the
//! keys move through the same events in the same order.
//!
//! Heights are in `em` at a font size of `1rem`, so that the plot scales with the reader's font size. For right-to-left
//! languages the style sheet mirrors it, and only gestures and keys have to know.

mod backdrop;
mod gestures;
mod keys;
mod marks;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use self::backdrop::{Lanes, axis_ticks, breaks, eras, lane_names, veil};
use self::gestures::{GestureTarget, is_rtl, use_gestures};
use self::keys::{KeyPress, action_for};
use self::marks::{Drawn, cluster_view, mark_view, tail};
use super::hooks::{use_dragged, use_view, use_width};
use super::markup::{el, em};
use super::timeline::Scene;
use super::view::View;
use contrappunto_story::drawing::columns::columns;
use contrappunto_story::drawing::layout::{LETTER, NARROWEST};
use contrappunto_story::model::as_of::{Known, event_wording};
use contrappunto_story::numbers::number::length;
use contrappunto_story::state::view_state::{Action, Selection};

fn percent(x: f64) -> String {
    length(x, 3)
}

/// Returns the position that stays fixed while zooming: of the selected event, else of the as-of date, else the middle.
pub(super) fn pivot(view: &View) -> f64 {
    let chosen = match &view.state.selected {
        Some(Selection::Event(id)) => view.story().event(id),
        _ => None,
    };
    let chosen = chosen.and_then(|event| event.date.first_day());
    let axis = view.state.timeline.axis();
    let x = axis.x_from_date(chosen.unwrap_or(view.day()));
    if (0.0..=1.0).contains(&x) { x } else { 0.5 }
}

/// Properties of [`Plot`].
#[derive(Properties, PartialEq)]
pub(super) struct PlotProps {
    /// What there is to plot.
    pub scene: Scene,
}

/// The plot.
#[component]
pub(super) fn Plot(props: &PlotProps) -> Html {
    let scene = &props.scene;
    let view = use_view();
    let node = use_node_ref();
    let (width, space) = use_width(&node, NARROWEST);
    let act = view.as_ref().map(|view| view.act.clone());
    let (dragged, ondrag) = use_dragged(Callback::from(move |day| {
        if let Some(act) = &act {
            act.emit(Action::AsOf(day));
        }
    }));
    let grip = view.clone().map(|view| GestureTarget { view, ondrag });
    use_gestures(&node, grip);
    let Some(view) = view else {
        return el("div").html();
    };
    let (story, day, axis) = (view.story(), view.day(), view.state.timeline.axis());
    let picture = scene.arrangement().picture(&axis, width);
    let names: Vec<String> = scene
        .lanes()
        .iter()
        .map(|lane| scene.name(lane, &view))
        .collect();
    let lanes = Lanes::of(&scene.arrangement().rows(), &names);

    let letters = |place: usize| {
        let event = scene.placed(place).map(|(_, event)| event);
        event
            .filter(|event| event.is_known(day))
            .map_or(0, |event| {
                let title = event_wording(event, day).0;
                columns(title.get(view.language()))
            })
    };
    let labels = picture.labels(width, LETTER + space, &letters);
    let drawn = Drawn {
        view: &view,
        scene,
        axis: &axis,
        lanes: &lanes,
        width,
    };
    let tails = picture.marks.iter().filter_map(|mark| tail(&drawn, mark));
    let marks = picture.marks.iter().zip(labels);
    let marks = marks.filter_map(|(mark, label)| mark_view(&drawn, mark, label));
    let clusters = picture.clusters.iter();
    let clusters = clusters.map(|cluster| cluster_view(&drawn, cluster));

    // The action of the Enter key if the selected event is part of a cluster.
    let opens = match &view.state.selected {
        Some(Selection::Event(id)) => picture.clusters.iter().find(|cluster| {
            let is_it = |place: &usize| scene.placed(*place).is_some_and(|(_, it)| it.id == *id);
            cluster.indices.iter().any(is_it)
        }),
        _ => None,
    }
    .map(|cluster| drawn.open(cluster));
    let (key_view, key_scene) = (view.clone(), scene.clone());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let plot = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let key = event.key();
        if key == "Enter" {
            event.prevent_default();
            match &opens {
                Some(action) => key_view.act.emit(action.clone()),
                None => show_detail(plot.as_ref()),
            }
            return;
        }
        let pressed = KeyPress {
            key: &key,
            has_shift: event.shift_key(),
            is_rtl: plot.as_ref().is_some_and(is_rtl),
        };
        if let Some(action) = action_for(&pressed, &key_view.now(), &key_scene) {
            event.prevent_default();
            key_view.act.emit(action);
        }
    });

    let lane_lines = lanes.tops().skip(1).map(|top| {
        el("line")
            .key(&top.to_string())
            .attr("x1", "0")
            .attr("x2", "100%")
            .set("y1", em(top))
            .set("y2", em(top))
            .class("lane-line")
            .html()
    });
    let shown_day = dragged.unwrap_or(day);
    let today = axis.x_from_date(shown_day);
    let drawing = el("svg")
        .refer(&node)
        .attr("width", "100%")
        .set("height", em(lanes.height()))
        .attr("aria-hidden", "true")
        .class("axis")
        .push(eras(story, &view, &axis, width, &lanes))
        .push(axis_ticks(&axis, width, &lanes, &view))
        .push(breaks(&axis, &lanes))
        .each(lane_lines)
        .maybe((today < 1.0).then(|| veil(today.max(0.0), &lanes)))
        .each(tails)
        .maybe(
            (0.0..=1.0)
                .contains(&today)
                .then(|| day_line(today, &lanes)),
        )
        .each(marks)
        .each(clusters);

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
        .push(lane_names(&names, &lanes, view.language()))
        .with(drawing)
        .html()
}

/// Scrolls the detail of the selected event into view.
fn show_detail(plot: Option<&Element>) {
    let detail = plot
        .and_then(|plot| plot.closest(".timeline").ok().flatten())
        .and_then(|timeline| timeline.query_selector(".detail").ok().flatten())
        .and_then(|detail| detail.dyn_into::<HtmlElement>().ok());
    if let Some(detail) = detail {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        detail.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Draws the line of the as-of date, with a grip to drag it by.
fn day_line(x: f64, lanes: &Lanes) -> Html {
    let bottom = em(lanes.bottom());
    let line = el("line")
        .attr("y1", "0")
        .set("y2", bottom.clone())
        .class("asof-line");
    let reach = el("rect")
        .attr("x", "-0.5em")
        .attr("width", "1em")
        .set("height", bottom)
        .class("hit");
    let knob = el("rect")
        .attr("x", "-0.75em")
        .set("y", em(backdrop::GRIP_TOP))
        .attr("width", "1.5em")
        .attr("height", "1.5em")
        .attr("rx", "0.75em")
        .class("knob");
    let sign = el("path")
        .attr("d", "M-3 -4 l-4 4 4 4 M3 -4 l4 4 -4 4")
        .class("knob-sign");
    let sign = el("svg")
        .set("y", em(backdrop::GRIP_TOP + 12.0))
        .attr("overflow", "visible")
        .with(sign);
    el("svg")
        .set("x", percent(x))
        .attr("overflow", "visible")
        .class("asof-grip")
        .with(reach)
        .with(line)
        .with(knob)
        .with(sign)
        .html()
}
