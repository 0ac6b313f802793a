//! Conversion between the state of a story and the query of a link:
//! `as-of=2025-01-31&chips.own=h800-sxm-80,link_bandwidth:600`.
//!
//! Whatever is still as the story opens is left out, so an untouched story has an empty query. Keys of a table or
//! calculation begin with its id. What cannot be parsed, or names something that the story does not have, is ignored:
//! the link may come from an older version of the story.

use std::fmt::Write;
use std::rc::Rc;

use crate::calendar::date::Date;
use crate::drawing::scale::{AxisLayout, Window};
use crate::fields::ids::{CategoryId, ClaimId, QuestionId};
use crate::model::calculation::{CalculationId, FigureId};
use crate::model::story::{Question, Status, Story};
use crate::model::table::{ItemId, PropertyId, Table, TableId};
use crate::numbers::number;
use crate::reading::pairs::Pairs;
use crate::state::claims_view::{ClaimsAction, ClaimsView, Order};
use crate::state::table_view::{Own, TableView};
use crate::state::timeline_view::{LaneBy, TimelineAction, TimelineView};
use crate::state::view_state::{Action, Selection, ViewState};

fn pairs_text<K: std::fmt::Display + PartialEq>(pairs: &Pairs<K, f64>) -> String {
    let pair = |(key, value): &(K, f64)| format!("{key}:{}", number::plain(*value));
    pairs.iter().map(pair).collect::<Vec<_>>().join(",")
}

/// Calls `take` for each pair in a text that can be parsed.
fn pairs_of(text: &str, take: &mut dyn FnMut(&str, f64)) {
    for pair in text.split(',') {
        if let Some((name, value)) = pair.split_once(':')
            && let Some(value) = number::parse_plain(value)
        {
            take(name, value);
        }
    }
}

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
            let items: Vec<&str> = items.iter().map(ItemId::as_str).collect();
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
            .collect();
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
        let hidden: Vec<&str> = filter.hidden.iter().map(CategoryId::as_str).collect();
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
        let pairs: Vec<String> = view.faced.iter().map(pair).collect();
        add("facing", &pairs.join(","));
    }
    if let Some(day) = view.since {
        add("since", &day.to_string());
    }
}

/// Applies a part of the query to the claims, if the story has what it names.
fn choose_claims(state: &mut ViewState, part: &str, value: &str) -> Option<()> {
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

/// The number of days from which on a window is written in whole days.
const WHOLE_DAYS: f64 = 14.0;

/// Formats a window as `2025-01-15,2025-02-01`, or as days since 1970 with hundredths if that is too coarse.
fn window_text(window: Window) -> String {
    let day = |days: f64| {
        let whole = Date::from_days(days.round() as i32);
        whole.map_or_else(String::new, |date| date.to_string())
    };
    let fine = |days: f64| number::plain((days * 100.0).round() / 100.0);
    let (start, end) = (window.start(), window.end());
    if window.days() >= WHOLE_DAYS {
        format!("{},{}", day(start), day(end))
    } else {
        format!("{},{}", fine(start), fine(end))
    }
}

fn window_of(text: &str) -> Option<Window> {
    let days = |text: &str| match text.parse::<Date>() {
        Ok(date) => Some(f64::from(date.days())),
        Err(_) => number::parse_plain(text),
    };
    let (start, end) = text.split_once(',')?;
    Window::new(days(start)?, days(end)?)
}

/// Percent-encodes everything but the unreserved characters of a URL (RFC 3986).
fn escaped(text: &str) -> String {
    let mut query = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            query.push(char::from(byte));
        } else {
            let _ = write!(query, "%{byte:02X}");
        }
    }
    query
}

/// Returns the keys of a query with their values, which are still encoded.
fn parts(query: &str) -> impl Iterator<Item = (&str, &str)> {
    // A link may have been copied from markup, where `&` is `&amp;`.
    let parts = query.trim_start_matches('?').split('&');
    parts.filter_map(|part| part.trim_start_matches("amp;").split_once('='))
}

/// Returns the language of the story that a query names; the last one, if there are several.
pub(super) fn language(query: &str, story: &Story) -> Option<Rc<str>> {
    let named = parts(query).filter(|(key, _)| *key == "lang");
    let known = named.filter_map(|(_, tag)| story.language(&unescaped(tag)));
    known.last().map(Into::into)
}

/// Applies a query to the state in which the story opens. The query may name a language, as `lang`.
#[must_use]
pub fn read(opening: &ViewState, query: &str) -> ViewState {
    let mut state = opening.clone();
    for (key, value) in parts(query) {
        let value = unescaped(value);
        if key == "lang" {
            state = state.apply(Action::Language(value.as_str().into()));
        } else if key == "as-of" {
            if let Ok(day) = value.parse() {
                state = state.apply(Action::AsOf(day));
            }
        } else if key == "sources.claim" {
            state = state.apply(Action::SourcesOf(Some(value.as_str().into())));
        } else if let Some(part) = key.strip_prefix("claims.") {
            choose_claims(&mut state, part, &value);
        } else if let Some(part) = key.strip_prefix("timeline.") {
            choose_timeline(&mut state, part, &value);
        } else if let Some((id, part)) = key.rsplit_once('.') {
            numbers(&mut state, id, part, &value);
        }
    }
    // Only once the day is set: what is not known on it cannot be selected.
    let selected = parts(query).find(|(key, _)| *key == "selected");
    if let Some(selection) =
        selected.and_then(|(_, value)| Selection::from_dom_id(&unescaped(value)))
    {
        // The window in view is that of the link, wherever the event is.
        let window = state.timeline.window;
        state = state.apply(Action::Select(Some(selection)));
        state.timeline.window = window;
    }
    state
}

/// Decodes percent-encoding and the plus signs that forms write for spaces.
fn unescaped(value: &str) -> String {
    let hex = |digit: Option<&u8>| char::from(*digit?).to_digit(16);
    let bytes = value.as_bytes();
    let mut found = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        let code = hex(bytes.get(place + 1)).zip(hex(bytes.get(place + 2)));
        match (byte, code) {
            (b'%', Some((high, low))) => {
                found.push((high * 16 + low) as u8);
                place += 2;
            }
            (b'+', _) => found.push(b' '),
            _ => found.push(*byte),
        }
        place += 1;
    }
    String::from_utf8_lossy(&found).into_owned()
}

/// Applies a part of the query to the timeline, if the story has what it names.
fn choose_timeline(state: &mut ViewState, part: &str, value: &str) -> Option<()> {
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

fn numbers(state: &mut ViewState, id: &str, part: &str, value: &str) {
    let story = state.story.clone();
    let table = TableId::from(id);
    if let Some(written) = story.table(&table) {
        let mut view = state.table(&table);
        if table_part(&mut view, written, part, value).is_some() {
            state.tables.insert(table, Rc::new(view));
        }
    } else if part == "inputs" {
        pairs_of(value, &mut |name, value| {
            let (calculation, input) = (CalculationId::from(id), FigureId::from(name));
            *state = state.apply(Action::Set(calculation, input, Some(value)));
        });
    }
}

fn table_part(view: &mut TableView, table: &Table, part: &str, value: &str) -> Option<()> {
    let item = |id: &str| Some(table.item(&ItemId::from(id))?.id.clone());
    match part {
        "baseline" => view.baseline = Some(item(value)?),
        "item" => view.compared = Some(item(value)?),
        "items" => {
            let found: Vec<ItemId> = value.split(',').filter_map(item).collect();
            // A list that names nothing known is ignored: it would leave nothing to show.
            if !found.is_empty() || value.is_empty() {
                view.items = Some(found);
            }
        }
        "sort" => {
            let (name, order) = value.split_once(':')?;
            let line = table.lines().find(|line| line.id().as_str() == name)?;
            view.sort = Some((line.id().clone(), order == "down"));
        }
        "rows" => {
            view.differences = value.split(',').any(|word| word == "different");
            view.all_rows = value.split(',').any(|word| word == "all");
        }
        "own" => {
            table.what_if.as_ref()?;
            let (from, changed) = value.split_once(',').unwrap_or((value, ""));
            let from = item(from)?;
            view.own = Some(Own {
                from,
                changed: Pairs::default(),
            });
            pairs_of(changed, &mut |name, value| {
                view.set(PropertyId::from(name), value, table);
            });
        }
        _ => return None,
    }
    Some(())
}
