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

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

use crate::components::{StoryView, StoryViewProps};
use crate::core::json::Json;
use crate::core::link;
use crate::core::read::Problem;
use crate::core::store::{Listening, Origin, StoreHandle, Stores};
use crate::core::story::SharedStory;
use crate::core::view_state::{Selection, ViewState};
use crate::js::{object, problem_list, read_story, text, to_js};
use options::Options;

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

/// What the reader sees, as it is told to a host: `{asOf, lang, selected, link}`, the last the query of a link to it.
fn state_object(state: &ViewState) -> Json {
    object([
        ("asOf", text(&state.as_of.to_string())),
        ("lang", text(&state.language)),
        ("selected", selection_object(state.selected.as_ref())),
        ("link", text(&link::write(state))),
    ])
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

thread_local! {
    /// The states of the stories that this engine shows.
    static STORES: Stores = Stores::default();
}

/// Milliseconds after which a movement counts as ended.
const SETTLED: u32 = 350;

/// Tells a host what the reader does in its element.
fn tell(host: HtmlElement, store: &StoreHandle) -> Listening {
    // A link for each step of a movement would be more than browsers take: it is told when the movement has ended.
    let untold = RefCell::new(None::<Timeout>);
    let now = store.clone();
    store.listen(move |change| {
        if change.origin != Origin::Here {
            return;
        }
        let (before, after) = (change.before, change.after);
        if after.as_of != before.as_of {
            let day = text(&after.as_of.to_string());
            dispatch(&host, "contrappunto-asof", &object([("day", day)]));
        }
        if after.selected != before.selected {
            let selected = selection_object(after.selected.as_ref());
            dispatch(&host, "contrappunto-select", &selected);
        }
        let (host, now) = (host.clone(), now.clone());
        let tell_state = move || {
            let state = state_object(&now.state());
            dispatch(&host, "contrappunto-state", &object([("state", state)]));
        };
        // What was still to be told of a movement is told with this.
        untold.take();
        if change.is_movement {
            untold.replace(Some(Timeout::new(SETTLED, tell_state)));
        } else {
            tell_state();
        }
    })
}

/// A story in a page. Dropping the object does not take it away; [`destroy`](Self::destroy) does.
#[wasm_bindgen]
pub struct Mounted {
    app: RefCell<Option<yew::AppHandle<StoryView>>>,
    props: RefCell<StoryViewProps>,
    store: StoreHandle,
    problems: RefCell<Vec<Problem>>,
    /// What the host hears, until the story goes.
    telling: RefCell<Option<Listening>>,
}

/// Renders a story into `base`, an empty element that need not be in the document yet.
///
/// `host` is where events are dispatched. `options`, all of which may be left out: `lang`, `asOf`, `since`, `select` and
/// `state` (the query of a link) say how it opens, unless it is on the page already; `parts` are those shown, `elsewhere`
/// those that stand elsewhere on the page; `headingLevel` is the title's, 0 where there is none; `playPace` is how many
/// seconds an event stays while the story plays; `pages` tells where the page stands in each language, and
/// `address(query, id)` makes the page's address for a state and an item. `resting` names the parts, and the items by
/// their ids, that stay as they were prerendered in `restingLang`: in their places are empty elements,
/// `data-resting="claims"`, and `drawn()` is told when that has changed, or what rests no longer holds (`aria-busy`). Of
/// those `waking` names what is drawn all the same, behind its place and a mark (`data-waking`) and piece by piece
/// (`data-growing` until it is whole). An option that cannot be read is left out and told by [`Mounted::problems`].
#[wasm_bindgen]
#[must_use]
pub fn mount(host: HtmlElement, base: Element, story: &Read, options: &JsValue) -> Mounted {
    let Options {
        props, problems, ..
    } = options::read(options, |opening| {
        STORES.with(|stores| stores.handle(story.0.clone(), opening))
    });
    let store = props.store.clone();
    let telling = tell(host, &store);
    let app = yew::Renderer::<StoryView>::with_root_and_props(base, props.clone()).render();
    Mounted {
        app: RefCell::new(Some(app)),
        props: RefCell::new(props),
        store,
        problems: RefCell::new(problems),
        telling: RefCell::new(Some(telling)),
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Sets options anew; those left out stay as they are. Nothing of it is reported back.
    pub fn update(&self, options: &JsValue) {
        let Options {
            opening,
            props: wanted,
            problems,
        } = options::read(options, |_| self.store.clone());
        self.problems.replace(problems);
        let given = |name: &str| js_sys::Reflect::has(options, &name.into()).unwrap_or_default();
        let mut props = self.props.borrow().clone();
        if given("parts") {
            props.parts = wanted.parts;
        }
        if given("elsewhere") {
            props.elsewhere = wanted.elsewhere;
        }
        if given("headingLevel") {
            props.heading_level = wanted.heading_level;
        }
        if given("playPace") {
            props.play_pace = wanted.play_pace;
        }
        if given("resting") {
            props.resting = props.resting.with_names_of(&wanted.resting).into();
        }
        if props != *self.props.borrow() {
            self.props.replace(props.clone());
            if let Some(app) = self.app.borrow_mut().as_mut() {
                app.update(props);
            }
        }
        // A link tells the whole state, before whatever else is asked for.
        if given("state") {
            self.store.follow(&opening.link.unwrap_or_default());
        }
        if given("lang") {
            self.store.set_language(opening.language.as_deref());
        }
        if given("asOf") {
            self.store.set_day(opening.as_of);
        }
        // Other items than these are brought into view and not picked out.
        if opening.selected.is_some() {
            self.store.select(opening.selected);
        }
        if given("since") {
            self.store.set_since(opening.since);
        }
    }

    /// What the reader sees: `{asOf, lang, selected, link}`.
    #[must_use]
    pub fn state(&self) -> JsValue {
        to_js(&state_object(&self.store.state()))
    }

    /// What could not be read of the last options: a list of `{path, message}`.
    #[must_use]
    pub fn problems(&self) -> JsValue {
        to_js(&problem_list(&self.problems.borrow()))
    }

    /// Takes the story out of the page.
    pub fn destroy(&self) {
        self.store.leave();
        drop(self.telling.take());
        if let Some(app) = self.app.borrow_mut().take() {
            app.destroy();
        }
    }
}
