//! One claim as of the day: in full as a card, or in one line if its card is elsewhere.

mod evidence;

use yew::prelude::*;

use self::evidence::{evidence, grounds};
use super::calculate::CheckedBy;
use super::card_foot::CardFoot;
use super::cites::{cites, cites_with_origins};
use super::date_text::date_text;
use super::heading::heading;
use super::item_link::item_link;
use super::markup::{El, button, el, group, text};
use super::status::{status_pill, status_strip};
use super::view::View;
use contrappunto_story::model::as_of::{
    Known, claim_wording, claimants, date_on, event_wording, quote_note, quotes, role, status,
};
use contrappunto_story::model::story::{Actor, Claim, Claimant, Event, Quote, StatusEntry};
use contrappunto_story::page::part::Part;
use contrappunto_story::page::words;
use contrappunto_story::state::claims_view::countered;
use contrappunto_story::state::view_state::Action;
use contrappunto_story::wording::date_words;

/// Which side of a question a claim is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The claim.
    Claim,
    /// The counterclaim.
    Counterclaim,
}

impl Side {
    const fn class(self) -> &'static str {
        match self {
            Self::Claim => "side-claim",
            Self::Counterclaim => "side-counter",
        }
    }
}

/// How much of a claim is expanded.
#[derive(Clone)]
pub enum CardForm {
    /// All of it: the claim faces the other side.
    Full,
    /// Statement and status, the rest folded; with the action that makes it face the other side, if there is one.
    Short(Option<Action>),
}

/// Renders a claim; claims and counterclaims have the same fields in the same order and size.
pub fn claim_card(view: &View, claim: &Claim, side: Side, level: u8, place: CardForm) -> Html {
    let (story, language, day) = (view.story(), view.language(), view.day());
    let article = el("article")
        .key(claim.id.as_str())
        .set("id", claim.id.dom_id());
    let Some(entry) = status(claim, day) else {
        return article
            .attr("data-known", "no")
            .flag("hidden", true)
            .class("card")
            .html();
    };
    if !view.state.claims.shows(claim, day) {
        return article
            .attr("data-known", "yes")
            .attr("data-status", entry.status.as_str())
            .flag("hidden", true)
            .class("card")
            .html();
    }
    let wording = claim_wording(claim, day);
    let marked = if view.state.marks_claim(&claim.id) {
        "marked"
    } else {
        ""
    };
    let names: Vec<_> = claimants(claim, day)
        .filter_map(|claimant| Some((story.actor(&claimant.actor)?, claimant)))
        .collect();
    let head = el("header")
        .class("card-head")
        .push(heading(level, "who", who(view, side, &names)))
        .push(date_text(
            &date_on(&claim.date, claim.known_from(), day),
            view.locale,
        ));
    let roles: Vec<_> = names
        .iter()
        .map(|(_, claimant)| role(claimant, day).get(language))
        .collect();
    let statement = el("p")
        .class("statement")
        .text(wording.statement.get(language))
        .text(" ")
        .push(cites(view, wording.sources));
    let quotes = quotes(claim, day)
        .enumerate()
        .map(|(index, quote)| quote_view(view, index, quote));
    let tag = story.aspect(&claim.about).map(|aspect| {
        let note = aspect.note.as_ref();
        el("span")
            .may("title", note.map(|note| note.get(language).to_owned()))
            .class("tag")
            .text(aspect.label.get(language))
            .html()
    });
    let is_new = claim.known_from() == day;
    let new = is_new.then(|| {
        el("span")
            .class("tag new")
            .text(view.words.new_claim)
            .html()
    });
    let meta = el("div")
        .class("meta")
        .push(status_pill(entry.status, None, view.locale))
        .push(status_strip(view, claim))
        .maybe(tag)
        .maybe(new);
    let since = el("span")
        .class("quiet")
        .text("(")
        .push(date_text(&entry.date, view.locale))
        .text(")");
    let why = el("p")
        .class("why")
        .text(entry.why.get(language))
        .text(" ")
        .with(since)
        .text(" ")
        .push(cites_with_origins(view, &entry.sources));
    let rest = [
        el("div").class("quotes").each(quotes).html(),
        why.html(),
        verdict(view, claim).unwrap_or_default(),
        grounds(view, claim),
        evidence(view, claim),
        checked_by(view, claim),
        facing(view, claim),
        precisely(view, claim),
        html! { <CardFoot claim={claim.id.clone()} is_counter={side == Side::Counterclaim} /> },
    ];
    let (class, rest) = match place {
        CardForm::Full => ("", group(rest.to_vec())),
        CardForm::Short(face) => {
            let put = face.map(|face| {
                button()
                    .class("chip face live")
                    .onclick(view.sends(face))
                    .text(view.words.put_opposite)
                    .html()
            });
            let folded = el("details")
                .class("rest")
                .with(el("summary").text(view.words.reason_and_more))
                .list(rest.to_vec());
            ("short", group(vec![folded.html(), put.unwrap_or_default()]))
        }
    };
    article
        .attr("data-known", "yes")
        .attr("data-status", entry.status.as_str())
        .attr("tabindex", "-1")
        .classes(&["card", side.class(), class, marked])
        .with(head)
        .with(el("p").class("roles").text(&roles.join("; ")))
        .with(statement)
        .with(meta)
        .push(rest)
        .html()
}

/// Renders the calculations that check the claim, if there are any.
fn checked_by(view: &View, claim: &Claim) -> Html {
    let mut calculations = view.story().calculations.iter();
    let is_checked = calculations.any(|one| one.checks.iter().any(|check| check.claim == claim.id));
    if is_checked {
        html! { <CheckedBy claim={claim.id.clone()} /> }
    } else {
        Html::default()
    }
}

/// Renders links to the claims on the other side of the claim's questions.
fn facing(view: &View, claim: &Claim) -> Html {
    let others = countered(view.story(), claim, view.day());
    let links = others.into_iter().map(|other| {
        el("span")
            .key(other.id.as_str())
            .class("claim-link")
            .with(claim_link(view, other))
            .html()
    });
    let links: Vec<Html> = links.collect();
    el("p")
        .class("facing related")
        .flag("hidden", links.is_empty())
        .text(view.words.counters)
        .text(": ")
        .list(links)
        .html()
}

/// Renders the publisher's verdict, from the day it was given.
fn verdict(view: &View, claim: &Claim) -> Option<Html> {
    let review = claim.review.as_ref();
    let review = review.filter(|review| review.date <= view.day())?;
    let (language, publisher) = (view.language(), view.story().publisher.as_ref()?);
    let name = el("b")
        .text(view.words.verdict_of)
        .text(" ")
        .with(el("bdi").text(&publisher.name));
    let short = review.short.as_ref().map(|short| {
        let claim = el("q").text(short.get(language)).html();
        group(vec![claim, text(" — ")])
    });
    let when = el("time")
        .set("datetime", review.date.to_string())
        .class("quiet")
        .text(&date_words::day(review.date, view.locale));
    let line = el("p").class("why").with(name).text(": ").maybe(short);
    let line = line.text(review.verdict.get(language)).text(" · ");
    Some(line.with(when).html())
}

/// Renders the side, for assistive technology only, and the names of the claimants.
fn who(view: &View, side: Side, names: &[(&Actor, &Claimant)]) -> Html {
    let names: Vec<_> = names.iter().map(|(actor, _)| actor.name.as_str()).collect();
    let side = el("span")
        .class("side-name")
        .text(side_title(side, 1, view.words))
        .with(el("span").class("unseen").text(": "));
    group(vec![side.html(), el("bdi").text(&names.join(", ")).html()])
}

/// Renders the details folded into a card: what the claim is about, whose interest it serves, and its history.
fn precisely(view: &View, claim: &Claim) -> Html {
    let (story, language, day, words) = (view.story(), view.language(), view.day(), view.words);
    let wording = claim_wording(claim, day);
    let about = story
        .aspect(&claim.about)
        .map(|aspect| text(&format!(": {}", aspect.label.get(language))));
    let assessment = claim
        .assessment
        .as_ref()
        .filter(|assessment| assessment.date <= day)
        .map(|assessment| {
            group(vec![
                el("dt").text(words.where_it_stands).html(),
                el("dd").text(assessment.text.get(language)).html(),
            ])
        });
    let history = claim
        .status_history
        .iter()
        .filter(|entry| entry.is_known(day))
        .enumerate()
        .map(|(index, entry)| history_entry(view, index, entry));
    let events: Vec<_> = story
        .events_on(&claim.id)
        .filter(|event| event.is_known(day))
        .map(|event| event_link(view, event))
        .collect();
    let events = (!events.is_empty()).then(|| {
        group(vec![
            el("dt").text(words.events).html(),
            el("dd").with(el("ul").class("links").list(events)).html(),
        ])
    });
    let list = el("dl")
        .with(el("dt").text(words.about).maybe(about))
        .with(el("dd").text(wording.about_note.get(language)))
        .with(el("dt").text(words.interest))
        .with(el("dd").text(wording.interest.get(language)))
        .maybe(assessment)
        .with(el("dt").text(words.history))
        .with(el("dd").with(el("ol").class("history").each(history)))
        .maybe(events);
    el("details")
        .class("precisely")
        .with(el("summary").text(words.precisely))
        .with(list)
        .html()
}

fn history_entry(view: &View, index: usize, entry: &StatusEntry) -> Html {
    el("li")
        .key(&index.to_string())
        .push(date_text(&entry.date, view.locale))
        .text(" ")
        .push(status_pill(entry.status, None, view.locale))
        .text(" ")
        .text(entry.why.get(view.language()))
        .text(" ")
        .push(cites(view, &entry.sources))
        .html()
}

fn event_link(view: &View, event: &Event) -> Html {
    let day = view.day();
    let title = event_wording(event, day).0.get(view.language());
    let when = date_text(&date_on(&event.date, event.known_from(), day), view.locale);
    el("li")
        .key(event.id.as_str())
        .with(item_link(view, Part::Timeline, &event.id.dom_id()).text(title))
        .text(" ")
        .with(el("span").class("quiet").push(when))
        .html()
}

/// Returns a link to a claim, in its wording on the day.
pub fn claim_link(view: &View, claim: &Claim) -> El {
    let label = claim_wording(claim, view.day()).label;
    item_link(view, Part::Claims, &claim.id.dom_id()).text(label.get(view.language()))
}

/// Renders a claim in one line: who, what, its status, a link to its card, and a button to set it face to face here.
pub fn claim_row(view: &View, claim: &Claim, side: Side, face: Action) -> Html {
    let (story, day) = (view.story(), view.day());
    let shown = status(claim, day).filter(|_| view.state.claims.shows(claim, day));
    let Some(entry) = shown else {
        return el("div").key(claim.id.as_str()).flag("hidden", true).html();
    };
    let names: Vec<_> = claimants(claim, day)
        .filter_map(|claimant| Some(story.actor(&claimant.actor)?.name.as_str()))
        .collect();
    let standing = el("p")
        .with(claim_link(view, claim))
        .text(" ")
        .push(status_pill(entry.status, None, view.locale));
    let put = button()
        .class("chip face live")
        .onclick(view.sends(face))
        .text(view.words.put_opposite);
    el("div")
        .key(claim.id.as_str())
        .classes(&["claim-row", side.class()])
        .with(el("p").class("who").with(el("bdi").text(&names.join(", "))))
        .with(standing)
        .with(put)
        .html()
}

/// Renders a quotation in its original language, with a folded translation into the reader's.
fn quote_view(view: &View, key: usize, quote: &Quote) -> Html {
    let language = view.language();
    let translation = quote
        .translation
        .as_ref()
        .filter(|_| quote.lang != language)
        .and_then(|translation| translation.get(language));
    let original = el("q")
        .set("lang", quote.lang.clone())
        .attr("dir", "auto")
        .text(&quote.text);
    let original = el("p")
        .with(original)
        .text(" ")
        .push(cites(view, &quote.sources));
    let translation = translation.map(|translation| {
        let ours = el("span")
            .class("quiet")
            .text("(")
            .text(view.words.our_translation)
            .text(")");
        el("details")
            .class("translation")
            .with(el("summary").text(view.words.quote_translation))
            .with(el("p").with(el("q").text(translation)).text(" ").with(ours))
            .html()
    });
    let note = quote_note(quote, view.day())
        .map(|note| el("p").class("aside").text(note.get(language)).html());
    el("blockquote")
        .key(&key.to_string())
        .class("quote")
        .with(original)
        .maybe(translation)
        .maybe(note)
        .html()
}

/// Returns the heading of a side, in the singular or plural.
#[must_use]
pub fn side_title(side: Side, count: usize, words: &words::Words) -> &'static str {
    match (side, count) {
        (Side::Claim, 0 | 1) => words.claim,
        (Side::Claim, _) => words.claims,
        (Side::Counterclaim, 0 | 1) => words.counterclaim,
        (Side::Counterclaim, _) => words.counterclaims,
    }
}
