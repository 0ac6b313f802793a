//! What has been prerendered and not been drawn anew: a part of the page, or a table, a question or a calculation, that
//! is not near the reader yet.
//!
//! It costs nothing while it rests. What it holds is put there by `live.js`, which decides what rests and wakes it: then
//! it is drawn behind its place, unseen and piece by piece, until the place is left.

use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{use_numbers, use_times};
use super::markup::el;
use crate::core::view_state::ViewState;

/// What rests, as it was prerendered.
#[derive(Clone, PartialEq, Default)]
pub struct Resting {
    /// Names of parts, and ids of items as they stand in the page.
    names: Vec<String>,
    /// Those of them that are being drawn.
    waking: Vec<String>,
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
    /// What rests, and what of that is being drawn, by names that spaces part, and the language it is in; `drawn` is
    /// told when that shows in the page.
    #[must_use]
    pub fn new(names: &str, waking: &str, language: &str, drawn: Option<Callback<()>>) -> Self {
        let list = |names: &str| names.split_whitespace().map(str::to_owned).collect();
        Self {
            names: list(names),
            waking: list(waking),
            language: language.to_owned(),
            drawn,
        }
    }

    /// The same, of which only so much rests as does in another.
    #[must_use]
    pub fn with_names_of(&self, other: &Self) -> Self {
        Self {
            names: other.names.clone(),
            waking: other.waking.clone(),
            ..self.clone()
        }
    }

    /// Whether a part or an item rests.
    fn holds(&self, name: &str) -> bool {
        self.names.iter().any(|held| held == name)
    }

    /// Of so many pieces those that wait for each other: none where each has been prerendered and wakes by itself.
    pub(super) fn growing(&self, total: usize) -> usize {
        if self.language.is_empty() { total } else { 0 }
    }

    fn wakes(&self, name: &str) -> bool {
        self.waking.iter().any(|waking| waking == name)
    }

    /// What stands for a part or an item: its place while it rests, and behind that what is drawn, where it is.
    pub(super) fn or(self: &Rc<Self>, name: &str, drawn: impl FnOnce() -> Html) -> Vec<Html> {
        let (key, resting) = (format!("{name}-resting"), self.clone());
        let place = move || html! { <Rest {key} name={name.to_owned()} {resting} /> };
        let place = self.holds(name).then(place);
        let wakes = self.wakes(name);
        // Yew may let the browser paint between what a component draws and what it is made of: so what is behind a place
        // is marked by what stands before it, and not by the place.
        let mark = wakes.then(|| {
            let mark = el("i").key(&format!("{name}-waking"));
            mark.flag("data-waking", true).flag("hidden", true).html()
        });
        let drawn = (wakes || !self.holds(name)).then(drawn);
        place.into_iter().chain(mark).chain(drawn).collect()
    }

    /// Whether what was prerendered is what a state shows: a story as it opens by itself, whatever is picked out.
    fn shows(&self, state: &ViewState) -> bool {
        let opened = ViewState::new(state.story.clone(), Some(&self.language), None);
        let selected = state.selected.clone();
        *state == ViewState { selected, ..opened }
    }

    /// Tells that it shows in the page.
    pub(super) fn tell_drawn(&self) {
        if let Some(drawn) = &self.drawn {
            drawn.emit(());
        }
    }
}

/// Properties of the parts that hold what may rest by itself.
#[derive(Properties, PartialEq)]
pub struct PartProps {
    /// What still stands as it was prerendered.
    #[prop_or_default]
    pub resting: Rc<Resting>,
}

/// Properties of [`Rest`].
#[derive(Properties, PartialEq)]
struct RestProps {
    /// The name of the part, or the id of the item.
    name: AttrValue,
    resting: Rc<Resting>,
}

/// The place of what rests. It is not shown on another day than its own, or in another language.
#[component]
fn Rest(props: &RestProps) -> Html {
    let resting = props.resting.clone();
    // Each is drawn anew for what the other passes over.
    let views = [use_times(), use_numbers()];
    let mut views = views.iter().flatten();
    let is_past = views.any(|view| !resting.shows(&view.state));
    use_effect_with(is_past, move |is_past| {
        if *is_past {
            resting.tell_drawn();
        }
    });
    el("div")
        .set("data-resting", props.name.to_string())
        .may("aria-busy", is_past.then(|| "true".to_owned()))
        .html()
}
