//! Checks of the formulas of a story: every name exists, units fit together, nothing depends on itself.
//!
//! They run when a story is checked; a reader's browser evaluates formulas that have been checked.

use crate::numbers::formula::{Expression, Formula, Function, Operator};
use crate::numbers::sheet::{Kind, Sheet};
use crate::numbers::unit::Dimension;
use crate::reading::read::{At, Reader, nearest};

/// The type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
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
    const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Number(unit) => Self::Number(unit.dimension),
            Kind::YesNo => Self::Truth,
            Kind::Text | Kind::Date => Self::Wrong,
        }
    }

    fn words(self) -> String {
        match self {
            Self::Number(dimension) => dimension.to_string(),
            Self::Zero => "zero".to_owned(),
            Self::Truth => "yes or no".to_owned(),
            Self::Wrong => "nothing".to_owned(),
        }
    }
}

/// The type that a formula should have.
#[derive(Debug, Clone, Copy)]
pub(super) enum ExpectedType {
    /// That of its row.
    Row(Kind),
    /// A boolean.
    Truth,
}

/// Notes problems with a formula over a sheet. `names` is what the file calls its rows: `properties`.
pub(super) fn check_formula(
    formula: &Formula,
    wanted: ExpectedType,
    sheet: &Sheet,
    names: &str,
    at: &At,
    reader: &mut Reader,
) {
    let known = || sheet.rows().iter().map(|row| &*row.name);
    for (name, place) in formula.names() {
        if let Some(row) = sheet.place(name) {
            if let Some(Kind::Text | Kind::Date) = sheet.rows().get(row).map(|row| row.kind) {
                reader.note(at, format!("at character {place}: `{name}` is in words; a formula needs numbers, or yes and no"));
            }
            continue;
        }
        let hint = match nearest(name, known()) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => format!("; there are {}", known().collect::<Vec<_>>().join(", ")),
        };
        reader.note(
            at,
            format!("at character {place}: `{name}` is not among the {names}{hint}"),
        );
    }
    let mut typing = Typing {
        formula,
        sheet,
        faults: Vec::new(),
    };
    let found = typing.of(formula.expression());
    let faults = typing.faults;
    let is_sound = faults.is_empty();
    for fault in faults {
        reader.note(at, fault);
    }
    let (expected, words) = match wanted {
        ExpectedType::Row(kind) => (Type::of(kind), "its unit"),
        ExpectedType::Truth => (Type::Truth, "what is asked"),
    };
    let fits = found == expected
        || matches!(found, Type::Wrong)
        || (found == Type::Zero && matches!(expected, Type::Number(_)));
    if is_sound && !fits {
        reader.note(
            at,
            format!(
                "comes to {}, but {words} is {}",
                found.words(),
                expected.words()
            ),
        );
    }
}

/// Returns each cycle among the formulas of a sheet once: its first row, and the message.
pub(super) fn circles(sheet: &Sheet) -> Vec<(usize, String)> {
    let mut told: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for row in 0..sheet.rows().len() {
        if !sheet.is_circular(row) {
            continue;
        }
        let circle = sheet.circle(row);
        if !circle.contains(&row) || circle.iter().any(|row| told.contains(row)) {
            continue;
        }
        let name = |row: &usize| sheet.rows().get(*row).map_or("", |row| &*row.name);
        let mut path: Vec<&str> = circle.iter().map(name).collect();
        path.extend(circle.first().map(name));
        found.push((row, format!("depends on itself: {}", path.join(" → "))));
        told.extend(circle);
    }
    found
}

struct Typing<'a> {
    formula: &'a Formula,
    sheet: &'a Sheet,
    faults: Vec<String>,
}

impl Typing<'_> {
    fn fault(&mut self, place: usize, message: &str) -> Type {
        self.faults.push(format!("at character {place}: {message}"));
        Type::Wrong
    }

    fn of(&mut self, expression: &Expression) -> Type {
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

    fn binary(&mut self, operator: Operator, place: usize, left: Type, right: Type) -> Type {
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

    fn call(&mut self, function: Function, place: usize, types: &[Type]) -> Type {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::unit::Unit;

    fn complaints(formula: &str, wanted: ExpectedType) -> Vec<String> {
        let number = |unit: &str| Kind::Number(unit.parse().unwrap());
        let sheet = Sheet::new([
            ("link", number("GB/s"), None),
            ("memory", number("GB"), None),
            ("rate", number("TFLOP/s"), None),
            ("ints", number("TOP/s"), None),
            ("area", number("mm²"), None),
            ("big", Kind::YesNo, None),
            ("maker", Kind::Text, None),
        ]);
        let mut reader = Reader::default();
        let formula: Formula = formula
            .parse()
            .unwrap_or_else(|error| panic!("{formula}: {error}"));
        check_formula(
            &formula,
            wanted,
            &sheet,
            "properties",
            &At::Root,
            &mut reader,
        );
        reader
            .problems
            .into_iter()
            .map(|problem| problem.message)
            .collect()
    }

    fn number(unit: &str) -> ExpectedType {
        ExpectedType::Row(Kind::Number(unit.parse::<Unit>().unwrap()))
    }

    #[test]
    fn what_fits_passes() {
        for (formula, wanted) in [
            ("link + known(link, 0)", number("GB/s")),
            (
                "max(8 [bit] * rate, 16 [bit] * known(ints, 0)) / area",
                number("bit·TOP/s/mm²"),
            ),
            (
                "big and (link >= 600 [GB/s] or not big)",
                ExpectedType::Truth,
            ),
            ("memory / link", number("s")),
            ("if(big, link, 0)", number("TB/s")),
            ("link * 2 + 1 [TB/s]", number("GB/s")),
            ("known(area)", ExpectedType::Truth),
            ("(link * 1 [h]) ^ 2 / memory", number("GB")),
        ] {
            assert_eq!(complaints(formula, wanted), [""; 0], "{formula}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_place() {
        for (formula, wanted, message) in [
            (
                "link + memory",
                number("GB/s"),
                "at character 6: `+` between bit/s and bit; both sides need the same kind of unit",
            ),
            (
                "link >= 600",
                ExpectedType::Truth,
                "at character 6: `>=` between bit/s and a pure number; both sides need the same kind of unit; a number carries its unit in brackets, like 600 [GB/s]",
            ),
            (
                "link * memory",
                number("GB/s"),
                "comes to bit^2/s, but its unit is bit/s",
            ),
            (
                "linc",
                number("GB/s"),
                "at character 1: `linc` is not among the properties; did you mean `link`?",
            ),
            (
                "link",
                ExpectedType::Truth,
                "comes to bit/s, but what is asked is yes or no",
            ),
            (
                "big + 1",
                number("1"),
                "at character 5: `+` beside yes or no; write `if(…, 1, 0)` to count it",
            ),
            (
                "link and big",
                ExpectedType::Truth,
                "at character 6: `and` beside a number (bit/s); compare it with something",
            ),
            (
                "max(link, memory)",
                number("GB"),
                "at character 1: `max` of bit/s and bit; all need the same kind of unit",
            ),
            (
                "if(link, 1, 2)",
                number("1"),
                "at character 1: `if` asks for yes or no first",
            ),
            (
                "maker = 1",
                ExpectedType::Truth,
                "at character 1: `maker` is in words; a formula needs numbers, or yes and no",
            ),
        ] {
            assert_eq!(complaints(formula, wanted), [message], "{formula}");
        }
    }
}
