use yew::prelude::*;

use super::markup::el;
use contrappunto_story::calendar::edtf::When;
use contrappunto_story::calendar::locale::Locale;
use contrappunto_story::wording::date_words;

/// Renders a date in words, as a `time` element if it is exact enough for one.
///
/// A function, not a component: a page has hundreds of dates, and each component has a cost at every change.
pub fn date_text(when: &When, locale: Locale) -> Html {
    let text = date_words::when(when, locale);
    let machine = match when {
        When::At(dated) => date_words::html_datetime(dated),
        When::Interval(_) => None,
    };
    let element = match machine {
        Some(datetime) => el("time").set("datetime", datetime),
        None => el("span"),
    };
    element.class("date").text(&text).html()
}
