use yew::prelude::*;

use super::cites::cites_with_origins;
use super::claim_card::claim_link;
use super::date_text::date_text;
use super::heading::heading;
use super::markup::{el, text};
use super::view::View;
use crate::core::as_of::{Known, date_on, event_wording};
use crate::core::story::Event;

/// An event as it could be told on the day: date, title, text, who, what it bears on, sources.
///
/// Folded, only date and title show until it is opened.
pub fn event_card(view: &View, event: &Event, level: u8, folded: bool) -> Html {
    let (story, language, day) = (view.story(), view.language(), view.day());
    let (title, summary) = event_wording(event, day);
    let category = story
        .category(&event.category)
        .map(|category| category.label.get(language));
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
    let when = el("span")
        .class("event-when")
        .push(date_text(
            &date_on(&event.date, event.known_from(), day),
            view.locale,
        ))
        .text(" ")
        .with(el("span").class("event-category").maybe(category.map(text)))
        .html();
    let title = heading(level, "event-title", title.get(language));
    let account = el("p")
        .text(summary.get(language))
        .text(" ")
        .push(cites_with_origins(view, &event.sources))
        .html();
    let note = event
        .note
        .as_ref()
        .map(|note| el("p").class("aside").text(note.get(language)).html());
    let with = (!names.is_empty()).then(|| {
        el("p")
            .class("related")
            .text(view.words.with)
            .text(": ")
            .with(el("bdi").text(&names.join(", ")))
            .html()
    });
    let bears_on = (!claims.is_empty()).then(|| {
        el("p")
            .class("related")
            .text(view.words.bears_on)
            .text(": ")
            .each(claims.iter().map(|claim| {
                let link = claim_link(view, claim).key(claim.id.as_str());
                link.class("claim-link").html()
            }))
            .html()
    });
    let body = el("div")
        .class("event-body")
        .push(account)
        .maybe(note)
        .maybe(with)
        .maybe(bears_on);
    let card = if folded {
        el("details").with(el("summary").push(when).push(title))
    } else {
        el("div").push(when).push(title)
    };
    card.class("event-card").with(body).html()
}
