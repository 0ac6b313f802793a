//! Why a formula comes to what it does: which names leave it open, are replaced, or decide it.

use super::evaluate::{Names, call, figure};
use super::walk::walk;
use super::{Figure, Interval};
use crate::numbers::formula::{Expression, Formula, Function};

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
