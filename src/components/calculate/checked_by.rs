//! What the calculations say about a claim, shown on its card.

use std::cell::OnceCell;

use yew::prelude::*;

use super::{Evaluation, verdict};
use crate::components::hooks::use_view;
use crate::components::item_link::item_link;
use crate::components::markup::el;
use contrappunto_story::fields::ids::ClaimId;
use contrappunto_story::model::as_of::Known;
use contrappunto_story::model::calculation::{Calculation, CalculationSheet, Check, Spread};
use contrappunto_story::page::part::Part;

/// Properties of [`CheckedBy`].
#[derive(Properties, PartialEq)]
pub struct CheckedByProps {
    /// The claim.
    pub claim: ClaimId,
}

/// The calculations that check a claim, each with what it says with the current inputs.
#[component]
pub fn CheckedBy(props: &CheckedByProps) -> Html {
    let view = use_view();
    let is_checked = |check: &&Check| check.claim == props.claim;
    // Names in formulas are resolved once, not at every movement of a slider.
    let story = view.as_ref().map(|view| view.state.story.clone());
    let sheets = use_memo((story, props.claim.clone()), |(story, _)| {
        let calculations = story.iter().flat_map(|story| &story.calculations);
        let checks = |one: &Calculation| one.checks.iter().any(|check| is_checked(&check));
        calculations
            .map(|one| checks(one).then(|| CalculationSheet::new(one)))
            .collect::<Vec<_>>()
    });
    let Some(view) = view else {
        return el("div").html();
    };
    let day = view.day();
    let calculations = view.story().calculations.iter().zip(&*sheets);
    let lines = calculations
        .filter_map(|(one, sheet)| Some((one, sheet.as_ref()?)))
        .filter(|(one, _)| one.is_known(day))
        .flat_map(|(calculation, sheet)| {
            let settings = view.state.settings(&calculation.id);
            let worked = Evaluation {
                view: &view,
                calculation,
                settings: &settings,
                sheet,
                point: sheet.figures(calculation, day, &settings, Spread::Point),
                spread: Vec::new(),
                wide: OnceCell::new(),
            };
            let truths = sheet.checks(&worked.point);
            let checks = calculation.checks.iter().zip(truths);
            checks
                .filter(|(check, _)| is_checked(check) && worked.tells(check))
                .map(|(check, truth)| {
                    el("li")
                        .with(
                            item_link(&view, Part::Calculate, &calculation.id.dom_id())
                                .text(calculation.title.get(view.language())),
                        )
                        .text(": ")
                        .text(&verdict(&worked, check, truth))
                        .html()
                })
                .collect::<Vec<_>>()
        });
    let lines: Vec<Html> = lines.collect();
    el("div")
        .class("checked-by")
        .flag("hidden", lines.is_empty())
        .with(el("p").class("related").text(view.words.checked_by))
        .with(el("ul").list(lines))
        .html()
}
