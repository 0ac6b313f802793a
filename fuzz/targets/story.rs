//! A story file: the check reports something useful, and an accepted story can be shown on each of its days.

#![no_main]

use std::collections::BTreeSet;

use contrappunto_story::model::as_of::days_of_news;
use contrappunto_story::check::story_check;
use contrappunto_story::reading::json::Json;
use contrappunto_story::state::link;
use contrappunto_story::drawing::ticks::ticks;
use contrappunto_story::state::view_state::{Action, ViewState};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    let Ok(json) = serde_json::from_slice::<Json>(file) else {
        return;
    };
    match story_check::story(&json) {
        Err(problems) => {
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|problem| !problem.message.is_empty()));
            let once: BTreeSet<_> = problems.iter().collect();
            assert_eq!(once.len(), problems.len(), "something is said twice");
        }
        Ok(story) => {
            let days = days_of_news(&story);
            let opening = ViewState::new(story.into(), None, None);
            for day in days.into_iter().take(50) {
                let state = opening.apply(Action::AsOf(day));
                let _ = ticks(&state.timeline.axis(), 900.0);
                let query = link::write(&state);
                assert_eq!(link::write(&link::read(&opening, &query)), query);
            }
        }
    }
});
