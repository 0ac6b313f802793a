//! Numbers formatted for readers, the same in the prerendered page and in the browser.
//!
//! Digits are always grouped by three, from 1,000 on; the minus sign is a real one; spaces do not break, so that a
//! number stays on one line with its unit. Digits come from integer arithmetic: the standard library's float formatting
//! would be larger than the rest of this module, and `Intl` differs from browser to browser.
//!
//! A value is first converted to its decimal of fifteen significant digits, which is the number an editor typed, and
//! then rounded half away from zero: 2.675 to two decimals is 2.68.

mod decimal;
mod plain;
mod rounded;
mod typed;
mod written;

pub use plain::{plain, power, resolution};
pub use rounded::{roundest, to_decimals, to_digits};
pub use typed::{parse, parse_plain};

use decimal::Decimal;
use written::{MINUS, grouped};

use crate::calendar::locale::Locale;

/// Digits shown of a result; the three below them are where rounding errors accumulate.
const SHOWN_DIGITS: u32 = 12;

/// Formats a value in as few digits as it needs, at most twelve; whole numbers below 10¹⁵ in full.
///
/// Infinity is `∞`, and NaN a dash; an unknown value should not get here.
///
/// ```
/// use contrappunto_story::calendar::locale::Locale;
/// use contrappunto_story::numbers::number;
///
/// assert_eq!(number::number(3350.0, Locale::En), "3,350");
/// assert_eq!(number::number(989.5, Locale::It), "989,5");
/// assert_eq!(number::number(0.1 + 0.2, Locale::En), "0.3");
/// assert_eq!(number::number(3.3e24, Locale::En), "3.3\u{a0}×\u{a0}10²⁴");
/// ```
#[must_use]
pub fn number(value: f64, locale: Locale) -> String {
    match Decimal::from_value(value) {
        Some(decimal) if decimal.is_plain_whole() => decimal.written(0, locale),
        Some(decimal) => decimal.rounded_to_digits(SHOWN_DIGITS).written(0, locale),
        None => without_digits(value),
    }
}

/// Formats a value with the given number of decimals, at most fifteen: `fixed(2.5, 2, En)` is `2.50`. A value that
/// would round to zero without being zero keeps two digits: `fixed(0.001, 2, En)` is `0.001`.
#[must_use]
pub fn fixed(value: f64, decimals: u8, locale: Locale) -> String {
    match Decimal::from_value(value) {
        Some(decimal) => decimal.fixed(decimals, locale),
        None => without_digits(value),
    }
}

/// Formats a ratio as a percentage: `percent(0.125, 1, En)` is `12.5%`. There is no space before the sign in either
/// language.
#[must_use]
pub fn percent(ratio: f64, decimals: u8, locale: Locale) -> String {
    let number = match Decimal::from_value(ratio) {
        // Shifts the exponent instead of multiplying: 0.285 is 28.5, not 28.499999999999996.
        Some(decimal) => decimal.times_ten_to(2).fixed(decimals, locale),
        None => without_digits(ratio),
    };
    number + "%"
}

/// Formats a fraction as a length in a drawing, in per cent: `41.250%`. For machines; for readers, use [`percent`].
///
/// Uses integer arithmetic: `{:.3}` of a float would add four kilobytes of code in the browser.
#[must_use]
pub fn length(fraction: f64, decimals: u8) -> String {
    let unit = 10_i64.pow(u32::from(decimals.min(9)));
    let units = (fraction * 100.0 * unit as f64 + 0.5).floor() as i64;
    let sign = if units < 0 { "-" } else { "" };
    let (whole, rest) = (units.abs() / unit, units.abs() % unit);
    format!(
        "{sign}{whole}.{rest:0width$}%",
        width = usize::from(decimals)
    )
}

/// Formats a ratio as a multiple, in two significant digits or whole: `0.44×`, `2.3×`, `12×`, `1,200×`.
#[must_use]
pub fn times(ratio: f64, locale: Locale) -> String {
    let number = match Decimal::from_value(ratio) {
        Some(decimal) if decimal.power() >= 2 => decimal.fixed(0, locale),
        Some(decimal) => decimal.rounded_to_digits(2).written(0, locale),
        None => without_digits(ratio),
    };
    number + "×"
}

/// Formats a count: `2,048`, `2.048`.
#[must_use]
pub fn count(count: usize, locale: Locale) -> String {
    grouped(&count.to_string(), locale)
}

/// The form of a noun after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// `1 source`, `1 fonte`.
    One,
    /// `0 sources`, `2 fonti`.
    Other,
}

/// Returns the form of a noun after this count, by the plural rules of the Unicode CLDR.
///
/// Italian has a third form, "many", for whole millions (`1 milione di fonti`). Counts are written in digits here, and
/// after digits the noun is the same as after any other plural.
#[must_use]
pub const fn plural(count: usize, locale: Locale) -> Plural {
    match (locale, count) {
        (Locale::En | Locale::It, 1) => Plural::One,
        (Locale::En | Locale::It, _) => Plural::Other,
    }
}

fn without_digits(value: f64) -> String {
    if value.is_nan() {
        "–".to_owned()
    } else if value < 0.0 {
        format!("{MINUS}∞")
    } else {
        "∞".to_owned()
    }
}

#[cfg(test)]
mod tests;
