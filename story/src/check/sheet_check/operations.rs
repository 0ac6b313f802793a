//! What operators and functions make of the types of their operands.

use super::typing::{Type, Typing};
use crate::numbers::formula::{Function, Operator};
use crate::numbers::unit::Dimension;

impl Typing<'_> {
    pub(super) fn binary(
        &mut self,
        operator: Operator,
        place: usize,
        left: Type,
        right: Type,
    ) -> Type {
        if left == Type::Wrong || right == Type::Wrong {
            return match operator {
                Operator::And | Operator::Or => Type::Truth,
                operator if operator.is_comparison() => Type::Truth,
                _ => Type::Wrong,
            };
        }
        let sign = operator.as_str();
        match operator {
            Operator::And | Operator::Or => {
                if (left, right) == (Type::Truth, Type::Truth) {
                    return Type::Truth;
                }
                let number = if left == Type::Truth { right } else { left };
                let message = format!(
                    "`{sign}` beside a number ({}); compare it with something",
                    number.words()
                );
                self.fault(place, &message)
            }
            _ if left == Type::Truth || right == Type::Truth => self.fault(
                place,
                &format!("`{sign}` beside yes or no; write `if(…, 1, 0)` to count it"),
            ),
            Operator::Multiply | Operator::Divide => {
                let times = if operator == Operator::Multiply {
                    1
                } else {
                    -1
                };
                match (left, right) {
                    (Type::Number(left), Type::Number(right)) => {
                        Type::Number(left.times(right, times))
                    }
                    _ => Type::Zero,
                }
            }
            _ => {
                let Some(both) = same(left, right) else {
                    let message = format!(
                        "`{sign}` between {} and {}; both sides need the same kind of unit{}",
                        left.words(),
                        right.words(),
                        bare_hint(left, right)
                    );
                    return self.fault(place, &message);
                };
                if operator.is_comparison() {
                    Type::Truth
                } else {
                    both
                }
            }
        }
    }

    pub(super) fn call(&mut self, function: Function, place: usize, types: &[Type]) -> Type {
        let name = function.name();
        let numbers = match (function, types) {
            (Function::Known, [_]) => return Type::Truth,
            (Function::If, [condition, rest @ ..]) => {
                if !matches!(condition, Type::Truth | Type::Wrong) {
                    return self.fault(place, "`if` asks for yes or no first");
                }
                rest
            }
            _ => types,
        };
        let may_be_truth = matches!(function, Function::If | Function::Known);
        if !may_be_truth && numbers.contains(&Type::Truth) {
            return self.fault(place, &format!("`{name}` of yes or no"));
        }
        let mut whole = Type::Zero;
        let mut is_first = true;
        for next in numbers {
            if is_first || *next == Type::Wrong {
                whole = *next;
            } else if whole != Type::Wrong {
                if let Some(both) = same(whole, *next) {
                    whole = both;
                } else {
                    let message = format!(
                        "`{name}` of {} and {}; all need the same kind of unit{}",
                        whole.words(),
                        next.words(),
                        bare_hint(whole, *next)
                    );
                    return self.fault(place, &message);
                }
            }
            is_first = false;
        }
        whole
    }
}

/// Returns the common type of two sides, if they fit.
fn same(left: Type, right: Type) -> Option<Type> {
    match (left, right) {
        (Type::Zero, Type::Number(_)) => Some(right),
        (Type::Number(_), Type::Zero) => Some(left),
        _ if left == right => Some(left),
        _ => None,
    }
}

/// Returns a hint for a bare number beside one with a unit: most often, its own unit was left out.
fn bare_hint(left: Type, right: Type) -> &'static str {
    let is_bare = |side| side == Type::Number(Dimension::NONE);
    if is_bare(left) ^ is_bare(right) {
        "; a number carries its unit in brackets, like 600 [GB/s]"
    } else {
        ""
    }
}
