//! The tokens of a formula: numbers with their units, names, operators.

use super::super::Operator;
use super::super::error::FormulaError;
use crate::numbers::number;
use crate::numbers::unit::{Dimension, Unit};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Word {
    Number(f64, Dimension),
    Name(String),
    Operator(Operator),
    Not,
    Power,
    Open,
    Close,
    Comma,
}

pub(super) type Words = Vec<(Word, usize)>;

/// Splits the text into tokens, each with its position.
pub(super) fn split(characters: &[char]) -> Result<Words, FormulaError> {
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
