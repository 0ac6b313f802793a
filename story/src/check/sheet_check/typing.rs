//! The type of each part of a formula: a number with its dimension, or yes or no.

use crate::numbers::formula::{Expression, Formula, Function};
use crate::numbers::sheet::{Kind, Sheet};
use crate::numbers::unit::Dimension;

/// The type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    /// A number with a dimension.
    Number(Dimension),
    /// Zero, which fits any unit.
    Zero,
    /// A boolean.
    Truth,
    /// A fault that has already been reported.
    Wrong,
}

impl Type {
    pub(super) const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Number(unit) => Self::Number(unit.dimension),
            Kind::YesNo => Self::Truth,
            Kind::Text | Kind::Date => Self::Wrong,
        }
    }

    pub(super) fn words(self) -> String {
        match self {
            Self::Number(dimension) => dimension.to_string(),
            Self::Zero => "zero".to_owned(),
            Self::Truth => "yes or no".to_owned(),
            Self::Wrong => "nothing".to_owned(),
        }
    }
}

pub(super) struct Typing<'a> {
    pub(super) formula: &'a Formula,
    pub(super) sheet: &'a Sheet,
    pub(super) faults: Vec<String>,
}

impl Typing<'_> {
    pub(super) fn fault(&mut self, place: usize, message: &str) -> Type {
        self.faults.push(format!("at character {place}: {message}"));
        Type::Wrong
    }

    pub(super) fn of(&mut self, expression: &Expression) -> Type {
        match expression {
            // Zero fits any unit.
            Expression::Number(value, Dimension::NONE) if *value == 0.0 => Type::Zero,
            Expression::Number(_, dimension) => Type::Number(*dimension),
            Expression::Name(index) => {
                let name = self.formula.names().get(*index);
                let row = name.and_then(|(name, _)| self.sheet.place(name));
                let row = row.and_then(|row| self.sheet.rows().get(row));
                row.map_or(Type::Wrong, |row| Type::of(row.kind))
            }
            Expression::Negate(inner) => match self.of(inner) {
                Type::Truth => self.fault(1, "the negative of yes or no; write `not`"),
                found => found,
            },
            Expression::Not(inner) => match self.of(inner) {
                Type::Truth | Type::Wrong => Type::Truth,
                found => {
                    let words = found.words();
                    self.fault(
                        1,
                        &format!("`not` of a number ({words}); compare it with something"),
                    )
                }
            },
            Expression::Binary(operator, place, sides) => {
                let [left, right] = sides.as_ref();
                let (left, right) = (self.of(left), self.of(right));
                self.binary(*operator, *place, left, right)
            }
            Expression::Power(inner, exponent, place) => match self.of(inner) {
                Type::Number(dimension) => {
                    Type::Number(Dimension::NONE.times(dimension, *exponent))
                }
                Type::Truth => self.fault(*place, "a power of yes or no"),
                found => found,
            },
            Expression::Call(function, place, arguments) => {
                if let (Function::Known, Some(Expression::Name(index))) =
                    (function, arguments.first())
                    && let Some((name, _)) = self.formula.names().get(*index)
                    && let Some(row) = self.sheet.place(name)
                    && self.sheet.formula(row).is_some()
                {
                    let message =
                        format!("`known` asks of what is given, and `{name}` is worked out");
                    return self.fault(*place, &message);
                }
                let types: Vec<Type> = arguments.iter().map(|argument| self.of(argument)).collect();
                self.call(*function, *place, &types)
            }
        }
    }
}
