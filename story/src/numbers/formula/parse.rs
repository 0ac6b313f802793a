//! The parser of formulas: tokens, then precedence climbing (Pratt 1973).

mod words;

use std::rc::Rc;

use crate::list::List as _;

use words::{Word, Words, split};

use super::error::{FormulaError, TextPosition};
use super::{DEEPEST, Expression, Function, LARGEST_POWER, LONGEST, Operator};
use crate::numbers::unit::Dimension;

type Names = Vec<(Rc<str>, usize)>;

pub(super) fn parse(text: &str) -> Result<(Expression, Names), FormulaError> {
    let characters: Vec<char> = text.chars().list();
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
mod tests;
