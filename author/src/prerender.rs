//! Renders components to HTML natively: what a reader gets before any script runs, or without script.

use std::rc::Rc;

use futures_executor::block_on;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use yew::LocalServerRenderer;

use contrappunto::components::{Addresses, PageLink, Part, StoryView, StoryViewProps};
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::state::store::{Opening, StoreHandle};

/// Renders the story as HTML in a language, in its initial state. It has no hydration markup: the engine renders again
/// and swaps.
#[must_use]
pub fn story(
    story: &SharedStory,
    language: &str,
    heading_level: u8,
    pages: Rc<[PageLink]>,
) -> String {
    let html = parts(story, language, heading_level, pages, &Part::ALL);
    without_far_controls(&html)
}

/// Removes the controls of parts that are some screens away; the engine brings them. Without it they do nothing, and
/// browsers lay out all parts that hold any before a reader gets there.
fn without_far_controls(html: &str) -> String {
    let dropped = FAR.map(|part| {
        element!(format!("[part={}] .live", part.as_str()), |element| {
            element.remove();
            Ok(())
        })
    });
    let settings = dropped.into_iter().fold(
        RewriteStrSettings::new(),
        RewriteStrSettings::append_element_content_handler,
    );
    // The components write well-formed HTML, so this cannot fail.
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

/// The parts that are below the first screens of the whole story.
const FAR: [Part; 5] = [
    Part::Claims,
    Part::Compare,
    Part::Calculate,
    Part::OpenQuestions,
    Part::Sources,
];

/// Renders some parts of the story, in the same way. `heading_level` is that of the title, whether or not the title is
/// among them: the headings of the parts are one below it.
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
        resting: Rc::default(),
    };
    block_on(
        LocalServerRenderer::<StoryView>::with_props(props)
            .hydratable(false)
            .render(),
    )
}
