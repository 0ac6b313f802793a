//! Calculations: two accounts side by side, the inputs to change, the results and what they depend on.

mod accounts;
mod checked_by;
mod inputs;
mod results;

use std::rc::Rc;

use yew::prelude::*;

pub(super) use self::accounts::accounts_view;
pub(super) use self::checked_by::checks_view;
pub(super) use self::inputs::inputs_view;
pub(super) use self::results::{break_even_view, results_view, sensitivity_view};
use super::copy_link::copy_link;
use super::heading::heading;
use super::markup::{button, el};
use super::piece::Piece;
use super::section::{Growth, keyed_section, piece};
use super::slider::Slider;
use super::view::Surroundings;
use contrappunto_story::fields::ids::CalculationId;
use contrappunto_story::page::calculations::{CalculationList, CalculationView};
use contrappunto_story::page::section::Section;
use contrappunto_story::page::slider::NumberSlider;

/// Renders all calculations of the story.
pub(super) fn calculations_view(
    surroundings: &Surroundings,
    list: &CalculationList,
    growth: &Growth,
) -> Html {
    let mut each = Vec::new();
    for (index, id) in list.ids.iter().enumerate().take(growth.pieces) {
        let drawn = || keyed_section(id.as_str(), Section::Calculation(index));
        growth.resting.put(&mut each, &id.dom_id(), &drawn);
    }
    el("section")
        .class("calculations")
        .attr("part", "calculate")
        .flag("data-growing", growth.is_growing)
        .flag("hidden", list.is_hidden)
        .child(heading(
            surroundings.heading_level,
            "part-title",
            surroundings.words.do_they_add_up,
        ))
        .child(each)
        .html()
}

/// Renders a calculation; one that is not known on the day is hidden, but keeps its id.
pub(super) fn calculation_view(
    surroundings: &Surroundings,
    id: Option<&CalculationId>,
    calculation: Option<&CalculationView>,
) -> Html {
    let article = el("article");
    let Some(id) = id else {
        return article.html();
    };
    let article = article.set("id", id.dom_id()).class("calculation");
    let Some(calculation) = calculation else {
        return article.attr("data-known", "no").flag("hidden", true).html();
    };
    let words = surroundings.words;
    let piece = |shown| piece(surroundings, shown);
    let sliders = calculation.sliders.iter();
    let sliders = sliders.map(|slider| slider_view(surroundings, slider));
    let reset = button()
        .class("chip")
        .flag("disabled", !calculation.is_set)
        .onclick(surroundings.sends(calculation.reset.clone()))
        .child(words.reset);
    let tools = el("div")
        .class("tools")
        .child(reset)
        .child(copy_link(surroundings, id.dom_id()));
    let limits = el("p")
        .class("note")
        .child(el("b").child(words.cannot_show).child("."))
        .child(" ")
        .child(&calculation.limits);
    let intro = calculation.intro.as_ref();
    article
        .attr("data-known", "yes")
        .attr("tabindex", "-1")
        .child(heading(
            surroundings.heading_level + 1,
            "calculation-title",
            calculation.title.as_str(),
        ))
        .child(intro.map(|intro| el("p").class("intro").child(intro).html()))
        .child(
            el("div")
                .class("workbench")
                .child(piece(Piece::Accounts(calculation.accounts.clone())))
                .child(
                    el("div")
                        .class("sliders live")
                        .children(sliders)
                        .child(tools),
                )
                .child(limits),
        )
        .child(piece(Piece::Results(calculation.results.clone())))
        .child(piece(Piece::Sensitivity(calculation.sensitivity.clone())))
        .child(piece(Piece::BreakEven(calculation.break_even.clone())))
        .child(piece(Piece::Inputs(calculation.inputs.clone())))
        .html()
}

fn slider_view(surroundings: &Surroundings, slider: &Rc<NumberSlider>) -> Html {
    let key = slider.name.as_str();
    html! { <Slider {key} slider={slider.clone()} surroundings={surroundings.clone()} /> }
}
