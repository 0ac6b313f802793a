//! The small story, for the tests of what pages show.

use crate::check::story_check;
use crate::model::story::Story;
use crate::page::context::PageContext;
use crate::page::part::Part;
use crate::reading::json::Json;
use crate::state::view_state::ViewState;

/// Returns the small story: a claim of February 2025, and a counterclaim of March.
pub fn small() -> Story {
    let text = include_str!("../../../tests/stories/small.json");
    let json: Json = serde_json::from_str(text).unwrap();
    story_check::story(&json).unwrap()
}

/// Opens a story in English on a day.
pub fn opened(story: Story, day: &str) -> ViewState {
    ViewState::new(story.into(), Some("en"), Some(day.parse().unwrap()))
}

/// Returns the context of a state on a whole page.
pub fn whole(state: &ViewState) -> PageContext<'_> {
    PageContext::new(state, &Part::ALL)
}
