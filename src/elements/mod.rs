//! The browser edge: a story mounted into an element, with plain JavaScript objects in and out.
//!
//! `loader.js` defines the custom element, decides when the engine is fetched, and swaps the rendered page in;
//! what is here turns objects into properties and the reader's actions into events.
//!
//! | event, on the host element | detail | when |
//! |---|---|---|
//! | `contrappunto-select` | `{kind, id}`, or `null` | the reader picked something out, or let it go |
//! | `contrappunto-asof` | `{day}` | the reader moved the day |
//! | `contrappunto-state` | `{state}` | after either, after a change of language, and after any choice in a table or calculation |

mod options;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};
use yew::prelude::*;

use crate::components::{Reported, StoryView, StoryViewProps};
use crate::core::json::Json;
use crate::core::link;
use crate::core::read::Problem;
use crate::core::story::SharedStory;
use crate::core::view_state::{Action, Selection, ViewState};
use crate::js::{object, problem_list, read_story, text, to_js};

fn selection_object(selection: Option<&Selection>) -> Json {
    selection.map_or(Json::Null, |selection| {
        object([
            ("kind", text(selection.kind())),
            ("id", text(selection.id())),
        ])
    })
}

/// A story that has been read, for any number of elements that show it.
#[wasm_bindgen]
pub struct Read(SharedStory);

/// Reads a story, given as the object that `JSON.parse` makes of its file.
///
/// # Errors
///
/// A list of `{path, message}` if the story is not sound.
#[wasm_bindgen]
pub fn read(story: &JsValue) -> Result<Read, JsValue> {
    read_story(story)
        .map(Read)
        .map_err(|problems| to_js(&problem_list(&problems)))
}

/// What the reader sees, as it is told to a host.
#[derive(Clone)]
struct Seen {
    as_of: String,
    language: String,
    selected: Option<Selection>,
    /// The query of a link to this state.
    link: String,
}

impl Seen {
    fn of(state: &ViewState) -> Self {
        Self {
            as_of: state.as_of.to_string(),
            language: state.language.to_string(),
            selected: state.selected.clone(),
            link: link::write(state),
        }
    }

    /// `{asOf, lang, selected, link}`
    fn object(&self) -> Json {
        object([
            ("asOf", text(&self.as_of)),
            ("lang", text(&self.language)),
            ("selected", selection_object(self.selected.as_ref())),
            ("link", text(&self.link)),
        ])
    }
}

fn dispatch(host: &HtmlElement, name: &str, detail: &Json) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&to_js(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}

/// A story in a page. Dropping the object does not take it away; [`destroy`](Self::destroy) does.
#[wasm_bindgen]
pub struct Mounted {
    handle: RefCell<Option<yew::AppHandle<StoryView>>>,
    props: RefCell<StoryViewProps>,
    seen: Rc<RefCell<Seen>>,
    problems: RefCell<Vec<Problem>>,
}

/// Renders a story into `base`, an empty element that need not be in the document yet.
///
/// `host` is where events are dispatched. `options`, all of which may be left out: `lang`, `asOf`, `since`, `select` and
/// `state` (the query of a link) say how it opens; `parts` are those shown, `elsewhere` those that stand elsewhere on the
/// page; `headingLevel` is the title's, 0 where there is none; `playPace` is how many seconds an event stays while the
/// story plays; `pages` tells where the page stands in each language, and `address(query, id)` makes the page's address
/// for a state and an item. An option that cannot be read is left out and
/// told by [`Mounted::problems`].
#[wasm_bindgen]
#[must_use]
pub fn mount(host: HtmlElement, base: Element, story: &Read, options: JsValue) -> Mounted {
    let (mut props, problems) = options::read(story.0.clone(), options);
    let seen = Rc::new(RefCell::new(Seen::of(&opening(&props))));
    props.onreport = report_to(host, seen.clone());
    let handle = yew::Renderer::<StoryView>::with_root_and_props(base, props.clone()).render();
    Mounted {
        handle: RefCell::new(Some(handle)),
        props: RefCell::new(props),
        seen,
        problems: RefCell::new(problems),
    }
}

/// The state that properties open a story in.
fn opening(props: &StoryViewProps) -> ViewState {
    let mut state = ViewState::new(props.story.clone(), props.language.as_deref(), props.as_of);
    state.claims.since = props.since;
    let state = state.apply(Action::Select(props.selected.clone()));
    match &props.link {
        Some(query) => link::read(&state, query),
        None => state,
    }
}

fn report_to(host: HtmlElement, seen: Rc<RefCell<Seen>>) -> Callback<Reported> {
    Callback::from(move |report: Reported| {
        // A listener may call back into `state()`; nothing is borrowed while events go out.
        let event = match &report {
            Reported::AsOf(day) => {
                seen.borrow_mut().as_of = day.to_string();
                Some((
                    "contrappunto-asof",
                    object([("day", text(&day.to_string()))]),
                ))
            }
            Reported::Select(selected) => {
                seen.borrow_mut().selected.clone_from(selected);
                Some(("contrappunto-select", selection_object(selected.as_ref())))
            }
            Reported::Language(language) => {
                seen.borrow_mut().language = language.to_string();
                None
            }
            Reported::Link(link) => {
                seen.borrow_mut().link.clone_from(link);
                let state = seen.borrow().object();
                Some(("contrappunto-state", object([("state", state)])))
            }
            Reported::Followed(link) => {
                seen.borrow_mut().link.clone_from(link);
                None
            }
        };
        if let Some((name, detail)) = event {
            dispatch(&host, name, &detail);
        }
    })
}

#[wasm_bindgen]
impl Mounted {
    /// Sets options anew; those left out stay as they are. Nothing of it is reported back.
    pub fn update(&self, options: JsValue) {
        let story = self.props.borrow().story.clone();
        let (wanted, problems) = options::read(story, options.clone());
        let given = |name: &str| js_sys::Reflect::has(&options, &name.into()).unwrap_or_default();
        let mut props = self.props.borrow().clone();
        if given("lang") {
            props.language = wanted.language;
            if let Some(language) = &props.language {
                self.seen.borrow_mut().language = language.to_string();
            }
        }
        if given("asOf") {
            props.as_of = wanted.as_of;
            self.seen.borrow_mut().as_of = wanted.as_of.unwrap_or(props.story.updated).to_string();
        }
        if given("since") {
            props.since = wanted.since;
        }
        if given("parts") {
            props.parts = wanted.parts;
        }
        if given("elsewhere") {
            props.elsewhere = wanted.elsewhere;
        }
        if given("select") {
            self.seen.borrow_mut().selected.clone_from(&wanted.selected);
            props.selected = wanted.selected;
        }
        if given("state") {
            props.link = Some(wanted.link.unwrap_or_default());
            props.link_turn += 1;
            // A link tells the whole state: what it leaves out is as the story opens, whatever the host asked for.
            let mut followed = props.clone();
            (followed.as_of, followed.selected) = (None, None);
            followed.language = Some(self.seen.borrow().language.clone().into());
            let seen = Seen::of(&opening(&followed));
            self.seen.replace(seen);
        }
        if given("headingLevel") {
            props.heading_level = wanted.heading_level;
        }
        if given("playPace") {
            props.play_pace = wanted.play_pace;
        }
        self.props.replace(props.clone());
        self.problems.replace(problems);
        if let Some(handle) = self.handle.borrow_mut().as_mut() {
            handle.update(props);
        }
    }

    /// What the reader sees: `{asOf, lang, selected, link}`.
    #[must_use]
    pub fn state(&self) -> JsValue {
        to_js(&self.seen.borrow().object())
    }

    /// What could not be read of the last options: a list of `{path, message}`.
    #[must_use]
    pub fn problems(&self) -> JsValue {
        to_js(&problem_list(&self.problems.borrow()))
    }

    /// Takes the story out of the page.
    pub fn destroy(&self) {
        if let Some(handle) = self.handle.borrow_mut().take() {
            handle.destroy();
        }
    }
}
