//! The status of all claims over time: a chart with a row for each, and the same as a table.

use yew::prelude::*;

use crate::components::claim_card::claim_link;
use crate::components::date_text::date_text;
use crate::components::markup::el;
use crate::components::status::status_pill;
use crate::components::view::View;
use contrappunto_story::drawing::scale::{Axis, Window};
use contrappunto_story::drawing::ticks::ticks;
use contrappunto_story::model::as_of::{Known, claim_wording, date_on};
use contrappunto_story::model::story::{Claim, StatusEntry};
use contrappunto_story::numbers::number::length;
use contrappunto_story::page::words;
use contrappunto_story::wording::date_words;

/// Minimum width of the rows in pixels, on a phone.
const NARROW: f64 = 300.0;

/// Renders the chart, with its table folded below.
pub(super) fn standings(view: &View) -> Html {
    let (story, day, words) = (view.story(), view.day(), view.words);
    let mut claims: Vec<&Claim> = story
        .claims
        .iter()
        .filter(|one| one.is_known(day))
        .collect();
    claims.sort_by_key(|claim| claim.known_from());
    let first = claims.first().map_or(day, |claim| claim.known_from());
    let axis = Axis::new(
        view.state.timeline.compressed(),
        Window::around(first, story.updated),
    );
    let rows = claims.iter().map(|claim| row(view, claim, &axis));
    let lines = claims.iter().flat_map(|claim| table_rows(view, claim));
    let head = [words.claim, words.since, words.status];
    let head = head.map(|name| el("th").key(name).attr("scope", "col").text(name).html());
    let table = el("table")
        .with(el("caption").text(words.standings))
        .with(el("thead").with(el("tr").each(head)))
        .with(el("tbody").each(lines));
    el("details")
        .class("standings")
        .flag("hidden", claims.is_empty())
        .with(el("summary").with(el("b").text(words.standings)))
        .push(head_row(&axis, view))
        .with(el("ol").class("rows").each(rows))
        .with(
            el("details")
                .class("standings-table")
                .with(el("summary").text(words.as_table))
                .with(
                    el("div")
                        .class("table-scroll")
                        .attr("tabindex", "0")
                        .with(table),
                ),
        )
        .html()
}

/// Renders the dates above the rows.
fn head_row(axis: &Axis, view: &View) -> Html {
    let ticks = ticks(axis, NARROW).into_iter();
    let labels = ticks.filter(|tick| tick.has_label).map(|tick| {
        el("text")
            .set("x", length(tick.x, 2))
            .attr("y", "0.75em")
            .letters(&tick.label(view.locale))
            .turned(view.language())
            .key(&tick.date.days().to_string())
            .html()
    });
    let dates = el("svg")
        .attr("width", "100%")
        .attr("height", "1em")
        .each(labels);
    el("div")
        .attr("aria-hidden", "true")
        .class("rows-head")
        .with(el("span"))
        .with(dates)
        .html()
}

/// Returns the entries known on the day, each with its first day and the day on which the next one replaces it.
fn spans<'a>(view: &View, claim: &'a Claim) -> Vec<(&'a StatusEntry, f64, f64)> {
    let day = view.day();
    let known: Vec<_> = claim
        .status_history
        .iter()
        .filter(|entry| entry.is_known(day))
        .collect();
    let start = |entry: &StatusEntry| {
        let from = entry.known_from().max(claim.known_from());
        f64::from(from.days())
    };
    let ends = known.iter().skip(1).map(|next| start(next));
    let ends = ends.chain([f64::from(day.days()) + 1.0]);
    let spans = known.iter().zip(ends);
    spans
        .map(|(entry, end)| (*entry, start(entry), end))
        // An entry that was replaced on the same day was never visible.
        .filter(|(_, start, end)| end > start)
        .collect()
}

fn row(view: &View, claim: &Claim, axis: &Axis) -> Html {
    let pieces = spans(view, claim).into_iter().enumerate();
    let pieces = pieces.map(|(index, (entry, start, end))| {
        let (x, end) = (axis.x_from_days(start), axis.x_from_days(end));
        let title = format!(
            "{}: {}",
            date_words::when(&entry.date, view.locale),
            words::status(entry.status, view.locale)
        );
        let band = el("rect")
            .set("x", length(x, 2))
            .set("width", length(end - x, 2))
            .attr("height", "1.125em")
            .attr("rx", "0.1875em");
        let glyph = ((end - x) * NARROW >= 16.0).then(|| {
            el("text")
                .set("x", length(x, 2))
                .attr("dx", "0.25em")
                .attr("y", "0.875em")
                .letters(entry.status.glyph())
                .turned(view.language())
                .html()
        });
        el("g")
            .key(&index.to_string())
            .set("class", entry.status.tone().to_owned())
            .with(el("title").text(&title))
            .with(band)
            .maybe(glyph)
            .html()
    });
    let chart = el("svg")
        .attr("aria-hidden", "true")
        .attr("width", "100%")
        .attr("height", "1.125em")
        .each(pieces);
    el("li")
        .key(claim.id.as_str())
        .with(claim_link(view, claim))
        .with(chart)
        .html()
}

fn table_rows(view: &View, claim: &Claim) -> Vec<Html> {
    let day = view.day();
    let label = claim_wording(claim, day).label.get(view.language());
    let known = claim.status_history.iter();
    let known = known.filter(|entry| entry.is_known(day)).enumerate();
    known
        .map(|(index, entry)| {
            el("tr")
                .key(&format!("{}-{index}", claim.id))
                .with(el("th").attr("scope", "row").text(label))
                .with(el("td").push(date_text(
                    &date_on(&entry.date, entry.known_from(), day),
                    view.locale,
                )))
                .with(el("td").push(status_pill(entry.status, None, view.locale)))
                .html()
        })
        .collect()
}
