//! Components to HTML text, natively: what a reader has before, and without, any script.

use std::rc::Rc;

use futures_executor::block_on;
use yew::LocalServerRenderer;

use crate::components::{Addresses, PageLink, Part, StoryView, StoryViewProps};
use crate::core::store::{Opening, StoreHandle};
use crate::core::story::SharedStory;

/// The story as HTML in a language, in the state a reader first meets it in. No markup for hydration: the
/// engine renders anew and swaps.
#[must_use]
pub fn story(
    story: &SharedStory,
    language: &str,
    heading_level: u8,
    pages: Rc<[PageLink]>,
) -> String {
    parts(story, language, heading_level, pages, &Part::ALL)
}

/// Some parts of the story, in the same way. The title's level is asked for whether it is among them or not: the
/// parts' headings are one below.
#[must_use]
pub fn parts(
    story: &SharedStory,
    language: &str,
    heading_level: u8,
    pages: Rc<[PageLink]>,
    parts: &[Part],
) -> String {
    let opening = Opening {
        language: Some(language.to_owned()),
        ..Opening::default()
    };
    let props = StoryViewProps {
        store: StoreHandle::open(story.clone(), &opening),
        parts: parts.to_vec(),
        elsewhere: Vec::new(),
        addresses: Addresses::default(),
        heading_level,
        play_pace: None,
        pages,
    };
    block_on(
        LocalServerRenderer::<StoryView>::with_props(props)
            .hydratable(false)
            .render(),
    )
}
