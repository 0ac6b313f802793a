//! Amounts in words for readers: numbers with their range, yes and no, dates, what is not known.

use super::date_words;
use super::figure::Figure;
use super::locale::Locale;
use super::number;
use super::quantity::Amount;
use super::sheet::{Kind, Measure};
use super::text::Text;

/// A number in the reader's digits; with so many decimals, or as many as it needs.
#[must_use]
pub fn digits(value: f64, decimals: Option<u8>, locale: Locale) -> String {
    match decimals {
        Some(decimals) => number::fixed(value, decimals, locale),
        None => number::number(value, locale),
    }
}

/// A range, or one number where its ends read the same.
#[must_use]
pub fn range(low: f64, high: f64, decimals: Option<u8>, locale: Locale) -> String {
    let (low, high) = (
        digits(low, decimals, locale),
        digits(high, decimals, locale),
    );
    if low == high {
        low
    } else {
        format!("{low}–{high}")
    }
}

/// `yes` or `no`.
#[must_use]
pub const fn truth(truth: bool, locale: Locale) -> &'static str {
    match (truth, locale) {
        (true, Locale::En) => "yes",
        (true, Locale::It) => "sì",
        (false, Locale::En | Locale::It) => "no",
    }
}

/// An amount without its unit; none where it is not known.
#[must_use]
pub fn amount(
    amount: &Amount,
    decimals: Option<u8>,
    locale: Locale,
    language: &str,
) -> Option<String> {
    Some(match amount {
        Amount::Exact(value) => digits(*value, decimals, locale),
        Amount::Range { low, high } => range(*low, *high, decimals, locale),
        Amount::Truth(holds) => truth(*holds, locale).to_owned(),
        Amount::Words(text) => text.get(language).to_owned(),
        Amount::Date(when) => date_words::when(when, locale),
        Amount::Unknown { .. } => return None,
    })
}

/// The bounds of a figure in the unit of its row; none if it is no number, or not known.
#[must_use]
pub fn bounds(figure: Figure, kind: Kind) -> Option<(f64, f64)> {
    let factor = kind.unit().factor;
    let interval = figure.number()?;
    Some((interval.low() / factor, interval.high() / factor))
}

/// A figure in the unit of its row, without the unit; none where it cannot be told.
#[must_use]
pub fn figure(figure: Figure, kind: Kind, decimals: Option<u8>, locale: Locale) -> Option<String> {
    match figure {
        Figure::Yes => Some(truth(true, locale).to_owned()),
        Figure::No => Some(truth(false, locale).to_owned()),
        _ => bounds(figure, kind).map(|(low, high)| range(low, high, decimals, locale)),
    }
}

/// The unit as the reader sees it; empty where there is none.
#[must_use]
pub fn unit<'a>(measure: &'a Measure, label: Option<&'a Text>, language: &str) -> &'a str {
    label.map_or_else(|| measure.symbol(), |label| label.get(language))
}

/// A number in words with its unit: `400 GB/s`, `34.6%`.
#[must_use]
pub fn with_unit(number: &str, unit: &str) -> String {
    match unit {
        "" | "%" => format!("{number}{unit}"),
        _ => format!("{number}\u{a0}{unit}"),
    }
}
