use std::collections::BTreeSet;

use yew::prelude::*;

use super::claim_card::{ClaimCard, ClaimRow, Side, side_title};
use super::heading::Heading;
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
    let mut seen: BTreeSet<&ClaimId> = BTreeSet::new();
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
                    seat.is_full = seen.insert(seat.claim);
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
            <Heading {level} class="part-title">{ words.who_says_what }</Heading>
            { for seat(story).into_iter().map(|Seated { question, sides }| {
                let known = |seats: &[Seat]| seats.iter().filter(|seat| story.claim(seat.claim).is_some_and(|claim| claim.is_known(day))).count();
                let counts = [known(&sides[0].1), known(&sides[1].1)];
                // Where nobody has spoken yet, even the question would tell what was not known.
                if counts == [0, 0] {
                    return html! { <section key={question.id.as_str()} id={question.id.dom_id()} class="question" data-known="no" hidden=true>{ for sides.iter().flat_map(|(side, seats)| seats.iter().map(move |seat| (side, seat))).filter(|(_, seat)| seat.is_full).map(|(side, seat)| html! {
                        <ClaimCard key={seat.claim.as_str()} claim={seat.claim.clone()} side={*side} level={level + 2} />
                    }) }</section> };
                }
                html! {
                    <section key={question.id.as_str()} id={question.id.dom_id()} class="question" data-known="yes" tabindex="-1">
                        <Heading level={level + 1} class="question-text">{ question.text.get(language) }</Heading>
                        <div class="pair" data-sides={if sides[1].1.is_empty() { "1" } else { "2" }}>
                            { for sides.iter().zip(counts).map(|((side, seats), count)| html! {
                                <div key={side_title(*side, 1, words)} class="side" role="group" aria-label={side_title(*side, count, words)}>
                                    { for seats.iter().map(|seat| {
                                        let (key, claim) = (seat.claim.as_str(), seat.claim.clone());
                                        if seat.is_full {
                                            html! { <ClaimCard {key} {claim} side={*side} level={level + 2} /> }
                                        } else {
                                            html! { <ClaimRow {key} {claim} side={*side} level={level + 2} /> }
                                        }
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
