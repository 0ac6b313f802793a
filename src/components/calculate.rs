//! Calculations: two accounts side by side, the inputs to change, the results and what they depend on.

mod accounts;
mod checked_by;
mod inputs;
mod results;

use std::rc::Rc;

use yew::prelude::*;

pub(super) use self::accounts::accounts_view;
pub(super) use self::checked_by::CheckedBy;
pub(super) use self::inputs::inputs_view;
pub(super) use self::results::{break_even_view, results_view, sensitivity_view};
use super::copy_link::CopyLink;
use super::heading::heading;
use super::hooks::{use_page, use_pieces};
use super::markup::{button, el};
use super::piece::{Piece, PieceView};
use super::resting::PartProps;
use super::slider::Slider;
use super::view::Surroundings;
use contrappunto_story::fields::ids::CalculationId;
use contrappunto_story::page::calculations::{CalculationList, CalculationSheets, CalculationView};
use contrappunto_story::page::slider::NumberSlider;
use contrappunto_story::state::view_state::Reads;

/// All calculations of the story that are known on the as-of date.
#[component]
pub fn Calculate(props: &PartProps) -> Html {
    let page = use_page(Reads::Day, CalculationList::new);
    let resting = &props.resting;
    let total = page.as_ref().map_or(0, |(list, _)| list.ids.len());
    let total = resting.growing(total);
    let pieces = use_pieces(total);
    let Some((list, surroundings)) = page else {
        return html! { <section /> };
    };
    let each = list.ids.iter().enumerate().take(pieces);
    let each = each.flat_map(|(index, id)| {
        let drawn = || html! { <OneCalculation key={id.as_str()} {index} id={id.clone()} /> };
        resting.or(&id.dom_id(), drawn)
    });
    el("section")
        .class("calculations")
        .attr("part", "calculate")
        .flag("data-growing", pieces < total)
        .flag("hidden", list.is_hidden)
        .push(heading(
            surroundings.heading_level,
            "part-title",
            surroundings.words.do_they_add_up,
        ))
        .each(each)
        .html()
}

/// Properties of [`OneCalculation`].
#[derive(Properties, PartialEq)]
struct OneCalculationProps {
    /// The calculation's index in the story.
    index: usize,
    /// Its id.
    id: CalculationId,
}

/// A calculation, evaluated again only when one of its own inputs or what all parts read has changed.
#[component]
fn OneCalculation(props: &OneCalculationProps) -> Html {
    let OneCalculationProps { index, id } = props;
    let sheets = use_mut_ref(CalculationSheets::default);
    let page = use_page(Reads::Calculation(*index), |context| {
        CalculationView::new(context, *index, &mut sheets.borrow_mut())
    });
    let article = el("article");
    let Some((calculation, surroundings)) = page else {
        return article.html();
    };
    let (surroundings, words) = (&surroundings, surroundings.words);
    let article = article.set("id", id.dom_id()).class("calculation");
    let Some(calculation) = &*calculation else {
        return article.attr("data-known", "no").flag("hidden", true).html();
    };
    let piece = |piece| html! { <PieceView surroundings={surroundings.clone()} {piece} /> };
    let sliders = calculation.sliders.iter();
    let sliders = sliders.map(|slider| slider_view(surroundings, slider));
    let reset = button()
        .class("chip")
        .flag("disabled", !calculation.is_set)
        .onclick(surroundings.sends(calculation.reset.clone()))
        .text(words.reset);
    let tools = el("div")
        .class("tools")
        .with(reset)
        .push(html! { <CopyLink to={id.dom_id()} /> });
    let limits = el("p")
        .class("note")
        .with(el("b").text(words.cannot_show).text("."))
        .text(" ")
        .text(&calculation.limits);
    let intro = calculation.intro.as_ref();
    article
        .attr("data-known", "yes")
        .attr("tabindex", "-1")
        .push(heading(
            surroundings.heading_level + 1,
            "calculation-title",
            calculation.title.as_str(),
        ))
        .maybe(intro.map(|intro| el("p").class("intro").text(intro).html()))
        .with(
            el("div")
                .class("workbench")
                .push(piece(Piece::Accounts(calculation.accounts.clone())))
                .with(el("div").class("sliders live").each(sliders).with(tools))
                .with(limits),
        )
        .push(piece(Piece::Results(calculation.results.clone())))
        .push(piece(Piece::Sensitivity(calculation.sensitivity.clone())))
        .push(piece(Piece::BreakEven(calculation.break_even.clone())))
        .push(piece(Piece::Inputs(calculation.inputs.clone())))
        .html()
}

fn slider_view(surroundings: &Surroundings, slider: &Rc<NumberSlider>) -> Html {
    let key = slider.name.as_str();
    html! { <Slider {key} slider={slider.clone()} surroundings={surroundings.clone()} /> }
}
