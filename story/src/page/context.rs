//! What the values of a page are made from.

use crate::calendar::date::Date;
use crate::calendar::locale::Locale;
use crate::model::story::Story;
use crate::page::part::Part;
use crate::page::words::Words;
use crate::state::view_state::ViewState;

/// What the values of a page are made from: the reader's state, the interface's language, and what is on the page.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    /// The state.
    pub state: &'a ViewState,
    /// The interface's language.
    pub locale: Locale,
    /// The interface's words in that language.
    pub words: &'static Words,
    /// The parts of the story that are on the page: links to items of others would lead nowhere.
    pub on_page: &'a [Part],
}

impl<'a> PageContext<'a> {
    /// Creates a context in the language of the state.
    #[must_use]
    pub fn new(state: &'a ViewState, on_page: &'a [Part]) -> Self {
        let locale = Locale::for_tag(&state.language);
        Self {
            state,
            locale,
            words: Words::of(locale),
            on_page,
        }
    }

    /// Returns the story.
    #[must_use]
    pub fn story(&self) -> &'a Story {
        &self.state.story
    }

    /// Returns the as-of date.
    #[must_use]
    pub fn day(&self) -> Date {
        self.state.as_of
    }

    /// Returns the language of the story's texts.
    #[must_use]
    pub fn language(&self) -> &'a str {
        &self.state.language
    }

    /// Whether a part of the story is on the page.
    #[must_use]
    pub fn reaches(&self, part: Part) -> bool {
        self.on_page.contains(&part)
    }
}
