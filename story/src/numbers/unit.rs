//! Units of measurement: what they measure, and their size in base units.
//!
//! A unit is written as people write it: `GB/s`, `mm²`, `bit·TOP/s`, `USD/million token`. Everything after the first
//! `/` divides. What is counted or has no unit is `1`; scale may be given in words, as in `thousand h`.
//!
//! Formulas are evaluated in base units, so that a sum of TB/s and GB/s is right without explicit conversion; whether
//! units fit together is checked with the story (`sheet_check`).

mod dimension;
mod symbols;

use std::str::FromStr;

pub use dimension::Dimension;
use symbols::{SCALES, SYMBOLS, factor, prefixed};

use crate::reading::read::{advice, nearest};

/// A unit: what it measures, and its size in base units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// Its size in base units: 3600 for the hour.
    pub factor: f64,
}

impl Unit {
    /// The unit of counts and ratios.
    pub const ONE: Self = Self {
        dimension: Dimension::NONE,
        factor: 1.0,
    };
}

/// The error for a text that is not a known unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is no unit known here{hint}")]
pub struct UnitError {
    word: String,
    hint: String,
}

impl Unit {
    /// Returns the product of two units.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self {
            dimension: self.dimension.times(other.dimension, 1),
            factor: self.factor * other.factor,
        }
    }

    /// Returns the quotient of two units.
    #[must_use]
    pub fn by(self, other: Self) -> Self {
        Self {
            dimension: self.dimension.times(other.dimension, -1),
            factor: self.factor / other.factor,
        }
    }
}

/// Returns a suggestion of what a misspelt unit most likely stands for.
fn hint(word: &str) -> String {
    let known = SYMBOLS
        .iter()
        .map(|(name, _, _)| *name)
        .chain(SCALES.iter().map(|(name, _)| *name));
    // The most common mistake is the plural of a rate: TFLOPS for TFLOP/s.
    let rate = ["S", "PS", "ps", "s"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|name| prefixed(name).is_some());
    match (rate, nearest(word, known.clone())) {
        (Some(rate), _) => advice!("; did you mean `{rate}/s`?"),
        (None, Some(near)) => advice!("; did you mean `{near}`?"),
        (None, None) => advice!(
            "; known: {}, with k M G T P E c m µ n before them, and `1` for pure numbers",
            known.collect::<Vec<_>>().join(", ")
        ),
    }
}

impl FromStr for Unit {
    type Err = UnitError;

    /// Parses `GB/s`, `mm²`, `bit·TOP/s/mm²`, `thousand h`, `USD/million token`.
    ///
    /// ```
    /// use contrappunto_story::numbers::unit::Unit;
    ///
    /// let rate: Unit = "GB/s".parse()?;
    /// assert_eq!(rate.factor, 8e9); // bits per second
    /// assert!("TFLOPS".parse::<Unit>().is_err()); // TFLOP/s
    /// # Ok::<(), contrappunto_story::numbers::unit::UnitError>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, UnitError> {
        let mut unit = Self::ONE;
        for (index, part) in text.split('/').enumerate() {
            let words = part.split(['·', '*', ' ']).filter(|word| !word.is_empty());
            let mut words = words.peekable();
            if words.peek().is_none() {
                return Err(UnitError {
                    word: text.to_owned(),
                    hint: advice!("; something is missing beside its `/`"),
                });
            }
            for word in words {
                let Some(factor) = factor(word) else {
                    return Err(UnitError {
                        word: word.to_owned(),
                        hint: hint(word),
                    });
                };
                unit = if index == 0 {
                    unit.times(factor)
                } else {
                    unit.by(factor)
                };
            }
        }
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;

    fn unit(text: &str) -> Unit {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    fn message(text: &str) -> String {
        text.parse::<Unit>().unwrap_err().to_string()
    }

    fn same(left: &str, right: &str) {
        let (left, right) = (unit(left), unit(right));
        assert_eq!(left.dimension, right.dimension);
        assert!((left.factor / right.factor - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_unit_is_what_its_parts_are() {
        same(
            "GB/s",
            "8 Gbit/s"
                .trim_start_matches("8 ")
                .replace("Gbit", "GB")
                .as_str(),
        );
        same("kW·h", "kWh");
        same("thousand h", "kh");
        same("TFLOP/s", "TOP/s");
        same("cm²", "cm2");
        assert!((unit("mm²").factor - 1e-6).abs() < 1e-18);
        assert!((unit("USD/million token").factor - 1e-6).abs() < 1e-18);
        assert!((unit("%").factor - 0.01).abs() < 1e-18);
        assert_eq!(unit("1"), Unit::ONE);
    }

    #[test]
    fn a_minute_is_no_milli_inch_and_a_metre_no_prefix() {
        assert!((unit("min").factor - 60.0).abs() < 1e-12);
        assert!((unit("mm").factor - 0.001).abs() < 1e-12);
        assert_eq!(unit("W").dimension.to_string(), "J/s");
        assert_eq!(unit("1").dimension.to_string(), "a pure number");
        assert_eq!(unit("mm²").dimension.to_string(), "m^2");
    }

    #[test]
    fn what_is_no_unit_is_named_with_what_it_may_stand_for() {
        assert_eq!(
            message("TFLOPS"),
            "`TFLOPS` is no unit known here; did you mean `TFLOP/s`?"
        );
        assert_eq!(
            message("USD/millions"),
            "`millions` is no unit known here; did you mean `million`?"
        );
        assert!(message("parsec").contains("known: bit, B"));
        assert!(message("GB/").contains("something is missing"));
    }
}
