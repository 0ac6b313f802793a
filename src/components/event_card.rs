use yew::prelude::*;

use super::cites::cites_with_origins;
use super::claim_card::claim_link;
use super::date_text::date_text;
use super::heading::heading;
use super::markup::{el, group, text};
use super::status::status_pill;
use super::view::View;
use contrappunto_story::model::as_of::{Known, date_on, event_note, event_wording, status};
use contrappunto_story::model::story::Event;
use contrappunto_story::state::search::SearchQuery;

/// Renders an event as it could be told on the day: date, title, text, actors, the claims it bears on, sources.
///
/// If `folded`, only date and title show until it is opened. Matches of the search are marked.
pub fn event_card(
    view: &View,
    event: &Event,
    level: u8,
    folded: bool,
    sought: &SearchQuery,
) -> Html {
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
    let title = heading(level, "event-title", marked(title.get(language), sought));
    let summary = summary.get(language);
    let is_found = !sought.hits(summary).is_empty();
    let account = el("p")
        .push(marked(summary, sought))
        .text(" ")
        .push(cites_with_origins(view, &event.sources))
        .html();
    let note =
        event_note(event, day).map(|note| el("p").class("aside").text(note.get(language)).html());
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
                let standing =
                    status(claim, day).map(|entry| status_pill(entry.status, None, view.locale));
                el("span")
                    .key(claim.id.as_str())
                    .class("claim-link")
                    .with(claim_link(view, claim))
                    .text(" ")
                    .maybe(standing)
                    .html()
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
        el("details")
            .flag("open", is_found)
            .with(el("summary").push(when).push(title))
    } else {
        el("div").push(when).push(title)
    };
    card.class("event-card").with(body).html()
}

/// Renders a text with the matches of the search marked.
fn marked(words: &str, sought: &SearchQuery) -> Html {
    let mut pieces = Vec::new();
    let mut done = 0;
    for hit in sought.hits(words) {
        pieces.push(text(words.get(done..hit.start).unwrap_or_default()));
        done = hit.end;
        pieces.push(el("mark").text(words.get(hit).unwrap_or_default()).html());
    }
    pieces.push(text(words.get(done..).unwrap_or_default()));
    group(pieces)
}
