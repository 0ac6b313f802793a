//! Events and claims, each by itself: sources, days, history.

use super::order::{ascending, not_after_update};
use crate::calendar::date::Date;
use crate::check::lists::{at_least_one, is_whole};
use crate::model::story::{Claim, Event};
use crate::reading::json::Json;
use crate::reading::read::{At, Reader, advice};

pub(super) fn check_event(event: &Event, json: &Json, updated: Date, at: &At, reader: &mut Reader) {
    at_least_one(&event.sources, "an event", at, reader);
    if let (Some(known), Some(first)) = (event.known, event.date.first_day())
        && known < first
    {
        reader.note(
            &at.field("known"),
            advice!("{known} is before the event ({})", event.date),
        );
    }
    not_after_update(
        event.known.unwrap_or_else(|| event.date.known_from()),
        updated,
        at,
        reader,
    );
    if is_whole(json, "earlier", &event.earlier) {
        let days = event.earlier.iter().map(|earlier| earlier.until);
        ascending(days, "until", "earlier", at, reader);
    }
}

pub(super) fn check_claim(claim: &Claim, json: &Json, updated: Date, at: &At, reader: &mut Reader) {
    let known = claim.known.unwrap_or_else(|| claim.date.known_from());
    at_least_one(&claim.sources, "a claim", at, reader);
    not_after_update(known, updated, at, reader);
    if claim.claimants.is_empty() && is_whole(json, "claimants", &claim.claimants) {
        reader.note(
            &at.field("claimants"),
            "empty; a claim needs somebody who makes it",
        );
    }
    for (list, evidence) in [("for", &claim.supporting), ("against", &claim.against)] {
        let place = at.field(list);
        if !is_whole(json, list, evidence) {
            continue;
        }
        for (index, piece) in evidence.iter().enumerate() {
            not_after_update(
                piece.date.known_from(),
                updated,
                &place.element(index),
                reader,
            );
            at_least_one(
                &piece.sources,
                "a piece of evidence",
                &place.element(index),
                reader,
            );
        }
    }
    if is_whole(json, "quotes", &claim.quotes) {
        let quotes = at.field("quotes");
        for (index, quote) in claim.quotes.iter().enumerate() {
            let said = quote.date.unwrap_or(claim.date).known_from();
            not_after_update(said, updated, &quotes.element(index), reader);
            at_least_one(
                &quote.sources,
                "a quotation",
                &quotes.element(index),
                reader,
            );
        }
    }
    if is_whole(json, "earlier", &claim.earlier) {
        let days = claim.earlier.iter().map(|earlier| earlier.until);
        ascending(days, "until", "earlier", at, reader);
    }
    if !is_whole(json, "status_history", &claim.status_history) {
        return;
    }
    let history = at.field("status_history");
    for (index, entry) in claim.status_history.iter().enumerate() {
        at_least_one(&entry.sources, "a status", &history.element(index), reader);
        not_after_update(
            entry.date.known_from(),
            updated,
            &history.element(index),
            reader,
        );
    }
    let days = || {
        claim
            .status_history
            .iter()
            .map(|entry| entry.date.known_from())
    };
    ascending(days(), "date", "status_history", at, reader);
    match days().min() {
        None => reader.note(
            &history,
            "empty; a claim needs a status from the day it is known",
        ),
        Some(first) if first > known => {
            reader.note(&history, advice!("begins on {first}, but the claim is known from {known}; say how it stood then, or set `known`"));
        }
        Some(_) => {}
    }
}
