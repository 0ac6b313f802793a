//! Every part of a formula, outer before inner.

use crate::numbers::formula::{Expression, Formula};

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

pub(super) fn walk<'a>(expression: &'a Expression, visit: &mut dyn FnMut(&'a Expression)) {
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
