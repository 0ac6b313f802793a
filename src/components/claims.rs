mod changes;
mod standings;
mod tools;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use self::changes::changes_view;
use self::standings::standings;
use self::tools::{found, tools};
use super::claim_card::{CardForm, Side, claim_card, claim_row, side_title};
use super::heading::heading;
use super::hooks::{use_pieces, use_view};
use super::markup::el;
use super::piece::{Piece, PieceView};
use super::resting::PartProps;
use super::view::View;
use contrappunto_story::model::as_of::{Known, claimants, question_wording, status};
use contrappunto_story::model::story::{Claim, ClaimId, Question, Status, Story};
use contrappunto_story::page::words;
use contrappunto_story::state::claims_view::{ClaimsAction, Order};
use contrappunto_story::state::view_state::Action;

/// Questions, each with its claims facing its counterclaims; or all claims in another order.
#[component]
pub fn Claims(props: &PartProps) -> Html {
    let view = use_view();
    // The prerendered questions are given up once the reader has chosen another order.
    let was_reordered = use_mut_ref(|| false);
    let total = view.as_ref().map_or(0, |view| view.story().questions.len());
    let total = props.resting.growing(total);
    let pieces = use_pieces(total);
    let Some(view) = view else {
        return el("section").html();
    };
    let title = heading(view.heading_level, "part-title", view.words.who_says_what);
    let by_question = view.state.claims.order == Order::Question;
    let was_reordered = was_reordered.replace_with(|was| *was || !by_question);
    let resting = if was_reordered {
        Rc::default()
    } else {
        props.resting.clone()
    };
    let list = if by_question {
        let questions = view.story().questions.iter().enumerate().take(pieces);
        let questions = questions.flat_map(|(index, question)| {
            let drawn = || html! { <PieceView key={question.id.as_str()} surroundings={view.surroundings.clone()} piece={Piece::Question(view.clone(), index)} /> };
            resting.or(&question.id.dom_id(), drawn)
        });
        el("div").key("question").class("questions").each(questions)
    } else {
        el("div")
            .key("groups")
            .class("questions")
            .list(groups(&view))
    };
    el("section")
        .attr("part", "claims")
        .flag("data-growing", by_question && pieces < total)
        .class("claims")
        .push(title)
        .push(tools(&view))
        .push(found(&view))
        .push(changes_view(&view))
        .push(standings(&view))
        .with(list)
        .html()
}

/// Prints only the masthead, the claims and the sources.
fn print(event: &MouseEvent) {
    let button = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let story = button.and_then(|button| button.closest(".story").ok().flatten());
    if let (Some(story), Some(window)) = (story, web_sys::window()) {
        let _ = story.set_attribute("data-print", "claims");
        let _ = window.print();
        let _ = story.remove_attribute("data-print");
    }
}

/// Returns the side of a claim in the question that names it first.
fn first_side(story: &Story, claim: &ClaimId) -> Side {
    match story.first_question(claim) {
        Some(question) if question.claims.contains(claim) => Side::Claim,
        _ => Side::Counterclaim,
    }
}

/// Renders the matching claims in groups, each with a heading; the others stay in the page, hidden.
fn groups(view: &View) -> Vec<Html> {
    let (story, day, chosen) = (view.story(), view.day(), &view.state.claims);
    let mut claims: Vec<&Claim> = story.claims.iter().collect();
    claims.sort_by_key(|claim| claim.known_from());
    let (shown, others): (Vec<&Claim>, Vec<&Claim>) = claims
        .into_iter()
        .partition(|claim| chosen.shows(claim, day));
    let mut groups: Vec<(String, Vec<&Claim>)> = Vec::new();
    let mut put = |name: String, claim| match groups.iter_mut().find(|(one, _)| *one == name) {
        Some((_, claims)) => claims.push(claim),
        None => groups.push((name, vec![claim])),
    };
    match chosen.order {
        Order::Question | Order::Date => {
            for claim in shown {
                put(claim.known_from().year().to_string(), claim);
            }
        }
        Order::Claimant => {
            for claim in shown {
                let first = claimants(claim, day).next();
                let actor = first.and_then(|claimant| story.actor(&claimant.actor));
                let name = actor.map_or_else(String::new, |actor| actor.name.clone());
                put(name, claim);
            }
        }
        Order::Status => {
            for wanted in Status::ALL {
                let stands = |claim: &&&Claim| {
                    status(claim, day).is_some_and(|entry| entry.status == *wanted)
                };
                for claim in shown.iter().filter(stands) {
                    put(words::status(*wanted, view.locale).to_owned(), claim);
                }
            }
        }
    }
    let level = view.heading_level;
    let card = |claim: &&Claim| {
        let side = first_side(story, &claim.id);
        claim_card(view, claim, side, level + 2, CardForm::Short(None))
    };
    let mut sections: Vec<Html> = groups
        .iter()
        .map(|(name, claims)| {
            el("section")
                .key(name)
                .class("question")
                .push(heading(level + 1, "question-text", name.as_str()))
                .with(el("div").class("claim-group").each(claims.iter().map(card)))
                .html()
        })
        .collect();
    let unseen = el("div").key("unseen").flag("hidden", true);
    sections.push(unseen.each(others.iter().map(card)).html());
    sections
}

/// Renders a question; one that cannot be asked yet, or has no matching claim, is hidden but keeps its cards' ids.
pub(super) fn question_view(view: &View, index: usize) -> Html {
    let (story, language, day) = (view.story(), view.language(), view.day());
    let Some(question) = story.questions.get(index) else {
        return Html::default();
    };
    let (level, chosen) = (view.heading_level, &view.state.claims);
    let sides = [
        (Side::Claim, &question.claims),
        (Side::Counterclaim, &question.counterclaims),
    ];
    let is_home = |id: &ClaimId| {
        let home = chosen.home(id, story);
        home.is_some_and(|home| home.id == question.id)
    };
    let all = || {
        let sides = sides.iter();
        sides.flat_map(|(side, ids)| ids.iter().map(move |id| (*side, id)))
    };
    let claim = |id: &ClaimId| story.claim(id);
    let section = el("section").set("id", question.id.dom_id());
    // Until one of the claims that are first named here is known, even the question would reveal too much.
    let is_first = |id: &ClaimId| {
        let first = story.first_question(id);
        first.is_some_and(|first| first.id == question.id)
    };
    let has_firsts = all().any(|(_, id)| is_first(id));
    let is_known = |id: &ClaimId| claim(id).is_some_and(|claim| claim.is_known(day));
    let is_asked = all().any(|(_, id)| is_first(id) == has_firsts && is_known(id));
    let shows = |id: &ClaimId| claim(id).is_some_and(|claim| chosen.shows(claim, day));
    if !is_asked || !all().any(|(_, id)| shows(id)) {
        let cards = all()
            .filter(|(_, id)| is_home(id))
            .filter_map(|(side, id)| {
                Some(claim_card(
                    view,
                    claim(id)?,
                    side,
                    level + 2,
                    CardForm::Full,
                ))
            });
        return section
            .attr("data-known", if is_asked { "yes" } else { "no" })
            .flag("hidden", true)
            .class("question")
            .each(cards)
            .html();
    }
    let pair = el("div")
        .attr(
            "data-sides",
            if question.counterclaims.is_empty() {
                "1"
            } else {
                "2"
            },
        )
        .class("pair")
        .each(
            sides
                .iter()
                .map(|(side, ids)| side_view(view, question, *side, ids)),
        )
        .with(
            el("div")
                .attr("aria-hidden", "true")
                .class("spine")
                .with(el("span").text(view.words.versus)),
        );
    let (text, note) = question_wording(question, day);
    let note = note.map(|note| el("p").class("note").text(note.get(language)).html());
    section
        .attr("data-known", "yes")
        .attr("tabindex", "-1")
        .class("question")
        .push(heading(level + 1, "question-text", text.get(language)))
        .with(pair)
        .maybe(note)
        .html()
}

/// Renders one side of a question: the claim that faces the other side in full, the others short, or in one line if
/// their card is elsewhere.
fn side_view(view: &View, question: &Question, side: Side, ids: &[ClaimId]) -> Html {
    let (story, words, day, chosen) = (view.story(), view.words, view.day(), &view.state.claims);
    let facing = chosen.facing(question, ids, story, day);
    let order = facing
        .into_iter()
        .chain(ids.iter().filter(|id| Some(*id) != facing));
    let claims = order.filter_map(|id| {
        let claim = story.claim(id)?;
        let home = chosen.home(id, story);
        let face = Action::Claims(ClaimsAction::Face(question.id.clone(), id.clone()));
        let is_home = home.is_some_and(|home| home.id == question.id);
        let level = view.heading_level + 2;
        Some(if !is_home {
            claim_row(view, claim, side, face)
        } else if Some(id) == facing {
            claim_card(view, claim, side, level, CardForm::Full)
        } else {
            claim_card(view, claim, side, level, CardForm::Short(Some(face)))
        })
    });
    let count = |shown: &dyn Fn(&Claim) -> bool| {
        let claims = ids.iter().filter_map(|id| story.claim(id));
        claims.filter(|claim| shown(claim)).count()
    };
    let known = count(&|claim| claim.is_known(day));
    let shown = count(&|claim| chosen.shows(claim, day));
    let empty = (shown == 0).then(|| {
        el("p")
            .class("empty-side quiet")
            .text(if ids.is_empty() {
                words.no_counterclaim
            } else if known == 0 {
                words.no_claim_yet
            } else {
                words.no_claim_fits
            })
            .html()
    });
    el("div")
        .key(side_title(side, 1, words))
        .attr("role", "group")
        .attr("aria-label", side_title(side, known, words))
        .class("side")
        .each(claims)
        .maybe(empty)
        .html()
}
