//! Components to HTML text, natively: what a reader has before, and without, any script.

use std::rc::Rc;

use futures_executor::block_on;
use yew::LocalServerRenderer;

use crate::components::{Addresses, PageLink, Part, StoryView, StoryViewProps};
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
    let props = StoryViewProps {
        story: story.clone(),
        language: Some(language.to_owned().into()),
        as_of: None,
        selected: None,
        since: None,
        link: None,
        link_turn: 0,
        parts: parts.to_vec(),
        elsewhere: Vec::new(),
        addresses: Addresses::default(),
        heading_level,
        play_pace: None,
        pages,
        onreport: yew::Callback::noop(),
    };
    block_on(
        LocalServerRenderer::<StoryView>::with_props(props)
            .hydratable(false)
            .render(),
    )
}
