//! The symbols, prefixes and words that units are written with.

use super::dimension::BASES;
use super::{Dimension, Unit};

/// Symbol, index of its base unit, size in that unit. Each may have one of the prefixes in [`PREFIXES`].
pub(super) const SYMBOLS: [(&str, usize, f64); 18] = [
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
pub(super) const SCALES: [(&str, f64); 6] = [
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
pub(super) fn prefixed(word: &str) -> Option<Unit> {
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
pub(super) fn factor(word: &str) -> Option<Unit> {
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
