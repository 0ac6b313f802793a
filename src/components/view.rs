//! The state that all parts of a story share, and how they reach it.

use std::rc::Rc;

use yew::prelude::*;

use super::words::Words;
use crate::core::date::Date;
use crate::core::locale::Locale;
use crate::core::story::{SharedStory, Story};
use crate::core::view_state::{Action, Selection, ViewState};

/// What every part is given: the state, the words, and where to send what the reader does.
#[derive(Clone, PartialEq)]
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
}

impl View {
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

    /// A callback that sends one and the same action.
    #[must_use]
    pub fn sends<E: 'static>(&self, action: Action) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
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
}

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
    /// The level of the parts' headings.
    #[prop_or(2)]
    pub heading_level: u8,
    /// Hears what the reader does, never what the host does.
    #[prop_or_default]
    pub onreport: Callback<Reported>,
    /// The parts.
    pub children: Html,
}

/// Holds the state of one story for the parts below it.
#[component]
pub fn ViewProvider(props: &ViewProviderProps) -> Html {
    let ViewProviderProps {
        story,
        language,
        as_of,
        selected,
        heading_level,
        onreport,
        children,
    } = props;
    let opening = || {
        let state = ViewState::new(story.clone(), language.as_deref(), *as_of);
        match selected {
            Some(selection) => state.apply(Action::Select(Some(selection.clone()))),
            None => state,
        }
    };
    let shared = use_reducer(|| Shared(Rc::new(opening())));

    // What the host sets later on replaces that part of the state, and is not reported back to it.
    let asked = (story.clone(), language.clone(), *as_of, selected.clone());
    let before = use_mut_ref(|| asked.clone());
    use_effect_with(
        (asked, shared.dispatcher(), shared.0.clone()),
        move |((story, language, as_of, selected), dispatcher, state)| {
            let (old_story, old_language, old_as_of, old_selected) =
                before.replace((story.clone(), language.clone(), *as_of, selected.clone()));
            let mut next = (**state).clone();
            if old_story != *story {
                next = ViewState::new(story.clone(), language.as_deref(), *as_of);
            }
            if old_language != *language {
                next.language = ViewState::new(story.clone(), language.as_deref(), None).language;
            }
            if old_as_of != *as_of {
                next = next.apply(Action::AsOf(as_of.unwrap_or(story.updated)));
            }
            if old_selected != *selected {
                next = next.apply(Action::Select(selected.clone()));
            }
            if next != **state {
                dispatcher.dispatch(Step::Host(Rc::new(next)));
            }
        },
    );

    let act = use_callback(
        (shared.clone(), onreport.clone()),
        |action: Action, (shared, onreport)| {
            let next = shared.0.apply(action.clone());
            let before = &shared.0;
            shared.dispatch(Step::Reader(action));
            if next.as_of != before.as_of {
                onreport.emit(Reported::AsOf(next.as_of));
            }
            if next.selected != before.selected {
                onreport.emit(Reported::Select(next.selected.clone()));
            }
            if next.language != before.language {
                onreport.emit(Reported::Language(next.language));
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
    };
    html! { <ContextProvider<View> context={view}>{ children.clone() }</ContextProvider<View>> }
}
