use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

use crate::core::number::parse_plain;

/// Pixels by which a width has to differ before anything is drawn anew.
const STEP: f64 = 20.0;

/// The width of an element in pixels, rounded down to twenties, as if its letters were 16 pixels high; `least` until
/// it is known, and where it is less or nothing.
#[hook]
pub fn use_width(node: &NodeRef, least: f64) -> f64 {
    let width = use_state_eq(|| least);
    let setter = width.setter();
    use_effect_with(node.clone(), move |node| {
        let element = node.cast::<Element>();
        let watched = element.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let Some(element) = &watched else { return };
            let pixels = element.get_bounding_client_rect().width() / letter_scale();
            setter.set((pixels / STEP).floor().max(least / STEP) * STEP);
        });
        let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(measure);
        }
    });
    *width
}

/// How many times larger than 16 pixels the page's letters are.
fn letter_scale() -> f64 {
    let scale = || {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        let style = window.get_computed_style(&root).ok()??;
        let size = style.get_property_value("font-size").ok()?;
        parse_plain(size.trim_end_matches("px"))
    };
    scale().map_or(1.0, |pixels| (pixels / 16.0).max(0.1))
}
