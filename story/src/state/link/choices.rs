//! What a query says of the claims and of the timeline.

use super::values::window_of;
use crate::drawing::scale::AxisLayout;
use crate::fields::ids::{CategoryId, ClaimId, QuestionId};
use crate::model::story::{Question, Status};
use crate::state::claims_view::{ClaimsAction, Order};
use crate::state::timeline_view::{LaneBy, TimelineAction};
use crate::state::view_state::ViewState;

/// Applies a part of the query to the claims, if the story has what it names.
pub(super) fn choose_claims(state: &mut ViewState, part: &str, value: &str) -> Option<()> {
    let story = state.story.clone();
    let action = match part {
        "order" => {
            let order = Order::ALL.into_iter().find(|one| one.as_str() == value)?;
            ClaimsAction::Order(order)
        }
        "claimant" => ClaimsAction::Claimant(Some(story.actor(&value.into())?.id.clone())),
        "status" => {
            let status = Status::ALL.iter().find(|one| one.as_str() == value)?;
            state.claims.status = None;
            ClaimsAction::Status(Some(*status))
        }
        "about" => ClaimsAction::About(Some(story.aspect(&value.into())?.id.clone())),
        "facing" => {
            for pair in value.split(',') {
                let (question, claim) = pair.split_once(':')?;
                let (question, claim) = (QuestionId::from(question), ClaimId::from(claim));
                let names = |one: &Question| one.id == question && one.names(&claim);
                if story.questions.iter().any(names) {
                    state.claims.apply(ClaimsAction::Face(question, claim));
                }
            }
            return Some(());
        }
        "since" => ClaimsAction::Since(Some(value.parse().ok()?)),
        _ => return None,
    };
    state.claims.apply(action);
    Some(())
}

/// Applies a part of the query to the timeline, if the story has what it names.
pub(super) fn choose_timeline(state: &mut ViewState, part: &str, value: &str) -> Option<()> {
    let story = &state.story;
    let action = match part {
        "view" => TimelineAction::Show(window_of(value)?),
        "axis" if value == "even" => TimelineAction::Lay(AxisLayout::Even),
        "lanes" => {
            let by = LaneBy::ALL.into_iter().find(|by| by.as_str() == value)?;
            TimelineAction::Lanes(by)
        }
        "hide" => {
            for id in value.split(',').map(CategoryId::from) {
                let is_hidden = state.timeline.filter.hidden.contains(&id);
                if story.category(&id).is_some() && !is_hidden {
                    state.timeline.apply(TimelineAction::Toggle(id));
                }
            }
            return Some(());
        }
        "actor" => TimelineAction::Actor(Some(story.actor(&value.into())?.id.clone())),
        "claim" => TimelineAction::Claim(Some(story.claim(&value.into())?.id.clone())),
        "find" => TimelineAction::Find(value.into()),
        _ => return None,
    };
    state.timeline.apply(action);
    Some(())
}
