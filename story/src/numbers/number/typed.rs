//! Parsing of numbers as people and links write them.

use super::decimal::DIGITS;
use crate::calendar::locale::Locale;

/// The largest power of ten that a float holds exactly; larger ones are applied in two steps.
const EXACT_POWER: i32 = 22;
/// Powers of ten that the last digit of a parsed number may stand for, however it is written: whatever can be parsed
/// can be parsed again as [`plain`] writes it.
const POWERS: std::ops::RangeInclusive<i64> = -35..=30;

/// Parses a number in digits with a point and an optional power of ten: `989.5`, `3.2856e24`, `-2`.
///
/// There may be at most 15 significant digits, the last of which stands for a power of ten from −35 to 30; such numbers
/// are parsed exactly, or to within the last bit (Clinger 1990). Anything else is rejected.
#[must_use]
pub fn parse_plain(text: &str) -> Option<f64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, power) = match text.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, power.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    if whole.len() + decimals.len() == 0 || !is_digits(whole) || !is_digits(decimals) {
        return None;
    }
    let digits = [whole, decimals].concat();
    let digits = digits.trim_start_matches('0');
    let kept = digits.trim_end_matches('0');
    let zeros = digits.len() - kept.len();
    let last =
        i64::from(power) - i64::try_from(decimals.len()).ok()? + i64::try_from(zeros).ok()?;
    let value = if kept.is_empty() {
        0.0
    } else if kept.len() > DIGITS as usize || !POWERS.contains(&last) {
        return None;
    } else {
        value_of(kept.parse().ok()?, i32::try_from(last).ok()?)?
    };
    Some(if negative { -value } else { value })
}

/// Returns `digits` × 10^`exponent`, for at most fifteen digits.
pub(super) fn value_of(digits: u64, exponent: i32) -> Option<f64> {
    let ten = |power: i32| {
        10_u64
            .checked_pow(u32::try_from(power).ok()?)
            .map(|ten| ten as f64)
    };
    // Powers of ten up to 10^22 are exact floats; above 10^15 they are computed in two exact steps.
    let power = |power: i32| {
        if power <= 15 {
            ten(power)
        } else {
            Some(ten(15)? * ten(power - 15)?)
        }
    };
    match exponent {
        ..=-1 if exponent >= -EXACT_POWER => Some(digits as f64 / power(-exponent)?),
        ..=-1 => Some(digits as f64 / power(EXACT_POWER)? / power(-exponent - EXACT_POWER)?),
        0..=EXACT_POWER => Some(digits as f64 * power(exponent)?),
        _ => Some(digits as f64 * power(exponent - EXACT_POWER)? * power(EXACT_POWER)?),
    }
}

/// Parses what a reader typed in the notation of a language: `1,979.5` or `1.979,5`, with or without thousands
/// separators and spaces.
///
/// A single separator followed by anything but three digits is taken as the decimal separator in either language: `2.5`
/// typed in Italian is two and a half.
///
/// ```
/// use contrappunto_story::calendar::locale::Locale;
/// use contrappunto_story::numbers::number;
///
/// assert_eq!(number::parse("1.979,5", Locale::It), Some(1979.5));
/// assert_eq!(number::parse("1.979", Locale::It), Some(1979.0));
/// assert_eq!(number::parse("2.5", Locale::It), Some(2.5));
/// assert_eq!(number::parse("six", Locale::En), None);
/// ```
#[must_use]
pub fn parse(text: &str, locale: Locale) -> Option<f64> {
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '’' && *letter != '\'')
        .map(|letter| if letter == '−' { '-' } else { letter })
        .collect();
    let (thousands, decimal) = match locale {
        Locale::En => (',', '.'),
        Locale::It => ('.', ','),
    };
    let is_lone_decimal = text.matches(thousands).count() == 1
        && !text.contains(decimal)
        && text
            .split(thousands)
            .next_back()
            .is_some_and(|rest| rest.len() != 3);
    let plain = if is_lone_decimal {
        text.replace(thousands, ".")
    } else if is_grouped(&text, thousands, decimal) {
        text.replace(thousands, "").replace(decimal, ".")
    } else {
        return None;
    };
    parse_plain(&plain)
}

/// Whether thousands separators are only where they may be: before groups of three digits, or of two in the middle, as
/// in India. A text without any is valid.
fn is_grouped(text: &str, thousands: char, decimal: char) -> bool {
    let whole = text.split(decimal).next().unwrap_or_default();
    let rest = text.strip_prefix(whole).unwrap_or_default();
    if rest.contains(thousands) {
        return false;
    }
    let mut groups = whole.trim_start_matches('-').split(thousands);
    let first = groups.next().unwrap_or_default();
    let Some(last) = groups.next_back() else {
        return true;
    };
    (1..=3).contains(&first.len())
        && last.len() == 3
        && groups.all(|it| (2..=3).contains(&it.len()))
}

#[cfg(test)]
mod tests;
