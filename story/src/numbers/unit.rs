//! Units of measurement: what they measure, and their size in base units.
//!
//! A unit is written as people write it: `GB/s`, `mm²`, `bit·TOP/s`, `USD/million token`. Everything after the first
//! `/` divides. What is counted or has no unit is `1`; scale may be given in words, as in `thousand h`.
//!
//! Formulas are evaluated in base units, so that a sum of TB/s and GB/s is right without explicit conversion; whether
//! units fit together is checked with the story (`sheet_check`).

use std::fmt;
use std::str::FromStr;

use crate::reading::read::{advice, nearest};

/// The base units, in the order of a dimension's exponents.
const BASES: [&str; 9] = ["bit", "OP", "s", "m", "J", "kg", "USD", "EUR", "token"];

/// The exponents of the base units: GB/s is information per time, 1 for `bit` and −1 for `s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dimension([i8; BASES.len()]);

impl Dimension {
    /// The dimension of what has no unit: counts, ratios.
    pub const NONE: Self = Self([0; BASES.len()]);

    /// Returns the dimension of a product with the other dimension to the power of `times`.
    #[must_use]
    pub fn times(mut self, other: Self, times: i8) -> Self {
        for (exponent, by) in self.0.iter_mut().zip(other.0) {
            *exponent = exponent.saturating_add(by.saturating_mul(times));
        }
        self
    }
}

impl fmt::Display for Dimension {
    /// Writes it in base units, for an editor: `bit/s`; `a pure number`.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let part = |positive: bool| {
            let named = BASES
                .iter()
                .zip(self.0)
                .filter(|(_, exponent)| (*exponent > 0) == positive && *exponent != 0);
            let words: Vec<String> = named
                .map(|(base, exponent)| match exponent.unsigned_abs() {
                    1 => (*base).to_owned(),
                    power => format!("{base}^{power}"),
                })
                .collect();
            words.join("·")
        };
        match (part(true).as_str(), part(false).as_str()) {
            ("", "") => formatter.write_str("a pure number"),
            (above, "") => formatter.write_str(above),
            ("", below) => write!(formatter, "1/{below}"),
            (above, below) => write!(formatter, "{above}/{below}"),
        }
    }
}

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

/// Symbol, index of its base unit, size in that unit. Each may have one of the prefixes in [`PREFIXES`].
const SYMBOLS: [(&str, usize, f64); 18] = [
    ("bit", 0, 1.0),
    ("B", 0, 8.0),
    ("OP", 1, 1.0),
    // A floating-point operation is an operation.
    ("FLOP", 1, 1.0),
    ("s", 2, 1.0),
    ("min", 2, 60.0),
    ("h", 2, 3_600.0),
    ("d", 2, 86_400.0),
    ("m", 3, 1.0),
    ("J", 4, 1.0),
    ("Wh", 4, 3_600.0),
    // A watt is a joule per second; see `symbol`.
    ("W", 4, 1.0),
    ("g", 5, 0.001),
    ("t", 5, 1_000.0),
    ("USD", 6, 1.0),
    ("EUR", 7, 1.0),
    ("token", 8, 1.0),
    ("tokens", 8, 1.0),
];

const PREFIXES: [(char, f64); 10] = [
    ('k', 1e3),
    ('M', 1e6),
    ('G', 1e9),
    ('T', 1e12),
    ('P', 1e15),
    ('E', 1e18),
    ('c', 1e-2),
    ('m', 1e-3),
    ('µ', 1e-6),
    ('n', 1e-9),
];

/// Words that stand for a number.
const SCALES: [(&str, f64); 6] = [
    ("1", 1.0),
    ("%", 0.01),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
];

fn symbol(word: &str) -> Option<Unit> {
    let found = SYMBOLS.iter().find(|(name, _, _)| *name == word)?;
    let (name, base, factor) = *found;
    let mut exponents = [0; BASES.len()];
    *exponents.get_mut(base)? = 1;
    if name == "W" {
        *exponents.get_mut(2)? = -1;
    }
    Some(Unit {
        dimension: Dimension(exponents),
        factor,
    })
}

/// Parses a symbol with or without a prefix; the whole word is tried first, so that `min` is a minute.
fn prefixed(word: &str) -> Option<Unit> {
    symbol(word).or_else(|| {
        let prefix = word.chars().next()?;
        let (_, scale) = PREFIXES.iter().find(|(letter, _)| *letter == prefix)?;
        let unit = symbol(word.get(prefix.len_utf8()..)?)?;
        Some(Unit {
            factor: unit.factor * scale,
            ..unit
        })
    })
}

/// Parses one word with its power: `mm²`, `s^2`, `thousand`.
fn factor(word: &str) -> Option<Unit> {
    if let Some((_, scale)) = SCALES.iter().find(|(name, _)| *name == word) {
        return Some(Unit {
            factor: *scale,
            ..Unit::ONE
        });
    }
    let (name, power) = [
        ("²", 2_u8),
        ("³", 3),
        ("^2", 2),
        ("^3", 3),
        ("2", 2),
        ("3", 3),
    ]
    .into_iter()
    .find_map(|(ending, power)| Some((word.strip_suffix(ending)?, power)))
    .unwrap_or((word, 1));
    let unit = prefixed(name)?;
    let mut whole = Unit::ONE;
    for _ in 0..power {
        whole = whole.times(unit);
    }
    Some(whole)
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
