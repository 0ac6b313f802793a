use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

use crate::core::number::parse_plain;

/// Pixels by which a width has to differ before anything is drawn anew.
const STEP: f64 = 20.0;

/// The width of an element in pixels, rounded down to twenties, as if its letters were 16 pixels high, `least` until it
/// is known, and where it is less or nothing; and the space that the reader wants between letters.
#[hook]
pub fn use_width(node: &NodeRef, least: f64) -> (f64, f64) {
    let width = use_state_eq(|| (least, 0.0));
    let setter = width.setter();
    use_effect_with(node.clone(), move |node| {
        let element = node.cast::<Element>();
        let watched = element.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let Some(element) = &watched else { return };
            let scale = letter_scale(element);
            let pixels = element.get_bounding_client_rect().width() / scale;
            let width = (pixels / STEP).floor().max(least / STEP) * STEP;
            // For the small letters of a drawing it is computed by its own size.
            let letters = element.query_selector("text").ok().flatten();
            let letters = letters.as_ref().unwrap_or(element);
            let space = |name| pixels_of(letters, name).unwrap_or_default().max(0.0);
            // There is a blank after every fifth letter or so.
            let space = space("letter-spacing") + space("word-spacing") / 5.0;
            setter.set((width, space / scale));
        });
        let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
            // Other letters change the height of what is around it, if not of itself.
            if let Some(around) = element.closest("section").ok().flatten() {
                observer.observe(&around);
            }
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

/// A length of an element's style, in pixels.
fn pixels_of(element: &Element, property: &str) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    let size = style.get_property_value(property).ok()?;
    parse_plain(size.trim_end_matches("px"))
}

/// How many times larger than 16 pixels the letters of the story around an element are.
fn letter_scale(element: &Element) -> f64 {
    let base = element.closest(".base").ok().flatten();
    let size = base.and_then(|base| pixels_of(&base, "font-size"));
    size.map_or(1.0, |pixels| (pixels / 16.0).max(0.1))
}
