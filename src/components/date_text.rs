use yew::prelude::*;

use super::markup::el;
use contrappunto_story::page::links::DateText;

/// Renders a date, as a `time` element if it is exact enough for one.
///
/// A function, not a component: a page has hundreds of dates, and each component has a cost at every change.
pub fn date_view(date: &DateText) -> Html {
    let element = match &date.datetime {
        Some(datetime) => el("time").set("datetime", datetime.clone()),
        None => el("span"),
    };
    element.class("date").child(&date.text).html()
}
