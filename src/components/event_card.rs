use yew::prelude::*;

use super::cites::citations_view;
use super::date_text::date_view;
use super::heading::heading;
use super::item_link::link_view;
use super::markup::{el, group, text};
use super::status::pill_view;
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
        .child(date_view(&card.when))
        .child(" ")
        .child(el("span").class("event-category").child(category))
        .html();
    let title = heading(level, "event-title", marked(&card.title));
    let account = el("p")
        .child(marked(&card.summary))
        .child(" ")
        .child(citations_view(&card.citations, words))
        .html();
    let note = card.note.as_ref();
    let note = note.map(|note| el("p").class("aside").child(note).html());
    let with = (!card.actors.is_empty()).then(|| {
        el("p")
            .class("related")
            .child(words.with)
            .child(": ")
            .child(el("bdi").child(&card.actors))
            .html()
    });
    let claim = |claim: &RelatedClaim| {
        let standing = claim.status.as_ref().map(pill_view);
        el("span")
            .key(claim.id.as_str())
            .class("claim-link")
            .child(link_view(&claim.link))
            .child(" ")
            .child(standing)
            .html()
    };
    let bears_on = (!card.claims.is_empty()).then(|| {
        el("p")
            .class("related")
            .child(words.bears_on)
            .child(": ")
            .children(card.claims.iter().map(claim))
            .html()
    });
    let body = el("div")
        .class("event-body")
        .child(account)
        .child(note)
        .child(with)
        .child(bears_on);
    let element = if folded {
        el("details")
            .flag("open", card.is_found())
            .child(el("summary").child(when).child(title))
    } else {
        el("div").child(when).child(title)
    };
    element.class("event-card").child(body).html()
}

/// Renders a text with the matches of the search marked.
fn marked(pieces: &[TextPiece]) -> Html {
    let piece = |piece: &TextPiece| {
        if piece.is_match {
            el("mark").child(&piece.text).html()
        } else {
            text(&piece.text)
        }
    };
    group(pieces.iter().map(piece).collect())
}
