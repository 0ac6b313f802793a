use yew::prelude::*;

use super::cites::citations_view;
use super::date_text::date_view;
use super::heading::heading;
use super::item_link::link_view;
use super::markup::{el, group, text};
use super::status::status_pill;
use super::view::Surroundings;
use contrappunto_story::page::timeline::event_card::{EventCard, RelatedClaim, TextPiece};

/// Renders an event.
///
/// If `folded`, only date and title show until it is opened.
pub fn event_card(surroundings: &Surroundings, card: &EventCard, level: u8, folded: bool) -> Html {
    let words = surroundings.words;
    let category = card.category.as_deref().map(text);
    let when = el("span")
        .class("event-when")
        .push(date_view(&card.when))
        .text(" ")
        .with(el("span").class("event-category").maybe(category))
        .html();
    let title = heading(level, "event-title", marked(&card.title));
    let account = el("p")
        .push(marked(&card.summary))
        .text(" ")
        .push(citations_view(&card.citations, words))
        .html();
    let note = card.note.as_ref();
    let note = note.map(|note| el("p").class("aside").text(note).html());
    let with = (!card.actors.is_empty()).then(|| {
        el("p")
            .class("related")
            .text(words.with)
            .text(": ")
            .with(el("bdi").text(&card.actors))
            .html()
    });
    let claim = |claim: &RelatedClaim| {
        let standing = claim.status;
        let standing = standing.map(|status| status_pill(status, None, surroundings.locale));
        el("span")
            .key(claim.id.as_str())
            .class("claim-link")
            .with(link_view(&claim.link))
            .text(" ")
            .maybe(standing)
            .html()
    };
    let bears_on = (!card.claims.is_empty()).then(|| {
        el("p")
            .class("related")
            .text(words.bears_on)
            .text(": ")
            .each(card.claims.iter().map(claim))
            .html()
    });
    let body = el("div")
        .class("event-body")
        .push(account)
        .maybe(note)
        .maybe(with)
        .maybe(bears_on);
    let element = if folded {
        el("details")
            .flag("open", card.is_found())
            .with(el("summary").push(when).push(title))
    } else {
        el("div").push(when).push(title)
    };
    element.class("event-card").with(body).html()
}

/// Renders a text with the matches of the search marked.
fn marked(pieces: &[TextPiece]) -> Html {
    let piece = |piece: &TextPiece| {
        if piece.is_match {
            el("mark").text(&piece.text).html()
        } else {
            text(&piece.text)
        }
    };
    group(pieces.iter().map(piece).collect())
}
