//! The state shared by several elements of one story, on the published story.

use contrappunto_story::model::story::SharedStory;
use contrappunto_story::state::link;
use contrappunto_story::state::store::{Opening, StoreHandle, Stores};
use contrappunto_story::state::view_state::{Action, ViewState};
use proptest::prelude::*;

use crate::support;
use crate::view_state::actions;

/// The number of elements that show the story; the last one has its own copy.
const ELEMENTS: usize = 3;

#[test]
fn whoever_acts_all_show_what_one_reader_alone_would_see() {
    let story: SharedStory = support::story(support::DEEPSEEK).into();
    let copy: SharedStory = support::story(support::DEEPSEEK).into();
    // Only the first two act: an action in a copy reaches the others as a link, which represents time in whole days.
    let steps = prop::collection::vec((0..ELEMENTS - 1, actions(&story)), 0..25);
    let mut runner = proptest::test_runner::TestRunner::default();
    let outcome = runner.run(&steps, |steps| {
        let stores = Stores::default();
        let handles: [StoreHandle; ELEMENTS] = std::array::from_fn(|place| {
            let is_last = place + 1 == ELEMENTS;
            let shown = if is_last { &copy } else { &story };
            stores.handle(shown.clone(), &Opening::default())
        });
        let mut alone = ViewState::new(story.clone(), None, None);
        for (place, action) in steps {
            alone = alone.apply(action.clone());
            handles[place].act(action);
            let [one, two, other] = handles.each_ref().map(StoreHandle::state);
            let says = link::write(&alone);
            prop_assert!(*one == alone, "{} is not {says}", link::write(&one));
            prop_assert!(*two == alone, "{} is not {says}", link::write(&two));
            prop_assert_eq!(&other.language, &alone.language);
            prop_assert_eq!(link::write(&other), link::write(&alone));
        }
        Ok(())
    });
    outcome.unwrap_or_else(
        |error: proptest::test_runner::TestError<Vec<(usize, Action)>>| panic!("{error}"),
    );
}
