//! A decimal as readers see it: grouped digits, the decimal mark, a power of ten.

use super::decimal::Decimal;
use crate::calendar::locale::Locale;

pub(super) const NO_BREAK_SPACE: char = '\u{a0}';
pub(super) const MINUS: char = '\u{2212}';

/// Exponents of numbers written in full; from 10¹⁵ up and below 10⁻⁶, a number is written with a power of ten.
const POSITIONAL: std::ops::Range<i32> = -6..15;
/// More decimals than a float has digits would be of no use.
const MOST_DECIMALS: u8 = 15;

impl Decimal {
    pub(super) fn is_plain_whole(self) -> bool {
        self.exponent >= 0 && self.power() < POSITIONAL.end
    }

    pub(super) fn fixed(self, decimals: u8, locale: Locale) -> String {
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

    pub(super) fn written(self, least_decimals: usize, locale: Locale) -> String {
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

pub(super) fn zeros(number: i32) -> String {
    "0".repeat(usize::try_from(number).unwrap_or(0))
}

pub(super) fn grouped(digits: &str, locale: Locale) -> String {
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
