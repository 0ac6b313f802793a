use yew::prelude::*;

use super::hooks::use_view;
use crate::core::date_words;
use crate::core::edtf::When;

/// Properties of [`DateText`].
#[derive(Properties, PartialEq)]
pub struct DateTextProps {
    /// The date.
    pub when: When,
}

/// A date in words; a `time` element where it is exact enough for one.
#[component]
pub fn DateText(props: &DateTextProps) -> Html {
    let Some(view) = use_view() else {
        return html! { <span /> };
    };
    let text = date_words::when(&props.when, view.locale);
    let machine = match &props.when {
        When::At(dated) => date_words::html_datetime(dated),
        When::Interval(_) => None,
    };
    match machine {
        Some(datetime) => html! { <time class="date" {datetime}>{ text }</time> },
        None => html! { <span class="date">{ text }</span> },
    }
}
