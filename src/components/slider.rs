//! A number that the reader may set with a slider or by typing.
//!
//! Its published range and the values at which something turns are marked on the track.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::markup::{El, button, el};
use contrappunto_story::calendar::locale::Locale;
use contrappunto_story::numbers::number::{self, length, plain};
use contrappunto_story::numbers::rounding::Rounding;
use contrappunto_story::page::words::Words;
use contrappunto_story::wording::amount_words::{digits, with_unit};

/// Properties of [`Slider`].
#[derive(Properties, PartialEq, Clone)]
pub struct SliderProps {
    /// Its name in the page.
    pub name: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// Its unit, in words.
    pub unit: AttrValue,
    /// The number, `None` if it is not known.
    pub value: Option<f64>,
    /// The ends of the track and its step.
    pub track: (f64, f64, f64),
    /// How its numbers are rounded.
    pub rounding: Rounding,
    /// The published range.
    pub range: Option<(f64, f64)>,
    /// Values at which something turns.
    #[prop_or_default]
    pub marks: Rc<[f64]>,
    /// Whether the reader has set it.
    pub is_set: bool,
    /// The interface's language.
    pub locale: Locale,
    /// The interface's words.
    pub words: &'static Words,
    /// Called with the number that is set, or with `None` to restore the published one.
    pub onset: Callback<Option<f64>>,
}

fn typed(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// A slider with a text field.
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    let SliderProps {
        name,
        label,
        unit,
        value,
        rounding,
        locale,
        words,
        onset,
        ..
    } = props.clone();
    let (least, most, step) = props.track;
    // Input that is not a valid number stays in the field until a number is set.
    let refused = use_state(|| None::<String>);
    let refuse = refused.setter();
    use_effect_with((value.map(f64::to_bits), props.is_set), move |_| {
        refuse.set(None);
    });

    let (set, refuse) = (onset.clone(), refused.setter());
    let oninput = Callback::from(move |event: Event| {
        if let Some(number) = typed(&event).and_then(|field| number::parse_plain(&field.value())) {
            refuse.set(None);
            set.emit(Some(number));
        }
    });
    let (set, refuse) = (onset.clone(), refused.setter());
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = typed(&event) else { return };
        let number = number::parse(&field.value(), locale);
        match number.filter(|number| (least..=most).contains(number)) {
            Some(number) => {
                refuse.set(None);
                set.emit(Some(number));
                field.set_value(&digits(number, rounding, locale));
            }
            None => refuse.set(Some(field.value())),
        }
    });
    let refuse = refused.setter();
    let reset = Callback::from(move |_: MouseEvent| {
        refuse.set(None);
        onset.emit(None);
    });
    let place = |number: f64| length(((number - least) / (most - least)).clamp(0.0, 1.0), 2);
    let text = value.map(|value| digits(value, rounding, locale));
    let spoken = text.as_ref().map(|text| with_unit(text, &unit));
    let error = refused.as_ref().map(|_| {
        format!(
            "{} {} {} {}.",
            words.minimum_maximum,
            digits(least, rounding, locale),
            words.to,
            digits(most, rounding, locale)
        )
    });
    let marks = props
        .marks
        .iter()
        .map(|mark| line("turn", place(*mark), place(*mark), ["0", "9"]).html());
    let published = props
        .range
        .map(|(low, high)| line("published", place(low), place(high), ["11", "11"]).html());
    let drawing = el("svg")
        .attr("aria-hidden", "true")
        .attr("width", "100%")
        .attr("height", "14")
        .maybe(published)
        .each(marks);
    let entry = el("input")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .set("aria-label", format!("{label}, {unit}"))
        .may("aria-invalid", refused.as_ref().map(|_| "true".to_owned()))
        .value((*refused).clone().or(text).unwrap_or_default())
        .on(ListenerKind::onchange, onchange);
    let reset = button()
        .class("reset")
        .flag("hidden", !props.is_set)
        .set("aria-label", format!("{}: {label}", words.reset))
        .onclick(reset)
        .text("↺");
    let slide = el("input")
        .attr("type", "range")
        .set("min", plain(least))
        .set("max", plain(most))
        .set("step", plain(step))
        .set("aria-label", label.to_string())
        .may("aria-valuetext", spoken)
        .value(plain(value.unwrap_or(least)))
        .on(ListenerKind::oninput, oninput);
    let head = el("div")
        .class("slider-head")
        .with(el("span").class("slider-label").text(&label))
        .with(entry)
        .with(el("span").class("slider-unit").text(&unit))
        .with(reset);
    el("div")
        .classes(&["slider", if props.is_set { "set" } else { "" }])
        .set("data-name", name.to_string())
        .with(head)
        .with(el("div").class("track").with(drawing).with(slide))
        .with(
            el("p")
                .class("refused")
                .attr("role", "alert")
                .text(&error.unwrap_or_default()),
        )
        .html()
}

fn line(class: &'static str, from: String, to: String, [above, below]: [&'static str; 2]) -> El {
    el("line")
        .class(class)
        .set("x1", from)
        .set("x2", to)
        .attr("y1", above)
        .attr("y2", below)
}
