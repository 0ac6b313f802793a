//! How a claim stands, as a word with its sign, and how it stood, as a strip.

use yew::prelude::*;

use super::hooks::use_view;
use super::words;
use crate::core::as_of::Known;
use crate::core::date_words;
use crate::core::story::{ClaimId, Status};

/// Properties of [`StatusPill`].
#[derive(Properties, PartialEq)]
pub struct StatusPillProps {
    /// The status.
    pub status: Status,
    /// How many, after the word: in no language does the word then have to agree with the number.
    #[prop_or_default]
    pub count: Option<usize>,
}

/// A status: sign, word, and a colour by its role.
#[component]
pub fn StatusPill(props: &StatusPillProps) -> Html {
    let Some(view) = use_view() else {
        return html! { <span /> };
    };
    html! {
        <span class={classes!("pill", props.status.tone())}>
            <span class="glyph" aria-hidden="true">{ props.status.glyph() }</span>
            { " " }
            { words::status(props.status, view.locale) }
            if let Some(count) = props.count {
                { " " }<b class="count">{ count }</b>
            }
        </span>
    }
}

/// Properties of [`StatusStrip`].
#[derive(Properties, PartialEq)]
pub struct StatusStripProps {
    /// The claim.
    pub claim: ClaimId,
}

/// The steps of a claim's history: those known on the day by their colour, later ones as empty outlines.
///
/// It only repeats in a glance what the history below says in words.
#[component]
pub fn StatusStrip(props: &StatusStripProps) -> Html {
    let Some(view) = use_view() else {
        return html! { <span /> };
    };
    let Some(claim) = view.story().claim(&props.claim) else {
        return html! { <span /> };
    };
    html! {
        <span class="strip" aria-hidden="true">
            { for claim.status_history.iter().enumerate().map(|(index, entry)| {
                if entry.is_known(view.day()) {
                    let title = format!("{}: {}", date_words::when(&entry.date, view.locale), words::status(entry.status, view.locale));
                    html! { <i key={index} class={entry.status.tone()} {title} /> }
                } else {
                    html! { <i key={index} class="later" /> }
                }
            }) }
        </span>
    }
}
