//! Items × properties, and each item set against a baseline.

use super::date::Date;
pub use super::ids::{ItemId, PropertyId, TableId};
use super::pairs::Pairs;
use super::quantity::{Amount, Value};
use super::read::record;
use super::text::Text;
use super::vocabulary::words;

words! {
    /// Which of two values of a property is the better one.
    pub enum Better {
        /// The larger.
        Higher = "higher",
        /// The smaller.
        Lower = "lower",
        /// Neither as such.
        Neither = "none",
    }
}

record! {
    /// Things compared in numbers.
    pub struct Table {
        /// Its id.
        id: TableId,
        /// Its name.
        title: Text,
        /// A sentence before it.
        intro: Option<Text>,
        /// The item that the others are set against until the reader chooses another.
        baseline: ItemId,
        /// Its rows.
        properties: Vec<Property>,
        /// Its columns.
        items: Vec<Item>,
    }
}

record! {
    /// A row.
    pub struct Property {
        /// Its id.
        id: PropertyId,
        /// Its name.
        label: Text,
        /// The unit of its values.
        unit: String,
        /// Which value is better.
        better: Better,
        /// Decimals to show; all that the value has, if not given.
        decimals: Option<u8>,
        /// What it measures.
        note: Option<Text>,
    }
}

record! {
    /// A column.
    pub struct Item {
        /// Its id.
        id: ItemId,
        /// Its name, the same in every language.
        label: String,
        /// When it became known; always, if not given.
        known: Option<Date>,
        /// What to keep in mind about it.
        note: Option<Text>,
        /// Its values by property.
        values: Pairs<String, Value>,
    }
}

impl Item {
    /// Its value for a property, if the file has one.
    #[must_use]
    pub fn value(&self, property: &PropertyId) -> Option<&Value> {
        self.values.get(property.as_str())
    }
}

impl Table {
    /// The item of that id.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }
}

/// How many times one amount is another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ratio {
    /// Anywhere between the two, which are one where both amounts are exact.
    Known {
        /// The least it can be.
        low: f64,
        /// The most it can be.
        high: f64,
    },
    /// One of the two is not known, or the baseline is zero.
    Unknown,
}

/// `amount` ÷ `baseline`, over everything both can be. Both in the same unit.
#[must_use]
pub fn ratio(amount: &Amount, baseline: &Amount) -> Ratio {
    match (amount.bounds(), baseline.bounds()) {
        (Some((low, high)), Some((base_low, base_high))) if base_low > 0.0 && low >= 0.0 => {
            Ratio::Known {
                low: low / base_high,
                high: high / base_low,
            }
        }
        _ => Ratio::Unknown,
    }
}

/// How an item stands against the baseline in one property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Surely better.
    Better,
    /// Surely worse.
    Worse,
    /// The same number.
    Same,
    /// Higher or lower, where neither is better; or not to be told.
    Neither,
}

/// Reads a ratio by what is better in the property.
#[must_use]
pub fn against(ratio: Ratio, better: Better) -> Against {
    let Ratio::Known { low, high } = ratio else {
        return Against::Neither;
    };
    let (above, below) = (low > 1.0, high < 1.0);
    match better {
        _ if low.to_bits() == 1f64.to_bits() && high.to_bits() == 1f64.to_bits() => Against::Same,
        Better::Higher if above => Against::Better,
        Better::Higher if below => Against::Worse,
        Better::Lower if below => Against::Better,
        Better::Lower if above => Against::Worse,
        _ => Against::Neither,
    }
}

/// The largest number in a row: what its bars are drawn in proportion to.
#[must_use]
pub fn largest<'a>(items: impl Iterator<Item = &'a Item>, property: &PropertyId) -> f64 {
    items
        .filter_map(|item| item.value(property)?.amount.bounds())
        .map(|(_, high)| high)
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::{Against, Better, Ratio, against, ratio};
    use crate::core::quantity::Amount;

    #[test]
    fn a_ratio_of_ranges_holds_every_pair() {
        let ratio = ratio(
            &Amount::Range {
                low: 2.0,
                high: 4.0,
            },
            &Amount::Range {
                low: 1.0,
                high: 2.0,
            },
        );
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
        assert_eq!(
            ratio(&Amount::Exact(1.0), &Amount::Exact(0.0)),
            Ratio::Unknown
        );
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
            Against::Neither
        );
        assert_eq!(
            against(
                Ratio::Known {
                    low: 1.1,
                    high: 1.2
                },
                Better::Lower
            ),
            Against::Worse
        );
        assert_eq!(
            against(
                Ratio::Known {
                    low: 1.0,
                    high: 1.0
                },
                Better::Higher
            ),
            Against::Same
        );
    }
}
