//! How far each input of a calculation moves a result.

use super::evaluation::Evaluation;
use crate::list::List as _;
use crate::model::calculation::{Output, Swing};
use crate::numbers::number::length;
use crate::numbers::rounding::Rounding;
use crate::wording::amount_words::{digits, with_unit};

/// How far each input moves the result that the first check shows or, without checks, the first result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sensitivity {
    /// What the result is.
    pub label: String,
    /// The inputs that move it, the one that moves it furthest first.
    pub swings: Vec<SwingBar>,
}

/// The effect of one input while the others are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwingBar {
    /// The id of the input.
    pub id: String,
    /// What the input is.
    pub label: String,
    /// The ends of the range over which it is varied.
    pub from: String,
    /// Where the bar begins, as a length.
    pub start: String,
    /// How long the bar is.
    pub width: String,
    /// The result at each end.
    pub to: String,
}

/// Returns how far each input moves a result; `None` without results.
pub(super) fn sensitivity(evaluation: &Evaluation) -> Option<Sensitivity> {
    let context = &evaluation.context;
    let calculation = evaluation.calculation;
    let output = match evaluation.checks.first() {
        Some(shown) => evaluation.output(&shown.check.shows)?,
        None => calculation.outputs.first()?,
    };
    let swings =
        evaluation
            .sheet
            .sensitivity(calculation, &output.id, context.day(), evaluation.settings);
    let ends = swings.iter().flat_map(|swing| [swing.to.0, swing.to.1]);
    let scale = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
        (low.min(end), high.max(end))
    });
    let swings = swings.iter();
    Some(Sensitivity {
        label: output.label.copy(context.language()),
        swings: swings
            .filter_map(|swing| swing_bar(evaluation, output, swing, scale))
            .list(),
    })
}

fn swing_bar(
    evaluation: &Evaluation,
    output: &Output,
    swing: &Swing,
    (low, high): (f64, f64),
) -> Option<SwingBar> {
    let context = &evaluation.context;
    let input = evaluation.calculation.inputs.get(swing.input)?;
    let from_to = |(from, to): (f64, f64), rounding: Rounding, unit: &str| {
        let word = |value| with_unit(&digits(value, rounding, context.locale), unit);
        format!("{} → {}", word(from), word(to))
    };
    let place = |value: f64| ((value - low) / (high - low).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
    let (one, other) = swing.to;
    let (start, end) = (place(one.min(other)), place(one.max(other)));
    Some(SwingBar {
        id: input.id.to_string(),
        label: input.label.copy(context.language()),
        from: from_to(swing.from, input.rounding(), evaluation.input_unit(input)),
        start: length(start, 1),
        width: length((end - start).max(0.004), 1),
        to: from_to(
            swing.to,
            evaluation.rounding(output),
            evaluation.unit(output),
        ),
    })
}
