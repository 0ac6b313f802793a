//! Pointers and wheels on the plot: drag to pan, pinch or wheel with Ctrl to zoom, drag the line of the as-of date.
//!
//! A wheel by itself and a finger that moves up or down are left to the page, which scrolls. To keep scrolling fast,
//! the listeners are on the plot, not those that Yew registers for the whole page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, PointerEvent, WheelEvent};
use yew::prelude::*;

use crate::components::view::Surroundings;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::page::timeline::scene::day_at;
use contrappunto_story::state::timeline_view::TimelineAction;
use contrappunto_story::state::view_state::Action;

/// Pixels that a pointer may move before it counts as dragging.
const TREMBLE: f64 = 4.0;

/// Factor by which a double click changes the length of the visible window.
const DOUBLE_CLICK: f64 = 0.5;

/// A finger, pen or mouse that is down.
#[derive(Clone, Copy)]
struct Pointer {
    id: i32,
    x: f64,
}

#[derive(Default)]
struct GestureState {
    pointers: Vec<Pointer>,
    /// Where the first of them went down, until it has moved enough to drag.
    began: Option<f64>,
    moves_day: bool,
    /// Whether it has dragged, so that the click at its end is ignored.
    has_dragged: bool,
}

/// What gestures act on.
#[derive(Clone)]
pub(super) struct GestureTarget {
    pub surroundings: Surroundings,
    /// Called with the day that the line is dragged to.
    pub ondrag: Callback<Date>,
}

/// The plot's bounds, which convert pixels to positions from 0 to 1 along it, mirrored in right-to-left text.
struct PlotBounds {
    left: f64,
    width: f64,
    is_rtl: bool,
}

impl PlotBounds {
    fn of(drawing: &Element) -> Self {
        let bounds = drawing.get_bounding_client_rect();
        Self {
            left: bounds.left(),
            width: bounds.width().max(1.0),
            is_rtl: is_rtl(drawing),
        }
    }

    fn x(&self, pixels: f64) -> f64 {
        let x = (pixels - self.left) / self.width;
        if self.is_rtl { 1.0 - x } else { x }
    }

    /// Returns a distance in pixels to the right as a fraction along the plot.
    fn part(&self, pixels: f64) -> f64 {
        let part = pixels / self.width;
        if self.is_rtl { -part } else { part }
    }
}

/// Whether an element is in right-to-left text.
pub(super) fn is_rtl(element: &Element) -> bool {
    element.matches(":dir(rtl)").unwrap_or_default()
}

/// What gestures currently act on; `None` if there is no story.
type CurrentTarget = Rc<RefCell<Option<GestureTarget>>>;

fn timeline(grip: &CurrentTarget, action: TimelineAction) {
    let latest = grip.borrow().clone();
    if let Some(grip) = latest {
        grip.surroundings.act.emit(Action::Timeline(action));
    }
}

/// Handles the gestures on the plot at `node`.
#[hook]
pub(super) fn use_gestures(node: &NodeRef, grip: Option<GestureTarget>) {
    let latest = use_mut_ref(|| grip.clone());
    latest.replace(grip);
    use_effect_with(node.clone(), move |node| {
        let listeners = node
            .cast::<Element>()
            .map(|drawing| listen(&drawing, &latest));
        move || drop(listeners)
    });
}

/// A handler of an event.
type EventHandler = fn(&Element, &CurrentTarget, &mut GestureState, &Event);

fn listen(drawing: &Element, grip: &CurrentTarget) -> Vec<EventListener> {
    let hand = Rc::new(RefCell::new(GestureState::default()));
    let on_target = |target: &EventTarget, name: &'static str, hear: EventHandler| {
        let (element, grip, hand) = (drawing.clone(), grip.clone(), hand.clone());
        let options = EventListenerOptions {
            passive: false,
            ..EventListenerOptions::run_in_capture_phase()
        };
        EventListener::new_with_options(target, name, options, move |event| {
            // An event that arrives while another is being handled is dropped.
            if let Ok(mut hand) = hand.try_borrow_mut() {
                hear(&element, &grip, &mut hand, event);
            }
        })
    };
    let on = |name: &'static str, hear: EventHandler| on_target(drawing, name, hear);
    let mut listeners = vec![
        on("pointerdown", down),
        on("pointermove", moved),
        on("pointerup", up),
        on("pointercancel", up),
        on("dblclick", double_click),
        on("wheel", wheel),
    ];
    // Before Yew's own listener, which is in the capture phase, too: in WebKit the click that ends a drag targets the
    // mark where the drag began, whichever element has captured the pointer.
    if let Some(document) = drawing.owner_document() {
        listeners.push(on_target(&document, "click", click));
    }
    listeners
}

fn down(drawing: &Element, _: &CurrentTarget, hand: &mut GestureState, event: &Event) {
    let event: &PointerEvent = event.unchecked_ref();
    if event.is_primary() {
        // Pointers that were still down have been released outside the plot.
        hand.pointers.clear();
    }
    if event.button() != 0 || hand.pointers.len() > 1 {
        return;
    }
    if hand.pointers.is_empty() {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let grip = target.and_then(|target| target.closest(".asof-grip").ok().flatten());
        hand.moves_day = grip.is_some();
        hand.began = Some(f64::from(event.client_x()));
        hand.has_dragged = false;
    } else {
        // A second finger: from now on the gesture zooms.
        hand.moves_day = false;
        hand.began = None;
        hand.has_dragged = true;
        let _ = drawing.set_pointer_capture(event.pointer_id());
    }
    hand.pointers.push(Pointer {
        id: event.pointer_id(),
        x: f64::from(event.client_x()),
    });
}

fn moved(drawing: &Element, grip: &CurrentTarget, hand: &mut GestureState, event: &Event) {
    let event: &PointerEvent = event.unchecked_ref();
    let to = f64::from(event.client_x());
    let before = hand.pointers.clone();
    let Some(pointer) = hand
        .pointers
        .iter_mut()
        .find(|pointer| pointer.id == event.pointer_id())
    else {
        return;
    };
    if let Some(began) = hand.began {
        if (to - began).abs() < TREMBLE {
            return;
        }
        hand.began = None;
        hand.has_dragged = true;
        let _ = drawing.set_pointer_capture(pointer.id);
    }
    let from = std::mem::replace(&mut pointer.x, to);
    let place = PlotBounds::of(drawing);
    match (before.as_slice(), hand.pointers.as_slice()) {
        ([one, other], [one_now, other_now]) => {
            let apart = |one: &Pointer, other: &Pointer| (one.x - other.x).abs().max(8.0);
            let (middle, middle_now) = (
                f64::midpoint(one.x, other.x),
                f64::midpoint(one_now.x, other_now.x),
            );
            timeline(
                grip,
                TimelineAction::Zoom {
                    factor: apart(one, other) / apart(one_now, other_now),
                    about: place.x(middle),
                },
            );
            timeline(grip, TimelineAction::Pan(-place.part(middle_now - middle)));
        }
        _ if hand.moves_day => {
            let latest = grip.borrow().clone();
            let Some(GestureTarget {
                surroundings,
                ondrag,
            }) = latest
            else {
                return;
            };
            if let Some(day) = day_at(&surroundings.now().state, place.x(to)) {
                ondrag.emit(day);
            }
        }
        _ => timeline(grip, TimelineAction::Pan(-place.part(to - from))),
    }
}

fn up(_: &Element, _: &CurrentTarget, hand: &mut GestureState, event: &Event) {
    let event: &PointerEvent = event.unchecked_ref();
    hand.pointers
        .retain(|pointer| pointer.id != event.pointer_id());
    if hand.pointers.is_empty() {
        hand.began = None;
        hand.moves_day = false;
    }
}

fn click(drawing: &Element, _: &CurrentTarget, hand: &mut GestureState, event: &Event) {
    if std::mem::take(&mut hand.has_dragged) && event.composed_path().includes(drawing, 0) {
        event.stop_propagation();
        event.prevent_default();
    }
}

fn double_click(drawing: &Element, grip: &CurrentTarget, _: &mut GestureState, event: &Event) {
    let event: &web_sys::MouseEvent = event.unchecked_ref();
    let factor = if event.shift_key() {
        1.0 / DOUBLE_CLICK
    } else {
        DOUBLE_CLICK
    };
    let about = PlotBounds::of(drawing).x(f64::from(event.client_x()));
    timeline(grip, TimelineAction::Zoom { factor, about });
}

fn wheel(drawing: &Element, grip: &CurrentTarget, _: &mut GestureState, event: &Event) {
    let event: &WheelEvent = event.unchecked_ref();
    if !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    event.prevent_default();
    let pixels = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => event.delta_y() * 16.0,
        WheelEvent::DOM_DELTA_PAGE => event.delta_y() * 160.0,
        _ => event.delta_y(),
    };
    // Two fingers on a trackpad arrive as a wheel of many small steps.
    let doublings = pixels * if pixels.abs() < 40.0 { 0.01 } else { 0.003 };
    let about = PlotBounds::of(drawing).x(f64::from(event.client_x()));
    let factor = doublings.clamp(-2.0, 2.0).exp2();
    timeline(grip, TimelineAction::Zoom { factor, about });
}
