//! Options from JavaScript to properties of the view.

use std::time::Duration;

use wasm_bindgen::{JsCast, JsValue};

use crate::components::{Addresses, PageLink, Part, StoryViewProps};
use crate::core::date::Date;
use crate::core::json::Json;
use crate::core::read::Problem;
use crate::core::story::SharedStory;
use crate::core::view_state::Selection;
use crate::js::from_js;

/// Reads `{lang, asOf, since, parts, elsewhere, headingLevel, playPace, select, state, pages, address}`; what cannot be read is left out and noted.
pub(super) fn read(story: SharedStory, options: JsValue) -> (StoryViewProps, Vec<Problem>) {
    // `live.js` makes them, of what can always be read.
    let json = from_js(&options).unwrap_or(Json::Null);
    let (mut props, problems) = from_json(story, &json);
    if let Ok(make) = js_sys::Reflect::get(&options, &"address".into())
        && let Ok(make) = make.dyn_into::<js_sys::Function>()
    {
        props.addresses = Addresses::new(yew::Callback::from(
            move |(query, item): (String, String)| {
                let made = make.call2(&JsValue::NULL, &query.into(), &item.into());
                made.ok()
                    .and_then(|made| made.as_string())
                    .unwrap_or_default()
            },
        ));
    }
    (props, problems)
}

fn from_json(story: SharedStory, json: &Json) -> (StoryViewProps, Vec<Problem>) {
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
    let props = StoryViewProps {
        language: text("lang").map(|tag| tag.to_owned().into()),
        as_of,
        since,
        selected: text("select")
            .and_then(|fragment| Selection::from_dom_id(fragment.trim_start_matches('#'))),
        link: text("state").map(|query| query.to_owned().into()),
        link_turn: 0,
        parts: Part::list(text("parts").unwrap_or_default()),
        elsewhere: text("elsewhere").map(Part::list).unwrap_or_default(),
        addresses: Addresses::default(),
        heading_level,
        play_pace: play_pace.filter(|pace| !pace.is_zero()),
        pages: pages.collect(),
        onreport: yew::Callback::noop(),
        story,
    };
    (props, problems)
}
