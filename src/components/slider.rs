//! A number that the reader may set with a slider or by typing.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::markup::{El, button, el};
use super::view::Surroundings;
use contrappunto_story::numbers::number;
use contrappunto_story::page::slider::NumberSlider;

/// Properties of [`Slider`].
#[derive(Properties, PartialEq)]
pub struct SliderProps {
    /// What it shows.
    pub slider: Rc<NumberSlider>,
    /// What surrounds it.
    pub surroundings: Surroundings,
}

fn typed(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// A slider with a text field.
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    let SliderProps {
        slider,
        surroundings,
    } = props;
    let words = surroundings.words;
    // Input that is not a valid number stays in the field until a number is set.
    let refused = use_state(|| None::<String>);
    let refuse = refused.setter();
    use_effect_with((slider.value.map(f64::to_bits), slider.is_set), move |_| {
        refuse.set(None);
    });

    let set = {
        let (slider, act, refuse) = (slider.clone(), surroundings.act.clone(), refused.setter());
        Callback::from(move |number: Option<f64>| {
            refuse.set(None);
            if let Some(action) = slider.target.action(number) {
                act.emit(action);
            }
        })
    };
    let oninput = {
        let set = set.clone();
        Callback::from(move |event: Event| {
            let number = typed(&event).and_then(|field| number::parse_plain(&field.value()));
            if number.is_some() {
                set.emit(number);
            }
        })
    };
    let onchange = {
        let (slider, set, refuse) = (slider.clone(), set.clone(), refused.setter());
        let locale = surroundings.locale;
        Callback::from(move |event: Event| {
            let Some(field) = typed(&event) else { return };
            match slider.typed(&field.value(), locale) {
                Some((number, text)) => {
                    set.emit(Some(number));
                    field.set_value(&text);
                }
                None => refuse.set(Some(field.value())),
            }
        })
    };
    let reset = set.reform(|_: MouseEvent| None);
    let marks = slider.marks.iter();
    let marks = marks.map(|mark| line("turn", mark, mark, ["0", "9"]).html());
    let published = slider.published.as_ref();
    let published = published.map(|(low, high)| line("published", low, high, ["11", "11"]).html());
    let drawing = el("svg")
        .attr("aria-hidden", "true")
        .attr("width", "100%")
        .attr("height", "14")
        .child(published)
        .children(marks);
    let text = (*refused).as_ref().or(slider.text.as_ref());
    let entry = el("input")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .set("aria-label", format!("{}, {}", slider.label, slider.unit))
        .may("aria-invalid", refused.as_ref().map(|_| "true".to_owned()))
        .value(text.cloned().unwrap_or_default())
        .on(ListenerKind::onchange, onchange);
    let reset = button()
        .class("reset")
        .flag("hidden", !slider.is_set)
        .set("aria-label", format!("{}: {}", words.reset, slider.label))
        .onclick(reset)
        .child("↺");
    let [least, most, step, thumb] = slider.track.clone();
    let slide = el("input")
        .attr("type", "range")
        .set("min", least)
        .set("max", most)
        .set("step", step)
        .set("aria-label", slider.label.clone())
        .may("aria-valuetext", slider.spoken.clone())
        .value(thumb)
        .on(ListenerKind::oninput, oninput);
    let head = el("div")
        .class("slider-head")
        .child(el("span").class("slider-label").child(&slider.label))
        .child(entry)
        .child(el("span").class("slider-unit").child(&slider.unit))
        .child(reset);
    let refusal = refused.as_ref().map_or("", |_| &slider.refusal);
    el("div")
        .classes(&["slider", if slider.is_set { "set" } else { "" }])
        .set("data-name", slider.name.clone())
        .child(head)
        .child(el("div").class("track").child(drawing).child(slide))
        .child(
            el("p")
                .class("refused")
                .attr("role", "alert")
                .child(refusal),
        )
        .html()
}

fn line(class: &'static str, from: &str, to: &str, [above, below]: [&'static str; 2]) -> El {
    el("line")
        .class(class)
        .set("x1", from.to_owned())
        .set("x2", to.to_owned())
        .attr("y1", above)
        .attr("y2", below)
}
