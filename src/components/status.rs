//! How a claim stands, as a word with its sign, and how it stood, as a strip.

use yew::prelude::*;

use super::view::View;
use super::words;
use crate::core::as_of::Known;
use crate::core::date_words;
use crate::core::locale::Locale;
use crate::core::story::{Claim, Status};

/// A status: sign, word, and a colour by its role.
///
/// A count stands after the word: in no language does the word then have to agree with it.
pub fn status_pill(status: Status, count: Option<usize>, locale: Locale) -> Html {
    html! {
        <span class={classes!("pill", status.tone())}>
            <span class="glyph" aria-hidden="true">{ status.glyph() }</span>
            { " " }
            { words::status(status, locale) }
            if let Some(count) = count {
                { " " }<b class="count">{ count }</b>
            }
        </span>
    }
}

/// The steps of a claim's history: those known on the day by their colour, later ones as empty outlines.
///
/// It only repeats in a glance what the history below says in words.
pub fn status_strip(view: &View, claim: &Claim) -> Html {
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
