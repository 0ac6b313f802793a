use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

use contrappunto_story::numbers::number::parse_plain;

/// Minimum change of a width in pixels that causes a re-render.
const STEP: f64 = 20.0;

/// Returns the width of an element and the extra space between its characters, in pixels at a font size of 16 pixels.
///
/// The width is rounded down to a multiple of 20, and is `least` if it is smaller or not known yet. The extra space is
/// what the reader's own style sets.
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
            // The spacing of the plot's small text is computed at that text's own size.
            let letters = element.query_selector("text").ok().flatten();
            let letters = letters.as_ref().unwrap_or(element);
            let space = |name| pixels_of(letters, name).unwrap_or_default().max(0.0);
            // There is about one space for every five letters.
            let space = space("letter-spacing") + space("word-spacing") / 5.0;
            setter.set((width, space / scale));
        });
        let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
            // A change of font size changes the height of what is around the element, if not its own.
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

/// Returns a length of an element's computed style, in pixels.
fn pixels_of(element: &Element, property: &str) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    let size = style.get_property_value(property).ok()?;
    parse_plain(size.trim_end_matches("px"))
}

/// Returns the font size of the story around an element, as a multiple of 16 pixels.
fn letter_scale(element: &Element) -> f64 {
    let base = element.closest(".base").ok().flatten();
    let size = base.and_then(|base| pixels_of(&base, "font-size"));
    size.map_or(1.0, |pixels| (pixels / 16.0).max(0.1))
}
