//! A handle to the state of a story: for reading it, changing it, and hearing of its changes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::shared::{Handle, Listener, Store};
use super::{Change, Opening, Origin};
use crate::calendar::date::Date;
use crate::model::story::SharedStory;
use crate::state::link;
use crate::state::timeline_view::TimelineAction;
use crate::state::view_state::{Action, Selection, ViewState};

/// A handle to the state of a story. Clones are the same handle, and only they are equal.
#[derive(Clone)]
pub struct StoreHandle(pub(super) Rc<Handle>);

impl PartialEq for StoreHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl StoreHandle {
    /// Opens a story with a state of its own.
    #[must_use]
    pub fn open(story: SharedStory, opening: &Opening) -> Self {
        let state = Rc::new(opening.state(story.clone()));
        let store = Rc::new(Store {
            state: RefCell::new(state.clone()),
            since: Cell::new(opening.since),
            language: RefCell::default(),
            handles: RefCell::default(),
        });
        Self::of(store, story, state)
    }

    fn of(store: Rc<Store>, story: SharedStory, state: Rc<ViewState>) -> Self {
        let handle = Rc::new(Handle {
            store,
            story,
            state: RefCell::new(state),
            listeners: RefCell::default(),
        });
        let mut handles = handle.store.handles.borrow_mut();
        handles.retain(|one| one.strong_count() > 0);
        handles.push(Rc::downgrade(&handle));
        drop(handles);
        Self(handle)
    }

    /// Creates another handle to an existing state. It adopts the day and all choices; it keeps a language of its own
    /// until the reader chooses one.
    pub(super) fn join(store: Rc<Store>, story: SharedStory, opening: &Opening) -> Self {
        let chosen = store.language.borrow().clone();
        let wanted = chosen.as_deref().or(opening.language.as_deref());
        let language = ViewState::language_of(&story, wanted);
        let shared = store.state.borrow().clone();
        let joined = Self::of(store, story, shared.clone());
        joined.0.state.replace(joined.0.own(&shared, language));
        let is_said = joined.0.store.since.get().is_some() || shared.claims.since.is_some();
        if !is_said && opening.since.is_some() {
            joined.set_since(opening.since);
        }
        joined
    }

    /// Returns what this handle shows after all that was done, some of which may not be rendered yet.
    #[must_use]
    pub fn state(&self) -> Rc<ViewState> {
        self.0.state.borrow().clone()
    }

    /// Applies what the reader does here.
    pub fn act(&self, action: Action) {
        let store = &self.0.store;
        let is_movement = matches!(
            action,
            Action::Timeline(
                TimelineAction::Zoom { .. } | TimelineAction::Pan(_) | TimelineAction::Find(_)
            )
        );
        let is_language = matches!(action, Action::Language(_));
        let next = self.state().apply(action);
        let language = is_language.then(|| next.language.clone());
        if is_language {
            store.language.replace(language.clone());
        }
        store.take(next, language.as_ref(), Some(&self.0), is_movement);
    }

    /// Shows what the query of a link says; what the query leaves out is as the story opens.
    pub fn follow(&self, query: &str) {
        let store = &self.0.store;
        let (story, language) = (self.0.story.clone(), self.0.language());
        let named = link::language(query, &story);
        if named.is_some() {
            store.language.replace(named.clone());
        }
        let mut opening = ViewState::new(story, Some(&language), None);
        opening.claims.since = store.since.get();
        store.take(link::read(&opening, query), named.as_ref(), None, false);
    }

    /// Sets the as-of date; the story's last day, if `None`.
    pub fn set_day(&self, day: Option<Date>) {
        let state = self.state();
        let day = day.unwrap_or(state.story.updated);
        self.set(state.apply(Action::AsOf(day)));
    }

    /// Selects something, or nothing.
    pub fn select(&self, selection: Option<Selection>) {
        self.set(self.state().apply(Action::Select(selection)));
    }

    /// Sets the day since which changes are shown.
    pub fn set_since(&self, day: Option<Date>) {
        self.0.store.since.set(day);
        let mut state = (*self.state()).clone();
        state.claims.since = day;
        self.set(state);
    }

    fn set(&self, state: ViewState) {
        self.0.store.take(state, None, None, false);
    }

    /// Sets the language of this handle alone: the nearest one that the story has, or else its first.
    pub fn set_language(&self, language: Option<&str>) {
        let handle = &self.0;
        let shared = handle.store.state.borrow().clone();
        let language = ViewState::language_of(&handle.story, language);
        let before = handle.state.replace(handle.own(&shared, language));
        handle.tell(&before, Origin::Host, false);
    }

    /// Calls `hear` on every change to what this handle shows, for as long as the returned value is kept.
    pub fn listen(&self, hear: impl Fn(&Change) + 'static) -> Subscription {
        let hear: Rc<Listener> = Rc::new(hear);
        let mut listeners = self.0.listeners.borrow_mut();
        listeners.retain(|one| one.strong_count() > 0);
        listeners.push(Rc::downgrade(&hear));
        Subscription { _hear: hear }
    }

    /// Removes this handle from the state and its notifications; a state without handles is not joined by later ones.
    pub fn leave(&self) {
        let mut handles = self.0.store.handles.borrow_mut();
        handles.retain(|one| !std::ptr::eq(one.as_ptr(), Rc::as_ptr(&self.0)));
    }
}

/// Keeps a listener registered until it is dropped.
#[must_use = "without it, nothing more is heard"]
pub struct Subscription {
    _hear: Rc<Listener>,
}
