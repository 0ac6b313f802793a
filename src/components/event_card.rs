use yew::prelude::*;

use super::cites::cites_with_origins;
use super::date_text::date_text;
use super::heading::heading;
use super::view::View;
use crate::core::as_of::{Known, claim_wording, date_on, event_wording};
use crate::core::story::Event;

/// An event as it could be told on the day: date, title, text, who, what it bears on, sources.
///
/// Folded, only date and title show until it is opened.
pub fn event_card(view: &View, event: &Event, level: u8, folded: bool) -> Html {
    let (story, language, day) = (view.story(), view.language(), view.day());
    let (title, summary) = event_wording(event, day);
    let category = story
        .category(&event.category)
        .map(|category| category.label.get(language).to_owned());
    let names: Vec<&str> = event
        .actors
        .iter()
        .filter_map(|id| Some(story.actor(id)?.name.as_str()))
        .collect();
    let claims: Vec<_> = event
        .claims
        .iter()
        .filter_map(|id| story.claim(id))
        .filter(|claim| claim.is_known(day))
        .collect();
    let head = html! {
        <>
            <span class="event-when">{ date_text(&date_on(&event.date, event.known_from(), day), view.locale) }{ " " }<span class="event-category">{ category }</span></span>
            { heading(level, "event-title", title.get(language)) }
        </>
    };
    let body = html! {
        <>
            <p>{ summary.get(language) }{ " " }{ cites_with_origins(view, &event.sources) }</p>
            if let Some(note) = &event.note {
                <p class="aside">{ note.get(language) }</p>
            }
            if !names.is_empty() {
                <p class="related">{ view.words.with }{ ": " }<bdi>{ names.join(", ") }</bdi></p>
            }
            if !claims.is_empty() {
                <p class="related">
                    { view.words.bears_on }{ ": " }
                    { for claims.iter().map(|claim| html! {
                        <a key={claim.id.as_str()} class="claim-link" href={format!("#{}", claim.id.dom_id())}>{ claim_wording(claim, day).label.get(language) }</a>
                    }) }
                </p>
            }
        </>
    };
    if folded {
        html! {
            <details class="event-card">
                <summary>{ head }</summary>
                <div class="event-body">{ body }</div>
            </details>
        }
    } else {
        html! {
            <div class="event-card">
                { head }
                <div class="event-body">{ body }</div>
            </div>
        }
    }
}
