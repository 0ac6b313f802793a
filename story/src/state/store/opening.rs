//! How a host opens a story.

use crate::calendar::date::Date;
use crate::model::story::SharedStory;
use crate::state::link;
use crate::state::view_state::{Action, Selection, ViewState};

/// How a host opens a story. What is left out is as the story opens by default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Opening {
    /// The language.
    pub language: Option<String>,
    /// The as-of date.
    pub as_of: Option<Date>,
    /// The selection.
    pub selected: Option<Selection>,
    /// The day since which changes are shown: that of the host's article.
    pub since: Option<Date>,
    /// The query of a link, which takes precedence over the other fields.
    pub link: Option<String>,
}

impl Opening {
    /// Returns the state in which a story opens.
    #[must_use]
    pub fn state(&self, story: SharedStory) -> ViewState {
        let mut state = ViewState::new(story, self.language.as_deref(), self.as_of);
        state.claims.since = self.since;
        let state = state.apply(Action::Select(self.selected.clone()));
        match &self.link {
            Some(query) => link::read(&state, query),
            None => state,
        }
    }
}
