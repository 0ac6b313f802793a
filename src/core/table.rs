//! Items × properties, each item set against a baseline; rows that are worked out, and rules over them.

use super::date::Date;
use super::formula::Formula;
use super::ids::{ClaimId, SourceId};
pub use super::ids::{GroupId, ItemId, PropertyId, RuleId, TableId};
use super::pairs::Pairs;
use super::quantity::{Scalar, Value};
use super::read::record;
use super::rounding::Rounding;
use super::rule::{Overall, Rule};
use super::sheet::Measure;
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
        /// The claims it bears on.
        claims [default]: Vec<ClaimId>,
        /// The item that the others are set against until the reader chooses another.
        baseline: ItemId,
        /// The items that are side by side until the reader chooses others; all, if not given.
        shown [default]: Vec<ItemId>,
        /// Groups of rows, in order.
        groups [default]: Vec<Group>,
        /// Its rows.
        properties: Vec<Property>,
        /// Its columns.
        items: Vec<Item>,
        /// Rows that are worked out.
        derived [default]: Vec<Derived>,
        /// Rules over its rows, in order of time.
        rules [default]: Vec<Rule>,
        /// What all binding rules in force answer together.
        overall: Option<Overall>,
        /// What the reader may change in a column of their own.
        what_if: Option<WhatIf>,
    }
}

record! {
    /// A group of rows.
    pub struct Group {
        /// Its id.
        id: GroupId,
        /// Its name.
        label: Text,
    }
}

record! {
    /// A row.
    pub struct Property {
        /// Its id, also its name in formulas.
        id: PropertyId,
        /// Its group.
        group: Option<GroupId>,
        /// Its name.
        label: Text,
        /// The unit of its values, or `yes/no`, `text` or `date`.
        unit: Measure,
        /// The unit in words for readers, where it does not read well.
        unit_label: Option<Text>,
        /// Which value is better.
        better: Better,
        /// Decimals to show; all that the value has, if not given.
        decimals: Option<u8>,
        /// Significant digits to show, in place of `decimals`.
        digits: Option<u8>,
        /// What it measures.
        note: Option<Text>,
        /// When what it stands for became known; always, if not given.
        known: Option<Date>,
        /// Whether it is shown only with all rows.
        minor [default]: bool,
    }
}

record! {
    /// A row that is worked out from others.
    pub struct Derived {
        /// Its id, also its name in formulas.
        id: PropertyId,
        /// Its group.
        group: Option<GroupId>,
        /// Its name.
        label: Text,
        /// The unit it is shown in, or `yes/no`.
        unit: Measure,
        /// The unit in words for readers, where it does not read well.
        unit_label: Option<Text>,
        /// Which value is better.
        better: Better,
        /// Decimals to show; in the digits of what it is worked out from, if not given.
        decimals: Option<u8>,
        /// Significant digits to show, in place of `decimals`.
        digits: Option<u8>,
        /// How it is worked out.
        formula: Formula,
        /// What it measures.
        note: Option<Text>,
        /// When what it stands for became known; always, if not given.
        known: Option<Date>,
        /// Whether it is shown only with all rows.
        minor [default]: bool,
        /// Where it is defined so.
        sources [default]: Vec<SourceId>,
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
        /// Who measured its figures.
        by: Option<Text>,
        /// What to keep in mind about it.
        note: Option<Text>,
        /// Its values by property.
        values: Pairs<String, Value>,
    }
}

record! {
    /// A column of the reader's own.
    pub struct WhatIf {
        /// Its name.
        label: Text,
        /// What to keep in mind about it.
        note: Option<Text>,
        /// The item it starts from.
        from: ItemId,
        /// What the reader may change.
        properties: Vec<Control>,
    }
}

record! {
    /// A property that the reader may change: a number from the least to the most, or yes or no.
    pub struct Control {
        /// The property.
        property: PropertyId,
        /// Properties that follow it in proportion, where both are known.
        follow [default]: Vec<PropertyId>,
        /// The least, in the property's unit.
        low: Option<f64>,
        /// The most.
        high: Option<f64>,
        /// From one to the next.
        step: Option<f64>,
        /// What it is at first, where that is not what the item says.
        begins: Option<Scalar>,
    }
}

impl Control {
    /// The least, the most and the step, where it is a number.
    #[must_use]
    pub fn track(&self) -> Option<(f64, f64, f64)> {
        Some((self.low?, self.high?, self.step?))
    }
}

impl WhatIf {
    /// What is changed at first.
    #[must_use]
    pub fn opening(&self) -> Pairs<PropertyId, f64> {
        let mut changed = Pairs::default();
        for control in &self.properties {
            match control.begins {
                Some(Scalar::Number(value)) => changed.insert(control.property.clone(), value),
                Some(Scalar::Truth(truth)) => {
                    changed.insert(control.property.clone(), f64::from(u8::from(truth)));
                }
                None => {}
            }
        }
        changed
    }
}

impl Item {
    /// Its value for a property, if the file has one.
    #[must_use]
    pub fn value(&self, property: &PropertyId) -> Option<&Value> {
        self.values.get(property.as_str())
    }
}

/// A row, given or worked out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line<'a> {
    /// Its values are given.
    Given(&'a Property),
    /// Its values are worked out.
    Derived(&'a Derived),
}

macro_rules! of_line {
    ($($(#[$meta:meta])* $field:ident: $type:ty;)*) => {
        impl<'a> Line<'a> {
            $(
                $(#[$meta])*
                #[must_use]
                pub fn $field(self) -> &'a $type {
                    match self {
                        Self::Given(property) => &property.$field,
                        Self::Derived(derived) => &derived.$field,
                    }
                }
            )*
        }
    };
}

of_line! {
    /// Its id.
    id: PropertyId;
    /// Its group.
    group: Option<GroupId>;
    /// Its name.
    label: Text;
    /// What its values are.
    unit: Measure;
    /// The unit in words for readers.
    unit_label: Option<Text>;
    /// Which value is better.
    better: Better;
    /// Decimals to show.
    decimals: Option<u8>;
    /// What it measures.
    note: Option<Text>;
    /// Whether it is shown only with all rows.
    minor: bool;
    /// When what it stands for became known.
    known: Option<Date>;
}

impl Property {
    /// How its numbers are rounded.
    #[must_use]
    pub fn rounding(&self) -> Rounding {
        Rounding::asked(self.decimals, self.digits).unwrap_or(Rounding::AsGiven)
    }
}

impl Line<'_> {
    /// How its numbers are rounded; none where that hangs on what they are worked out from.
    #[must_use]
    pub fn rounding(&self) -> Option<Rounding> {
        match self {
            Self::Given(property) => Some(property.rounding()),
            Self::Derived(derived) => Rounding::asked(derived.decimals, derived.digits),
        }
    }
}

/// A group, or none, with its rows and their places in the table's sheet.
pub type Grouped<'a> = (Option<&'a Group>, Vec<(usize, Line<'a>)>);

impl Table {
    /// The item of that id.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// All rows in the order of its sheet: those given, then those worked out.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let given = self.properties.iter().map(Line::Given);
        given.chain(self.derived.iter().map(Line::Derived))
    }

    /// All rows with their places in its sheet, group by group: in each those given, then those worked out; those of
    /// no group last.
    #[must_use]
    pub fn grouped(&self) -> Vec<Grouped<'_>> {
        let groups = self.groups.iter().map(Some).chain([None]);
        let mut grouped: Vec<Grouped> = groups.map(|group| (group, Vec::new())).collect();
        for (row, line) in self.lines().enumerate() {
            let mut groups = self.groups.iter();
            let found = groups.position(|group| Some(&group.id) == line.group().as_ref());
            if let Some((_, lines)) = grouped.get_mut(found.unwrap_or(self.groups.len())) {
                lines.push((row, line));
            }
        }
        grouped.retain(|(_, lines)| !lines.is_empty());
        grouped
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

/// One amount ÷ another, over everything both can be, each as its least and its most. Both in the same unit.
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
pub fn largest(bounds: impl Iterator<Item = Option<(f64, f64)>>) -> f64 {
    bounds.flatten().map(|(_, high)| high).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::{Against, Better, Ratio, against, ratio};

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
