//! Formulas: the small expression language of story files.
//!
//! It has numbers, names of properties, inputs and other results, `+ - * / ^`, parentheses, comparisons
//! (`< <= > >= = !=`), `and or not`, and the functions `min max sum if known`. A number with a unit has it in brackets,
//! `600 [GB/s]`; a bare number is dimensionless. There are no loops and no user-defined functions, and size and depth
//! are bounded: evaluation always terminates.
//!
//! [`Formula`] is the parsed text; [`figure`](crate::numbers::figure) evaluates it, [`sheet`](crate::numbers::sheet) resolves its names.

mod error;
mod expression;
mod parse;

use std::fmt;
use std::rc::Rc;

pub use error::FormulaError;
pub use expression::{Expression, Function, Operator};

use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader};

/// The maximum length of a formula, in characters.
pub const LONGEST: usize = 1_000;
/// How deep parentheses, functions and signs may be nested.
pub const DEEPEST: u8 = 32;
/// The largest exponent, positive or negative: `x ^ 8`.
pub const LARGEST_POWER: i8 = 8;

/// A parsed formula, with its text as the author wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    text: Rc<str>,
    expression: Expression,
    names: Vec<(Rc<str>, usize)>,
}

impl Formula {
    /// Returns its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns its expression.
    #[must_use]
    pub const fn expression(&self) -> &Expression {
        &self.expression
    }

    /// Returns the names in it, each once, with the position of its first occurrence.
    #[must_use]
    pub fn names(&self) -> &[(Rc<str>, usize)] {
        &self.names
    }
}

impl std::str::FromStr for Formula {
    type Err = FormulaError;

    /// Parses a formula. Names are resolved and units checked elsewhere.
    ///
    /// ```
    /// use contrappunto_story::numbers::formula::Formula;
    ///
    /// assert!("io >= 600 [GB/s] and tpp >= 4800 [bit·TOP/s]".parse::<Formula>().is_ok());
    /// let error = "2 * (3 + x".parse::<Formula>().unwrap_err();
    /// assert_eq!(error.to_string(), "at the end: the ( of character 5 is not closed");
    /// ```
    fn from_str(text: &str) -> Result<Self, FormulaError> {
        let (expression, names) = parse::parse(text)?;
        Ok(Self {
            text: text.into(),
            expression,
            names,
        })
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl FromJson for Formula {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        crate::reading::read::parse(json, at, reader)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Formula {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Formula".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A formula: numbers (with a unit in brackets, 600 [GB/s]), names, + - * / ^, comparisons, and or not, min max sum if known.",
            "minLength": 1,
            "maxLength": LONGEST
        })
    }
}
