use yew::prelude::*;

use crate::components::item_link::link_view;
use crate::components::markup::el;
use crate::components::view::Surroundings;
use contrappunto_story::page::calculations::ClaimCheck;

/// Renders the calculations that check a claim, each with what it says with the current inputs.
pub fn checks_view(surroundings: &Surroundings, checks: &[ClaimCheck]) -> Html {
    let lines = checks.iter().map(|check| {
        el("li")
            .child(link_view(&check.link))
            .child(": ")
            .child(&check.verdict)
            .html()
    });
    el("div")
        .class("checked-by")
        .flag("hidden", checks.is_empty())
        .child(
            el("p")
                .class("related")
                .child(surroundings.words.checked_by),
        )
        .child(el("ul").children(lines))
        .html()
}
