//! The controls of the claims: order, claimant, status, aspect, and printing.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::components::markup::{button, el};
use crate::components::select::choice_view;
use crate::components::view::Surroundings;
use contrappunto_story::page::claims::tools::ClaimTools;

/// Renders the controls in a row.
pub(in crate::components) fn tools_view(surroundings: &Surroundings, tools: &ClaimTools) -> Html {
    let choice = |shown| choice_view(surroundings, "choice", shown);
    let print = button()
        .class("chip print")
        .onclick(Callback::from(|event: MouseEvent| print(&event)))
        .child(surroundings.words.print_claims);
    el("div")
        .class("filters live")
        .child(choice(&tools.order))
        .child(choice(&tools.claimant))
        .child(choice(&tools.status))
        .child(choice(&tools.about))
        .child(print)
        .html()
}

/// Prints only the masthead, the claims and the sources.
fn print(event: &MouseEvent) {
    let button = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let story = button.and_then(|button| button.closest(".story").ok().flatten());
    if let (Some(story), Some(window)) = (story, web_sys::window()) {
        let _ = story.set_attribute("data-print", "claims");
        let _ = window.print();
        let _ = story.remove_attribute("data-print");
    }
}
