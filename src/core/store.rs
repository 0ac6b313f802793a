//! The state of a story on a page, and all who show it.
//!
//! Whoever shows a story has a [`StoreHandle`]; all handles of a story on a page share one state. What a reader does
//! ([`StoreHandle::act`]) and what a host sets happens to that state once, and every handle hears of it.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::date::Date;
use super::link;
use super::story::SharedStory;
use super::timeline_view::TimelineAction;
use super::view_state::{Action, Selection, ViewState};

/// How a host has a story open. What is left out is as the story opens by itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Opening {
    /// The language.
    pub language: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// What is picked out.
    pub selected: Option<Selection>,
    /// The day since which changes are told: that of the host's article.
    pub since: Option<Date>,
    /// The query of a link, which stands above all the others.
    pub link: Option<String>,
}

impl Opening {
    /// The state in which a story opens.
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
    /// The reader, by the handle that hears of it.
    Here,
    /// The reader, by another handle.
    Elsewhere,
    /// The host.
    Host,
}

/// A change of what a handle shows.
pub struct Change<'a> {
    /// The state that was.
    pub before: &'a ViewState,
    /// The state that is.
    pub after: &'a ViewState,
    /// Who made it.
    pub origin: Origin,
    /// Whether it is a step of a movement, of which more may follow at once.
    pub is_movement: bool,
}

type Listener = dyn Fn(&Change);

/// What all handles of a story share.
struct Store {
    state: RefCell<Rc<ViewState>>,
    /// The day since which changes are told where a link does not name one.
    since: Cell<Option<Date>>,
    /// The language that the reader has chosen, for whoever comes later.
    language: RefCell<Option<Rc<str>>>,
    handles: RefCell<Vec<Weak<Handle>>>,
}

struct Handle {
    store: Rc<Store>,
    /// The story as this one was given it: another copy of it, or another edition, may have the same id.
    story: SharedStory,
    /// The shared state, in this one's language and of its own copy of the story.
    state: RefCell<Rc<ViewState>>,
    listeners: RefCell<Vec<Weak<Listener>>>,
}

impl Handle {
    fn language(&self) -> Rc<str> {
        self.state.borrow().language.clone()
    }

    /// A shared state as this one shows it.
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
        // A listener may act, set or stop listening.
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
    /// Those who show the story.
    fn handles(&self) -> Vec<Rc<Handle>> {
        self.handles
            .borrow()
            .iter()
            .filter_map(Weak::upgrade)
            .collect()
    }

    /// Takes a state, as one of the handles has it, in another language if one is given, and tells all; `by` is who
    /// acted, if the reader did.
    fn take(
        &self,
        state: ViewState,
        language: Option<&Rc<str>>,
        by: Option<&Rc<Handle>>,
        is_movement: bool,
    ) {
        let state = Rc::new(state);
        self.state.replace(state.clone());
        // All of them show the new state before the first is told.
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

/// A part in the state of a story. Clones of it are one and the same; two are equal when they are that.
#[derive(Clone)]
pub struct StoreHandle(Rc<Handle>);

impl PartialEq for StoreHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl StoreHandle {
    /// A story with a state of its own.
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

    /// Another handle of a state. Whoever comes later finds day and choices as they are; a language of its own is kept
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

    /// What this one shows, after all that was done: some of it may not be drawn yet.
    #[must_use]
    pub fn state(&self) -> Rc<ViewState> {
        self.0.state.borrow().clone()
    }

    /// Does what the reader does here.
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

    /// Shows what the query of a link tells: what that leaves out is as the story opens.
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

    /// Sets the day; the story's last, if none.
    pub fn set_day(&self, day: Option<Date>) {
        let state = self.state();
        let day = day.unwrap_or(state.story.updated);
        self.set(state.apply(Action::AsOf(day)));
    }

    /// Picks something out, or nothing.
    pub fn select(&self, selection: Option<Selection>) {
        self.set(self.state().apply(Action::Select(selection)));
    }

    /// Sets the day since which changes are told.
    pub fn set_since(&self, day: Option<Date>) {
        self.0.store.since.set(day);
        let mut state = (*self.state()).clone();
        state.claims.since = day;
        self.set(state);
    }

    fn set(&self, state: ViewState) {
        self.0.store.take(state, None, None, false);
    }

    /// Sets the language of this handle alone; the story's first, if none or not among its languages.
    pub fn set_language(&self, language: Option<&str>) {
        let handle = &self.0;
        let shared = handle.store.state.borrow().clone();
        let language = ViewState::language_of(&handle.story, language);
        let before = handle.state.replace(handle.own(&shared, language));
        handle.tell(&before, Origin::Host, false);
    }

    /// Hears of every change of what this one shows, for as long as the answer is kept.
    pub fn listen(&self, hear: impl Fn(&Change) + 'static) -> Listening {
        let hear: Rc<Listener> = Rc::new(hear);
        let mut listeners = self.0.listeners.borrow_mut();
        listeners.retain(|one| one.strong_count() > 0);
        listeners.push(Rc::downgrade(&hear));
        Listening { _hear: hear }
    }

    /// Is no part of the state any longer: whoever comes later does not join this one.
    pub fn leave(&self) {
        let mut handles = self.0.store.handles.borrow_mut();
        handles.retain(|one| !std::ptr::eq(one.as_ptr(), Rc::as_ptr(&self.0)));
    }
}

/// Keeps a listener: when it is dropped, nothing more is heard.
#[must_use = "without it, nothing more is heard"]
pub struct Listening {
    _hear: Rc<Listener>,
}

/// The states of the stories of a page.
#[derive(Default)]
pub struct Stores(RefCell<Vec<Weak<Store>>>);

impl Stores {
    /// A handle of a story: the first opens it, and whoever comes later with a story of the same id joins.
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
