//! Parsing of numbers as people and links write them, and the way back.

use super::{DIGITS, Decimal, zeros};
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

/// Formats a value for links and files, as [`parse_plain`] reads it: `0.346`, `14800000000000`, `-2`.
#[must_use]
pub fn plain(value: f64) -> String {
    Decimal::from_value(value).map_or_else(String::new, plain_decimal)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "600",
            "989.5",
            "3.2856e24",
            "14.8e12",
            "1e30",
            "1e-20",
            "123456789012345",
            ".5",
            "5.",
            "0.00000000000000012",
            "1e22",
            "1e23",
            "999999999999999e15",
            "5.92",
            "1.100",
        ] {
            let expected: f64 = text.parse().unwrap();
            let found = parse_plain(text).unwrap();
            assert!(
                (found - expected).abs() <= expected * 2.3e-16,
                "{text}: {found:e}"
            );
        }
        for text in [
            "",
            ".",
            "1.2.3",
            "e5",
            "1e31",
            "1e-36",
            "0.000000000000000000000000000000000001",
            "10000000000000000000000000000000",
            "1e2147483648",
            "0e",
            "1234567890123456",
            "1e",
            "0x10",
            "--1",
            "∞",
        ] {
            assert_eq!(parse_plain(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_plainly_is_read_back() {
        let mut bits = 0x9e37_79b9_u64;
        for _ in 0..20_000 {
            bits ^= bits << 13;
            bits ^= bits >> 7;
            bits ^= bits << 17;
            let value = (bits % 1_000_000_000) as f64 / 10_f64.powi((bits >> 40) as i32 % 12);
            assert_eq!(
                parse_plain(&plain(value)),
                Some(value),
                "{value:e}: {}",
                plain(value)
            );
        }
        // However long the notation was by hand.
        for text in [
            "0.00000000000000000000000000000000001",
            "0.0000000000000000000000000000000334",
            "1000000000000000000000000000000",
            "4200e28",
            "0.0001e-31",
            "-123456789012345e-35",
        ] {
            let value = parse_plain(text).unwrap();
            assert_eq!(parse_plain(&plain(value)), Some(value), "{text}");
        }
        assert_eq!(plain(-0.05), "-0.05");
        assert_eq!(plain(14.8e12), "14800000000000");
        assert_eq!(plain(3.2856e24), "32856e20");
        assert_eq!(parse_plain("32856e20"), Some(3.2856e24));
    }

    #[test]
    fn a_reader_types_in_a_language_of_digits() {
        for (text, locale, value) in [
            ("1,979.5", Locale::En, Some(1979.5)),
            ("50,000", Locale::En, Some(50_000.0)),
            ("2,5", Locale::En, Some(2.5)),
            ("50.000", Locale::It, Some(50_000.0)),
            ("1 979,5", Locale::It, Some(1979.5)),
            ("−3", Locale::It, Some(-3.0)),
            ("12 GB", Locale::En, None),
            ("", Locale::En, None),
        ] {
            assert_eq!(parse(text, locale), value, "{text}");
        }
    }

    #[test]
    fn what_is_typed_with_blanks_or_in_the_other_language_is_read() {
        for (locale, point, other) in [(Locale::En, '.', ','), (Locale::It, ',', '.')] {
            for (text, value) in [
                (format!("34{point}6"), 34.6),
                (format!("34{other}6"), 34.6),
                (format!(" 40{point}20 "), 40.2),
                (format!("\u{a0}43{point}7"), 43.7),
                ("21".to_owned(), 21.0),
                (format!("4{other}096"), 4096.0),
                ("4096".to_owned(), 4096.0),
                (format!("10{other}240"), 10_240.0),
                (format!("1{other}010{other}240{point}5"), 1_010_240.5),
                (format!("12{other}34{other}567"), 1_234_567.0),
                (format!("-1{other}000"), -1000.0),
                ("1’024".to_owned(), 1024.0),
                ("-34".to_owned(), -34.0),
                ("1e6".to_owned(), 1e6),
            ] {
                assert_eq!(parse(&text, locale), Some(value), "{text} in {locale:?}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_refused_in_either_language() {
        for (locale, point) in [(Locale::En, '.'), (Locale::It, ',')] {
            let other = if point == '.' { ',' } else { '.' };
            let twice = format!("34{point}6{point}1");
            // Separators where no group of thousands ends: which digits were meant cannot be determined.
            let [strewn, behind, ahead, long] = [
                format!("34{other}6{other}1"),
                format!("1{point}000{other}5"),
                format!("{other}500{other}000"),
                format!("1234{other}567{other}890"),
            ];
            let refused = [
                "a third",
                "half",
                "12abc",
                "",
                " ",
                "1e",
                "--5",
                "Infinity",
                "NaN",
                "1e99",
                "5%",
                "٣",
                twice.as_str(),
                strewn.as_str(),
                behind.as_str(),
                ahead.as_str(),
                long.as_str(),
            ];
            for text in refused {
                assert_eq!(parse(text, locale), None, "{text} in {locale:?}");
            }
        }
    }

    #[test]
    fn noise_is_rounded_off_and_digits_are_kept() {
        for value in [600.0, 0.1 + 0.2, 5.92, 17.313_2, 810.810_810_810_81] {
            let found = roundest(value);
            assert!((found - value).abs() <= value * 1e-12);
        }
        assert_eq!(plain(roundest(599.999_999_999_999_9)), "600");
        assert_eq!(plain(roundest(0.1 + 0.2)), "0.3");
    }
}
