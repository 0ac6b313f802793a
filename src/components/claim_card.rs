//! One claim as of the day: in full as a card, or in one line if its card is elsewhere.

mod evidence;
mod rest;

use std::rc::Rc;

use yew::prelude::*;

use self::rest::rest_view;
use super::cites::citations_view;
use super::date_text::date_view;
use super::heading::heading;
use super::item_link::link_view;
use super::markup::{El, button, el, group};
use super::status::{pill_view, strip_view};
use super::view::Surroundings;
use contrappunto_story::page::claims::card::{CardContent, CardForm, ClaimCard};
use contrappunto_story::page::claims::question::ClaimRow;
use contrappunto_story::page::claims::side::Side;
use contrappunto_story::state::view_state::Action;

const fn class_of(side: Side) -> &'static str {
    match side {
        Side::Claim => "side-claim",
        Side::Counterclaim => "side-counter",
    }
}

/// Renders a card.
pub(super) fn card_view(surroundings: &Surroundings, card: &Rc<ClaimCard>) -> Html {
    let article = el("article")
        .key(card.id.as_str())
        .set("id", card.id.dom_id())
        .attr(
            "data-known",
            if card.status.is_some() { "yes" } else { "no" },
        );
    let article = match card.status {
        Some(status) => article.attr("data-status", status),
        None => article,
    };
    let Some(content) = &card.content else {
        return article.flag("hidden", true).class("card").html();
    };
    let words = surroundings.words;
    let statement = el("p")
        .class("statement")
        .child(&content.statement)
        .child(" ")
        .child(citations_view(&content.statement_citations, words));
    let tag = content.aspect.as_ref().map(|aspect| {
        el("span")
            .may("title", aspect.note.clone())
            .class("tag")
            .child(&aspect.label)
            .html()
    });
    let new = content
        .is_new
        .then(|| el("span").class("tag new").child(words.new_claim).html());
    let meta = el("div")
        .class("meta")
        .child(pill_view(&content.status))
        .child(strip_view(&content.history, words))
        .child(tag)
        .child(new);
    let rest = rest_view(surroundings, card, content);
    let (class, rest) = match &content.form {
        CardForm::Full => ("", group(rest)),
        CardForm::Short(face) => {
            let put = face.as_ref().map(|face| put_opposite(surroundings, face));
            let folded = el("details")
                .class("rest")
                .child(el("summary").child(words.reason_and_more))
                .child(rest);
            ("short", group(vec![folded.html(), put.unwrap_or_default()]))
        }
    };
    let marked = if content.is_marked { "marked" } else { "" };
    article
        .attr("tabindex", "-1")
        .classes(&["card", class_of(content.side), class, marked])
        .child(head(surroundings, content))
        .child(el("p").class("roles").child(&content.roles))
        .child(statement)
        .child(meta)
        .child(rest)
        .html()
}

/// Renders the side, for assistive technology only, the names of the claimants, and the date.
fn head(surroundings: &Surroundings, content: &CardContent) -> El {
    let side = el("span")
        .class("side-name")
        .child(content.side_name)
        .child(el("span").class("unseen").child(": "));
    let names = el("bdi").child(&content.claimants);
    let who = group(vec![side.html(), names.html()]);
    el("header")
        .class("card-head")
        .child(heading(surroundings.heading_level + 2, "who", who))
        .child(date_view(&content.date))
}

/// Renders the button that makes a claim face the other side.
fn put_opposite(surroundings: &Surroundings, face: &Action) -> Html {
    button()
        .class("chip face live")
        .onclick(surroundings.sends(face.clone()))
        .child(surroundings.words.put_opposite)
        .html()
}

/// Renders a claim in one line: who, what, its status, a link to its card, and a button to set it face to face here.
pub(super) fn row_view(surroundings: &Surroundings, row: &ClaimRow) -> Html {
    let line = el("div").key(row.id.as_str());
    let Some(content) = &row.content else {
        return line.flag("hidden", true).html();
    };
    let standing = el("p")
        .child(link_view(&content.link))
        .child(" ")
        .child(pill_view(&content.status));
    let names = el("bdi").child(&content.claimants);
    line.classes(&["claim-row", class_of(content.side)])
        .child(el("p").class("who").child(names))
        .child(standing)
        .child(put_opposite(surroundings, &content.face))
        .html()
}
