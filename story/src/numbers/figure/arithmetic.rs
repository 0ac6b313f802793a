//! Arithmetic and comparison of ranges.

use super::{Figure, Interval};
use crate::numbers::formula::Operator;

pub(super) fn arithmetic(operator: Operator, left: Interval, right: Interval) -> Figure {
    let corners = |apply: fn(f64, f64) -> f64| {
        let all = [
            apply(left.low, right.low),
            apply(left.low, right.high),
            apply(left.high, right.low),
            apply(left.high, right.high),
        ];
        Figure::range(
            all.into_iter().fold(f64::INFINITY, f64::min),
            all.into_iter().fold(f64::NEG_INFINITY, f64::max),
        )
    };
    match operator {
        Operator::Add => Figure::range(left.low + right.low, left.high + right.high),
        Operator::Subtract => Figure::range(left.low - right.high, left.high - right.low),
        Operator::Multiply => corners(|left, right| left * right),
        Operator::Divide if right.low > 0.0 || right.high < 0.0 => {
            corners(|left, right| left / right)
        }
        // Division by zero, or by what may be zero.
        _ => Figure::Unknown,
    }
}

pub(super) fn compare(operator: Operator, left: Interval, right: Interval) -> Figure {
    // Whether it holds for all pairs, and whether for none.
    let (always, never) = match operator {
        Operator::Less => (left.high < right.low, left.low >= right.high),
        Operator::LessOrEqual => (left.high <= right.low, left.low > right.high),
        Operator::Greater => (left.low > right.high, left.high <= right.low),
        Operator::GreaterOrEqual => (left.low >= right.high, left.high < right.low),
        Operator::Equal => (
            left.exact().is_some() && left.exact() == right.exact(),
            left.high < right.low || left.low > right.high,
        ),
        Operator::NotEqual => return compare(Operator::Equal, left, right).negated(),
        _ => (false, false),
    };
    match (always, never) {
        (true, _) => Figure::Yes,
        (_, true) => Figure::No,
        _ => Figure::Unknown,
    }
}

/// Raises to a power by repeated multiplication, which is monotonic for non-negative bases; `powf` does not guarantee
/// that.
fn raise(base: f64, exponent: u8) -> f64 {
    (0..exponent).fold(1.0, |product, _| product * base)
}

pub(super) fn power(base: Interval, exponent: i8) -> Figure {
    let size = exponent.unsigned_abs();
    let (low, high) = (raise(base.low, size), raise(base.high, size));
    let raised = if size.is_multiple_of(2) {
        let least = if base.low <= 0.0 && base.high >= 0.0 {
            0.0
        } else {
            low.min(high)
        };
        Interval::new(if size == 0 { 1.0 } else { least }, low.max(high))
    } else {
        Interval::new(low, high)
    };
    match raised {
        None => Figure::Unknown,
        Some(raised) if exponent >= 0 => Figure::Number(raised),
        Some(raised) => arithmetic(
            Operator::Divide,
            Interval {
                low: 1.0,
                high: 1.0,
            },
            raised,
        ),
    }
}
