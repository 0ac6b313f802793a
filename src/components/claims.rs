use yew::prelude::*;

use super::claim_card::{Side, claim_card, claim_row, side_title};
use super::heading::heading;
use super::hooks::use_view;
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
        return html! { <section /> };
    };
    let (story, language, day, words) = (view.story(), view.language(), view.day(), view.words);
    let level = view.heading_level;
    html! {
        <section class="claims" part="claims">
            { heading(level, "part-title", words.who_says_what) }
            { for seat(story).into_iter().map(|Seated { question, sides }| {
                let claim = |seat: &Seat| story.claim(seat.claim);
                let is_known = |seat: &Seat| claim(seat).is_some_and(|claim| claim.is_known(day));
                let counts = sides.each_ref().map(|(_, seats)| seats.iter().filter(|seat| is_known(seat)).count());
                let seats = || sides.iter().flat_map(|(side, seats)| seats.iter().map(move |seat| (*side, seat)));
                // Before one of the claims that have their card here is known, even the question would tell too much.
                let has_cards = seats().any(|(_, seat)| seat.is_full);
                if !seats().any(|(_, seat)| seat.is_full == has_cards && is_known(seat)) {
                    let cards = seats().filter(|(_, seat)| seat.is_full).filter_map(|(side, seat)| Some(claim_card(&view, claim(seat)?, side, level + 2)));
                    return html! { <section key={question.id.as_str()} id={question.id.dom_id()} class="question" data-known="no" hidden=true>{ for cards }</section> };
                }
                html! {
                    <section key={question.id.as_str()} id={question.id.dom_id()} class="question" data-known="yes" tabindex="-1">
                        { heading(level + 1, "question-text", question.text.get(language)) }
                        <div class="pair" data-sides={if sides[1].1.is_empty() { "1" } else { "2" }}>
                            { for sides.iter().zip(counts).map(|((side, seats), count)| html! {
                                <div key={side_title(*side, 1, words)} class="side" role="group" aria-label={side_title(*side, count, words)}>
                                    { for seats.iter().filter_map(|seat| {
                                        let claim = claim(seat)?;
                                        Some(if seat.is_full { claim_card(&view, claim, *side, level + 2) } else { claim_row(&view, claim, *side) })
                                    }) }
                                    if count == 0 {
                                        <p class="empty-side quiet">{ if seats.is_empty() { words.no_counterclaim } else { words.no_claim_yet } }</p>
                                    }
                                </div>
                            }) }
                            <div class="spine" aria-hidden="true"><span>{ words.versus }</span></div>
                        </div>
                        if let Some(note) = &question.note {
                            <p class="note">{ note.get(language) }</p>
                        }
                    </section>
                }
            }) }
        </section>
    }
}
