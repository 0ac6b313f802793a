//! The values of single inputs at which the checks of a calculation turn.

use super::evaluation::Evaluation;
use crate::list::List as _;
use crate::model::calculation::Input;
use crate::numbers::number::to_digits;
use crate::numbers::rounding::Rounding;
use crate::page::words;
use crate::wording::amount_words::{digits, with_unit};

/// Where the checks of a calculation turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakEven {
    /// Whether the calculation checks nothing.
    pub is_hidden: bool,
    /// The checks that can be shown on the day.
    pub checks: Vec<BreakEvenCheck>,
}

/// Where a check turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakEvenCheck {
    /// Whose account it checks.
    pub name: String,
    /// The inputs that turn it; none, if no input does within what the reader may set.
    pub turns: Vec<Turning>,
}

/// An input that turns a check while the others are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turning {
    /// The id of the input.
    pub input: String,
    /// What the input is.
    pub label: String,
    /// Where the check turns, in words.
    pub turns: String,
    /// What the input is now.
    pub now: String,
}

/// Returns where the checks turn.
pub(super) fn break_even(evaluation: &Evaluation) -> BreakEven {
    let language = evaluation.context.language();
    let checks = evaluation.checks.iter();
    let checks = checks.map(|shown| {
        let inputs = evaluation.inputs();
        BreakEvenCheck {
            name: shown.check.label.copy(language),
            turns: inputs
                .filter_map(|input| turning(evaluation, shown.index, input))
                .list(),
        }
    });
    BreakEven {
        is_hidden: evaluation.calculation.checks.is_empty(),
        checks: checks.list(),
    }
}

fn turning(evaluation: &Evaluation, check: usize, input: &Input) -> Option<Turning> {
    let context = &evaluation.context;
    let (day, settings) = (context.day(), evaluation.settings);
    let calculation = evaluation.calculation;
    let points = evaluation
        .sheet
        .break_even(calculation, check, input, day, settings);
    if points.is_empty() {
        return None;
    }
    let unit = evaluation.input_unit(input);
    let word = |value: f64| with_unit(&digits(value, Rounding::AsGiven, context.locale), unit);
    // To four digits: more would feign a precision that the inputs do not have.
    let points = points.into_iter();
    let points: Vec<String> = points.map(|point| word(to_digits(point, 4))).list();
    Some(Turning {
        input: input.id.to_string(),
        label: input.label.copy(context.language()),
        turns: words::turning(&points, context.locale),
        now: word(input.value_on(day, settings)?),
    })
}
