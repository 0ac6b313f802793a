//! The results of a calculation: each with its range, what it depends on, and what would turn a check.

use yew::prelude::*;

use crate::components::bar::{bar, rect};
use crate::components::cites::citations_view;
use crate::components::markup::{El, el, text};
use crate::components::view::Surroundings;
use contrappunto_story::page::calculations::{
    BreakEven, BreakEvenCheck, RangeBar, ReportedValue, ResultRow, Sensitivity, SwingBar,
};

/// Renders all results as a table.
pub(in crate::components) fn results_view(
    surroundings: &Surroundings,
    results: &[ResultRow],
) -> Html {
    let rows = results.iter().map(|row| row_view(surroundings, row));
    let table = el("table")
        .with(el("caption").text(surroundings.words.results))
        .with(el("tbody").each(rows));
    el("div").class("results").with(table).html()
}

fn row_view(surroundings: &Surroundings, row: &ResultRow) -> Html {
    let words = surroundings.words;
    let (number, missing) = match &row.number {
        Ok(number) => (el("b").text(number), None),
        Err(missing) => (
            el("b").class("unknown").text(words.cannot_tell),
            Some(el("span").class("quiet").text(" ").text(missing).html()),
        ),
    };
    let spread = row.spread.as_ref();
    let spread = spread.map(|spread| el("span").class("spread quiet").text(spread).html());
    let formula = el("p").with(el("code").text(&row.formula)).html();
    let note = row.note.as_ref().map(|note| el("p").text(note).html());
    let name = el("th")
        .attr("scope", "row")
        .text(&row.label)
        .text(" ")
        .with(
            el("details")
                .class("row-note")
                .with(el("summary").text(words.formula))
                .each([formula].into_iter().chain(note)),
        );
    let figures = el("td")
        .class("figures")
        .with(number)
        .maybe(missing)
        .maybe(spread);
    let reported = row.reported.as_ref();
    let reported = reported.map(|reported| reported_view(surroundings, reported));
    el("tr")
        .key(&row.id)
        .set("data-output", row.id.clone())
        .with(name)
        .with(figures)
        .with(
            el("td")
                .class("drawn")
                .maybe(row.bar.as_ref().map(range_view)),
        )
        .with(
            el("td")
                .class("reported")
                .list(reported.unwrap_or_default()),
        )
        .html()
}

fn reported_view(surroundings: &Surroundings, reported: &ReportedValue) -> Vec<Html> {
    let words = surroundings.words;
    let note = reported.note.as_ref();
    let mut found = vec![
        text(&format!("{}: {} ", words.reported, reported.value)),
        citations_view(&reported.citations, words),
        text(" "),
    ];
    found.extend(note.map(|note| el("span").class("aside").text(note).html()));
    found
}

/// Returns the track of a bar with room for a stroke across it.
fn track() -> El {
    bar("9").with(rect("track", None, "100%".to_owned()).attr("y", "1"))
}

fn range_view(range: &RangeBar) -> Html {
    let reach = rect("reach", Some(range.from.clone()), range.width.clone()).attr("y", "1");
    let stroke = el("line")
        .class("point")
        .set("x1", range.point.clone())
        .set("x2", range.point.clone())
        .attr("y1", "0")
        .attr("y2", "9");
    track().with(reach).with(stroke).html()
}

/// Renders how far each input moves a result, folded.
pub(in crate::components) fn sensitivity_view(
    surroundings: &Surroundings,
    sensitivity: Option<&Sensitivity>,
) -> Html {
    let words = surroundings.words;
    let details = el("details").class("sensitivity");
    let Some(Sensitivity { label, swings }) = sensitivity else {
        return details.flag("hidden", true).html();
    };
    details
        .flag("hidden", swings.is_empty())
        .with(el("summary").text(&format!("{}: {label}", words.hangs_on)))
        .with(el("p").class("quiet").text(words.hangs_on_note))
        .with(el("ul").each(swings.iter().map(swing_view)))
        .html()
}

fn swing_view(swing: &SwingBar) -> Html {
    let fill = rect("fill", Some(swing.start.clone()), swing.width.clone()).attr("y", "1");
    let name = el("span")
        .class("swing-name")
        .text(&swing.label)
        .text(" ")
        .with(el("span").class("quiet").text(&swing.from));
    el("li")
        .key(&swing.id)
        .with(name)
        .with(track().with(fill))
        .with(el("span").class("swing-ends").text(&swing.to))
        .html()
}

/// Renders, for each check, the values of single inputs at which it turns, folded.
pub(in crate::components) fn break_even_view(
    surroundings: &Surroundings,
    break_even: &BreakEven,
) -> Html {
    let checks = break_even.checks.iter();
    let checks = checks.map(|check| check_view(surroundings, check));
    el("details")
        .class("break-even")
        .flag("hidden", break_even.is_hidden)
        .with(el("summary").text(surroundings.words.would_turn))
        .with(el("dl").each(checks))
        .html()
}

fn check_view(surroundings: &Surroundings, check: &BreakEvenCheck) -> Html {
    let words = surroundings.words;
    let turns = check.turns.iter().map(|turning| {
        el("dd")
            .key(&turning.input)
            .set("data-input", turning.input.clone())
            .text(&turning.label)
            .text(": ")
            .with(el("b").text(&turning.turns))
            .text(&format!(" ({} {})", words.now, turning.now))
            .html()
    });
    let is_steady = check.turns.is_empty();
    let never = is_steady.then(|| el("dd").text(words.never_turns).html());
    el("div")
        .with(el("dt").text(&check.name))
        .each(turns)
        .maybe(never)
        .html()
}
