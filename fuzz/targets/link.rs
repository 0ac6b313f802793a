//! An untrusted link: whatever is understood of it is a state whose own link leads to the same state.

#![no_main]

use std::cell::OnceCell;

use contrappunto_story::check::story_check;
use contrappunto_story::reading::json::Json;
use contrappunto_story::state::link;
use contrappunto_story::state::view_state::ViewState;
use libfuzzer_sys::fuzz_target;

thread_local! {
    static OPENING: OnceCell<ViewState> = const { OnceCell::new() };
}

fn opening() -> ViewState {
    let text = include_str!("../../www/stories/deepseek/story.json");
    let json: Json = serde_json::from_str(text).expect("the story is JSON");
    let story = story_check::story(&json).expect("the story is sound");
    ViewState::new(story.into(), None, None)
}

fuzz_target!(|query: &str| OPENING.with(|kept| {
    let opening = kept.get_or_init(opening);
    let state = link::read(opening, query);
    let written = link::write(&state);
    assert_eq!(
        link::write(&link::read(opening, &written)),
        written,
        "{query}"
    );
}));
