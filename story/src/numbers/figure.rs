//! The result of a formula: a number with its range, a boolean, or unknown.
//!
//! A range contains every result that any numbers within the ranges of the inputs give (interval arithmetic, Moore
//! 1966). Each bound is rounded as the numbers themselves are, and rounding is monotonic, so this holds to the last
//! bit. Logic is three-valued (Kleene 1952): what depends on something unknown is unknown, unless the rest decides it.

use crate::numbers::formula::{Expression, Formula, Function, Operator};

/// The range of a number, with finite bounds that are included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    low: f64,
    high: f64,
}

impl Interval {
    /// Creates the interval from `low` to `high`; `None` if they are out of order or not finite.
    #[must_use]
    pub fn new(low: f64, high: f64) -> Option<Self> {
        (low <= high && low.is_finite() && high.is_finite()).then_some(Self { low, high })
    }

    /// Returns the lower bound.
    #[must_use]
    pub const fn low(self) -> f64 {
        self.low
    }

    /// Returns the upper bound.
    #[must_use]
    pub const fn high(self) -> f64 {
        self.high
    }

    /// Returns the number, if both bounds are the same.
    #[must_use]
    pub fn exact(self) -> Option<f64> {
        (self.low >= self.high).then_some(self.low)
    }
}

/// The result of a formula.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// A number, in base units.
    Number(Interval),
    /// True.
    Yes,
    /// False.
    No,
    /// Undetermined: something is not known, or there is no such number.
    Unknown,
}

impl Figure {
    /// Creates an exact number; unknown if it is not finite.
    #[must_use]
    pub fn exact(value: f64) -> Self {
        Self::range(value, value)
    }

    /// Creates a number from `low` to `high`; unknown if they are out of order or not finite.
    #[must_use]
    pub fn range(low: f64, high: f64) -> Self {
        Interval::new(low, high).map_or(Self::Unknown, Self::Number)
    }

    /// Creates a boolean.
    #[must_use]
    pub const fn truth(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// Returns the interval, if this is a number.
    #[must_use]
    pub const fn number(self) -> Option<Interval> {
        match self {
            Self::Number(interval) => Some(interval),
            _ => None,
        }
    }

    /// Returns the logical negation; unknown unless this is a known boolean.
    #[must_use]
    pub const fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Number(_) | Self::Unknown => Self::Unknown,
        }
    }

    /// Returns whether both hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Returns whether at least one of them holds.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }

    /// Returns a figure that covers both, for when it is undetermined which of them applies.
    fn either(self, other: Self) -> Self {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => {
                Self::range(one.low.min(two.low), one.high.max(two.high))
            }
            (one, two) if one == two => one,
            _ => Self::Unknown,
        }
    }
}

/// The values of the names in a formula, by their index in [`Formula::names`].
pub type Names<'a> = &'a dyn Fn(usize) -> Figure;

/// Evaluates a formula. Never fails and always terminates; what makes no sense is unknown.
#[must_use]
pub fn evaluate(formula: &Formula, names: Names) -> Figure {
    figure(formula.expression(), names)
}

fn figure(expression: &Expression, names: Names) -> Figure {
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

fn arithmetic(operator: Operator, left: Interval, right: Interval) -> Figure {
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

fn compare(operator: Operator, left: Interval, right: Interval) -> Figure {
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

fn power(base: Interval, exponent: i8) -> Figure {
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

fn call(function: Function, arguments: &[Expression], names: Names) -> Figure {
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

/// Returns the names that leave a formula undetermined: those that are unknown, or whose range is too wide.
///
/// Only those that matter: for `a or b` where `a` holds, none.
#[must_use]
pub fn undecided(formula: &Formula, names: Names) -> Vec<usize> {
    let mut found = Vec::new();
    blame(formula.expression(), names, &mut found);
    found
}

fn blame(expression: &Expression, names: Names, found: &mut Vec<usize>) {
    let is_open = |figure| match figure {
        Figure::Unknown => true,
        Figure::Number(interval) => Interval::exact(interval).is_none(),
        Figure::Yes | Figure::No => false,
    };
    if !is_open(figure(expression, names)) {
        return;
    }
    match expression {
        Expression::Number(..) => {}
        Expression::Name(index) => {
            if !found.contains(index) {
                found.push(*index);
            }
        }
        Expression::Negate(inner) | Expression::Not(inner) | Expression::Power(inner, ..) => {
            blame(inner, names, found);
        }
        Expression::Binary(_, _, sides) => {
            for side in sides.iter() {
                blame(side, names, found);
            }
        }
        Expression::Call(_, _, arguments) => {
            for argument in arguments {
                blame(argument, names, found);
            }
        }
    }
}

/// Returns the unknown names for which something else was used: in `known(x, otherwise)`, each `x` that is unknown.
#[must_use]
pub fn replaced(formula: &Formula, names: Names) -> Vec<usize> {
    let mut found = Vec::new();
    walk(formula.expression(), &mut |expression| {
        if let Expression::Call(Function::Known, _, arguments) = expression
            && let [Expression::Name(index), _] = arguments.as_slice()
            && names(*index) == Figure::Unknown
        {
            found.push(*index);
        }
    });
    found
}

/// Returns the name that decides a formula that is a `max` or `min`: the first one in the first argument equal to the
/// result.
#[must_use]
pub fn decided_by(formula: &Formula, names: Names) -> Option<usize> {
    let Expression::Call(function @ (Function::Min | Function::Max), _, arguments) =
        formula.expression()
    else {
        return None;
    };
    let whole = call(*function, arguments, names).number()?.exact()?;
    let decisive = arguments
        .iter()
        // The same number, computed in another way, may differ in its last bits.
        .find(|argument| {
            figure(argument, names)
                .number()
                .and_then(Interval::exact)
                .is_some_and(|value| (value - whole).abs() <= whole.abs() * 1e-12)
        })?;
    let mut name = None;
    walk(decisive, &mut |expression| {
        if let Expression::Name(index) = expression {
            name = name.or(Some(*index));
        }
    });
    name
}

/// Counts the numbers, names, operators and calls in a formula: the cost of evaluating it.
pub(crate) fn terms(formula: &Formula) -> usize {
    let mut terms = 0;
    walk(formula.expression(), &mut |_| terms += 1);
    terms
}

/// Returns the comparisons in a formula, outer before inner, left before right.
pub(crate) fn comparisons(formula: &Formula) -> Vec<&Expression> {
    let mut found = Vec::new();
    walk(formula.expression(), &mut |expression| {
        if matches!(expression, Expression::Binary(operator, _, _) if operator.is_comparison()) {
            found.push(expression);
        }
    });
    found
}

/// Evaluates a part of a formula.
pub(crate) fn evaluate_part(part: &Expression, names: Names) -> Figure {
    figure(part, names)
}

fn walk<'a>(expression: &'a Expression, visit: &mut dyn FnMut(&'a Expression)) {
    visit(expression);
    match expression {
        Expression::Number(..) | Expression::Name(_) => {}
        Expression::Negate(inner) | Expression::Not(inner) | Expression::Power(inner, ..) => {
            walk(inner, visit);
        }
        Expression::Binary(_, _, sides) => sides.iter().for_each(|side| walk(side, visit)),
        Expression::Call(_, _, arguments) => {
            for argument in arguments {
                walk(argument, visit);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Evaluates a formula with the figures as its names `a`, `b` and so on.
    fn worth(text: &str, figures: &[Figure]) -> Figure {
        let formula: Formula = text
            .parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        let value = |index: usize| {
            let (name, _) = &formula.names()[index];
            figures[usize::from(name.as_bytes()[0] - b'a')]
        };
        evaluate(&formula, &value)
    }

    const RANGE: fn(f64, f64) -> Figure = Figure::range;

    #[test]
    fn ranges_hold_everything_that_can_be() {
        assert_eq!(
            worth("a - b", &[RANGE(1.0, 2.0), RANGE(1.0, 4.0)]),
            RANGE(-3.0, 1.0)
        );
        assert_eq!(
            worth("a * b", &[RANGE(-1.0, 2.0), RANGE(-3.0, 4.0)]),
            RANGE(-6.0, 8.0)
        );
        assert_eq!(
            worth("a / b", &[RANGE(1.0, 2.0), RANGE(-4.0, -2.0)]),
            RANGE(-1.0, -0.25)
        );
        assert_eq!(worth("a ^ 2", &[RANGE(-2.0, 3.0)]), RANGE(0.0, 9.0));
        assert_eq!(worth("a ^ 3", &[RANGE(-2.0, 3.0)]), RANGE(-8.0, 27.0));
        assert_eq!(worth("a ^ -2", &[RANGE(2.0, 4.0)]), RANGE(0.0625, 0.25));
        assert_eq!(worth("a ^ 0", &[RANGE(-2.0, 3.0)]), RANGE(1.0, 1.0));
        assert_eq!(
            worth("max(a, b, 2)", &[RANGE(1.0, 5.0), RANGE(0.0, 3.0)]),
            RANGE(2.0, 5.0)
        );
        assert_eq!(
            worth("sum(a, b, 2)", &[RANGE(1.0, 5.0), RANGE(0.0, 3.0)]),
            RANGE(3.0, 10.0)
        );
    }

    #[test]
    fn nothing_is_divided_by_what_may_be_zero_and_nothing_grows_beyond_numbers() {
        assert_eq!(worth("1 / a", &[RANGE(-1.0, 1.0)]), Figure::Unknown);
        assert_eq!(worth("1 / a", &[Figure::exact(0.0)]), Figure::Unknown);
        assert_eq!(worth("a * a * a", &[Figure::exact(1e200)]), Figure::Unknown);
        assert_eq!(worth("a ^ -1", &[Figure::exact(0.0)]), Figure::Unknown);
    }

    #[test]
    fn a_comparison_of_ranges_holds_for_all_or_for_none_or_cannot_be_told() {
        let range = [RANGE(1.0, 2.0)];
        for (text, expected) in [
            ("a >= 1", Figure::Yes),
            ("a > 1", Figure::Unknown),
            ("a > 2", Figure::No),
            ("a <= 2", Figure::Yes),
            ("a < 1", Figure::No),
            ("a = 1", Figure::Unknown),
            ("a != 3", Figure::Yes),
        ] {
            assert_eq!(worth(text, &range), expected, "{text}");
        }
    }

    #[test]
    fn truth_tables_of_kleene_are_complete() {
        use Figure::{No, Unknown, Yes};
        let tables = [
            (Yes, Yes, Yes, Yes),
            (Yes, No, No, Yes),
            (Yes, Unknown, Unknown, Yes),
            (No, Yes, No, Yes),
            (No, No, No, No),
            (No, Unknown, No, Unknown),
            (Unknown, Yes, Unknown, Yes),
            (Unknown, No, No, Unknown),
            (Unknown, Unknown, Unknown, Unknown),
        ];
        for (a, b, and, or) in tables {
            assert_eq!(worth("a and b", &[a, b]), and, "{a:?} and {b:?}");
            assert_eq!(worth("a or b", &[a, b]), or, "{a:?} or {b:?}");
        }
        for (a, not) in [(Yes, No), (No, Yes), (Unknown, Unknown)] {
            assert_eq!(worth("not a", &[a]), not);
        }
    }

    #[test]
    fn what_is_unknown_may_be_asked_for_and_replaced() {
        let unknown = [Figure::Unknown, Figure::exact(3.0)];
        assert_eq!(worth("known(a)", &unknown), Figure::No);
        assert_eq!(worth("known(a, 7) + b", &unknown), Figure::exact(10.0));
        assert_eq!(worth("max(a, b)", &unknown), Figure::Unknown);
        assert_eq!(worth("if(a > 1, 3, b)", &unknown), Figure::exact(3.0));
        assert_eq!(worth("if(a > 1, 4, b)", &unknown), RANGE(3.0, 4.0));
    }

    #[test]
    fn only_what_matters_is_blamed() {
        let formula: Formula = "b > 1 and (a > 5 or c)".parse().unwrap();
        let with = |figures: [Figure; 3]| {
            let value =
                |index: usize| figures[usize::from(formula.names()[index].0.as_bytes()[0] - b'a')];
            let names = undecided(&formula, &value);
            names
                .iter()
                .map(|index| formula.names()[*index].0.to_string())
                .collect::<String>()
        };
        let two = Figure::exact(2.0);
        assert_eq!(with([Figure::Unknown, two, Figure::Unknown]), "ac");
        assert_eq!(with([Figure::Unknown, two, Figure::Yes]), "");
        assert_eq!(
            with([Figure::Unknown, Figure::exact(1.0), Figure::Unknown]),
            ""
        );
        assert_eq!(with([RANGE(1.0, 9.0), two, Figure::No]), "a");
    }
}
