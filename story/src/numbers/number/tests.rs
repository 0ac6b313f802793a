//! Tests of numbers as readers see them.

use super::written::NO_BREAK_SPACE;
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
