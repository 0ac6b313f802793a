//! Evaluation of a formula, with ranges for numbers.

use super::arithmetic::{arithmetic, compare, power};
use super::{Figure, Interval};
use crate::numbers::formula::{Expression, Formula, Function, Operator};

/// The values of the names in a formula, by their index in [`Formula::names`].
pub type Names<'a> = &'a dyn Fn(usize) -> Figure;

/// Evaluates a formula. Never fails and always terminates; what makes no sense is unknown.
#[must_use]
pub fn evaluate(formula: &Formula, names: Names) -> Figure {
    figure(formula.expression(), names)
}

pub(super) fn figure(expression: &Expression, names: Names) -> Figure {
    match expression {
        Expression::Number(value, _) => Figure::exact(*value),
        Expression::Name(index) => names(*index),
        Expression::Negate(inner) => match figure(inner, names) {
            Figure::Number(Interval { low, high }) => Figure::range(-high, -low),
            _ => Figure::Unknown,
        },
        Expression::Not(inner) => figure(inner, names).negated(),
        Expression::Binary(operator, _, sides) => {
            let [left, right] = sides.as_ref();
            let left = figure(left, names);
            match (operator, left) {
                // If the left side decides, the right side is not evaluated.
                (Operator::And, Figure::No) => Figure::No,
                (Operator::Or, Figure::Yes) => Figure::Yes,
                (Operator::And, _) => left.and(figure(right, names)),
                (Operator::Or, _) => left.or(figure(right, names)),
                _ => match (left, figure(right, names)) {
                    (Figure::Number(left), Figure::Number(right)) => {
                        if operator.is_comparison() {
                            compare(*operator, left, right)
                        } else {
                            arithmetic(*operator, left, right)
                        }
                    }
                    _ => Figure::Unknown,
                },
            }
        }
        Expression::Power(inner, exponent, _) => match figure(inner, names) {
            Figure::Number(base) => power(base, *exponent),
            _ => Figure::Unknown,
        },
        Expression::Call(function, _, arguments) => call(*function, arguments, names),
    }
}

pub(super) fn call(function: Function, arguments: &[Expression], names: Names) -> Figure {
    let each = || arguments.iter().map(|argument| figure(argument, names));
    let folded = |fold: fn(Interval, Interval) -> Figure| {
        each()
            .reduce(|one, two| match (one, two) {
                (Figure::Number(one), Figure::Number(two)) => fold(one, two),
                _ => Figure::Unknown,
            })
            // A single boolean has no minimum, maximum or sum.
            .filter(|figure| matches!(figure, Figure::Number(_)))
            .unwrap_or(Figure::Unknown)
    };
    match (function, arguments) {
        (Function::Min, _) => {
            folded(|one, two| Figure::range(one.low.min(two.low), one.high.min(two.high)))
        }
        (Function::Max, _) => {
            folded(|one, two| Figure::range(one.low.max(two.low), one.high.max(two.high)))
        }
        (Function::Sum, _) => folded(|one, two| arithmetic(Operator::Add, one, two)),
        (Function::If, [condition, then, otherwise]) => match figure(condition, names) {
            Figure::Yes => figure(then, names),
            Figure::No => figure(otherwise, names),
            _ => figure(then, names).either(figure(otherwise, names)),
        },
        (Function::Known, [argument]) => Figure::truth(figure(argument, names) != Figure::Unknown),
        (Function::Known, [argument, otherwise]) => match figure(argument, names) {
            Figure::Unknown => figure(otherwise, names),
            known => known,
        },
        _ => Figure::Unknown,
    }
}

/// Evaluates a part of a formula.
pub(crate) fn evaluate_part(part: &Expression, names: Names) -> Figure {
    figure(part, names)
}
