//! The controls of the claims: order, claimant, status, aspect, and printing.

use yew::prelude::*;

use crate::components::markup::{button, el};
use crate::components::select::{actor_choice, choice, found_line, or_none};
use crate::components::view::View;
use contrappunto_story::model::as_of::{Known, claimants, counts};
use contrappunto_story::model::story::Status;
use contrappunto_story::page::words;
use contrappunto_story::state::claims_view::{ClaimsAction, Order};
use contrappunto_story::state::view_state::Action;

/// Renders the controls in a row.
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
    let actors = story.actors.iter().filter(|actor| {
        chosen.claimant.as_ref() == Some(&actor.id)
            || known().any(|claim| claimants(claim, day).any(|one| one.actor == actor.id))
    });
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
    let about = chosen.about.as_ref().map_or("", |id| id.as_str());
    let status = chosen.status.map_or("", Status::as_str);
    let act = view.act.clone();
    let onorder = Callback::from(move |value: String| {
        if let Some(order) = Order::ALL.into_iter().find(|one| one.as_str() == value) {
            act.emit(Action::Claims(ClaimsAction::Order(order)));
        }
    });
    let onstatus = view.act.reform(|value: String| {
        let status = Status::ALL.iter().find(|one| one.as_str() == value);
        Action::Claims(ClaimsAction::Status(status.copied()))
    });
    let print = Callback::from(|event: MouseEvent| super::print(&event));
    el("div")
        .class("filters live")
        .with(choice(
            words.order_by,
            "choice",
            orders.to_vec(),
            chosen.order.as_str(),
            onorder,
        ))
        .with(actor_choice(
            view,
            actors,
            chosen.claimant.as_ref(),
            view.act
                .reform(|actor| Action::Claims(ClaimsAction::Claimant(actor))),
        ))
        .with(choice(words.status, "choice", statuses, status, onstatus))
        .with(choice(
            words.about,
            "choice",
            aspects,
            about,
            or_none(
                view.act
                    .reform(|about| Action::Claims(ClaimsAction::About(about))),
            ),
        ))
        .with(
            button()
                .class("chip print")
                .onclick(print)
                .text(words.print_claims),
        )
        .html()
}

/// Renders how many claims match, if there is a filter, and the button to show all.
pub(super) fn found(view: &View) -> Html {
    let day = view.day();
    let chosen = &view.state.claims;
    let found = (!chosen.shows_all()).then(|| {
        let claims = &view.story().claims;
        let all = claims.iter().filter(|claim| claim.is_known(day)).count();
        let shown = claims.iter().filter(|claim| chosen.shows(claim, day));
        let shown = shown.count();
        let nothing = (shown == 0).then_some(view.words.no_claim_fits);
        (nothing, words::some_claims(shown, all, view.locale))
    });
    found_line(view, found, Action::Claims(ClaimsAction::ShowAll)).html()
}
