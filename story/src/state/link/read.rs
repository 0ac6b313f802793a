//! From the query of a link to the state.

use std::rc::Rc;

use super::choices::{choose_claims, choose_timeline};
use super::numbers::numbers;
use super::values::unescaped;
use crate::model::story::Story;
use crate::state::view_state::{Action, Selection, ViewState};

/// Returns the keys of a query with their values, which are still encoded.
fn parts(query: &str) -> impl Iterator<Item = (&str, &str)> {
    // A link may have been copied from markup, where `&` is `&amp;`.
    let parts = query.trim_start_matches('?').split('&');
    parts.filter_map(|part| part.trim_start_matches("amp;").split_once('='))
}

/// Returns the language of the story that a query names; the last one, if there are several.
pub(in crate::state) fn language(query: &str, story: &Story) -> Option<Rc<str>> {
    let named = parts(query).filter(|(key, _)| *key == "lang");
    let known = named.filter_map(|(_, tag)| story.language(&unescaped(tag)));
    known.last().map(Into::into)
}

/// Applies a query to the state in which the story opens. The query may name a language, as `lang`.
#[must_use]
pub fn read(opening: &ViewState, query: &str) -> ViewState {
    let mut state = opening.clone();
    for (key, value) in parts(query) {
        let value = unescaped(value);
        if key == "lang" {
            state = state.apply(Action::Language(value.as_str().into()));
        } else if key == "as-of" {
            if let Ok(day) = value.parse() {
                state = state.apply(Action::AsOf(day));
            }
        } else if key == "sources.claim" {
            state = state.apply(Action::SourcesOf(Some(value.as_str().into())));
        } else if let Some(part) = key.strip_prefix("claims.") {
            choose_claims(&mut state, part, &value);
        } else if let Some(part) = key.strip_prefix("timeline.") {
            choose_timeline(&mut state, part, &value);
        } else if let Some((id, part)) = key.rsplit_once('.') {
            numbers(&mut state, id, part, &value);
        }
    }
    // Only once the day is set: what is not known on it cannot be selected.
    let selected = parts(query).find(|(key, _)| *key == "selected");
    if let Some(selection) =
        selected.and_then(|(_, value)| Selection::from_dom_id(&unescaped(value)))
    {
        // The window in view is that of the link, wherever the event is.
        let window = state.timeline.window;
        state = state.apply(Action::Select(Some(selection)));
        state.timeline.window = window;
    }
    state
}
