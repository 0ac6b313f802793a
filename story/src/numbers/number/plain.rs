//! Numbers as links and files write them, and how precise a number is as it is written.

use super::decimal::Decimal;
use super::typed::value_of;
use super::written::zeros;

/// Formats a value for links and files, as [`parse_plain`](super::parse_plain) reads it: `0.346`, `14800000000000`, `-2`.
#[must_use]
pub fn plain(value: f64) -> String {
    Decimal::from_value(value).map_or_else(String::new, plain_decimal)
}

fn plain_decimal(decimal: Decimal) -> String {
    let sign = if decimal.negative { "-" } else { "" };
    let digits = decimal.digits.to_string();
    match decimal.exponent {
        exponent @ 0..=15 => sign.to_owned() + &digits + &zeros(exponent),
        exponent @ -15..=-1 => {
            let filled = zeros(1 - decimal.power()) + &digits;
            let point = filled
                .len()
                .saturating_sub(exponent.unsigned_abs() as usize);
            let (whole, decimals) = filled.split_at_checked(point).unwrap_or((&filled, ""));
            let whole = whole.trim_start_matches('0');
            let whole = if whole.is_empty() { "0" } else { whole };
            format!("{sign}{whole}.{decimals}")
        }
        exponent => format!("{sign}{digits}e{exponent}"),
    }
}

/// Returns how far a number may be off because of how it is written: half a unit of its last digit, counting zeros up
/// to `decimals` decimals. A whole number without decimals is a count, and exact.
#[must_use]
pub fn resolution(value: f64, decimals: Option<u8>) -> f64 {
    let last = Decimal::from_value(value).map_or(0, |decimal| decimal.exponent.min(0));
    let last = last.min(-i32::from(decimals.unwrap_or(0)));
    match last {
        0 => 0.0,
        // Half of ten to that power.
        last => value_of(5, last - 1).unwrap_or(0.0),
    }
}

/// Returns the power of ten of the first digit of a number; 0 for zero.
#[must_use]
pub fn power(value: f64) -> i32 {
    Decimal::from_value(value).map_or(0, Decimal::power)
}
