//! The results of a calculation.

use super::evaluation::Evaluation;
use crate::list::List as _;
use crate::model::calculation::{Output, Spread};
use crate::numbers::figure::Figure;
use crate::numbers::number::length;
use crate::numbers::rounding::{Rounding, bounds};
use crate::page::links::Citations;
use crate::wording::amount_words::{amount, range, with_unit};

/// A result: the number, its range as a bar and in words, what is reported, the formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// The id of the output.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The formula, with the name of the output.
    pub formula: String,
    /// What to keep in mind.
    pub note: Option<String>,
    /// The number, or which unknown inputs leave it open.
    pub number: Result<String, String>,
    /// Its range, if the inputs have published ranges.
    pub spread: Option<String>,
    /// The same as a bar.
    pub bar: Option<RangeBar>,
    /// What is reported elsewhere about the same quantity.
    pub reported: Option<ReportedValue>,
}

/// A range with the number in it, as lengths on a scale from zero to 10% beyond its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeBar {
    /// Where the range begins.
    pub from: String,
    /// How long it is.
    pub width: String,
    /// Where the number is.
    pub point: String,
}

/// What is reported elsewhere about a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedValue {
    /// The value, with its unit.
    pub value: String,
    /// Where it is reported.
    pub citations: Citations,
    /// What to keep in mind.
    pub note: Option<String>,
}

/// Returns the results that are published by the day.
pub(super) fn results(evaluation: &Evaluation) -> Vec<ResultRow> {
    let calculation = evaluation.calculation;
    let day = evaluation.context.day();
    let spread = evaluation
        .sheet
        .figures(calculation, day, evaluation.settings, Spread::Range);
    let first = calculation.inputs.len();
    let outputs = (first..).zip(&calculation.outputs);
    let outputs = outputs.filter(|(row, _)| evaluation.is_published(*row));
    outputs
        .map(|(row, output)| result(evaluation, row, output, spread.get(row)))
        .list()
}

fn result(
    evaluation: &Evaluation,
    row: usize,
    output: &Output,
    spread: Option<&Figure>,
) -> ResultRow {
    let context = &evaluation.context;
    let language = context.language();
    let kind = output.unit.kind();
    let unit = evaluation.unit(output);
    let rounding = evaluation.rounding(output);
    let spread = spread.and_then(|spread| bounds(*spread, kind));
    let spread = spread.filter(|(low, high)| low < high);
    let point = evaluation.point.get(row);
    let point = point.and_then(|point| Some(bounds(*point, kind)?.0));
    let note = output.note.as_ref();
    ResultRow {
        id: output.id.to_string(),
        label: output.label.copy(language),
        formula: format!("{} = {}", output.id, output.formula),
        note: note.map(|note| note.copy(language)),
        number: evaluation
            .rounded(output, rounding)
            .ok_or_else(|| evaluation.missing(&[row])),
        spread: spread.map(|(low, high)| {
            let spread = range(low, high, rounding, context.locale);
            with_unit(&spread, unit)
        }),
        bar: spread
            .zip(point)
            .map(|(spread, point)| range_bar(spread, point)),
        reported: reported(evaluation, output, unit),
    }
}

fn range_bar((low, high): (f64, f64), point: f64) -> RangeBar {
    let end = high.max(point) * 1.1;
    let place = |value: f64| length((value / end).clamp(0.0, 1.0), 1);
    RangeBar {
        from: place(low),
        width: place(high - low),
        point: place(point),
    }
}

fn reported(evaluation: &Evaluation, output: &Output, unit: &str) -> Option<ReportedValue> {
    let context = &evaluation.context;
    let language = context.language();
    let stated = output.reported.as_ref()?.on(context.day());
    let asked = Rounding::asked(output.decimals, output.digits);
    let rounding = asked.unwrap_or(Rounding::AsGiven);
    let words = amount(&stated.amount, rounding, context.locale, language)?;
    let sources: Vec<_> = stated.source.iter().chain(&stated.also).cloned().list();
    let note = stated.note.as_ref();
    Some(ReportedValue {
        value: with_unit(&words, unit),
        citations: Citations::new(context, &sources),
        note: note.map(|note| note.copy(language)),
    })
}
