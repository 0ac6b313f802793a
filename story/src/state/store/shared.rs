//! What all handles of a story share, and how each hears of a change.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::list::List as _;

use super::{Change, Origin};
use crate::calendar::date::Date;
use crate::model::story::SharedStory;
use crate::state::link;
use crate::state::view_state::ViewState;

pub(super) type Listener = dyn Fn(&Change);

/// What all handles of a story share.
pub(super) struct Store {
    pub(super) state: RefCell<Rc<ViewState>>,
    /// The day since which changes are shown if a link does not name one.
    pub(super) since: Cell<Option<Date>>,
    /// The language that the reader has chosen, for handles that join later.
    pub(super) language: RefCell<Option<Rc<str>>>,
    pub(super) handles: RefCell<Vec<Weak<Handle>>>,
}

pub(super) struct Handle {
    pub(super) store: Rc<Store>,
    /// The story as this handle was given it: another copy of it, or another edition, may have the same id.
    pub(super) story: SharedStory,
    /// The shared state, in this handle's language and with its own copy of the story.
    pub(super) state: RefCell<Rc<ViewState>>,
    pub(super) listeners: RefCell<Vec<Weak<Listener>>>,
}

impl Handle {
    pub(super) fn language(&self) -> Rc<str> {
        self.state.borrow().language.clone()
    }

    /// Returns a shared state as this handle shows it.
    pub(super) fn own(&self, shared: &Rc<ViewState>, language: Rc<str>) -> Rc<ViewState> {
        if self.story != shared.story {
            let opening = ViewState::new(self.story.clone(), Some(&language), None);
            Rc::new(link::read(&opening, &link::write(shared)))
        } else if shared.language == language {
            shared.clone()
        } else {
            Rc::new(ViewState {
                language,
                ..(**shared).clone()
            })
        }
    }

    pub(super) fn tell(&self, before: &ViewState, origin: Origin, is_movement: bool) {
        let after = self.state.borrow().clone();
        if *before == *after {
            return;
        }
        // A listener may itself act, set something or stop listening.
        let listeners = self.listeners.borrow();
        let listening: Vec<Rc<Listener>> = listeners.iter().filter_map(Weak::upgrade).list();
        drop(listeners);
        for hear in listening {
            hear(&Change {
                before,
                after: &after,
                origin,
                is_movement,
            });
        }
    }
}

impl Store {
    /// Returns the handles that still exist.
    pub(super) fn handles(&self) -> Vec<Rc<Handle>> {
        self.handles
            .borrow()
            .iter()
            .filter_map(Weak::upgrade)
            .list()
    }

    /// Adopts a state, as one of the handles has it, and notifies all handles. A `language`, if given, becomes that of
    /// all of them; `by` is the handle through which the reader acted, if it was the reader.
    pub(super) fn take(
        &self,
        state: ViewState,
        language: Option<&Rc<str>>,
        by: Option<&Rc<Handle>>,
        is_movement: bool,
    ) {
        let state = Rc::new(state);
        self.state.replace(state.clone());
        // All of them show the new state before the first is notified.
        let taken: Vec<(Rc<Handle>, Rc<ViewState>)> = self
            .handles()
            .into_iter()
            .map(|handle| {
                let language = match language {
                    Some(language) => ViewState::language_of(&handle.story, Some(language)),
                    None => handle.language(),
                };
                let own = handle.own(&state, language);
                let before = handle.state.replace(own);
                (handle, before)
            })
            .list();
        for (handle, before) in taken {
            let origin = match by {
                Some(by) if Rc::ptr_eq(by, &handle) => Origin::Here,
                Some(_) => Origin::Elsewhere,
                None => Origin::Host,
            };
            handle.tell(&before, origin, is_movement);
        }
    }
}
