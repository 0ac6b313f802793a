use yew::prelude::*;

use super::claim_card::{Side, claim_card, claim_row, side_title};
use super::heading::heading;
use super::hooks::use_view;
use super::markup::el;
use super::view::View;
use crate::core::as_of::Known;
use crate::core::story::{ClaimId, Question, Story};

/// A place of a claim: in full at its first mention, in a line at every further one.
struct Seat<'a> {
    claim: &'a ClaimId,
    is_full: bool,
}

/// A question with its two sides.
struct Seated<'a> {
    question: &'a Question,
    sides: [(Side, Vec<Seat<'a>>); 2],
}

fn seats(claims: &[ClaimId]) -> Vec<Seat<'_>> {
    claims
        .iter()
        .map(|claim| Seat {
            claim,
            is_full: true,
        })
        .collect()
}

/// Seats every claim: the card stands where it is named first, so that its id stands once in the page.
fn seat(story: &Story) -> Vec<Seated<'_>> {
    let mut seen: Vec<&ClaimId> = Vec::new();
    story
        .questions
        .iter()
        .map(|question| {
            let mut sides = [
                (Side::Claim, seats(&question.claims)),
                (Side::Counterclaim, seats(&question.counterclaims)),
            ];
            for (_, seats) in &mut sides {
                for seat in seats {
                    seat.is_full = !seen.contains(&seat.claim);
                    seen.push(seat.claim);
                }
            }
            Seated { question, sides }
        })
        .collect()
}

/// Questions, each with its claims facing its counterclaims.
#[component]
pub fn Claims() -> Html {
    let Some(view) = use_view() else {
        return el("section").html();
    };
    let title = heading(view.heading_level, "part-title", view.words.who_says_what);
    let seated = seat(view.story());
    el("section")
        .attr("part", "claims")
        .class("claims")
        .push(title)
        .each(seated.iter().map(|seated| question_view(&view, seated)))
        .html()
}

/// A question; one that cannot be asked yet holds the places of its cards.
fn question_view(view: &View, Seated { question, sides }: &Seated<'_>) -> Html {
    let (story, language, day) = (view.story(), view.language(), view.day());
    let level = view.heading_level;
    let claim = |seat: &Seat| story.claim(seat.claim);
    let is_known = |seat: &Seat| claim(seat).is_some_and(|claim| claim.is_known(day));
    let seats = || {
        sides
            .iter()
            .flat_map(|(side, seats)| seats.iter().map(move |seat| (*side, seat)))
    };
    let section = el("section")
        .key(question.id.as_str())
        .set("id", question.id.dom_id());
    // Before one of the claims that have their card here is known, even the question would tell too much.
    let has_cards = seats().any(|(_, seat)| seat.is_full);
    if !seats().any(|(_, seat)| seat.is_full == has_cards && is_known(seat)) {
        let cards = seats()
            .filter(|(_, seat)| seat.is_full)
            .filter_map(|(side, seat)| Some(claim_card(view, claim(seat)?, side, level + 2)));
        return section
            .attr("data-known", "no")
            .flag("hidden", true)
            .class("question")
            .each(cards)
            .html();
    }
    let [_, (_, counterclaims)] = sides;
    let pair = el("div")
        .attr(
            "data-sides",
            if counterclaims.is_empty() { "1" } else { "2" },
        )
        .class("pair")
        .each(sides.iter().map(|(side, seats)| {
            let count = seats.iter().filter(|seat| is_known(seat)).count();
            side_view(view, *side, seats, count)
        }))
        .with(
            el("div")
                .attr("aria-hidden", "true")
                .class("spine")
                .with(el("span").text(view.words.versus)),
        );
    let note = question
        .note
        .as_ref()
        .map(|note| el("p").class("note").text(note.get(language)).html());
    section
        .attr("data-known", "yes")
        .attr("tabindex", "-1")
        .class("question")
        .push(heading(
            level + 1,
            "question-text",
            question.text.get(language),
        ))
        .with(pair)
        .maybe(note)
        .html()
}

/// One side of a question, of whose claims so many are known.
fn side_view(view: &View, side: Side, seats: &[Seat<'_>], count: usize) -> Html {
    let (story, words) = (view.story(), view.words);
    let claims = seats.iter().filter_map(|seat| {
        let claim = story.claim(seat.claim)?;
        Some(if seat.is_full {
            claim_card(view, claim, side, view.heading_level + 2)
        } else {
            claim_row(view, claim, side)
        })
    });
    let empty = (count == 0).then(|| {
        el("p")
            .class("empty-side quiet")
            .text(if seats.is_empty() {
                words.no_counterclaim
            } else {
                words.no_claim_yet
            })
            .html()
    });
    el("div")
        .key(side_title(side, 1, words))
        .attr("role", "group")
        .attr("aria-label", side_title(side, count, words))
        .class("side")
        .each(claims)
        .maybe(empty)
        .html()
}
