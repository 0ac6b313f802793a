//! The state of a story on a page, and the handles that share it.
//!
//! Everything that shows a story has a [`StoreHandle`]; all handles of a story on a page share one state. What a reader
//! does ([`StoreHandle::act`]) and what a host sets changes that state once, and every handle is notified.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::calendar::date::Date;
use crate::model::story::SharedStory;
use crate::state::link;
use crate::state::timeline_view::TimelineAction;
use crate::state::view_state::{Action, Selection, ViewState};

/// How a host opens a story. What is left out is as the story opens by default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Opening {
    /// The language.
    pub language: Option<String>,
    /// The as-of date.
    pub as_of: Option<Date>,
    /// The selection.
    pub selected: Option<Selection>,
    /// The day since which changes are shown: that of the host's article.
    pub since: Option<Date>,
    /// The query of a link, which takes precedence over the other fields.
    pub link: Option<String>,
}

impl Opening {
    /// Returns the state in which a story opens.
    #[must_use]
    pub fn state(&self, story: SharedStory) -> ViewState {
        let mut state = ViewState::new(story, self.language.as_deref(), self.as_of);
        state.claims.since = self.since;
        let state = state.apply(Action::Select(self.selected.clone()));
        match &self.link {
            Some(query) => link::read(&state, query),
            None => state,
        }
    }
}

/// Who made a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The reader, through the handle that is notified.
    Here,
    /// The reader, through another handle.
    Elsewhere,
    /// The host.
    Host,
}

/// A change to what a handle shows.
pub struct Change<'a> {
    /// The state before.
    pub before: &'a ViewState,
    /// The state after.
    pub after: &'a ViewState,
    /// Who made it.
    pub origin: Origin,
    /// Whether it is one step of a continuous change (zooming, panning, typing), which more may follow at once.
    pub is_movement: bool,
}

type Listener = dyn Fn(&Change);

/// What all handles of a story share.
struct Store {
    state: RefCell<Rc<ViewState>>,
    /// The day since which changes are shown if a link does not name one.
    since: Cell<Option<Date>>,
    /// The language that the reader has chosen, for handles that join later.
    language: RefCell<Option<Rc<str>>>,
    handles: RefCell<Vec<Weak<Handle>>>,
}

struct Handle {
    store: Rc<Store>,
    /// The story as this handle was given it: another copy of it, or another edition, may have the same id.
    story: SharedStory,
    /// The shared state, in this handle's language and with its own copy of the story.
    state: RefCell<Rc<ViewState>>,
    listeners: RefCell<Vec<Weak<Listener>>>,
}

impl Handle {
    fn language(&self) -> Rc<str> {
        self.state.borrow().language.clone()
    }

    /// Returns a shared state as this handle shows it.
    fn own(&self, shared: &Rc<ViewState>, language: Rc<str>) -> Rc<ViewState> {
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

    fn tell(&self, before: &ViewState, origin: Origin, is_movement: bool) {
        let after = self.state.borrow().clone();
        if *before == *after {
            return;
        }
        // A listener may itself act, set something or stop listening.
        let listeners = self.listeners.borrow();
        let listening: Vec<Rc<Listener>> = listeners.iter().filter_map(Weak::upgrade).collect();
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
    fn handles(&self) -> Vec<Rc<Handle>> {
        self.handles
            .borrow()
            .iter()
            .filter_map(Weak::upgrade)
            .collect()
    }

    /// Adopts a state, as one of the handles has it, and notifies all handles. A `language`, if given, becomes that of
    /// all of them; `by` is the handle through which the reader acted, if it was the reader.
    fn take(
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
            .collect();
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

/// A handle to the state of a story. Clones are the same handle, and only they are equal.
#[derive(Clone)]
pub struct StoreHandle(Rc<Handle>);

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
    fn join(store: Rc<Store>, story: SharedStory, opening: &Opening) -> Self {
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

/// The states of all stories on a page.
#[derive(Default)]
pub struct Stores(RefCell<Vec<Weak<Store>>>);

impl Stores {
    /// Returns a handle to a story: the first opens it, and later ones for a story with the same id join.
    #[must_use]
    pub fn handle(&self, story: SharedStory, opening: &Opening) -> StoreHandle {
        let mut stores = self.0.borrow_mut();
        stores.retain(|store| {
            let store = store.upgrade();
            store.is_some_and(|store| !store.handles().is_empty())
        });
        let is_of = |store: &Rc<Store>| store.state.borrow().story.id == story.id;
        let known = stores.iter().filter_map(Weak::upgrade).find(is_of);
        if let Some(store) = known {
            drop(stores);
            return StoreHandle::join(store, story, opening);
        }
        let opened = StoreHandle::open(story, opening);
        stores.push(Rc::downgrade(&opened.0.store));
        opened
    }
}
