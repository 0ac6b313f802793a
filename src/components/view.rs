//! The state that all parts of a story share, and how they reach it.

use std::ops::Deref;
use std::rc::Rc;
use std::time::Duration;

use yew::prelude::*;

use contrappunto_story::calendar::date::Date;
use contrappunto_story::calendar::locale::Locale;
use contrappunto_story::model::story::Story;
use contrappunto_story::page::context::PageContext;
use contrappunto_story::page::part::Part;
use contrappunto_story::page::words::Words;
use contrappunto_story::state::store::StoreHandle;
use contrappunto_story::state::view_state::{Action, ViewState};

/// What surrounds every piece of a page, whatever the state: language, headings, addresses, and where to send actions.
#[derive(Clone)]
pub struct Surroundings {
    /// The interface's language.
    pub locale: Locale,
    /// The interface's words.
    pub words: &'static Words,
    /// The language of the story's texts.
    pub language: Rc<str>,
    /// The level of a part's heading, 1 to 6.
    pub heading_level: u8,
    /// Called with the reader's actions.
    pub act: Callback<Action>,
    /// The parts of the story that are on the page, here or elsewhere: links to items of others would lead nowhere.
    pub on_page: Rc<[Part]>,
    /// How to make the page's address for a state.
    pub addresses: Addresses,
    /// How long each event stays during playback; if `None`, that depends on the length of its title.
    pub play_pace: Option<Duration>,
    pub(super) store: StoreHandle,
}

impl PartialEq for Surroundings {
    fn eq(&self, other: &Self) -> bool {
        self.locale == other.locale
            && self.language == other.language
            && self.heading_level == other.heading_level
            && self.on_page == other.on_page
            && self.addresses == other.addresses
            && self.play_pace == other.play_pace
            && self.act == other.act
    }
}

impl Surroundings {
    /// Returns the view of the latest state: a second key may be pressed before the effect of the first is rendered.
    #[must_use]
    pub fn now(&self) -> View {
        View {
            state: self.store.state(),
            surroundings: self.clone(),
        }
    }

    /// Returns a callback that sends an action computed from the state at that moment.
    #[must_use]
    pub fn sends_now<E: 'static>(
        &self,
        action: impl Fn(&View) -> Option<Action> + 'static,
    ) -> Callback<E> {
        let surroundings = self.clone();
        Callback::from(move |_| {
            if let Some(action) = action(&surroundings.now()) {
                surroundings.act.emit(action);
            }
        })
    }

    /// Returns a callback that always sends the same action.
    #[must_use]
    pub fn sends<E: 'static>(&self, action: Action) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }
}

/// What every part receives: the state, and what surrounds it.
#[derive(Clone)]
pub struct View {
    /// The state.
    pub state: Rc<ViewState>,
    /// What surrounds it.
    pub surroundings: Surroundings,
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.surroundings == other.surroundings
    }
}

impl Deref for View {
    type Target = Surroundings;

    fn deref(&self) -> &Surroundings {
        &self.surroundings
    }
}

impl View {
    /// Returns what the values of the page are made from.
    #[must_use]
    pub fn context(&self) -> PageContext<'_> {
        PageContext {
            state: &self.state,
            locale: self.locale,
            words: self.words,
            on_page: &self.on_page,
        }
    }

    /// Returns the story.
    #[must_use]
    pub fn story(&self) -> &Story {
        &self.state.story
    }

    /// Returns the as-of date.
    #[must_use]
    pub fn day(&self) -> Date {
        self.state.as_of
    }

    /// Returns the language of the story's texts.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.state.language
    }

    /// Whether a part of the story is on the page, here or elsewhere.
    #[must_use]
    pub fn reaches(&self, part: Part) -> bool {
        self.on_page.contains(&part)
    }
}

/// The function that makes the page's address for a state, from the query of a link and the id of an item.
#[derive(Clone, PartialEq, Default)]
pub struct Addresses(Option<Callback<(String, String), String>>);

impl Addresses {
    /// Creates addresses with a host's function.
    #[must_use]
    pub fn new(make: Callback<(String, String), String>) -> Self {
        Self(Some(make))
    }

    /// Returns the address; without a host's function, the page's own with that query.
    #[must_use]
    pub fn of(&self, query: &str, item: &str) -> String {
        if let Some(make) = &self.0 {
            return make.emit((query.to_owned(), item.to_owned()));
        }
        let here = web_sys::window().and_then(|window| window.location().href().ok());
        let here = here.unwrap_or_default();
        let page = here.split(['?', '#']).next().unwrap_or_default();
        format!("{page}?{query}#{item}")
    }
}

/// Properties of [`ViewProvider`].
#[derive(Properties, PartialEq)]
pub struct ViewProviderProps {
    /// The state of the story.
    pub store: StoreHandle,
    /// The level of the parts' headings.
    #[prop_or(2)]
    pub heading_level: u8,
    /// The parts of the story that are on the page; all of them by default.
    #[prop_or_else(|| Part::ALL.into())]
    pub on_page: Rc<[Part]>,
    /// How to make the page's address for a state.
    #[prop_or_default]
    pub addresses: Addresses,
    /// How long each event stays during playback; if `None`, that depends on the length of its title.
    #[prop_or_default]
    pub play_pace: Option<Duration>,
    /// The parts.
    pub children: Html,
}

/// Provides the state of one story to the parts below it.
#[component]
pub fn ViewProvider(props: &ViewProviderProps) -> Html {
    let view = use_store(props.store.clone(), |surroundings| Surroundings {
        heading_level: props.heading_level,
        on_page: props.on_page.clone(),
        addresses: props.addresses.clone(),
        play_pace: props.play_pace,
        ..surroundings
    });
    provide(view, props.children.clone())
}

/// Returns the view of a store, with the surroundings that `surround` makes of those of a story by itself; re-renders
/// when the state changes.
#[hook]
pub(super) fn use_store(
    store: StoreHandle,
    surround: impl FnOnce(Surroundings) -> Surroundings,
) -> View {
    let redraw = use_force_update();
    let state = store.state();
    let drawn = state.clone();
    use_effect_with(store.clone(), move |store| {
        // Actions may have come after the rendering and before this listener.
        if !Rc::ptr_eq(&drawn, &store.state()) {
            redraw.force_update();
        }
        let listening = store.listen(move |_| redraw.force_update());
        move || drop(listening)
    });
    let act = use_callback(store.clone(), |action: Action, store| store.act(action));
    let locale = Locale::for_tag(&state.language);
    let surroundings = surround(Surroundings {
        locale,
        words: Words::of(locale),
        language: state.language.clone(),
        heading_level: 2,
        act,
        on_page: Rc::default(),
        addresses: Addresses::default(),
        play_pace: None,
        store,
    });
    View {
        state,
        surroundings,
    }
}

/// Provides a view to what is below.
pub(super) fn provide(view: View, children: Html) -> Html {
    html! { <ContextProvider<View> context={view}>{ children }</ContextProvider<View>> }
}
