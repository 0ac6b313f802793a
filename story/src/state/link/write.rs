//! From the state to the query of a link.

use std::fmt::Write;

use crate::list::List as _;

use super::values::{escaped, pairs_text, window_text};
use crate::drawing::scale::AxisLayout;
use crate::fields::ids::{CategoryId, ClaimId, QuestionId};
use crate::model::table::ItemId;
use crate::state::claims_view::{ClaimsView, Order};
use crate::state::timeline_view::{LaneBy, TimelineView};
use crate::state::view_state::ViewState;

/// Writes the state as the query of a link, without `?`. Language and theme belong to the page, not to the link.
#[must_use]
pub fn write(state: &ViewState) -> String {
    let mut query = String::new();
    let mut add = |key: &str, part: &str, value: &str| {
        let and = if query.is_empty() { "" } else { "&" };
        let dot = if part.is_empty() { "" } else { "." };
        // Writing to a `String` cannot fail.
        let _ = write!(query, "{and}{key}{dot}{part}={value}");
    };
    if state.as_of != state.story.updated {
        add("as-of", "", &state.as_of.to_string());
    }
    if let Some(selected) = &state.selected {
        add("selected", "", &selected.dom_id());
    }
    timeline(&state.timeline, &mut |part, value| {
        add("timeline", part, value);
    });
    claims(&state.claims, &mut |part, value| add("claims", part, value));
    if let Some(claim) = &state.sources {
        add("sources", "claim", claim.as_str());
    }
    for table in &state.story.tables {
        let Some(view) = state.tables.get(&table.id) else {
            continue;
        };
        let id = table.id.as_str();
        if let Some(item) = &view.baseline {
            add(id, "baseline", item.as_str());
        }
        if let Some(item) = &view.compared {
            add(id, "item", item.as_str());
        }
        if let Some(items) = &view.items {
            let items: Vec<&str> = items.iter().map(ItemId::as_str).list();
            add(id, "items", &items.join(","));
        }
        if let Some((property, descending)) = &view.sort {
            let order = if *descending { "down" } else { "up" };
            add(id, "sort", &format!("{property}:{order}"));
        }
        let rows = [(view.all_rows, "all"), (view.differences, "different")];
        let rows: Vec<&str> = rows
            .into_iter()
            .filter(|(is_on, _)| *is_on)
            .map(|(_, word)| word)
            .list();
        if !rows.is_empty() {
            add(id, "rows", &rows.join(","));
        }
        if let Some(own) = &view.own {
            let changed = pairs_text(&own.changed);
            let comma = if changed.is_empty() { "" } else { "," };
            add(id, "own", &format!("{}{comma}{changed}", own.from));
        }
    }
    for calculation in &state.story.calculations {
        if let Some(settings) = state.settings.get(&calculation.id) {
            let text = pairs_text(settings);
            if !text.is_empty() {
                add(calculation.id.as_str(), "inputs", &text);
            }
        }
    }
    query
}

/// Adds what the reader has chosen in the timeline.
fn timeline(view: &TimelineView, add: &mut dyn FnMut(&str, &str)) {
    if view.window != view.bounds {
        add("view", &window_text(view.window));
    }
    if view.laying == AxisLayout::Even {
        add("axis", "even");
    }
    if view.lanes != LaneBy::default() {
        add("lanes", view.lanes.as_str());
    }
    let filter = &view.filter;
    if !filter.hidden.is_empty() {
        let hidden: Vec<&str> = filter.hidden.iter().map(CategoryId::as_str).list();
        add("hide", &hidden.join(","));
    }
    if let Some(actor) = &filter.actor {
        add("actor", actor.as_str());
    }
    if let Some(claim) = &filter.claim {
        add("claim", claim.as_str());
    }
    if !filter.find.is_empty() {
        add("find", &escaped(&filter.find));
    }
}

/// Adds what the reader has chosen among the claims.
fn claims(view: &ClaimsView, add: &mut dyn FnMut(&str, &str)) {
    if view.order != Order::default() {
        add("order", view.order.as_str());
    }
    if let Some(actor) = &view.claimant {
        add("claimant", actor.as_str());
    }
    if let Some(status) = view.status {
        add("status", status.as_str());
    }
    if let Some(aspect) = &view.about {
        add("about", aspect.as_str());
    }
    if !view.faced.is_empty() {
        let pair = |(question, claim): &(QuestionId, ClaimId)| format!("{question}:{claim}");
        let pairs: Vec<String> = view.faced.iter().map(pair).list();
        add("facing", &pairs.join(","));
    }
    if let Some(day) = view.since {
        add("since", &day.to_string());
    }
}
