use yew::prelude::*;

use crate::components::hooks::use_page;
use crate::components::item_link::link_view;
use crate::components::markup::el;
use contrappunto_story::fields::ids::ClaimId;
use contrappunto_story::page::calculations::{CalculationSheets, claim_checks};
use contrappunto_story::state::view_state::Reads;

/// Properties of [`CheckedBy`].
#[derive(Properties, PartialEq)]
pub struct CheckedByProps {
    /// The claim. It does not change: cards have keys.
    pub claim: ClaimId,
}

/// The calculations that check a claim, each with what it says with the current inputs.
#[component]
pub fn CheckedBy(props: &CheckedByProps) -> Html {
    let sheets = use_mut_ref(CalculationSheets::default);
    let page = use_page(Reads::Numbers, |context| {
        claim_checks(context, &props.claim, &mut sheets.borrow_mut())
    });
    let Some((checks, surroundings)) = page else {
        return el("div").html();
    };
    let lines = checks.iter().map(|check| {
        el("li")
            .with(link_view(&check.link))
            .text(": ")
            .text(&check.verdict)
            .html()
    });
    el("div")
        .class("checked-by")
        .flag("hidden", checks.is_empty())
        .with(el("p").class("related").text(surroundings.words.checked_by))
        .with(el("ul").each(lines))
        .html()
}
