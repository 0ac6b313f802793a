//! What a formula consists of: operators, functions, and the expressions they make.

use crate::numbers::unit::Dimension;

/// A binary operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `and`
    And,
    /// `or`
    Or,
}

impl Operator {
    /// Returns its spelling.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::And => "and",
            Self::Or => "or",
        }
    }

    /// Whether it compares two numbers.
    #[must_use]
    pub const fn is_comparison(self) -> bool {
        matches!(
            self,
            Self::Less
                | Self::LessOrEqual
                | Self::Greater
                | Self::GreaterOrEqual
                | Self::Equal
                | Self::NotEqual
        )
    }
}

/// A function that a formula may call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// The smallest of the arguments.
    Min,
    /// The largest of the arguments.
    Max,
    /// The sum of the arguments.
    Sum,
    /// `if(condition, then, otherwise)`
    If,
    /// `known(x)`: whether `x` is known; `known(x, otherwise)`: `x` if it is known, or else `otherwise`.
    Known,
}

impl Function {
    /// Every function, with its name.
    pub const ALL: [(&'static str, Self); 5] = [
        ("min", Self::Min),
        ("max", Self::Max),
        ("sum", Self::Sum),
        ("if", Self::If),
        ("known", Self::Known),
    ];

    /// Returns its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, function)| *function == self);
        found.map_or("", |(name, _)| name)
    }
}

/// A parsed expression. Positions are characters of the text, counted from 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A number in base units, with its dimension.
    Number(f64, Dimension),
    /// A name: its index in [`Formula::names`](super::Formula::names).
    Name(usize),
    /// `-x`
    Negate(Box<Expression>),
    /// `not x`
    Not(Box<Expression>),
    /// Two operands, and the position of the operator.
    Binary(Operator, usize, Box<[Expression; 2]>),
    /// `x ^ 2`, and the position of the `^`.
    Power(Box<Expression>, i8, usize),
    /// A function, and the position of its name.
    Call(Function, usize, Vec<Expression>),
}
