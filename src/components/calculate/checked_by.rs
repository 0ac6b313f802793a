use yew::prelude::*;

use crate::components::item_link::link_view;
use crate::components::markup::el;
use crate::components::view::Surroundings;
use contrappunto_story::page::calculations::ClaimCheck;

/// Renders the calculations that check a claim, each with what it says with the current inputs.
pub fn checks_view(surroundings: &Surroundings, checks: &[ClaimCheck]) -> Html {
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
