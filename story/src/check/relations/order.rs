//! Days in order: no earlier version after a later one, nothing known after the last update.

use crate::calendar::date::Date;
use crate::check::lists::{is_whole, placed};
use crate::model::story::Story;
use crate::reading::json::Json;
use crate::reading::read::{At, Reader, advice};

/// Notes earlier versions of actors, claimants and questions that are not in date order.
pub(super) fn check_earlier(story: &Story, json: &Json, reader: &mut Reader) {
    let root = At::Root;
    let place = root.field("actors");
    for (index, element, actor) in placed(json, "actors", &story.actors, |actor| actor.id.as_str())
    {
        if is_whole(element, "earlier", &actor.earlier) {
            let days = actor.earlier.iter().map(|earlier| earlier.until);
            ascending(days, "until", "earlier", &place.element(index), reader);
        }
    }
    let place = root.field("questions");
    for (index, element, question) in placed(json, "questions", &story.questions, |question| {
        question.id.as_str()
    }) {
        if is_whole(element, "earlier", &question.earlier) {
            let days = question.earlier.iter().map(|earlier| earlier.until);
            ascending(days, "until", "earlier", &place.element(index), reader);
        }
    }
    let place = root.field("claims");
    for (index, element, claim) in placed(json, "claims", &story.claims, |claim| claim.id.as_str())
    {
        let at = place.element(index);
        let claimants = at.field("claimants");
        if !is_whole(element, "claimants", &claim.claimants) {
            continue;
        }
        for (index, claimant) in claim.claimants.iter().enumerate() {
            let days = claimant.earlier.iter().map(|earlier| earlier.until);
            ascending(days, "until", "earlier", &claimants.element(index), reader);
        }
    }
}

pub(super) fn not_after_update(known: Date, updated: Date, at: &At, reader: &mut Reader) {
    if known > updated {
        reader.note(at, advice!("is known from {known}, after the story's `updated` ({updated}), and would never show"));
    }
}

pub(super) fn ascending(
    days: impl Iterator<Item = Date>,
    field: &str,
    list: &str,
    at: &At,
    reader: &mut Reader,
) {
    let place = at.field(list);
    let mut before: Option<Date> = None;
    for (index, day) in days.enumerate() {
        if let Some(before) = before
            && day < before
        {
            reader.note(
                &place.element(index).field(field),
                advice!("{day} is out of order: it comes after {before}; put the earliest first"),
            );
        }
        before = Some(day);
    }
}
