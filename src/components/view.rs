//! The state that all parts of a story share, and how they reach it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::story_view::Part;
use super::words::Words;
use crate::core::date::Date;
use crate::core::link;
use crate::core::locale::Locale;
use crate::core::story::{SharedStory, Story};
use crate::core::timeline_view::TimelineAction;
use crate::core::view_state::{Action, Selection, ViewState};

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
    /// The state after all that the reader has done, some of which may not be drawn yet.
    latest: Rc<RefCell<Rc<ViewState>>>,
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
            state: self.latest.borrow().clone(),
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

/// What the reader did that a host may want to hear of.
#[derive(Debug, Clone, PartialEq)]
pub enum Reported {
    /// Another day.
    AsOf(Date),
    /// Something picked out, or nothing.
    Select(Option<Selection>),
    /// Another language.
    Language(Rc<str>),
    /// Any of it, or anything else that a link holds: the link's query.
    Link(String),
    /// What the host asked for is done: the link's query. Not told to the host.
    Followed(String),
}

/// Milliseconds after which a movement counts as ended.
const SETTLED: u32 = 350;

/// Takes actions; the state machine itself is in the core.
#[derive(PartialEq, Clone)]
struct Shared(Rc<ViewState>);

enum Step {
    Reader(Action),
    Host(Rc<ViewState>),
}

impl Reducible for Shared {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let next = match step {
            Step::Reader(action) => self.0.apply(action),
            Step::Host(state) => (*state).clone(),
        };
        // The same state back skips the render.
        if next == *self.0 {
            self
        } else {
            Rc::new(Self(Rc::new(next)))
        }
    }
}

/// Properties of [`ViewProvider`].
#[derive(Properties, PartialEq)]
pub struct ViewProviderProps {
    /// The story.
    pub story: SharedStory,
    /// The language asked for; the story's first, if none or not among its languages.
    #[prop_or_default]
    pub language: Option<AttrValue>,
    /// The day asked for; the story's last, if none.
    #[prop_or_default]
    pub as_of: Option<Date>,
    /// What is picked out at first.
    #[prop_or_default]
    pub selected: Option<Selection>,
    /// The day since which changes are told at first: for a host, that of its article.
    #[prop_or_default]
    pub since: Option<Date>,
    /// The query of a link: the state to open in, over what the others ask for.
    #[prop_or_default]
    pub link: Option<AttrValue>,
    /// How often the host has set the link: the same one set again is followed again.
    #[prop_or_default]
    pub link_turn: u32,
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
    /// Hears what the reader does, and that what the host asked for is done.
    #[prop_or_default]
    pub onreport: Callback<Reported>,
    /// The parts.
    pub children: Html,
}

/// What a host asks for, to be told apart from what it asked for before.
#[derive(PartialEq, Clone)]
struct Asked {
    story: SharedStory,
    language: Option<AttrValue>,
    as_of: Option<Date>,
    selected: Option<Selection>,
    since: Option<Date>,
    link: (Option<AttrValue>, u32),
}

/// Holds the state of one story for the parts below it.
#[component]
pub fn ViewProvider(props: &ViewProviderProps) -> Html {
    let ViewProviderProps {
        story,
        language,
        as_of,
        selected,
        since,
        link: query,
        link_turn,
        heading_level,
        on_page,
        addresses,
        play_pace,
        onreport,
        children,
    } = props;
    let opening = || {
        let mut state = ViewState::new(story.clone(), language.as_deref(), *as_of);
        state.claims.since = *since;
        let state = match selected {
            Some(selection) => state.apply(Action::Select(Some(selection.clone()))),
            None => state,
        };
        match query {
            Some(query) => link::read(&state, query),
            None => state,
        }
    };
    let shared = use_reducer(|| Shared(Rc::new(opening())));

    // What the host sets later on replaces that part of the state, and is not reported back to it.
    let asked = Asked {
        story: story.clone(),
        language: language.clone(),
        as_of: *as_of,
        selected: selected.clone(),
        since: *since,
        link: (query.clone(), *link_turn),
    };
    let before = use_mut_ref(|| asked.clone());
    use_effect_with(
        (
            asked,
            shared.dispatcher(),
            shared.0.clone(),
            onreport.clone(),
        ),
        move |(asked, dispatcher, state, onreport)| {
            let before = before.replace(asked.clone());
            let (story, language) = (&asked.story, asked.language.as_deref());
            let mut next = (**state).clone();
            if before.story != *story {
                next = ViewState::new(story.clone(), language, asked.as_of);
            }
            // A link tells the whole state, before whatever else is asked for: what it leaves out is as the story opens.
            if before.link != asked.link
                && let (Some(query), _) = &asked.link
            {
                let mut opening = ViewState::new(story.clone(), Some(&next.language), None);
                opening.claims.since = asked.since;
                next = link::read(&opening, query);
            }
            if before.language != asked.language {
                next.language = ViewState::new(story.clone(), language, None).language;
            }
            if before.as_of != asked.as_of {
                next = next.apply(Action::AsOf(asked.as_of.unwrap_or(story.updated)));
            }
            if before.selected != asked.selected {
                next = next.apply(Action::Select(asked.selected.clone()));
            }
            if before.since != asked.since {
                next.claims.since = asked.since;
            }
            if next != **state {
                onreport.emit(Reported::Followed(link::write(&next)));
                dispatcher.dispatch(Step::Host(Rc::new(next)));
            }
        },
    );

    // What actions come upon: kept beside the reducer, so that the callback stays one and the same and no part is drawn
    // anew for its sake.
    let latest = use_mut_ref(|| shared.0.clone());
    latest.replace(shared.0.clone());
    // A link for each step of a movement would be more than browsers take: it is told when the movement has ended.
    let untold = use_mut_ref(|| None::<Timeout>);
    let now = latest.clone();
    let act = use_callback(
        (shared.dispatcher(), onreport.clone()),
        move |action: Action, (dispatcher, onreport)| {
            let before = latest.borrow().clone();
            let next = Rc::new(before.apply(action.clone()));
            let is_movement = matches!(
                action,
                Action::Timeline(
                    TimelineAction::Zoom { .. } | TimelineAction::Pan(_) | TimelineAction::Find(_)
                )
            );
            latest.replace(next.clone());
            dispatcher.dispatch(Step::Reader(action));
            if next.as_of != before.as_of {
                onreport.emit(Reported::AsOf(next.as_of));
            }
            if next.selected != before.selected {
                onreport.emit(Reported::Select(next.selected.clone()));
            }
            if next.language != before.language {
                onreport.emit(Reported::Language(next.language.clone()));
            }
            if *next != *before {
                let (latest, onreport) = (latest.clone(), onreport.clone());
                let tell = move || onreport.emit(Reported::Link(link::write(&latest.borrow())));
                let timeout = is_movement.then(|| Timeout::new(SETTLED, tell.clone()));
                if timeout.is_none() {
                    tell();
                }
                untold.replace(timeout);
            }
        },
    );
    let locale = Locale::for_tag(&shared.0.language);
    let view = View {
        state: shared.0.clone(),
        locale,
        words: Words::of(locale),
        heading_level: *heading_level,
        act,
        on_page: on_page.clone(),
        addresses: addresses.clone(),
        play_pace: *play_pace,
        latest: now,
    };
    html! {
        <ContextProvider<Numbers> context={Numbers(view.clone())}>
            <ContextProvider<Times> context={Times(view.clone())}>
                <ContextProvider<View> context={view}>{ children.clone() }</ContextProvider<View>>
            </ContextProvider<Times>>
        </ContextProvider<Numbers>>
    }
}
