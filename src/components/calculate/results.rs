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
        .child(el("caption").child(surroundings.words.results))
        .child(el("tbody").children(rows));
    el("div").class("results").child(table).html()
}

fn row_view(surroundings: &Surroundings, row: &ResultRow) -> Html {
    let words = surroundings.words;
    let (number, missing) = match &row.number {
        Ok(number) => (el("b").child(number), None),
        Err(missing) => (
            el("b").class("unknown").child(words.cannot_tell),
            Some(el("span").class("quiet").child(" ").child(missing).html()),
        ),
    };
    let spread = row.spread.as_ref();
    let spread = spread.map(|spread| el("span").class("spread quiet").child(spread).html());
    let formula = el("p").child(el("code").child(&row.formula)).html();
    let note = row.note.as_ref().map(|note| el("p").child(note).html());
    let name = el("th")
        .attr("scope", "row")
        .child(&row.label)
        .child(" ")
        .child(
            el("details")
                .class("row-note")
                .child(el("summary").child(words.formula))
                .children([formula].into_iter().chain(note)),
        );
    let figures = el("td")
        .class("figures")
        .child(number)
        .child(missing)
        .child(spread);
    let reported = row.reported.as_ref();
    let reported = reported.map(|reported| reported_view(surroundings, reported));
    el("tr")
        .key(&row.id)
        .set("data-output", row.id.clone())
        .child(name)
        .child(figures)
        .child(
            el("td")
                .class("drawn")
                .child(row.bar.as_ref().map(range_view)),
        )
        .child(
            el("td")
                .class("reported")
                .child(reported.unwrap_or_default()),
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
    found.extend(note.map(|note| el("span").class("aside").child(note).html()));
    found
}

/// Returns the track of a bar with room for a stroke across it.
fn track() -> El {
    bar("9").child(rect("track", None, "100%".to_owned()).attr("y", "1"))
}

fn range_view(range: &RangeBar) -> Html {
    let reach = rect("reach", Some(range.from.clone()), range.width.clone()).attr("y", "1");
    let stroke = el("line")
        .class("point")
        .set("x1", range.point.clone())
        .set("x2", range.point.clone())
        .attr("y1", "0")
        .attr("y2", "9");
    track().child(reach).child(stroke).html()
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
        .child(el("summary").child(&format!("{}: {label}", words.hangs_on)))
        .child(el("p").class("quiet").child(words.hangs_on_note))
        .child(el("ul").children(swings.iter().map(swing_view)))
        .html()
}

fn swing_view(swing: &SwingBar) -> Html {
    let fill = rect("fill", Some(swing.start.clone()), swing.width.clone()).attr("y", "1");
    let name = el("span")
        .class("swing-name")
        .child(&swing.label)
        .child(" ")
        .child(el("span").class("quiet").child(&swing.from));
    el("li")
        .key(&swing.id)
        .child(name)
        .child(track().child(fill))
        .child(el("span").class("swing-ends").child(&swing.to))
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
        .child(el("summary").child(surroundings.words.would_turn))
        .child(el("dl").children(checks))
        .html()
}

fn check_view(surroundings: &Surroundings, check: &BreakEvenCheck) -> Html {
    let words = surroundings.words;
    let turns = check.turns.iter().map(|turning| {
        el("dd")
            .key(&turning.input)
            .set("data-input", turning.input.clone())
            .child(&turning.label)
            .child(": ")
            .child(el("b").child(&turning.turns))
            .child(&format!(" ({} {})", words.now, turning.now))
            .html()
    });
    let is_steady = check.turns.is_empty();
    let never = is_steady.then(|| el("dd").child(words.never_turns).html());
    el("div")
        .child(el("dt").child(&check.name))
        .children(turns)
        .child(never)
        .html()
}
