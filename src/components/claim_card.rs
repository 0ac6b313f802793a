//! One claim as it stood on the day: in full as a card, or in a line where its card stands elsewhere.

use yew::prelude::*;

use super::cites::{cites, cites_with_origins};
use super::date_text::date_text;
use super::heading::heading;
use super::status::{status_pill, status_strip};
use super::view::View;
use super::words;
use crate::core::as_of::{Known, claim_wording, claimants, date_on, event_wording, quotes, status};
use crate::core::date::Date;
use crate::core::story::{Claim, Evidence, Quote};

/// Which side of a question a claim stands on.
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

/// A claim in full. Claims and counterclaims have the same fields in the same order and size.
pub fn claim_card(view: &View, claim: &Claim, side: Side, level: u8) -> Html {
    let (story, language, day, words) = (view.story(), view.language(), view.day(), view.words);
    let id = claim.id.dom_id();
    let Some(entry) = status(claim, day) else {
        return html! { <article key={claim.id.as_str()} {id} class="card" data-known="no" hidden=true /> };
    };
    let wording = claim_wording(claim, day);
    let marked = view.state.marks_claim(&claim.id);
    let aspect = story.aspect(&claim.about);
    let events: Vec<_> = story
        .events_on(&claim.id)
        .filter(|event| event.is_known(day))
        .collect();
    let names: Vec<_> = claimants(claim, day)
        .filter_map(|claimant| Some((story.actor(&claimant.actor)?, claimant)))
        .collect();
    html! {
        <article key={claim.id.as_str()} {id} class={classes!("card", side.class(), marked.then_some("marked"))} data-known="yes" data-status={entry.status.as_str()} tabindex="-1">
            <header class="card-head">
                { heading(level, "who", html! { <><span class="side-name">{ match side { Side::Claim => words.claim, Side::Counterclaim => words.counterclaim } }<span class="unseen">{ ": " }</span></span>
                    <bdi>{ names.iter().map(|(actor, _)| actor.name.as_str()).collect::<Vec<_>>().join(", ") }</bdi></> }) }
                { date_text(&date_on(&claim.date, claim.known_from(), day), view.locale) }
            </header>
            <p class="roles">{ names.iter().map(|(_, claimant)| claimant.role.get(language)).collect::<Vec<_>>().join("; ") }</p>
            <p class="statement">{ wording.statement.get(language) }{ " " }{ cites(view, wording.sources) }</p>
            { for quotes(claim, day).enumerate().map(|(index, quote)| quote_view(view, index, quote)) }
            <p class="meta">
                { status_pill(entry.status, None, view.locale) }
                { status_strip(view, claim) }
                if let Some(aspect) = aspect {
                    <span class="tag" title={aspect.note.as_ref().map(|note| note.get(language).to_owned())}>{ aspect.label.get(language) }</span>
                }
            </p>
            <p class="why">
                { entry.why.get(language) }{ " " }<span class="quiet">{ "(" }{ date_text(&entry.date, view.locale) }{ ")" }</span>{ " " }{ cites_with_origins(view, &entry.sources) }
            </p>
            { evidence(view, claim) }
            <details class="precisely">
                <summary>{ words.precisely }</summary>
                <dl>
                    <dt>{ words.about }{ aspect.map(|aspect| format!(": {}", aspect.label.get(language))) }</dt>
                    <dd>{ wording.about_note.get(language) }</dd>
                    <dt>{ words.interest }</dt>
                    <dd>{ wording.interest.get(language) }</dd>
                    if let Some(assessment) = claim.assessment.as_ref().filter(|assessment| assessment.date <= day) {
                        <dt>{ words.where_it_stands }</dt>
                        <dd>{ assessment.text.get(language) }</dd>
                    }
                    <dt>{ words.history }</dt>
                    <dd>
                        <ol class="history">
                            { for claim.status_history.iter().filter(|entry| entry.is_known(day)).enumerate().map(|(index, entry)| html! {
                                <li key={index}>
                                    { date_text(&entry.date, view.locale) }{ " " }{ status_pill(entry.status, None, view.locale) }{ " " }{ entry.why.get(language) }{ " " }{ cites(view, &entry.sources) }
                                </li>
                            }) }
                        </ol>
                    </dd>
                    if !events.is_empty() {
                        <dt>{ words.events }</dt>
                        <dd>
                            <ul class="links">
                                { for events.iter().map(|event| html! {
                                    <li key={event.id.as_str()}><a href={format!("#{}", event.id.dom_id())}>{ event_wording(event, day).0.get(language) }</a>{ " " }<span class="quiet">{ date_text(&date_on(&event.date, event.known_from(), day), view.locale) }</span></li>
                                }) }
                            </ul>
                        </dd>
                    }
                </dl>
            </details>
        </article>
    }
}

/// A claim in a line: who, what, how it stands, and the way to its card.
pub fn claim_row(view: &View, claim: &Claim, side: Side) -> Html {
    let (story, language, day) = (view.story(), view.language(), view.day());
    let Some(entry) = status(claim, day) else {
        return html! { <div key={claim.id.as_str()} hidden=true /> };
    };
    let names: Vec<_> = claimants(claim, day)
        .filter_map(|claimant| Some(story.actor(&claimant.actor)?.name.as_str()))
        .collect();
    html! {
        <div key={claim.id.as_str()} class={classes!("claim-row", side.class())}>
            <p class="who"><bdi>{ names.join(", ") }</bdi></p>
            <p>
                <a href={format!("#{}", claim.id.dom_id())}>{ claim_wording(claim, day).label.get(language) }</a>
                { " " }{ status_pill(entry.status, None, view.locale) }
            </p>
        </div>
    }
}

/// Somebody's words in their own language, and in the reader's below.
fn quote_view(view: &View, key: usize, quote: &Quote) -> Html {
    let language = view.language();
    let translation = quote
        .translation
        .as_ref()
        .filter(|_| quote.lang != language)
        .and_then(|translation| translation.get(language));
    html! {
        <blockquote {key} class="quote">
            <p><q lang={quote.lang.clone()} dir="auto">{ &quote.text }</q>{ " " }{ cites(view, &quote.sources) }</p>
            if let Some(translation) = translation {
                <p class="translation"><q>{ translation }</q>{ " " }<span class="quiet">{ "(" }{ view.words.our_translation }{ ")" }</span></p>
            }
            if let Some(note) = &quote.note {
                <p class="aside">{ note.get(language) }</p>
            }
        </blockquote>
    }
}

/// The pieces known on a day, the earliest first.
fn known_on(pieces: &[Evidence], day: Date) -> Vec<&Evidence> {
    let mut known: Vec<_> = pieces.iter().filter(|piece| piece.is_known(day)).collect();
    known.sort_by_key(|piece| piece.known_from());
    known
}

/// The evidence known on the day, for and against, each piece with its date and sources.
fn evidence(view: &View, claim: &Claim) -> Html {
    let (language, day, words) = (view.language(), view.day(), view.words);
    let (supporting, against) = (
        known_on(&claim.supporting, day),
        known_on(&claim.against, day),
    );
    if supporting.is_empty() && against.is_empty() {
        return html! { <p class="no-evidence quiet">{ words.no_evidence }</p> };
    }
    let pieces = [
        ("for", "+", words.supporting, &supporting),
        ("against", "−", words.against, &against),
    ];
    html! {
        <details class="evidence">
            <summary>
                <b>{ supporting.len() }</b>{ " " }{ words.supporting }{ " · " }<b>{ against.len() }</b>{ " " }{ words.against }{ " " }<span class="quiet">{ words.known_on_this_day }</span>
            </summary>
            <ul>
                { for pieces.into_iter().flat_map(|(class, sign, name, list)| list.iter().map(move |piece| (class, sign, name, piece))).enumerate().map(|(index, (class, sign, name, piece))| html! {
                    <li key={index} {class}>
                        <span class="sign" aria-hidden="true">{ sign }</span><span class="unseen">{ name }{ ": " }</span>
                        { piece.text.get(language) }{ " " }<span class="quiet">{ date_text(&date_on(&piece.date, piece.known_from(), day), view.locale) }</span>{ " " }{ cites_with_origins(view, &piece.sources) }
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// How many claims there are, in words.
#[must_use]
pub fn side_title(side: Side, count: usize, words: &words::Words) -> &'static str {
    match (side, count) {
        (Side::Claim, 0 | 1) => words.claim,
        (Side::Claim, _) => words.claims,
        (Side::Counterclaim, 0 | 1) => words.counterclaim,
        (Side::Counterclaim, _) => words.counterclaims,
    }
}
