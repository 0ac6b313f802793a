//! Numbers formatted for readers, the same in the prerendered page and in the browser.
//!
//! Digits are always grouped by three, from 1,000 on; the minus sign is a real one; spaces do not break, so that a
//! number stays on one line with its unit. Digits come from integer arithmetic: the standard library's float formatting
//! would be larger than the rest of this module, and `Intl` differs from browser to browser.
//!
//! A value is first converted to its decimal of fifteen significant digits, which is the number an editor typed, and
//! then rounded half away from zero: 2.675 to two decimals is 2.68.

mod typed;

pub use typed::{parse, parse_plain, plain, power, resolution, roundest, to_decimals, to_digits};

use crate::calendar::locale::Locale;

const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS: char = '\u{2212}';

/// Fifteen decimal digits survive the conversion to a float and back.
const DIGITS: u32 = 15;
/// Digits shown of a result; the three below them are where rounding errors accumulate.
const SHOWN_DIGITS: u32 = 12;
/// Exponents of numbers written in full; from 10¹⁵ up and below 10⁻⁶, a number is written with a power of ten.
const POSITIONAL: std::ops::Range<i32> = -6..15;
/// More decimals than a float has digits would be of no use.
const MOST_DECIMALS: u8 = 15;

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

/// `digits` × 10^`exponent`, without trailing zeros in `digits`; zero is never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: u64,
    exponent: i32,
}

impl Decimal {
    /// Returns the decimal of fifteen significant digits nearest to a finite value.
    fn from_value(value: f64) -> Option<Self> {
        // The mantissa is kept between 2^59 and 2^60: room for a factor of ten, and 2^-60 is small
        // enough that some three hundred roundings stay below the sixteenth digit.
        const TOP_ZEROS: u32 = 4;
        const ONE_MORE_DIGIT: u64 = 10_u64.pow(DIGITS);

        if !value.is_finite() {
            return None;
        }
        let bits = value.to_bits();
        let fraction = bits & ((1 << 52) - 1);
        let (mut mantissa, mut binary) = match (bits >> 52 & 0x7ff) as i32 {
            0 => (fraction, -1074),
            biased => (fraction | 1 << 52, biased - 1075),
        };
        let mut exponent = 0;
        if mantissa == 0 {
            return Some(Self::normal(false, 0, 0));
        }
        let whole = loop {
            let up = mantissa.leading_zeros().cast_signed() - TOP_ZEROS.cast_signed();
            mantissa = if up >= 0 {
                mantissa << up
            } else {
                rounded_shift(mantissa, -up as u32)
            };
            binary -= up;
            let whole = match u32::try_from(-binary) {
                Ok(shift) => rounded_shift(mantissa, shift),
                Err(_) => u64::MAX,
            };
            if whole >= ONE_MORE_DIGIT {
                mantissa = (mantissa << TOP_ZEROS).saturating_add(5) / 10;
                binary -= TOP_ZEROS.cast_signed();
                exponent += 1;
            } else if whole < ONE_MORE_DIGIT / 10 {
                mantissa *= 10;
                exponent -= 1;
            } else {
                break whole;
            }
        };
        Some(Self::normal(value < 0.0, whole, exponent))
    }

    fn normal(negative: bool, mut digits: u64, mut exponent: i32) -> Self {
        if digits == 0 {
            return Self {
                negative: false,
                digits: 0,
                exponent: 0,
            };
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            exponent += 1;
        }
        Self {
            negative,
            digits,
            exponent,
        }
    }

    fn length(self) -> u32 {
        self.digits.checked_ilog10().unwrap_or(0) + 1
    }

    /// Returns the power of ten of the first digit.
    fn power(self) -> i32 {
        self.length().cast_signed() - 1 + self.exponent
    }

    fn is_plain_whole(self) -> bool {
        self.exponent >= 0 && self.power() < POSITIONAL.end
    }

    fn times_ten_to(self, power: i32) -> Self {
        Self::normal(self.negative, self.digits, self.exponent + power)
    }

    fn rounded_to_digits(self, most: u32) -> Self {
        self.without_last_digits(self.length().saturating_sub(most))
    }

    fn rounded_to_decimals(self, decimals: u8) -> Self {
        let surplus = -self.exponent - i32::from(decimals);
        self.without_last_digits(u32::try_from(surplus).unwrap_or(0))
    }

    /// Rounds to the given number of decimals; a value that would round to zero without being zero keeps two digits.
    fn for_readers(self, decimals: u8) -> Self {
        let rounded = self.rounded_to_decimals(decimals);
        if rounded.digits == 0 && self.digits != 0 {
            self.rounded_to_digits(2)
        } else {
            rounded
        }
    }

    fn without_last_digits(self, surplus: u32) -> Self {
        // There are at most fifteen digits; a power of ten beyond `u64` leaves nothing of them.
        let digits = 10_u64
            .checked_pow(surplus)
            .map_or(0, |unit| (self.digits + unit / 2) / unit);
        Self::normal(self.negative, digits, self.exponent + surplus.cast_signed())
    }

    fn fixed(self, decimals: u8, locale: Locale) -> String {
        let decimals = decimals.min(MOST_DECIMALS);
        let rounded = self.for_readers(decimals);
        if rounded.exponent < -i32::from(decimals) {
            rounded.written(0, locale)
        } else if self.power() < POSITIONAL.end {
            rounded.written(usize::from(decimals), locale)
        } else {
            self.rounded_to_digits(1 + u32::from(decimals))
                .written(0, locale)
        }
    }

    fn written(self, least_decimals: usize, locale: Locale) -> String {
        let mut text = String::new();
        if self.negative {
            text.push(MINUS);
        }
        let power = self.power();
        let digits = self.digits.to_string();
        let is_positional = self.digits == 0 || POSITIONAL.contains(&power) || least_decimals > 0;
        let (whole, decimals) = if !is_positional {
            let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
            (first.to_owned(), rest.to_owned())
        } else if self.exponent >= 0 {
            (digits + &zeros(self.exponent), String::new())
        } else {
            let digits = zeros(-power) + &digits;
            let point = digits
                .len()
                .saturating_sub(self.exponent.unsigned_abs() as usize);
            let (whole, decimals) = digits.split_at_checked(point).unwrap_or((&digits, ""));
            (whole.to_owned(), decimals.to_owned())
        };
        text += &grouped(&whole, locale);
        if !decimals.is_empty() || least_decimals > 0 {
            text.push(match locale {
                Locale::En => '.',
                Locale::It => ',',
            });
            text += &decimals;
            text += &"0".repeat(least_decimals.saturating_sub(decimals.len()));
        }
        if !is_positional {
            text.push(NO_BREAK_SPACE);
            text.push('×');
            text.push(NO_BREAK_SPACE);
            text += "10";
            text.extend(power.to_string().chars().map(raised));
        }
        text
    }
}

/// Returns `value` / 2^`shift`, rounded half up.
fn rounded_shift(value: u64, shift: u32) -> u64 {
    match shift {
        0 => value,
        1..64 => (value >> shift) + (value >> (shift - 1) & 1),
        _ => 0,
    }
}

fn zeros(number: i32) -> String {
    "0".repeat(usize::try_from(number).unwrap_or(0))
}

fn grouped(digits: &str, locale: Locale) -> String {
    let mark = match locale {
        Locale::En => ',',
        Locale::It => '.',
    };
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

const fn raised(digit: char) -> char {
    match digit {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        _ => '⁻',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Locale = Locale::En;
    const IT: Locale = Locale::It;

    /// With plain spaces, to be readable in a test.
    fn shown(value: f64) -> String {
        number(value, EN).replace(NO_BREAK_SPACE, " ")
    }

    /// Floats of every magnitude and sign, the same on every run (xorshift, Marsaglia 2003).
    fn floats() -> impl Iterator<Item = f64> {
        let mut bits = 0x2545_f491_4f6c_dd1d_u64;
        std::iter::repeat_with(move || {
            bits ^= bits << 13;
            bits ^= bits >> 7;
            bits ^= bits << 17;
            f64::from_bits(bits)
        })
        .filter(|value| value.is_finite())
    }

    fn fifteen_digits(value: f64) -> Option<f64> {
        let decimal = Decimal::from_value(value)?;
        let sign = if decimal.negative { "-" } else { "" };
        let text = format!("{sign}{}e{}", decimal.digits, decimal.exponent);
        text.parse().ok()
    }

    #[test]
    fn thousands_are_grouped_from_1000_on_in_both_languages() {
        assert_eq!(
            (number(3350.0, EN), number(3350.0, IT)),
            ("3,350".into(), "3.350".into())
        );
        assert_eq!(
            (number(989.5, EN), number(989.5, IT)),
            ("989.5".into(), "989,5".into())
        );
        assert_eq!(number(1_234_567.25, IT), "1.234.567,25");
        assert_eq!(number(999.0, IT), "999");
        assert_eq!(number(1000.0, IT), "1.000");
        assert_eq!(count(2_788_000, IT), "2.788.000");
        assert_eq!(count(0, EN), "0");
    }

    #[test]
    fn a_negative_number_has_a_real_minus_and_zero_has_none() {
        assert_eq!(number(-1234.5, EN), "\u{2212}1,234.5");
        assert_eq!(number(-0.0, EN), "0");
        assert_eq!(fixed(-0.0, 2, EN), "0.00");
        assert_eq!(percent(-0.12, 0, EN), "\u{2212}12%");
    }

    #[test]
    fn the_noise_of_arithmetic_is_not_shown() {
        assert_eq!(shown(0.1 + 0.2), "0.3");
        assert_eq!(shown(1.1 * 1.1), "1.21");
        assert_eq!(shown(1.0 / 3.0), "0.333333333333");
        assert_eq!(shown(2.0 / 3.0), "0.666666666667");
        assert_eq!(shown(100.0 - 99.9), "0.1");
        assert_eq!(shown(0.999_999_999_999_9), "1");
    }

    #[test]
    fn a_whole_number_is_shown_in_full_below_ten_to_the_15() {
        assert_eq!(shown(123_456_789_012_345.0), "123,456,789,012,345");
        assert_eq!(shown(999_999_999_999_999.0), "999,999,999,999,999");
        assert_eq!(shown(1e15), "1 × 10¹⁵");
    }

    #[test]
    fn very_large_and_very_small_numbers_have_a_power_of_ten() {
        assert_eq!(shown(1.2e21), "1.2 × 10²¹");
        assert_eq!(shown(-3.3e24), "\u{2212}3.3 × 10²⁴");
        assert_eq!(shown(0.000_001), "0.000001");
        assert_eq!(shown(0.000_000_12), "1.2 × 10⁻⁷");
        assert_eq!(shown(f64::MAX), "1.79769313486 × 10³⁰⁸");
        assert_eq!(shown(f64::MIN_POSITIVE), "2.22507385851 × 10⁻³⁰⁸");
        assert_eq!(shown(5e-324), "4.94065645841 × 10⁻³²⁴");
        assert_eq!(
            fixed(1.26e21, 1, IT).replace(NO_BREAK_SPACE, " "),
            "1,3 × 10²¹"
        );
    }

    #[test]
    fn what_is_no_number_is_not_written_in_digits() {
        assert_eq!(shown(f64::NAN), "–");
        assert_eq!(shown(f64::INFINITY), "∞");
        assert_eq!(fixed(f64::NEG_INFINITY, 2, EN), "\u{2212}∞");
        assert_eq!(percent(f64::NAN, 0, EN), "–%");
        assert_eq!(times(f64::INFINITY, EN), "∞×");
    }

    #[test]
    fn halves_are_rounded_away_from_zero_as_typed() {
        assert_eq!(fixed(2.675, 2, EN), "2.68");
        assert_eq!(fixed(1.005, 2, EN), "1.01");
        assert_eq!(fixed(-0.5, 0, EN), "\u{2212}1");
        assert_eq!(fixed(0.5, 0, EN), "1");
        assert_eq!(fixed(0.05, 0, EN), "0.05");
        assert_eq!(percent(0.285, 0, EN), "29%");
    }

    #[test]
    fn what_is_not_zero_is_never_shown_as_zero() {
        assert_eq!(fixed(-0.001, 2, EN), "\u{2212}0.001");
        assert_eq!(fixed(0.004_96, 2, IT), "0,005");
        assert_eq!(fixed(0.005, 2, EN), "0.01");
        assert_eq!(fixed(2e-6, 2, EN), "0.000002");
        assert_eq!(
            fixed(1e-11, 2, EN).replace(NO_BREAK_SPACE, " "),
            "1 × 10⁻¹¹"
        );
        assert_eq!(percent(0.000_4, 0, EN), "0.04%");
        for value in floats().take(20_000).filter(|value| *value != 0.0) {
            for decimals in [0, 2, 15] {
                let text = fixed(value, decimals, EN);
                let has_digit = text.chars().any(|letter| ('1'..='9').contains(&letter));
                assert!(
                    has_digit,
                    "{value:e} with {decimals} decimals is shown as {text}"
                );
            }
        }
    }

    #[test]
    fn fixed_decimals_are_filled_with_zeros() {
        assert_eq!(fixed(2.5, 2, EN), "2.50");
        assert_eq!(fixed(1979.0, 1, IT), "1.979,0");
        assert_eq!(fixed(999.96, 1, EN), "1,000.0");
        assert_eq!(fixed(0.0, 3, EN), "0.000");
        assert_eq!(fixed(0.000_000_12, 8, EN), "0.00000012");
        assert_eq!(fixed(1.0, 255, EN), "1.000000000000000");
    }

    #[test]
    fn per_cent_has_no_space_in_either_language() {
        assert_eq!(percent(0.444, 0, EN), "44%");
        assert_eq!(percent(0.125, 1, EN), "12.5%");
        assert_eq!(percent(0.125, 1, IT), "12,5%");
        assert_eq!(percent(12.0, 0, IT), "1.200%");
    }

    #[test]
    fn a_length_has_its_decimals_and_a_plain_minus() {
        assert_eq!(length(0.4125, 3), "41.250%");
        assert_eq!(length(1.0 / 3.0, 1), "33.3%");
        assert_eq!(length(-0.000_05, 3), "-0.005%");
        assert_eq!(length(12.5, 2), "1250.00%");
        assert_eq!(length(0.0, 1), "0.0%");
    }

    #[test]
    fn a_multiple_has_two_digits_or_is_whole() {
        assert_eq!(times(16.0 / 7.0, EN), "2.3×");
        assert_eq!(times(0.4444, IT), "0,44×");
        assert_eq!(times(12.34, EN), "12×");
        assert_eq!(times(9.96, EN), "10×");
        assert_eq!(times(99.6, EN), "100×");
        assert_eq!(times(123.4, EN), "123×");
        assert_eq!(times(1234.5, EN), "1,235×");
        assert_eq!(times(1.0, EN), "1×");
        assert_eq!(times(0.0, EN), "0×");
    }

    #[test]
    fn only_one_is_one() {
        for locale in Locale::ALL {
            assert_eq!(plural(1, locale), Plural::One);
            for many in [0, 2, 11, 21, 1_000_000] {
                assert_eq!(plural(many, locale), Plural::Other);
            }
        }
    }

    #[test]
    fn a_typed_decimal_is_taken_as_the_standard_library_takes_it() {
        let typed = floats().map(|value| {
            let bits = value.to_bits();
            (bits % 1_000_000_000) as f64 / 10_f64.powi((bits >> 40) as i32 % 12)
        });
        for value in typed.take(50_000) {
            let expected: Option<f64> = format!("{value:.14e}").parse().ok();
            assert_eq!(fifteen_digits(value), expected, "{value:e}");
        }
    }

    #[test]
    fn fifteen_digits_are_right_at_every_size() {
        for value in floats().take(50_000) {
            // The smallest floats are further apart than half a unit of the last digit.
            let half_a_digit = (value.abs() * 5.01e-15).max(f64::from_bits(1));
            let found = fifteen_digits(value);
            assert!(
                found.is_some_and(|found| (found - value).abs() <= half_a_digit),
                "{value:e} is taken as {found:?}"
            );
        }
    }

    #[test]
    fn the_shown_number_reads_back_to_twelve_digits() {
        for value in floats().take(50_000) {
            let text = number(value, IT)
                .replace(['.', NO_BREAK_SPACE], "")
                .replace(',', ".")
                .replace(MINUS, "-");
            let (mantissa, power) = text.split_once("×10").unwrap_or((&text, "⁰"));
            let power: String = power
                .chars()
                .map(|raised| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == raised))
                .map(|digit| digit.map_or("-".to_owned(), |digit| digit.to_string()))
                .collect();
            let read: Option<f64> = format!("{mantissa}e{power}").parse().ok();
            assert!(
                read.is_some_and(|read| (read - value).abs() <= value.abs() * 5.1e-12),
                "{value:e} is shown as {text}"
            );
        }
    }
}
