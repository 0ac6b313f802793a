//! Conversion of JavaScript options to properties of the view.

use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::{JsCast, JsValue};

use crate::components::{Addresses, PageLink, Part, Resting, StoryViewProps};
use crate::js::from_js;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::read::Problem;
use contrappunto_story::state::store::{Opening, StoreHandle};
use contrappunto_story::state::view_state::Selection;

/// The options of a host.
pub(super) struct Options {
    /// How the story opens.
    pub opening: Opening,
    /// What is shown, and how.
    pub props: StoryViewProps,
    /// What could not be read, and is ignored.
    pub problems: Vec<Problem>,
}

/// Reads `{lang, asOf, since, parts, elsewhere, headingLevel, playPace, select, state, pages, address, resting, waking,
/// restingLang, drawn}`.
///
/// The view has the state that `store` returns for the opening.
pub(super) fn read(options: &JsValue, store: &dyn Fn(&Opening) -> StoreHandle) -> Options {
    // `live_story.js` creates them from values that can always be read.
    let json = from_js(options).unwrap_or(Json::Null);
    let mut read = from_json(&json, store);
    let function = |name: &str| {
        let given = js_sys::Reflect::get(options, &name.into()).ok()?;
        given.dyn_into::<js_sys::Function>().ok()
    };
    let text = |name: &str| json.field(name).and_then(Json::text).unwrap_or_default();
    let drawn = function("drawn").map(|drawn| {
        yew::Callback::from(move |()| {
            let _ = drawn.call0(&JsValue::NULL);
        })
    });
    let resting = Resting::new(text("resting"), text("waking"), text("restingLang"), drawn);
    read.props.resting = resting.into();
    if let Some(make) = function("address") {
        read.props.addresses = Addresses::new(yew::Callback::from(
            move |(query, item): (String, String)| {
                let made = make.call2(&JsValue::NULL, &query.into(), &item.into());
                made.ok()
                    .and_then(|made| made.as_string())
                    .unwrap_or_default()
            },
        ));
    }
    read
}

fn from_json(json: &Json, store: &dyn Fn(&Opening) -> StoreHandle) -> Options {
    let mut problems = Vec::new();
    let text = |name: &str| {
        json.field(name)
            .and_then(Json::text)
            .filter(|text| !text.is_empty())
    };
    let mut day = |name: &str, path: &str| {
        text(name).and_then(|text| match text.parse::<Date>() {
            Ok(day) => Some(day),
            Err(error) => {
                problems.push(Problem {
                    path: path.to_owned(),
                    message: error.to_string(),
                });
                None
            }
        })
    };
    let as_of = day("asOf", "as-of");
    let since = day("since", "since");
    let heading_level = match json.field("headingLevel") {
        Some(Json::Number(level)) if (0.0..=6.0).contains(level) => *level as u8,
        _ => 1,
    };
    let play_pace = match json.field("playPace") {
        Some(Json::Number(seconds)) => Duration::try_from_secs_f64(*seconds).ok(),
        _ => None,
    };
    let pages = json
        .field("pages")
        .map_or(&[][..], Json::elements)
        .iter()
        .filter_map(|page| {
            let field = |name| page.field(name).and_then(Json::text).map(str::to_owned);
            Some(PageLink {
                language: field("lang")?.into(),
                href: field("href")?.into(),
            })
        });
    let opening = Opening {
        language: text("lang").map(str::to_owned),
        as_of,
        since,
        selected: text("select")
            .and_then(|fragment| Selection::from_dom_id(fragment.trim_start_matches('#'))),
        link: text("state").map(str::to_owned),
    };
    let props = StoryViewProps {
        store: store(&opening),
        parts: Part::list(text("parts").unwrap_or_default()),
        elsewhere: text("elsewhere").map(Part::list).unwrap_or_default(),
        addresses: Addresses::default(),
        heading_level,
        play_pace: play_pace.filter(|pace| !pace.is_zero()),
        pages: pages.collect(),
        resting: Rc::default(),
    };
    Options {
        opening,
        props,
        problems,
    }
}
