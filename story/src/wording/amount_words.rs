//! Amounts as text for readers: numbers and ranges, yes and no, words, dates.

use crate::calendar::locale::Locale;
use crate::fields::text::Text;
use crate::numbers::figure::Figure;
use crate::numbers::number;
use crate::numbers::quantity::Amount;
use crate::numbers::rounding::{NOISE, Rounding, bounds};
use crate::numbers::sheet::{Kind, Measure};
use crate::wording::date_words;

/// Formats a number for the reader's locale.
#[must_use]
pub fn digits(value: f64, rounding: Rounding, locale: Locale) -> String {
    match rounding {
        Rounding::Decimals(decimals) => number::fixed(value, decimals, locale),
        Rounding::Digits(digits) => number::number(number::to_digits(value, digits), locale),
        Rounding::AsGiven => number::number(value, locale),
    }
}

/// Formats a range, or a single number if both ends read the same.
#[must_use]
pub fn range(low: f64, high: f64, rounding: Rounding, locale: Locale) -> String {
    let (low, high) = (
        digits(low, rounding, locale),
        digits(high, rounding, locale),
    );
    if low == high {
        low
    } else {
        format!("{low}–{high}")
    }
}

/// Returns `yes` or `no` in the reader's language.
#[must_use]
pub const fn truth(truth: bool, locale: Locale) -> &'static str {
    match (truth, locale) {
        (true, Locale::En) => "yes",
        (true, Locale::It) => "sì",
        (false, Locale::En | Locale::It) => "no",
    }
}

/// Formats an amount without its unit; `None` if it is unknown or there is no such thing.
#[must_use]
pub fn amount(
    amount: &Amount,
    rounding: Rounding,
    locale: Locale,
    language: &str,
) -> Option<String> {
    Some(match amount {
        Amount::Exact(value) => digits(*value, rounding, locale),
        Amount::Range { low, high } => range(*low, *high, rounding, locale),
        Amount::Truth(holds) => truth(*holds, locale).to_owned(),
        Amount::Words(text) => text.get(language).to_owned(),
        Amount::Date(when) => date_words::when(when, locale),
        Amount::Unknown { .. } | Amount::None { .. } => return None,
    })
}

/// Formats a figure in the unit of its row, without the unit; `None` if it is unknown.
#[must_use]
pub fn figure(figure: Figure, kind: Kind, rounding: Rounding, locale: Locale) -> Option<String> {
    match figure {
        Figure::Yes => Some(truth(true, locale).to_owned()),
        Figure::No => Some(truth(false, locale).to_owned()),
        _ => bounds(figure, kind)
            .map(|(low, high)| range(without_noise(low), without_noise(high), rounding, locale)),
    }
}

const fn without_noise(value: f64) -> f64 {
    if value.abs() < NOISE { 0.0 } else { value }
}

/// Returns the unit as the reader sees it; empty if there is none.
#[must_use]
pub fn unit<'a>(measure: &'a Measure, label: Option<&'a Text>, language: &str) -> &'a str {
    label.map_or_else(|| measure.symbol(), |label| label.get(language))
}

/// Appends the unit to a formatted number: `400 GB/s`, `34.6%`.
#[must_use]
pub fn with_unit(number: &str, unit: &str) -> String {
    match unit {
        "" | "%" => format!("{number}{unit}"),
        _ => format!("{number}\u{a0}{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Locale = Locale::En;

    #[test]
    fn what_is_small_is_shown_and_a_range_keeps_its_ends() {
        let decimals = Rounding::Decimals(2);
        assert_eq!(
            range(1e-11, 2e-6, decimals, EN).replace('\u{a0}', " "),
            "1 × 10⁻¹¹–0.000002"
        );
        assert_eq!(decimals.plain(1e-11), "0.00000000001");
        assert_eq!(decimals.plain(0.005), "0.01");
        assert_eq!(Rounding::Digits(2).plain(1234.5), "1200");
        assert_eq!(Rounding::AsGiven.plain(20.0 / 3.0), "6.66666666667");
    }

    #[test]
    fn the_noise_of_arithmetic_is_no_result() {
        let nothing = Figure::exact(0.1 + 0.2 - 0.3);
        let kind = Kind::Number(crate::numbers::unit::Unit::ONE);
        let shown = figure(nothing, kind, Rounding::Decimals(2), EN);
        assert_eq!(shown.as_deref(), Some("0.00"));
    }
}
