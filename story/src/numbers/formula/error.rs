//! The error for a text that cannot be parsed as a formula.

use super::{DEEPEST, LARGEST_POWER, LONGEST};
use crate::numbers::unit::UnitError;

/// The reason why a text is not a formula, and what to write instead. Positions are characters, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormulaError {
    /// More than [`LONGEST`] characters.
    #[error("has {0} characters; {LONGEST} is the most a formula may have")]
    TooLong(usize),
    /// A character with no meaning in a formula.
    #[error("at character {1}: `{0}` means nothing in a formula")]
    Stranger(char, usize),
    /// A number that is malformed, or out of the range or precision allowed.
    #[error("at character {0}: a number has at most 15 digits and a power of ten from -35 to 30")]
    Number(usize),
    /// An unknown unit.
    #[error("at character {1}: {0}")]
    Unit(UnitError, usize),
    /// A `[` without its `]`.
    #[error("at character {0}: the [ is not closed")]
    OpenUnit(usize),
    /// A `(` without its `)`.
    #[error("{place}: the ( of character {open} is not closed")]
    OpenParenthesis {
        /// The position of the `(`.
        open: usize,
        /// Where the `)` was expected.
        place: TextPosition,
    },
    /// A number, name or `(` is missing.
    #[error("{0}: a number, a name or ( is missing")]
    Operand(TextPosition),
    /// Something follows where the formula should end.
    #[error("at character {1}: `{0}` is one too many; an operator is missing before it")]
    Trailing(String, usize),
    /// A comparison of a comparison.
    #[error("at character {0}: a comparison of a comparison; write `a < b and b < c`")]
    Chain(usize),
    /// A `^` without a whole number after it.
    #[error(
        "at character {0}: after ^ stands a whole number from -{LARGEST_POWER} to {LARGEST_POWER}"
    )]
    Power(usize),
    /// An unknown function.
    #[error("at character {1}: there is no function `{0}`; there are min, max, sum, if and known")]
    Function(String, usize),
    /// A function with the wrong arguments.
    #[error("at character {1}: {0}")]
    Arguments(&'static str, usize),
    /// Nested deeper than [`DEEPEST`].
    #[error("at character {0}: nested deeper than {DEEPEST}")]
    TooDeep(usize),
}

/// A position in the text, or its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextPosition {
    /// This character, counted from 1.
    Character(usize),
    /// After the last character.
    End,
}

impl std::fmt::Display for TextPosition {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::Character(at) => write!(formatter, "at character {at}"),
            Self::End => formatter.write_str("at the end"),
        }
    }
}
