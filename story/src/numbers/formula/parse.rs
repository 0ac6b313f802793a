//! The parser of formulas: tokens, then precedence climbing (Pratt 1973).

use std::rc::Rc;

use super::error::{FormulaError, TextPosition};
use super::{DEEPEST, Expression, Function, LARGEST_POWER, LONGEST, Operator};
use crate::numbers::number;
use crate::numbers::unit::{Dimension, Unit};

#[derive(Debug, Clone, PartialEq)]
enum Word {
    Number(f64, Dimension),
    Name(String),
    Operator(Operator),
    Not,
    Power,
    Open,
    Close,
    Comma,
}

type Words = Vec<(Word, usize)>;
type Names = Vec<(Rc<str>, usize)>;

pub(super) fn parse(text: &str) -> Result<(Expression, Names), FormulaError> {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() > LONGEST {
        return Err(FormulaError::TooLong(characters.len()));
    }
    let mut parser = Parser {
        words: split(&characters)?,
        next: 0,
        depth: 0,
        names: Vec::new(),
    };
    let expression = parser.expression(0)?;
    match parser.words.get(parser.next) {
        None => Ok((expression, parser.names)),
        Some((_, at)) => {
            let rest = characters.get(at - 1..).unwrap_or_default();
            let word = rest
                .iter()
                .enumerate()
                .take_while(|(index, letter)| *index == 0 || letter.is_ascii_alphanumeric())
                .map(|(_, letter)| *letter);
            Err(FormulaError::Trailing(word.collect(), *at))
        }
    }
}

/// Splits the text into tokens, each with its position.
fn split(characters: &[char]) -> Result<Words, FormulaError> {
    let mut words = Words::new();
    let mut next = 0;
    let take = |from: usize, wanted: &dyn Fn(char) -> bool| -> String {
        let rest = characters.get(from..).unwrap_or_default();
        rest.iter()
            .copied()
            .take_while(|letter| wanted(*letter))
            .collect()
    };
    while let Some(letter) = characters.get(next).copied() {
        let at = next + 1;
        let followed = |wanted: char| characters.get(at) == Some(&wanted);
        let (word, length) = match letter {
            ' ' | '\t' | '\n' | '\u{a0}' => {
                next += 1;
                continue;
            }
            '0'..='9' | '.' => {
                let mut digits = take(next, &|letter| letter.is_ascii_digit() || letter == '.');
                let mut length = digits.len();
                let exponent = take(next + length, &|letter| letter == 'e' || letter == 'E');
                if exponent.len() == 1 {
                    let mut power = String::new();
                    let sign = characters.get(next + length + 1).copied();
                    power.extend(sign.filter(|sign| matches!(sign, '+' | '-')));
                    power += &take(next + length + 1 + power.len(), &|letter| {
                        letter.is_ascii_digit()
                    });
                    length += 1 + power.len();
                    digits = digits + "e" + &power;
                }
                let value = number::parse_plain(&digits).ok_or(FormulaError::Number(at))?;
                (Word::Number(value, Dimension::NONE), length)
            }
            '[' => {
                let text = take(at, &|letter| letter != ']');
                let length = text.chars().count();
                if characters.get(at + length) != Some(&']') {
                    return Err(FormulaError::OpenUnit(at));
                }
                let unit: Unit = text
                    .parse()
                    .map_err(|error| FormulaError::Unit(error, at + 1))?;
                let Some((Word::Number(value, dimension), _)) = words.last_mut() else {
                    return Err(FormulaError::Stranger('[', at));
                };
                *value *= unit.factor;
                *dimension = unit.dimension;
                next += length + 2;
                continue;
            }
            '+' => (Word::Operator(Operator::Add), 1),
            '-' | '−' => (Word::Operator(Operator::Subtract), 1),
            '*' | '×' | '·' => (Word::Operator(Operator::Multiply), 1),
            '/' | '÷' => (Word::Operator(Operator::Divide), 1),
            '^' => (Word::Power, 1),
            '(' => (Word::Open, 1),
            ')' => (Word::Close, 1),
            ',' => (Word::Comma, 1),
            '<' if followed('=') => (Word::Operator(Operator::LessOrEqual), 2),
            '<' => (Word::Operator(Operator::Less), 1),
            '>' if followed('=') => (Word::Operator(Operator::GreaterOrEqual), 2),
            '>' => (Word::Operator(Operator::Greater), 1),
            '=' if followed('=') => (Word::Operator(Operator::Equal), 2),
            '=' => (Word::Operator(Operator::Equal), 1),
            '!' if followed('=') => (Word::Operator(Operator::NotEqual), 2),
            '≤' => (Word::Operator(Operator::LessOrEqual), 1),
            '≥' => (Word::Operator(Operator::GreaterOrEqual), 1),
            '≠' => (Word::Operator(Operator::NotEqual), 1),
            letter if letter.is_ascii_alphabetic() || letter == '_' => {
                let name = take(next, &|letter| {
                    letter.is_ascii_alphanumeric() || letter == '_'
                });
                let length = name.len();
                let word = match name.as_str() {
                    "and" => Word::Operator(Operator::And),
                    "or" => Word::Operator(Operator::Or),
                    "not" => Word::Not,
                    _ => Word::Name(name),
                };
                (word, length)
            }
            other => return Err(FormulaError::Stranger(other, at)),
        };
        words.push((word, at));
        next += length;
    }
    Ok(words)
}

/// Whether there are one or two arguments, the first of them a name.
const fn asks_of_name(arguments: &[Expression]) -> bool {
    matches!(arguments, [Expression::Name(_)] | [Expression::Name(_), _])
}

/// Returns the precedence of an operator; that of `not` is between `and` and the comparisons.
const fn strength(operator: Operator) -> u8 {
    match operator {
        Operator::Or => 1,
        Operator::And => 2,
        Operator::Add | Operator::Subtract => 5,
        Operator::Multiply | Operator::Divide => 6,
        _ => COMPARISON,
    }
}

const NOT: u8 = 3;
const COMPARISON: u8 = 4;
const SIGN: u8 = 7;

struct Parser {
    words: Words,
    next: usize,
    depth: u8,
    names: Names,
}

impl Parser {
    fn place(&self) -> TextPosition {
        self.words
            .get(self.next)
            .map_or(TextPosition::End, |(_, at)| TextPosition::Character(*at))
    }

    fn take(&mut self) -> Option<(Word, usize)> {
        let word = self.words.get(self.next).cloned();
        self.next += usize::from(word.is_some());
        word
    }

    fn takes(&mut self, wanted: &Word) -> bool {
        let found = self
            .words
            .get(self.next)
            .is_some_and(|(word, _)| word == wanted);
        self.next += usize::from(found);
        found
    }

    /// Parses an expression of operators with at least this precedence.
    fn expression(&mut self, least: u8) -> Result<Expression, FormulaError> {
        let mut left = self.operand()?;
        while let Some((Word::Operator(operator), at)) = self.words.get(self.next).cloned() {
            let strength = strength(operator);
            if strength < least {
                break;
            }
            self.next += 1;
            let right = self.expression(strength + 1)?;
            let chained = |side: &Expression| matches!(side, Expression::Binary(inner, _, _) if inner.is_comparison());
            if operator.is_comparison() && chained(&left) {
                return Err(FormulaError::Chain(at));
            }
            left = Expression::Binary(operator, at, Box::new([left, right]));
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expression, FormulaError> {
        let place = self.place();
        let Some((word, at)) = self.take() else {
            return Err(FormulaError::Operand(place));
        };
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(FormulaError::TooDeep(at));
        }
        let operand = match word {
            Word::Number(value, dimension) => Expression::Number(value, dimension),
            Word::Operator(Operator::Subtract) => {
                Expression::Negate(Box::new(self.expression(SIGN)?))
            }
            Word::Not => Expression::Not(Box::new(self.expression(NOT)?)),
            Word::Open => {
                let inner = self.expression(0)?;
                self.close(at)?;
                inner
            }
            Word::Name(name) if self.takes(&Word::Open) => self.call(&name, at)?,
            Word::Name(name) => self.name(&name, at),
            _ => return Err(FormulaError::Operand(TextPosition::Character(at))),
        };
        self.depth -= 1;
        self.power(operand)
    }

    fn close(&mut self, open: usize) -> Result<(), FormulaError> {
        let place = self.place();
        if self.takes(&Word::Close) {
            Ok(())
        } else {
            Err(FormulaError::OpenParenthesis { open, place })
        }
    }

    fn name(&mut self, name: &str, at: usize) -> Expression {
        let index = self.names.iter().position(|(known, _)| **known == *name);
        Expression::Name(index.unwrap_or_else(|| {
            self.names.push((name.into(), at));
            self.names.len() - 1
        }))
    }

    fn call(&mut self, name: &str, at: usize) -> Result<Expression, FormulaError> {
        let Some((_, function)) = Function::ALL.into_iter().find(|(known, _)| *known == name)
        else {
            return Err(FormulaError::Function(name.to_owned(), at));
        };
        let mut arguments = vec![self.expression(0)?];
        while self.takes(&Word::Comma) {
            arguments.push(self.expression(0)?);
        }
        self.close(at + name.len())?;
        let fault = match (function, arguments.as_slice()) {
            (Function::If, arguments) if arguments.len() != 3 => {
                Some("`if` takes three: if(condition, then, otherwise)")
            }
            // Whether a computed value is known would depend on how wide the ranges in it are.
            (Function::Known, arguments) if !asks_of_name(arguments) => {
                Some("`known` asks of one name: known(x) or known(x, otherwise)")
            }
            _ => None,
        };
        match fault {
            Some(fault) => Err(FormulaError::Arguments(fault, at)),
            None => Ok(Expression::Call(function, at, arguments)),
        }
    }

    /// Parses `x ^ 2`, which binds more tightly than a sign before it: `-x ^ 2` is the negative of a square.
    fn power(&mut self, operand: Expression) -> Result<Expression, FormulaError> {
        let Some((Word::Power, at)) = self.words.get(self.next).cloned() else {
            return Ok(operand);
        };
        self.next += 1;
        let negative = self.takes(&Word::Operator(Operator::Subtract));
        let Some((Word::Number(exponent, Dimension::NONE), _)) = self.take() else {
            return Err(FormulaError::Power(at));
        };
        if exponent.fract() != 0.0 || exponent > f64::from(LARGEST_POWER) {
            return Err(FormulaError::Power(at));
        }
        let exponent = exponent as i8;
        let exponent = if negative { -exponent } else { exponent };
        Ok(Expression::Power(Box::new(operand), exponent, at))
    }
}

#[cfg(test)]
mod tests {
    use crate::numbers::formula::Formula;

    fn message(text: &str) -> String {
        text.parse::<Formula>().unwrap_err().to_string()
    }

    /// Formats a formula with all parentheses, to show what binds to what.
    fn shape(text: &str) -> String {
        use super::Expression as E;
        fn show(expression: &E, names: &super::Names) -> String {
            let show = |inner: &E| show(inner, names);
            match expression {
                E::Number(value, _) => value.to_string(),
                E::Name(index) => names[*index].0.to_string(),
                E::Negate(inner) => format!("-{}", show(inner)),
                E::Not(inner) => format!("not {}", show(inner)),
                E::Binary(operator, _, sides) => {
                    format!(
                        "({} {} {})",
                        show(&sides[0]),
                        operator.as_str(),
                        show(&sides[1])
                    )
                }
                E::Power(inner, exponent, _) => format!("{}^{exponent}", show(inner)),
                E::Call(function, _, arguments) => {
                    let arguments: Vec<String> = arguments.iter().map(show).collect();
                    format!("{}({})", function.name(), arguments.join(", "))
                }
            }
        }
        let formula: Formula = text
            .parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        show(formula.expression(), &formula.names)
    }

    #[test]
    fn what_binds_tighter_is_worked_out_first() {
        assert_eq!(shape("1 + 2 * 3 - 4"), "((1 + (2 * 3)) - 4)");
        assert_eq!(shape("a / b / c"), "((a / b) / c)");
        assert_eq!(shape("-x ^ 2"), "-x^2");
        assert_eq!(shape("(-x) ^ -2"), "-x^-2");
        assert_eq!(shape("-a * b"), "(-a * b)");
        assert_eq!(
            shape("not a < b and c >= 2 or d = 1"),
            "((not (a < b) and (c >= 2)) or (d = 1))"
        );
        assert_eq!(
            shape("max(8 * known(fp8, 0), a)"),
            "max((8 * known(fp8, 0)), a)"
        );
    }

    #[test]
    fn numbers_carry_their_unit() {
        assert_eq!(shape("x >= 600 [GB/s]"), "(x >= 4800000000000)");
        assert_eq!(shape("1.5e3 + .5"), "(1500 + 0.5)");
        assert_eq!(shape("2 ≤ 3 × x"), "(2 <= (3 * x))");
    }

    #[test]
    fn an_error_says_where_and_what_to_write() {
        assert_eq!(
            message("a < b < c"),
            "at character 7: a comparison of a comparison; write `a < b and b < c`"
        );
        assert_eq!(
            message("a b"),
            "at character 3: `b` is one too many; an operator is missing before it"
        );
        assert_eq!(
            message("a +"),
            "at the end: a number, a name or ( is missing"
        );
        assert_eq!(
            message("a + )"),
            "at character 5: a number, a name or ( is missing"
        );
        assert_eq!(
            message("a + €"),
            "at character 5: `€` means nothing in a formula"
        );
        assert_eq!(
            message("3 [GBs]"),
            "at character 4: `GBs` is no unit known here; did you mean `GB/s`?"
        );
        assert_eq!(message("3 [GB"), "at character 3: the [ is not closed");
        assert_eq!(
            message("x [GB]"),
            "at character 3: `[` means nothing in a formula"
        );
        assert_eq!(
            message("x ^ y"),
            "at character 3: after ^ stands a whole number from -8 to 8"
        );
        assert_eq!(
            message("avg(x)"),
            "at character 1: there is no function `avg`; there are min, max, sum, if and known"
        );
        assert_eq!(
            message("if(x, y)"),
            "at character 1: `if` takes three: if(condition, then, otherwise)"
        );
        assert_eq!(
            message("1.2.3"),
            "at character 1: a number has at most 15 digits and a power of ten from -35 to 30"
        );
        assert_eq!(
            message(&"(".repeat(40)),
            "at character 33: nested deeper than 32"
        );
        assert_eq!(
            message(&"1+".repeat(600)),
            "has 1200 characters; 1000 is the most a formula may have"
        );
    }
}
