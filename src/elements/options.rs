//! Options from JavaScript to properties of the view.

use wasm_bindgen::JsValue;

use super::json::from_js;
use crate::components::{PageLink, Part, StoryViewProps};
use crate::core::date::Date;
use crate::core::json::Json;
use crate::core::read::Problem;
use crate::core::story::SharedStory;
use crate::core::view_state::Selection;

/// Reads `{lang, asOf, since, parts, headingLevel, select, state, pages}`; what cannot be read is left out and noted.
pub(super) fn read(story: SharedStory, options: JsValue) -> (StoryViewProps, Vec<Problem>) {
    from_json(story, &from_js(&options))
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
        Some(Json::Number(level)) if (1.0..=6.0).contains(level) => *level as u8,
        _ => 1,
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
        heading_level,
        pages: pages.collect(),
        onreport: yew::Callback::noop(),
        story,
    };
    (props, problems)
}
