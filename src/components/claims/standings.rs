//! The status of all claims over time: a chart with a row for each, and the same as a table.

use yew::prelude::*;

use crate::components::date_text::date_view;
use crate::components::item_link::link_view;
use crate::components::markup::el;
use crate::components::status::pill_view;
use crate::components::view::Surroundings;
use contrappunto_story::numbers::number::length;
use contrappunto_story::page::claims::standings::{
    Standings, StandingsRow, StandingsTick, StatusBand,
};

/// Renders the chart, with its table folded below.
pub(in crate::components) fn standings_view(
    surroundings: &Surroundings,
    standings: &Standings,
) -> Html {
    let (words, language) = (surroundings.words, &*surroundings.language);
    let rows = standings.rows.iter().map(|one| row(one, language));
    let lines = standings.rows.iter().flat_map(table_rows);
    let head = [words.claim, words.since, words.status];
    let head = head.map(|name| el("th").key(name).attr("scope", "col").child(name).html());
    let table = el("table")
        .child(el("caption").child(words.standings))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(lines));
    el("details")
        .class("standings")
        .flag("hidden", standings.rows.is_empty())
        .child(el("summary").child(el("b").child(words.standings)))
        .child(head_row(&standings.ticks, language))
        .child(el("ol").class("rows").children(rows))
        .child(
            el("details")
                .class("standings-table")
                .child(el("summary").child(words.as_table))
                .child(
                    el("div")
                        .class("table-scroll")
                        .attr("tabindex", "0")
                        .child(table),
                ),
        )
        .html()
}

/// Renders the dates above the rows.
fn head_row(ticks: &[StandingsTick], language: &str) -> Html {
    let labels = ticks.iter().map(|tick| {
        el("text")
            .set("x", length(tick.x, 2))
            .attr("y", "0.75em")
            .letters(&tick.label)
            .turned(language)
            .key(&tick.day.to_string())
            .html()
    });
    let dates = el("svg")
        .attr("width", "100%")
        .attr("height", "1em")
        .children(labels);
    el("div")
        .attr("aria-hidden", "true")
        .class("rows-head")
        .child(el("span"))
        .child(dates)
        .html()
}

fn row(row: &StandingsRow, language: &str) -> Html {
    let bands = row.bands.iter().enumerate();
    let bands = bands.map(|(index, one)| band(index, one, language));
    let chart = el("svg")
        .attr("aria-hidden", "true")
        .attr("width", "100%")
        .attr("height", "1.125em")
        .children(bands);
    el("li")
        .key(row.id.as_str())
        .child(link_view(&row.link))
        .child(chart)
        .html()
}

fn band(index: usize, band: &StatusBand, language: &str) -> Html {
    let rect = el("rect")
        .set("x", length(band.x, 2))
        .set("width", length(band.width, 2))
        .attr("height", "1.125em")
        .attr("rx", "0.1875em");
    let glyph = band.has_sign.then(|| {
        el("text")
            .set("x", length(band.x, 2))
            .attr("dx", "0.25em")
            .attr("y", "0.875em")
            .letters(band.status.glyph)
            .turned(language)
            .html()
    });
    el("g")
        .key(&index.to_string())
        .class(band.status.tone)
        .child(el("title").child(&band.title))
        .child(rect)
        .child(glyph)
        .html()
}

fn table_rows(row: &StandingsRow) -> Vec<Html> {
    let entries = row.entries.iter().enumerate();
    entries
        .map(|(index, (date, status))| {
            el("tr")
                .key(&format!("{}-{index}", row.id))
                .child(el("th").attr("scope", "row").child(&row.link.text))
                .child(el("td").child(date_view(date)))
                .child(el("td").child(pill_view(status)))
                .html()
        })
        .collect()
}
