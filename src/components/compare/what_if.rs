//! A column of the reader's own: what to start from, what to change, and where verdicts turn.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::cells::verdict_view;
use crate::components::copy_link::copy_link;
use crate::components::markup::{button, el};
use crate::components::piece::{Piece, PieceView};
use crate::components::select::choice_view;
use crate::components::slider::Slider;
use crate::components::view::Surroundings;
use contrappunto_story::page::compare::grid::TableGrid;
use contrappunto_story::page::compare::what_if::{
    ControlForm, NumberControl, RuleVerdict, WhatIf, WhatIfControl,
};

/// Renders the panel of the reader's own column, hidden if the table has none.
pub(super) fn what_if_view(surroundings: &Surroundings, grid: &TableGrid) -> Html {
    let section = el("section").class("what-if live");
    let Some(what_if) = &grid.what_if else {
        return section.flag("hidden", true).html();
    };
    let words = surroundings.words;
    let head = el("div")
        .class("what-if-head")
        .child(el("p").class("what-if-title").child(&what_if.title))
        .child(choice_view(surroundings, "choose-own", &what_if.start))
        .child(
            button()
                .class("chip")
                .flag("disabled", !what_if.is_begun)
                .onclick(surroundings.sends(what_if.reset.clone()))
                .child(words.reset),
        )
        .child(copy_link(surroundings, grid.table.dom_id()));
    let controls = what_if.controls.iter().map(|control| {
        html! { <PieceView key={control.property.as_str()} surroundings={surroundings.clone()} piece={Piece::TableControl(control.clone())} /> }
    });
    let note = what_if.note.as_ref();
    section
        .set("aria-label", what_if.title.clone())
        .child(head)
        .child(note.map(|note| el("p").class("quiet").child(note).html()))
        .child(el("div").class("sliders").children(controls))
        .child(verdicts(what_if))
        .html()
}

/// Renders something that the reader may change.
pub(in crate::components) fn control_view(
    surroundings: &Surroundings,
    control: &WhatIfControl,
) -> Html {
    match &control.form {
        ControlForm::Checkbox { is_on, toggle } => {
            let tick = el("input")
                .attr("type", "checkbox")
                .checked(*is_on)
                .on(ListenerKind::onchange, surroundings.sends(toggle.clone()));
            let label = el("label").child(tick).child(" ").child(&control.label);
            el("div")
                .class("control tick")
                .set("data-name", control.property.to_string())
                .child(label)
                .html()
        }
        ControlForm::Slider(number) => number_view(surroundings, number),
    }
}

/// Renders a slider, and below it the values at which verdicts turn.
fn number_view(surroundings: &Surroundings, number: &NumberControl) -> Html {
    let words = surroundings.words;
    let (slider, around) = (number.slider.clone(), surroundings.clone());
    let slider = html! { <Slider {slider} surroundings={around} /> };
    let sentences = number.turns.iter();
    let sentences =
        sentences.map(|(at, what)| el("li").child(el("b").child(at)).child(what).html());
    let nothing = number.turns.is_empty();
    let nothing = nothing.then(|| el("p").child(words.nothing_turns).html());
    let turns = el("details")
        .class("turns")
        .child(el("summary").child(words.turns_at))
        .child(el("ul").children(sentences))
        .child(nothing);
    el("div").class("control").child(slider).child(turns).html()
}

/// Renders the derived values of the reader's own column and what each rule says about it.
fn verdicts(what_if: &WhatIf) -> Html {
    let result = |(row, text): &(String, String)| {
        el("p")
            .key(row)
            .set("data-derived", row.clone())
            .child(el("b").child(text))
            .html()
    };
    let verdict = |said: &RuleVerdict| {
        el("p")
            .key(&said.rule)
            .set("data-rule", said.rule.clone())
            .child(el("span").class("quiet").child(&said.label))
            .child(" ")
            .child(verdict_view(&said.verdict))
            .html()
    };
    el("div")
        .class("own-verdicts")
        .children(what_if.results.iter().map(result))
        .children(what_if.verdicts.iter().map(verdict))
        .html()
}
