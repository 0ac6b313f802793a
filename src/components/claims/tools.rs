//! What a reader may choose of the claims: their order, whose, how they stand, what they are about; and to print them.

use yew::prelude::*;

use crate::components::markup::{button, el};
use crate::components::select::choice;
use crate::components::view::View;
use crate::components::words;
use crate::core::as_of::{Known, claimants, counts};
use crate::core::claims_view::{ClaimsAction, Order};
use crate::core::story::Status;
use crate::core::view_state::Action;

fn sends(view: &View, action: fn(&str) -> Option<ClaimsAction>) -> Callback<String> {
    let act = view.act.clone();
    Callback::from(move |value: String| {
        if let Some(action) = action(&value) {
            act.emit(Action::Claims(action));
        }
    })
}

/// The choices in a row.
pub(super) fn tools(view: &View) -> Html {
    let (story, day, words) = (view.story(), view.day(), view.words);
    let chosen = &view.state.claims;
    let known = || story.claims.iter().filter(|claim| claim.is_known(day));
    let orders = Order::ALL.map(|order| {
        let name = match order {
            Order::Question => words.by_question,
            Order::Date => words.by_date,
            Order::Claimant => words.by_claimant,
            Order::Status => words.by_status,
        };
        (order.as_str().to_owned(), name.to_owned())
    });
    let none = |words: &str| vec![(String::new(), words.to_owned())];
    let mut actors = none(words.anyone);
    for actor in &story.actors {
        let makes_one = known().any(|claim| claimants(claim, day).any(|one| one.actor == actor.id));
        if makes_one || chosen.claimant.as_ref() == Some(&actor.id) {
            actors.push((actor.id.to_string(), actor.name.clone()));
        }
    }
    let mut statuses = none(words.any_status);
    let counted = counts(story, day);
    for status in Status::ALL {
        if chosen.status == Some(*status) || counted.iter().any(|(one, _)| one == status) {
            let name = words::status(*status, view.locale);
            statuses.push((status.as_str().to_owned(), name.to_owned()));
        }
    }
    let mut aspects = none(words.any_aspect);
    for aspect in &story.aspects {
        if chosen.about.as_ref() == Some(&aspect.id)
            || known().any(|claim| claim.about == aspect.id)
        {
            let name = aspect.label.get(view.language());
            aspects.push((aspect.id.to_string(), name.to_owned()));
        }
    }
    let claimant = chosen.claimant.as_ref().map_or("", |id| id.as_str());
    let about = chosen.about.as_ref().map_or("", |id| id.as_str());
    let status = chosen.status.map_or("", Status::as_str);
    let print = Callback::from(|event: MouseEvent| super::print(&event));
    el("div")
        .class("filters live")
        .with(choice(
            words.order_by,
            "choice",
            orders.to_vec(),
            chosen.order.as_str(),
            sends(view, |value| {
                let order = Order::ALL.into_iter().find(|one| one.as_str() == value);
                order.map(ClaimsAction::Order)
            }),
        ))
        .with(choice(
            words.who,
            "choice",
            actors,
            claimant,
            sends(view, |value| {
                let id = (!value.is_empty()).then(|| value.into());
                Some(ClaimsAction::Claimant(id))
            }),
        ))
        .with(choice(
            words.status,
            "choice",
            statuses,
            status,
            sends(view, |value| {
                let status = Status::ALL.iter().find(|one| one.as_str() == value);
                Some(ClaimsAction::Status(status.copied()))
            }),
        ))
        .with(choice(
            words.about,
            "choice",
            aspects,
            about,
            sends(view, |value| {
                let id = (!value.is_empty()).then(|| value.into());
                Some(ClaimsAction::About(id))
            }),
        ))
        .with(
            button()
                .class("chip print")
                .onclick(print)
                .text(words.print_claims),
        )
        .html()
}

/// How many claims show where not all do, and the way back.
pub(super) fn found(view: &View) -> Html {
    let day = view.day();
    let chosen = &view.state.claims;
    let line = el("p").attr("aria-live", "polite").class("found live");
    if chosen.shows_all() {
        return line.html();
    }
    let claims = &view.story().claims;
    let all = claims.iter().filter(|claim| claim.is_known(day)).count();
    let shown = claims.iter().filter(|claim| chosen.shows(claim, day));
    let shown = shown.count();
    let nothing = (shown == 0).then(|| el("b").text(view.words.no_claim_fits).text(" ").html());
    line.maybe(nothing)
        .text(&words::some_claims(shown, all, view.locale))
        .text(" ")
        .with(
            button()
                .class("chip")
                .onclick(view.sends(Action::Claims(ClaimsAction::ShowAll)))
                .text(view.words.show_all),
        )
        .html()
}
