//! The results of a calculation: each with its range, what it depends on, and what would turn a check.

use yew::prelude::*;

use super::{Evaluation, spread_of};
use crate::components::bar::{bar, rect};
use crate::components::cites::cites;
use crate::components::markup::{El, el, text};
use contrappunto_story::model::calculation::{Input, Output, Swing};
use contrappunto_story::numbers::number::{length, to_digits};
use contrappunto_story::numbers::rounding::{Rounding, bounds};
use contrappunto_story::page::words;
use contrappunto_story::wording::amount_words::{amount, digits, figure, range, unit, with_unit};

/// Renders all outputs as a table: the number, its range as a bar and in words, what is reported, the formula.
pub(super) fn results(worked: &Evaluation) -> Html {
    let first = worked.calculation.inputs.len();
    let outputs = worked.calculation.outputs.iter().enumerate();
    let outputs = outputs.filter(|(index, _)| worked.is_published(first + index));
    let rows = outputs.map(|(index, output)| result(worked, first + index, output));
    let table = el("table")
        .with(el("caption").text(worked.view.words.results))
        .with(el("tbody").each(rows));
    el("div").class("results").with(table).html()
}

fn result(worked: &Evaluation, row: usize, output: &Output) -> Html {
    let view = worked.view;
    let (language, words, locale) = (view.language(), view.words, view.locale);
    let kind = output.unit.kind();
    let unit = unit(&output.unit, output.unit_label.as_ref(), language);
    let rounding = worked.rounding(output);
    let point = worked
        .point
        .get(row)
        .and_then(|found| figure(*found, kind, rounding, locale));
    let number = match &point {
        Some(point) => el("b").text(&with_unit(point, unit)),
        None => el("b").class("unknown").text(words.cannot_tell),
    };
    let missing = point.is_none().then(|| {
        let why = words::not_known_rows(&worked.missing(&[row]), locale);
        el("span").class("quiet").text(" ").text(&why).html()
    });
    let spread = spread_of(worked, row).filter(|(low, high)| low < high);
    let spread_words = spread.map(|(low, high)| {
        let spread = range(low, high, rounding, locale);
        el("span")
            .class("spread quiet")
            .text(&with_unit(&spread, unit))
            .html()
    });
    let formula = el("code").text(&format!("{} = {}", output.id, output.formula));
    let mut more = vec![el("p").with(formula).html()];
    more.extend(
        output
            .note
            .as_ref()
            .map(|note| el("p").text(note.get(language)).html()),
    );
    let name = el("th")
        .attr("scope", "row")
        .text(output.label.get(language))
        .text(" ")
        .with(
            el("details")
                .class("row-note")
                .with(el("summary").text(words.formula))
                .list(more),
        );
    el("tr")
        .key(output.id.as_str())
        .set("data-output", output.id.to_string())
        .with(name)
        .with(
            el("td")
                .class("figures")
                .with(number)
                .maybe(missing)
                .maybe(spread_words),
        )
        .with(el("td").class("drawn").maybe(drawn(worked, row, spread)))
        .with(
            el("td")
                .class("reported")
                .list(reported(worked, output, unit)),
        )
        .html()
}

/// Returns what is reported elsewhere about the same quantity.
fn reported(worked: &Evaluation, output: &Output, unit: &str) -> Vec<Html> {
    let view = worked.view;
    let language = view.language();
    let Some(stated) = output.reported.as_ref().map(|value| value.on(view.day())) else {
        return Vec::new();
    };
    let asked = Rounding::asked(output.decimals, output.digits);
    let rounding = asked.unwrap_or(Rounding::AsGiven);
    let Some(words) = amount(&stated.amount, rounding, view.locale, language) else {
        return Vec::new();
    };
    let sources: Vec<_> = stated.source.iter().chain(&stated.also).cloned().collect();
    let said = format!("{}: {} ", view.words.reported, with_unit(&words, unit));
    let mut found = vec![text(&said), cites(view, &sources), text(" ")];
    found.extend(
        stated
            .note
            .as_ref()
            .map(|note| el("span").class("aside").text(note.get(language)).html()),
    );
    found
}

/// Returns the track of a bar with room for a stroke across it.
fn track() -> El {
    bar("9").with(rect("track", None, "100%".to_owned()).attr("y", "1"))
}

/// Draws a range with the number in it, on a scale from zero to 10% beyond its end.
fn drawn(worked: &Evaluation, row: usize, spread: Option<(f64, f64)>) -> Option<Html> {
    let kind = worked.sheet.sheet().rows().get(row)?.kind;
    let (low, high) = spread?;
    let (point, _) = bounds(*worked.point.get(row)?, kind)?;
    let end = high.max(point) * 1.1;
    let place = |value: f64| length((value / end).clamp(0.0, 1.0), 1);
    let reach = rect("reach", Some(place(low)), place(high - low)).attr("y", "1");
    let stroke = el("line")
        .class("point")
        .set("x1", place(point))
        .set("x2", place(point))
        .attr("y1", "0")
        .attr("y2", "9");
    Some(track().with(reach).with(stroke).html())
}

/// Renders how far each input moves the result that the first check shows or, without checks, the first output.
pub(super) fn sensitivity(worked: &Evaluation) -> Html {
    let view = worked.view;
    let (language, words) = (view.language(), view.words);
    let calculation = worked.calculation;
    let details = el("details").class("sensitivity");
    let shown = calculation
        .checks
        .iter()
        .filter(|check| worked.tells(check))
        .map(|check| &check.shows);
    let output = shown
        .chain(calculation.outputs.iter().map(|output| &output.id))
        .next();
    let output = calculation
        .outputs
        .iter()
        .find(|one| Some(&one.id) == output);
    let Some(output) = output else {
        return details.flag("hidden", true).html();
    };
    let swings = worked
        .sheet
        .sensitivity(calculation, &output.id, view.day(), worked.settings);
    let ends = swings.iter().flat_map(|swing| [swing.to.0, swing.to.1]);
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
        (low.min(end), high.max(end))
    });
    let name = format!("{}: {}", words.hangs_on, output.label.get(language));
    details
        .flag("hidden", swings.is_empty())
        .with(el("summary").text(&name))
        .with(el("p").class("quiet").text(words.hangs_on_note))
        .with(
            el("ul").each(
                swings
                    .iter()
                    .map(|swing| swing_view(worked, output, swing, (low, high))),
            ),
        )
        .html()
}

fn swing_view(
    worked: &Evaluation,
    output: &Output,
    swing: &Swing,
    (low, high): (f64, f64),
) -> Html {
    let view = worked.view;
    let (language, locale) = (view.language(), view.locale);
    let Some(input) = worked.calculation.inputs.get(swing.input) else {
        return el("li").html();
    };
    let input_unit = unit(&input.unit, input.unit_label.as_ref(), language);
    let output_unit = unit(&output.unit, output.unit_label.as_ref(), language);
    let from_to = |(from, to): (f64, f64), rounding, unit: &str| {
        let word = |value| with_unit(&digits(value, rounding, locale), unit);
        format!("{} → {}", word(from), word(to))
    };
    let place = |value: f64| ((value - low) / (high - low).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
    let (from, to) = (
        place(swing.to.0.min(swing.to.1)),
        place(swing.to.0.max(swing.to.1)),
    );
    let fill = rect(
        "fill",
        Some(length(from, 1)),
        length((to - from).max(0.004), 1),
    )
    .attr("y", "1");
    let name = el("span")
        .class("swing-name")
        .text(input.label.get(language))
        .text(" ")
        .with(
            el("span")
                .class("quiet")
                .text(&from_to(swing.from, input.rounding(), input_unit)),
        );
    el("li")
        .key(input.id.as_str())
        .with(name)
        .with(track().with(fill))
        .with(el("span").class("swing-ends").text(&from_to(
            swing.to,
            worked.rounding(output),
            output_unit,
        )))
        .html()
}

/// Renders, for each check, the values of single inputs at which it turns.
pub(super) fn break_even(worked: &Evaluation) -> Html {
    let calculation = worked.calculation;
    let checks = calculation
        .checks
        .iter()
        .enumerate()
        .filter(|(_, check)| worked.tells(check));
    let checks = checks.map(|(index, check)| {
        let turns: Vec<Html> = worked
            .inputs()
            .filter_map(|input| turning(worked, index, input))
            .collect();
        let never = turns
            .is_empty()
            .then(|| el("dd").text(worked.view.words.never_turns).html());
        el("div")
            .with(el("dt").text(check.label.get(worked.view.language())))
            .list(turns)
            .maybe(never)
            .html()
    });
    el("details")
        .class("break-even")
        .flag("hidden", calculation.checks.is_empty())
        .with(el("summary").text(worked.view.words.would_turn))
        .with(el("dl").each(checks))
        .html()
}

fn turning(worked: &Evaluation, check: usize, input: &Input) -> Option<Html> {
    let view = worked.view;
    let (language, day) = (view.language(), view.day());
    let points = worked
        .sheet
        .break_even(worked.calculation, check, input, day, worked.settings);
    if points.is_empty() {
        return None;
    }
    let unit = unit(&input.unit, input.unit_label.as_ref(), language);
    let word = |value: f64| with_unit(&digits(value, Rounding::AsGiven, view.locale), unit);
    // To four digits: more would feign a precision that the inputs do not have.
    let points: Vec<String> = points
        .into_iter()
        .map(|point| word(to_digits(point, 4)))
        .collect();
    let now = word(input.value_on(day, worked.settings)?);
    let said = el("dd")
        .key(input.id.as_str())
        .set("data-input", input.id.to_string())
        .text(input.label.get(language))
        .text(": ")
        .with(el("b").text(&words::turning(&points, view.locale)))
        .text(&format!(" ({} {now})", view.words.now));
    Some(said.html())
}
