//! What has been prerendered and not been drawn anew: a part of the page, or a table, that is not near the reader yet.
//!
//! It costs nothing while it rests. What it holds is put there by `live.js`, which decides what rests and wakes it.

use std::fmt;

use yew::prelude::*;

use super::hooks::{use_numbers, use_times, use_view};
use super::markup::el;
use crate::core::view_state::ViewState;

/// The parts and tables that rest, as they were prerendered.
#[derive(Clone, PartialEq, Default)]
pub struct Resting {
    /// Names of parts, and ids of tables as they stand in the page.
    names: Vec<String>,
    /// The language in which they were prerendered.
    language: String,
    /// Is told whenever what rests has changed in the page, or what it shows no longer holds.
    drawn: Option<Callback<()>>,
}

impl fmt::Debug for Resting {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.debug_tuple("Resting").field(&self.names).finish()
    }
}

impl Resting {
    /// What rests, by names that spaces part, and the language it is in; `drawn` is told when that shows in the page.
    #[must_use]
    pub fn new(names: &str, language: &str, drawn: Option<Callback<()>>) -> Self {
        Self {
            names: names.split_whitespace().map(str::to_owned).collect(),
            language: language.to_owned(),
            drawn,
        }
    }

    /// The same, of which only so much rests as does in another.
    #[must_use]
    pub fn with_names_of(&self, other: &Self) -> Self {
        Self {
            names: other.names.clone(),
            ..self.clone()
        }
    }

    /// Whether a part or a table rests.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.names.iter().any(|held| held == name)
    }

    /// Whether what was prerendered is what a state shows: a story as it opens by itself, whatever is picked out.
    fn shows(&self, state: &ViewState) -> bool {
        let opened = ViewState::new(state.story.clone(), Some(&self.language), None);
        let selected = state.selected.clone();
        *state == ViewState { selected, ..opened }
    }

    pub(super) fn tell_drawn(&self) {
        if let Some(drawn) = &self.drawn {
            drawn.emit(());
        }
    }
}

/// Properties of [`Rest`].
#[derive(Properties, PartialEq)]
pub(super) struct RestProps {
    /// The name of the part, or the id of the table.
    pub name: AttrValue,
}

/// The place of what rests. It is not shown on another day than its own, or in another language.
#[component]
pub(super) fn Rest(props: &RestProps) -> Html {
    // Each is drawn anew for what the other passes over.
    let views = [use_times(), use_numbers()];
    let mut views = views.iter().flatten();
    let is_past = views.any(|view| !view.resting.shows(&view.state));
    let resting = use_view().map(|view| view.resting);
    use_effect_with(is_past, move |is_past| {
        if let Some(resting) = resting.filter(|_| *is_past) {
            resting.tell_drawn();
        }
    });
    el("div")
        .set("data-resting", props.name.to_string())
        .may("aria-busy", is_past.then(|| "true".to_owned()))
        .html()
}
