//! Rounding of numbers: as a story specifies or, for results, to the precision of what they are computed from.

use crate::numbers::figure::Figure;
use crate::numbers::number;
use crate::numbers::sheet::{Kind, Sheet};
use crate::reading::read::{At, Reader};

/// How a number is rounded for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// As given, except for rounding errors.
    AsGiven,
    /// To this many decimals.
    Decimals(u8),
    /// To this many significant digits.
    Digits(u32),
}

impl Rounding {
    /// Returns the rounding that a story file specifies; `None` if it specifies none.
    #[must_use]
    pub fn asked(decimals: Option<u8>, digits: Option<u8>) -> Option<Self> {
        let decimals = decimals.map(Self::Decimals);
        decimals.or_else(|| digits.map(|digits| Self::Digits(u32::from(digits))))
    }

    /// Rounds a number.
    #[must_use]
    pub fn of(self, value: f64) -> f64 {
        match self {
            Self::AsGiven if value.fract() == 0.0 => value,
            Self::AsGiven => number::to_digits(value, MOST_DIGITS),
            Self::Digits(digits) => number::to_digits(value, digits),
            Self::Decimals(decimals) => number::to_decimals(value, decimals),
        }
    }

    /// Formats a number with the digits that a reader sees, for other programs: `0.346`, `1.5e-11`.
    #[must_use]
    pub fn plain(self, value: f64) -> String {
        number::plain(self.of(value))
    }
}

/// Returns how a result is rounded if the story does not specify it: to the precision of what it is computed from.
/// `wide` is the result if each number it is computed from may be off by its [`resolution`](number::resolution).
#[must_use]
pub fn rounding_of_result(result: Option<(f64, f64)>, wide: Option<(f64, f64)>) -> Rounding {
    let Some((low, high)) = result else {
        return Rounding::AsGiven;
    };
    let most = low.abs().max(high.abs());
    let off = wide.map_or(f64::INFINITY, |(least, greatest)| {
        (low - least).max(greatest - high)
    });
    if off > most * NOISE && off.is_finite() {
        let digits = number::power(most) - number::power(2.0 * off) + 1;
        Rounding::Digits(u32::try_from(digits).unwrap_or(1).clamp(1, MOST_DIGITS))
    } else if low.fract() == 0.0 && high.fract() == 0.0 {
        Rounding::AsGiven
    } else {
        // Computed from counts alone, or with nothing to go by.
        Rounding::Digits(3)
    }
}

/// The maximum number of digits of a result: below them, rounding errors accumulate.
const MOST_DIGITS: u32 = 12;

/// What rounding errors may leave of a result that should be zero.
pub(crate) const NOISE: f64 = 1e-12;

impl Sheet {
    /// Evaluates all rows with each given number widened to a range by its [`resolution`](number::resolution);
    /// `decimals` gives the decimals of a given row by its index.
    #[must_use]
    pub fn work_out_widely(
        &self,
        figures: &[Figure],
        decimals: &dyn Fn(usize) -> Option<u8>,
    ) -> Vec<Figure> {
        let given = self.rows().iter().zip(figures).enumerate();
        let widened = given.map(|(index, (row, figure))| {
            let Some((low, high)) = bounds(*figure, row.kind) else {
                return *figure;
            };
            let factor = row.kind.unit().factor;
            let off = |value| number::resolution(value, decimals(index));
            Figure::range((low - off(low)) * factor, (high + off(high)) * factor)
        });
        self.work_out(widened)
    }

    /// Returns how the result of a row is rounded if the story does not specify it.
    #[must_use]
    pub fn rounding(&self, row: usize, figures: &[Figure], wide: &[Figure]) -> Rounding {
        let ends = |figures: &[Figure]| {
            let kind = self.rows().get(row)?.kind;
            bounds(*figures.get(row)?, kind)
        };
        rounding_of_result(ends(figures), ends(wide))
    }
}

/// Notes a number that is to be rounded in two ways at once, or to no digits at all.
pub(crate) fn check_digits(decimals: Option<u8>, digits: Option<u8>, at: &At, reader: &mut Reader) {
    if digits == Some(0) {
        reader.note(&at.field("digits"), "should be 1 or more");
    } else if digits.is_some() && decimals.is_some() {
        reader.note(&at.field("digits"), "stands beside `decimals`; keep one");
    }
}

/// Returns the bounds of a figure in the unit of its row; `None` if it is unknown or not a number.
#[must_use]
pub fn bounds(figure: Figure, kind: Kind) -> Option<(f64, f64)> {
    let factor = kind.unit().factor;
    let interval = figure.number()?;
    Some((interval.low() / factor, interval.high() / factor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::locale::Locale;
    use crate::wording::amount_words::digits;

    const EN: Locale = Locale::En;

    /// Formats the quotient of two numbers, each with the decimals it is shown with.
    fn quotient(over: (f64, Option<u8>), under: (f64, Option<u8>)) -> String {
        let off = |(value, decimals)| number::resolution(value, decimals);
        let result = over.0 / under.0;
        let wide = (
            (over.0 - off(over)) / (under.0 + off(under)),
            (over.0 + off(over)) / (under.0 - off(under)),
        );
        let rounding = rounding_of_result(Some((result, result)), Some(wide));
        digits(result, rounding, EN)
    }

    #[test]
    fn a_result_has_no_digit_that_nobody_measured() {
        assert_eq!(quotient((25.0, None), (2.1, None)), "11.9");
        assert_eq!(quotient((25.0, Some(1)), (2.1, Some(1))), "11.9");
        assert_eq!(quotient((250.0, None), (21.0, None)), "11.9");
        assert_eq!(quotient((3.0, None), (0.7, None)), "4.3");
        assert_eq!(quotient((2664.0, None), (2.048, None)), "1,300.8");
        assert_eq!(quotient((8.0, None), (2.0, None)), "4");
        assert_eq!(quotient((1.0, None), (3.0, None)), "0.333");
    }
}
