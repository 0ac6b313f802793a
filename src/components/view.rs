//! The state that all parts of a story share, and how they reach it.

use std::rc::Rc;
use std::time::Duration;

use yew::prelude::*;

use super::story_view::Part;
use super::words::Words;
use crate::core::date::Date;
use crate::core::locale::Locale;
use crate::core::store::StoreHandle;
use crate::core::story::Story;
use crate::core::view_state::{Action, ViewState};

/// What every part is given: the state, the words, and where to send what the reader does.
///
/// Two are equal when all is that every part of the page shows. What is chosen of the timeline, in tables and in
/// calculations is no part of that, so that no other part is drawn anew while somebody moves there: `Times` and
/// `Numbers` tell it.
#[derive(Clone)]
pub struct View {
    /// The state.
    pub state: Rc<ViewState>,
    /// The interface's language.
    pub locale: Locale,
    /// The interface's words.
    pub words: &'static Words,
    /// The level of a part's heading, 1 to 6.
    pub heading_level: u8,
    /// Takes what the reader does.
    pub act: Callback<Action>,
    /// The parts of the story that stand on the page, here or elsewhere: links to items of others lead nowhere.
    pub on_page: Rc<[Part]>,
    /// How the page's address is made that tells a state.
    pub addresses: Addresses,
    /// How long each event stays while the story plays; by the length of its title, if it is not said.
    pub play_pace: Option<Duration>,
    store: StoreHandle,
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        self.is_set_like(other) && self.state.is_alike_throughout(&other.state)
    }
}

/// The same for the timeline: equal when what is chosen of it is, too.
#[derive(Clone)]
pub struct Times(pub View);

impl PartialEq for Times {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.0.state.timeline == other.0.state.timeline
    }
}

/// The same for the parts that show tables and calculations.
#[derive(Clone)]
pub struct Numbers(pub View);

impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.0.state.has_numbers_of(&other.0.state)
    }
}

impl View {
    fn is_set_like(&self, other: &Self) -> bool {
        self.locale == other.locale
            && self.heading_level == other.heading_level
            && self.on_page == other.on_page
            && self.addresses == other.addresses
            && self.play_pace == other.play_pace
            && self.act == other.act
    }

    /// The story.
    #[must_use]
    pub fn story(&self) -> &Story {
        &self.state.story
    }

    /// The day.
    #[must_use]
    pub fn day(&self) -> Date {
        self.state.as_of
    }

    /// The language of the story's texts.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.state.language
    }

    /// Whether a part of the story stands on the page, here or elsewhere.
    #[must_use]
    pub fn reaches(&self, part: Part) -> bool {
        self.on_page.contains(&part)
    }

    /// The view after all that the reader has done: a second key may come before what the first did is drawn.
    #[must_use]
    pub fn now(&self) -> Self {
        Self {
            state: self.store.state(),
            ..self.clone()
        }
    }

    /// A callback that sends what an action is at the moment.
    #[must_use]
    pub fn sends_now<E: 'static>(
        &self,
        action: impl Fn(&Self) -> Option<Action> + 'static,
    ) -> Callback<E> {
        let view = self.clone();
        Callback::from(move |_| {
            if let Some(action) = action(&view.now()) {
                view.act.emit(action);
            }
        })
    }

    /// A callback that sends one and the same action.
    #[must_use]
    pub fn sends<E: 'static>(&self, action: Action) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }
}

/// How the address is made at which a page shows a state: from the query of a link and the id of an item.
#[derive(Clone, PartialEq, Default)]
pub struct Addresses(Option<Callback<(String, String), String>>);

impl Addresses {
    /// Addresses as a host makes them.
    #[must_use]
    pub fn new(make: Callback<(String, String), String>) -> Self {
        Self(Some(make))
    }

    /// The address; without a host's way it is the page's own with that query.
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
    /// The parts of the story that stand on the page; all of them, if it is not said.
    #[prop_or_else(|| Part::ALL.into())]
    pub on_page: Rc<[Part]>,
    /// How the page's address is made that tells a state.
    #[prop_or_default]
    pub addresses: Addresses,
    /// How long each event stays while the story plays; by the length of its title, if it is not said.
    #[prop_or_default]
    pub play_pace: Option<Duration>,
    /// The parts.
    pub children: Html,
}

/// Gives the parts below it the state of one story.
#[component]
pub fn ViewProvider(props: &ViewProviderProps) -> Html {
    let ViewProviderProps {
        store,
        heading_level,
        on_page,
        addresses,
        play_pace,
        children,
    } = props;
    let redraw = use_force_update();
    let state = store.state();
    let drawn = state.clone();
    use_effect_with(store.clone(), move |store| {
        // What was done after it was drawn, before anybody listened.
        if !Rc::ptr_eq(&drawn, &store.state()) {
            redraw.force_update();
        }
        let listening = store.listen(move |_| redraw.force_update());
        move || drop(listening)
    });
    let act = use_callback(store.clone(), |action: Action, store| store.act(action));
    let locale = Locale::for_tag(&state.language);
    let view = View {
        state,
        locale,
        words: Words::of(locale),
        heading_level: *heading_level,
        act,
        on_page: on_page.clone(),
        addresses: addresses.clone(),
        play_pace: *play_pace,
        store: store.clone(),
    };
    html! {
        <ContextProvider<Numbers> context={Numbers(view.clone())}>
            <ContextProvider<Times> context={Times(view.clone())}>
                <ContextProvider<View> context={view}>{ children.clone() }</ContextProvider<View>>
            </ContextProvider<Times>>
        </ContextProvider<Numbers>>
    }
}
