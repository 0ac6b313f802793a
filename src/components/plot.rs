//! The timeline's plot: eras, lanes, marks and the as-of date, as SVG in fractions of its width.
//!
//! It repeats the list of events, which assistive technology reads instead; the plot itself is hidden from it, and the
//! keys move through the same events in the same order.
//!
//! Heights are in `em` at a font size of `1rem`, so that the plot scales with the reader's font size. For right-to-left
//! languages the style sheet mirrors it, and only gestures and keys have to know.

mod backdrop;
mod gestures;
mod marks;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use self::backdrop::{eras, ground_line, lane_lines, lane_names, ticks, veil};
use self::gestures::{GestureTarget, is_rtl, use_gestures};
use self::marks::{cluster_view, mark_view, tail};
use super::hooks::{use_dragged, use_page_with, use_width};
use super::markup::{el, em, group};
use super::piece::{Piece, PieceView};
use super::view::Surroundings;
use contrappunto_story::drawing::layout::NARROWEST;
use contrappunto_story::numbers::number::length;
use contrappunto_story::page::timeline::events::TimelineEvents;
use contrappunto_story::page::timeline::keys::{KeyPress, action_for};
use contrappunto_story::page::timeline::scene::{DayLine, TimelineScene};
use contrappunto_story::state::view_state::{Action, Reads};

/// Top of the grip of the as-of line.
const GRIP_TOP: f64 = 26.0;

fn percent(x: f64) -> String {
    length(x, 3)
}

/// Properties of [`Plot`].
#[derive(Properties, PartialEq)]
pub(super) struct PlotProps {
    /// The events to plot.
    pub events: TimelineEvents,
}

/// The plot.
#[component]
pub(super) fn Plot(props: &PlotProps) -> Html {
    let events = &props.events;
    let node = use_node_ref();
    let (width, space) = use_width(&node, NARROWEST);
    let scene = use_page_with(Reads::Timeline, (events.clone(), width, space), |context| {
        TimelineScene::new(context, events, width, space)
    });
    let surroundings = scene.as_ref().map(|(_, surroundings)| surroundings.clone());
    let act = surroundings.clone().map(|surroundings| surroundings.act);
    let (dragged, ondrag) = use_dragged(Callback::from(move |day| {
        if let Some(act) = &act {
            act.emit(Action::AsOf(day));
        }
    }));
    let grip = surroundings.map(|surroundings| GestureTarget {
        surroundings,
        ondrag,
    });
    use_gestures(&node, grip);
    let Some((scene, surroundings)) = scene else {
        return el("div").html();
    };
    let day_line = scene.day_line(dragged);
    let keys = {
        let (scene, events, surroundings) = (scene.clone(), events.clone(), surroundings.clone());
        Callback::from(move |event: web_sys::Event| {
            press(event.unchecked_ref(), &scene, &events, &surroundings);
        })
    };
    let (what, help) = (
        surroundings.words.what_happened,
        surroundings.words.timeline_help,
    );
    let piece = Piece::Plot(scene, day_line, node);
    el("div")
        .attr("tabindex", "0")
        .attr("role", "group")
        .set("aria-label", format!("{what}. {help}"))
        .class("plot")
        .on(ListenerKind::onkeydown, keys)
        .child(html! { <PieceView {surroundings} {piece} /> })
        .html()
}

/// Does what a key pressed in the plot does.
fn press(
    event: &KeyboardEvent,
    scene: &TimelineScene,
    events: &TimelineEvents,
    surroundings: &Surroundings,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let plot = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let key = event.key();
    if key == "Enter" {
        event.prevent_default();
        match &scene.opens {
            Some(action) => surroundings.act.emit(action.clone()),
            None => show_detail(plot.as_ref()),
        }
        return;
    }
    let pressed = KeyPress {
        key: &key,
        has_shift: event.shift_key(),
        is_rtl: plot.as_ref().is_some_and(is_rtl),
    };
    if let Some(action) = action_for(&pressed, &surroundings.now().state, events) {
        event.prevent_default();
        surroundings.act.emit(action);
    }
}

/// Draws what is in view, and the line of the day; `node` will refer to the drawing.
pub(super) fn drawing(
    surroundings: &Surroundings,
    scene: &TimelineScene,
    day_line: &DayLine,
    node: &NodeRef,
) -> Html {
    let language = &*surroundings.language;
    let marks = scene.marks.iter();
    let clusters = scene.clusters.iter();
    let drawing = el("svg")
        .refer(node)
        .attr("width", "100%")
        .set("height", em(scene.height))
        .attr("aria-hidden", "true")
        .class("axis")
        .child(eras(scene, language))
        .child(ticks(scene, language))
        .child(ground_line(scene))
        .children(lane_lines(scene))
        .child(day_line.veil.map(|after| veil(after, scene.bottom)))
        .children(scene.tails.iter().map(tail))
        .child(day_line.x.map(|x| day_grip(x, scene.bottom)))
        .children(marks.map(|mark| mark_view(surroundings, mark)))
        .children(clusters.map(|cluster| cluster_view(surroundings, cluster)));
    group(vec![lane_names(scene, language), drawing.html()])
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
fn day_grip(x: f64, bottom: f64) -> Html {
    let bottom = em(bottom);
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
        .set("y", em(GRIP_TOP))
        .attr("width", "1.5em")
        .attr("height", "1.5em")
        .attr("rx", "0.75em")
        .class("knob");
    let sign = el("path")
        .attr("d", "M-3 -4 l-4 4 4 4 M3 -4 l4 4 -4 4")
        .class("knob-sign");
    let sign = el("svg")
        .set("y", em(GRIP_TOP + 12.0))
        .attr("overflow", "visible")
        .child(sign);
    el("svg")
        .set("x", percent(x))
        .attr("overflow", "visible")
        .class("asof-grip")
        .child(reach)
        .child(line)
        .child(knob)
        .child(sign)
        .html()
}
