//! Prerendered content that has not been rendered by the engine yet: a part of the page, or a table, question or
//! calculation that is not near the viewport.
//!
//! It costs nothing while it rests. `resting.js` puts the content there, decides what rests, and wakes it: it is then
//! rendered behind its placeholder, hidden and piece by piece, until the placeholder is removed.

use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::hooks::use_view;
use super::markup::el;
use contrappunto_story::state::view_state::ViewState;

/// What rests, as it was prerendered.
#[derive(Clone, PartialEq, Default)]
pub struct Resting {
    /// Names of parts, and ids of items in the page.
    names: Vec<String>,
    /// Those of them that are being rendered.
    waking: Vec<String>,
    /// The language in which they were prerendered.
    language: String,
    /// Called whenever a change of what rests has been rendered, or what rests goes out of date.
    drawn: Option<Callback<()>>,
}

impl fmt::Debug for Resting {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.debug_tuple("Resting").field(&self.names).finish()
    }
}

impl Resting {
    /// Creates it from what rests and what of that is being rendered, as names separated by spaces, and their language.
    ///
    /// `drawn` is called when a change of these has been rendered.
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

    /// Returns a copy with the names of another.
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

    /// Returns how many of `total` pieces are rendered one after another: none if they were prerendered and wake by
    /// themselves.
    pub(super) fn growing(&self, total: usize) -> usize {
        if self.language.is_empty() { total } else { 0 }
    }

    fn wakes(&self, name: &str) -> bool {
        self.waking.iter().any(|waking| waking == name)
    }

    /// Adds a part or an item to a list: its placeholder while it rests, and its content if it wakes or does not rest.
    pub(super) fn put(self: &Rc<Self>, list: &mut Vec<Html>, name: &str, drawn: &dyn Fn() -> Html) {
        let (holds, wakes) = (self.holds(name), self.wakes(name));
        if holds {
            let (key, resting) = (format!("{name}-resting"), self.clone());
            list.push(html! { <Rest {key} name={name.to_owned()} {resting} /> });
        }
        if wakes {
            // Yew may let the browser paint between rendering a component and rendering its children. What is behind a
            // placeholder is therefore marked by a plain element before it, not by the placeholder.
            let mark = el("i").key(&format!("{name}-waking"));
            list.push(mark.flag("data-waking", true).flag("hidden", true).html());
        }
        if wakes || !holds {
            list.push(drawn());
        }
    }

    /// Whether what was prerendered is what a state shows: the story as it opens by default, whatever is selected.
    fn shows(&self, state: &ViewState) -> bool {
        let opened = ViewState::new(state.story.clone(), Some(&self.language), None);
        let selected = state.selected.clone();
        *state == ViewState { selected, ..opened }
    }

    /// Reports that a change has been rendered.
    pub(super) fn tell_drawn(&self) {
        if let Some(drawn) = &self.drawn {
            drawn.emit(());
        }
    }
}

/// Properties of [`Rest`].
#[derive(Properties, PartialEq)]
struct RestProps {
    /// The name of the part, or the id of the item.
    name: AttrValue,
    resting: Rc<Resting>,
}

/// The placeholder of resting content, marked as busy, and so hidden, if the state is no longer the prerendered one.
#[component]
fn Rest(props: &RestProps) -> Html {
    let resting = props.resting.clone();
    let view = use_view();
    let is_past = view.is_some_and(|view| !resting.shows(&view.state));
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
