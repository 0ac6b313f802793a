//! Problems that only show when two parts of a story are compared: order, sources, sides, what is never shown.

mod formulas;
mod items;
mod order;
mod origins;

use std::collections::BTreeSet;

use formulas::check_numbers;
use items::{check_claim, check_event};
use order::check_earlier;
use origins::check_sources;

use crate::check::grounds_check;
use crate::check::lists::{at_least_one, is_whole, placed};
use crate::check::review_check;
use crate::model::story::Story;
use crate::reading::json::Json;
use crate::reading::read::{At, Reader, advice};

/// Notes inconsistencies in a story, some of whose items may be missing because they could not be read.
pub(super) fn relations(story: &Story, json: &Json, reader: &mut Reader) {
    let root = At::Root;
    // An item that could not be read may name a claim or source.
    let all_read = reader.problems.is_empty();
    for (name, length, what) in [
        (
            "categories",
            story.categories.len(),
            "a story needs at least one lane",
        ),
        (
            "events",
            story.events.len(),
            "a story needs at least one event",
        ),
    ] {
        if length == 0
            && json
                .field(name)
                .is_some_and(|list| list.elements().is_empty())
        {
            reader.note(&root.field(name), advice!("empty; {what}"));
        }
    }
    for (index, element, event) in placed(json, "events", &story.events, |event| event.id.as_str())
    {
        let at = root.field("events");
        check_event(event, element, story.updated, &at.element(index), reader);
    }
    let questions = story.questions.iter();
    let asked =
        questions.flat_map(|question| question.claims.iter().chain(&question.counterclaims));
    let asked: BTreeSet<_> = asked.collect();
    for (index, element, claim) in placed(json, "claims", &story.claims, |claim| claim.id.as_str())
    {
        let at = root.field("claims");
        let at = at.element(index);
        check_claim(claim, element, story.updated, &at, reader);
        review_check::review(story, claim, &at, reader);
        grounds_check::times(claim, element, &at, reader);
        if all_read {
            grounds_check::confirmations(story, claim, element, &at, reader);
        }
        if is_whole(json, "questions", &story.questions) && !asked.contains(&claim.id) {
            reader.note(
                &at,
                advice!(
                    "\"{}\" stands in no question and would not be shown; name it in one",
                    claim.id
                ),
            );
        }
    }
    for (index, element, question) in placed(json, "questions", &story.questions, |question| {
        question.id.as_str()
    }) {
        let at = root.field("questions");
        let at = at.element(index);
        if question.claims.is_empty() && is_whole(element, "claims", &question.claims) {
            reader.note(
                &at.field("claims"),
                "empty; a question needs at least one claim",
            );
        }
        if question.counterclaims.is_empty()
            && is_whole(element, "counterclaims", &question.counterclaims)
            && question.note.is_none()
        {
            reader.note(
                &at.field("counterclaims"),
                "empty; where nobody counters a claim, say so in `note`",
            );
        }
        let claims: BTreeSet<_> = question.claims.iter().collect();
        for (place, counterclaim) in question.counterclaims.iter().enumerate() {
            if claims.contains(counterclaim) {
                reader.note(
                    &at.field("counterclaims").element(place),
                    advice!("\"{counterclaim}\" stands on both sides"),
                );
            }
        }
    }
    for (index, _, era) in placed(json, "eras", &story.eras, |era| era.id.as_str()) {
        at_least_one(
            &era.sources,
            "an era",
            &root.field("eras").element(index),
            reader,
        );
    }
    grounds_check::changes(&story.changes, json, story.updated, &root, reader);
    check_earlier(story, json, reader);
    check_numbers(story, json, reader);
    check_sources(story, json, all_read, reader);
}
