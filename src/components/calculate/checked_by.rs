//! What calculations say of a claim, on its card.

use yew::prelude::*;

use super::{Worked, verdict};
use crate::components::hooks::use_numbers;
use crate::components::markup::el;
use crate::core::as_of::Known;
use crate::core::calculation::{CalculationSheet, Check, Spread};
use crate::core::ids::ClaimId;

/// Properties of [`CheckedBy`].
#[derive(Properties, PartialEq)]
pub struct CheckedByProps {
    /// The claim.
    pub claim: ClaimId,
}

/// The calculations that check a claim, each with what it says at the numbers set.
#[component]
pub fn CheckedBy(props: &CheckedByProps) -> Html {
    let Some(view) = use_numbers() else {
        return el("div").html();
    };
    let day = view.day();
    let calculations = view.story().calculations.iter();
    let lines = calculations
        .filter(|one| one.is_known(day))
        .flat_map(|calculation| {
            let is_checked = |check: &&Check| check.claim == props.claim;
            if !calculation.checks.iter().any(|check| is_checked(&check)) {
                return Vec::new();
            }
            let settings = view.state.settings(&calculation.id);
            let sheet = CalculationSheet::new(calculation);
            let worked = Worked {
                view: &view,
                calculation,
                settings: &settings,
                sheet: &sheet,
                point: sheet.figures(calculation, day, &settings, Spread::Point),
                spread: Vec::new(),
            };
            let truths = sheet.checks(&worked.point);
            let checks = calculation.checks.iter().zip(truths);
            checks
                .filter(|(check, _)| is_checked(check) && worked.tells(check))
                .map(|(check, truth)| {
                    el("li")
                        .with(
                            el("a")
                                .set("href", format!("#{}", calculation.id.dom_id()))
                                .text(calculation.title.get(view.language())),
                        )
                        .text(": ")
                        .text(&verdict(&worked, check, truth))
                        .html()
                })
                .collect()
        });
    let lines: Vec<Html> = lines.collect();
    el("div")
        .class("checked-by")
        .flag("hidden", lines.is_empty())
        .with(el("p").class("related").text(view.words.checked_by))
        .with(el("ul").list(lines))
        .html()
}
