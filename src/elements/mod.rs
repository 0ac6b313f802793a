//! The browser interface: a story mounted into an element, with plain JavaScript objects in and out.
//!
//! `element.js` is the custom element and decides when the engine is fetched, and `live_story.js` swaps the rendered page
//! in; this module turns objects into properties and the reader's actions into events.
//!
//! | event, on the host element | detail | when |
//! |---|---|---|
//! | `contrappunto-select` | `{kind, id}`, or `null` | the reader selected something, or cleared the selection |
//! | `contrappunto-asof` | `{day}` | the reader moved the day |
//! | `contrappunto-state` | `{state}` | the reader changed anything that a link holds |

mod options;

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

use crate::components::{StoryView, StoryViewProps};
use crate::js::{object, problem_list, read_story, text, to_js};
use contrappunto_story::model::story::SharedStory;
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::read::Problem;
use contrappunto_story::state::link;
use contrappunto_story::state::store::{Origin, StoreHandle, Stores, Subscription};
use contrappunto_story::state::view_state::{Selection, ViewState};
use options::Options;

fn selection_object(selection: Option<&Selection>) -> Json {
    selection.map_or(Json::Null, |selection| {
        object([
            ("kind", text(selection.kind().as_str())),
            ("id", text(selection.id())),
        ])
    })
}

/// A story that has been read, shared by all elements that show it.
#[wasm_bindgen]
pub struct ParsedStory(SharedStory);

/// Reads a story from the object that `JSON.parse` returns for its file.
///
/// # Errors
///
/// A list of `{path, message}` if the story is invalid.
#[wasm_bindgen]
pub fn read(story: &JsValue) -> Result<ParsedStory, JsValue> {
    read_story(story)
        .map(ParsedStory)
        .map_err(|problems| to_js(&problem_list(&problems)))
}

/// Returns the state as reported to a host: `{asOf, lang, selected, link}`, where `link` is the query of a link to it.
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

/// Milliseconds without a step after which a movement counts as ended.
const SETTLED: u32 = 350;

/// Reports to a host what the reader does in its element.
fn tell(host: HtmlElement, store: &StoreHandle) -> Subscription {
    // A link per step of a movement would exceed what browsers accept: it is reported when the movement has ended.
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
        // This report includes a pending one of a movement.
        untold.take();
        if change.is_movement {
            untold.replace(Some(Timeout::new(SETTLED, tell_state)));
        } else {
            tell_state();
        }
    })
}

/// A story in a page.
///
/// Dropping the object does not remove the story; [`destroy`](Self::destroy) does.
#[wasm_bindgen]
pub struct Mounted {
    app: RefCell<Option<yew::AppHandle<StoryView>>>,
    props: RefCell<StoryViewProps>,
    store: StoreHandle,
    problems: RefCell<Vec<Problem>>,
    /// The listener that reports to the host, until the story is removed.
    telling: RefCell<Option<Subscription>>,
}

/// Renders a story into `base`, an empty element that need not be in the document yet.
///
/// Events are dispatched on `host`. All `options` may be left out:
///
/// - `lang`, `asOf`, `since`, `select` and `state` (the query of a link): how the story opens, unless it is on the page
///   already.
/// - `parts`: those to show; `elsewhere`: those that are elsewhere on the page.
/// - `headingLevel`: the title's level, 0 if there is none.
/// - `playPace`: how many seconds an event stays during playback.
/// - `pages`: the addresses of the page in each language.
/// - `address(query, id)`: makes the page's address for a state and an item.
/// - `resting`: the names of parts, and the ids of items, that stay as they were prerendered in `restingLang`. They are
///   rendered as empty elements, `data-resting="claims"`.
/// - `waking`: those of them that are rendered all the same, behind the placeholder and a mark (`data-waking`), piece
///   by piece (`data-growing` until complete).
/// - `drawn()`: called when a change of these has been rendered, or what rests is out of date (`aria-busy`).
///
/// An option that cannot be read is ignored and reported by [`Mounted::problems`].
#[wasm_bindgen]
#[must_use]
pub fn mount(host: HtmlElement, base: Element, story: &ParsedStory, options: &JsValue) -> Mounted {
    let Options {
        props, problems, ..
    } = options::read(options, &|opening| {
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
    /// Sets options; those left out stay as they are. The changes are not reported back.
    pub fn update(&self, options: &JsValue) {
        let Options {
            opening,
            props: wanted,
            problems,
        } = options::read(options, &|_| self.store.clone());
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
        // A link sets the whole state, so it comes before the other options.
        if given("state") {
            self.store.follow(&opening.link.unwrap_or_default());
        }
        if given("lang") {
            self.store.set_language(opening.language.as_deref());
        }
        if given("asOf") {
            self.store.set_day(opening.as_of);
        }
        // Other kinds of items are scrolled into view but not selected.
        if opening.selected.is_some() {
            self.store.select(opening.selected);
        }
        if given("since") {
            self.store.set_since(opening.since);
        }
    }

    /// Returns what the reader sees: `{asOf, lang, selected, link}`.
    #[must_use]
    pub fn state(&self) -> JsValue {
        to_js(&state_object(&self.store.state()))
    }

    /// Returns what could not be read of the last options, as a list of `{path, message}`.
    #[must_use]
    pub fn problems(&self) -> JsValue {
        to_js(&problem_list(&self.problems.borrow()))
    }

    /// Removes the story from the page.
    pub fn destroy(&self) {
        self.store.leave();
        drop(self.telling.take());
        if let Some(app) = self.app.borrow_mut().take() {
            app.destroy();
        }
    }
}
