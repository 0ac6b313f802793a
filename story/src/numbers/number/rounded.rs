//! Rounding of numbers to digits, to decimals, and to what is not noise.

use super::decimal::{DIGITS, Decimal};
use super::typed::value_of;

/// Rounds a value to the given number of significant digits, at most fifteen.
#[must_use]
pub fn to_digits(value: f64, digits: u32) -> f64 {
    rounded(value, |decimal| decimal.rounded_to_digits(digits))
}

/// Rounds a value to the given number of decimals, as readers see it: a value that would round to zero without being
/// zero keeps two digits.
#[must_use]
pub fn to_decimals(value: f64, decimals: u8) -> f64 {
    rounded(value, |decimal| decimal.for_readers(decimals))
}

fn rounded(value: f64, round: impl Fn(Decimal) -> Decimal) -> f64 {
    let rounded = Decimal::from_value(value).map(round);
    let found = rounded.and_then(|rounded| {
        let found = value_of(rounded.digits, rounded.exponent)?;
        Some(if rounded.negative { -found } else { found })
    });
    found.unwrap_or(value)
}

/// Returns the number with the fewest digits among those that differ from this one by no more than rounding errors.
#[must_use]
pub fn roundest(value: f64) -> f64 {
    let near = |digits| {
        let found = to_digits(value, digits);
        ((found - value).abs() <= value.abs() * 1e-12).then_some(found)
    };
    (1..=DIGITS).find_map(near).unwrap_or(value)
}
