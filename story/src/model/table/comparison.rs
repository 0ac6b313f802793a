//! How an amount compares with that of the baseline.

use crate::model::table::Better;

/// How many times one amount is another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ratio {
    /// Anywhere between the two bounds, which are equal if both amounts are exact.
    Known {
        /// The lower bound.
        low: f64,
        /// The upper bound.
        high: f64,
    },
    /// One of the two is not known or may be negative, or the baseline may be zero.
    Unknown,
}

/// Divides one amount by another, over everything both can be. Both are given by their bounds, in the same unit.
#[must_use]
pub fn ratio(amount: Option<(f64, f64)>, baseline: Option<(f64, f64)>) -> Ratio {
    match (amount, baseline) {
        (Some((low, high)), Some((base_low, base_high))) if base_low > 0.0 && low >= 0.0 => {
            Ratio::Known {
                low: low / base_high,
                high: high / base_low,
            }
        }
        _ => Ratio::Unknown,
    }
}

/// How an item compares with the baseline in one property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaselineComparison {
    /// Certainly better.
    Better,
    /// Certainly worse.
    Worse,
    /// The same number.
    Same,
    /// Higher or lower, where neither is better; or undetermined.
    Neither,
}

/// Interprets a ratio, given which value of the property is better.
#[must_use]
pub fn against(ratio: Ratio, better: Better) -> BaselineComparison {
    let Ratio::Known { low, high } = ratio else {
        return BaselineComparison::Neither;
    };
    let (above, below) = (low > 1.0, high < 1.0);
    match better {
        _ if low.to_bits() == 1f64.to_bits() && high.to_bits() == 1f64.to_bits() => {
            BaselineComparison::Same
        }
        Better::Higher if above => BaselineComparison::Better,
        Better::Higher if below => BaselineComparison::Worse,
        Better::Lower if below => BaselineComparison::Better,
        Better::Lower if above => BaselineComparison::Worse,
        _ => BaselineComparison::Neither,
    }
}

/// Returns the largest number in a row, to which its bars are drawn in proportion.
#[must_use]
pub fn largest(bounds: impl Iterator<Item = Option<(f64, f64)>>) -> f64 {
    bounds.flatten().map(|(_, high)| high).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::{BaselineComparison, Better, Ratio, against, ratio};

    #[test]
    fn a_ratio_of_ranges_holds_every_pair() {
        let ratio = ratio(Some((2.0, 4.0)), Some((1.0, 2.0)));
        assert_eq!(
            ratio,
            Ratio::Known {
                low: 1.0,
                high: 4.0
            }
        );
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(ratio(Some((1.0, 1.0)), Some((0.0, 0.0))), Ratio::Unknown);
    }

    #[test]
    fn a_range_that_spans_the_baseline_is_neither_better_nor_worse() {
        assert_eq!(
            against(
                Ratio::Known {
                    low: 0.9,
                    high: 1.1
                },
                Better::Higher
            ),
            BaselineComparison::Neither
        );
        assert_eq!(
            against(
                Ratio::Known {
                    low: 1.1,
                    high: 1.2
                },
                Better::Lower
            ),
            BaselineComparison::Worse
        );
        assert_eq!(
            against(
                Ratio::Known {
                    low: 1.0,
                    high: 1.0
                },
                Better::Higher
            ),
            BaselineComparison::Same
        );
    }
}
