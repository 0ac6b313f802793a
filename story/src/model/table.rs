//! Items × properties, each item compared with a baseline, with derived rows and rules over them.

use crate::calendar::date::Date;
use crate::fields::ids::{ClaimId, SourceId};
pub use crate::fields::ids::{GroupId, ItemId, PropertyId, RuleId, TableId};
use crate::fields::text::Text;
use crate::fields::vocabulary::words;
use crate::list::List as _;
use crate::model::rule::{Overall, Rule};
use crate::numbers::formula::Formula;
use crate::numbers::quantity::{Scalar, Value};
use crate::numbers::rounding::Rounding;
use crate::numbers::sheet::Measure;
use crate::reading::pairs::Pairs;
use crate::reading::read::record;

words! {
    /// Which of two values of a property is better.
    pub enum Better {
        /// The higher one.
        Higher = "higher",
        /// The lower one.
        Lower = "lower",
        /// Neither in itself.
        Neither = "none",
    }
}

record! {
    /// A comparison in numbers.
    pub struct Table {
        /// Its id.
        id: TableId,
        /// Its name.
        title: Text,
        /// An introductory sentence.
        intro: Option<Text>,
        /// The claims it bears on.
        claims [default]: Vec<ClaimId>,
        /// The item that the others are compared with until the reader chooses another.
        baseline: ItemId,
        /// The items shown side by side until the reader chooses others; all, if not given.
        shown [default]: Vec<ItemId>,
        /// Groups of rows, in order.
        groups [default]: Vec<Group>,
        /// The rows whose values are given.
        properties: Vec<Property>,
        /// Its columns.
        items: Vec<Item>,
        /// Rows that are calculated from others.
        derived [default]: Vec<Derived>,
        /// Rules over its rows, in date order.
        rules [default]: Vec<Rule>,
        /// The question that all binding rules in force answer together.
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
    /// A row whose values are given.
    pub struct Property {
        /// Its id, also its name in formulas.
        id: PropertyId,
        /// Its group.
        group: Option<GroupId>,
        /// Its name.
        label: Text,
        /// The unit of its values, or `yes/no`, `text` or `date`.
        unit: Measure,
        /// The unit in words for readers, if it does not read well as it is.
        unit_label: Option<Text>,
        /// Which value is better.
        better: Better,
        /// The number of decimals to show; all that the value has, if not given.
        decimals: Option<u8>,
        /// The number of significant digits to show, instead of `decimals`.
        digits: Option<u8>,
        /// What it measures.
        note: Option<Text>,
        /// The day from which what it measures is known; always, if not given.
        known: Option<Date>,
        /// Whether it is shown only when all rows are shown.
        minor [default]: bool,
    }
}

record! {
    /// A row that is calculated from others.
    pub struct Derived {
        /// Its id, also its name in formulas.
        id: PropertyId,
        /// Its group.
        group: Option<GroupId>,
        /// Its name.
        label: Text,
        /// The unit it is shown in, or `yes/no`.
        unit: Measure,
        /// The unit in words for readers, if it does not read well as it is.
        unit_label: Option<Text>,
        /// Which value is better.
        better: Better,
        /// The number of decimals to show; if not given, the row is as precise as what it is calculated from.
        decimals: Option<u8>,
        /// The number of significant digits to show, instead of `decimals`.
        digits: Option<u8>,
        /// How it is calculated.
        formula: Formula,
        /// What it measures.
        note: Option<Text>,
        /// The day from which what it measures is known; always, if not given.
        known: Option<Date>,
        /// Whether it is shown only when all rows are shown.
        minor [default]: bool,
        /// Sources for this definition.
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
        /// The day from which it is known; always, if not given.
        known: Option<Date>,
        /// Who measured its figures.
        by: Option<Text>,
        /// What to keep in mind about it.
        note: Option<Text>,
        /// Its values, by property.
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
    /// A property that the reader may change: a number within bounds, or yes or no.
    pub struct Control {
        /// The property.
        property: PropertyId,
        /// Properties that change in proportion to it, where both are known.
        follow [default]: Vec<PropertyId>,
        /// The lower bound, in the property's unit.
        low: Option<f64>,
        /// The upper bound.
        high: Option<f64>,
        /// The step from one value to the next.
        step: Option<f64>,
        /// Its initial value, if it is not that of the item.
        begins: Option<Scalar>,
    }
}

impl Control {
    /// Returns the lower bound, the upper bound and the step, if it is a number.
    #[must_use]
    pub fn track(&self) -> Option<(f64, f64, f64)> {
        Some((self.low?, self.high?, self.step?))
    }
}

impl WhatIf {
    /// Returns the initial changes.
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
    /// Returns its value for a property, if the file has one.
    #[must_use]
    pub fn value(&self, property: &PropertyId) -> Option<&Value> {
        self.values.get(property.as_str())
    }
}

/// A row, given or derived.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line<'a> {
    /// Its values are given.
    Given(&'a Property),
    /// Its values are computed.
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
    /// Returns its id.
    id: PropertyId;
    /// Returns its group.
    group: Option<GroupId>;
    /// Returns its name.
    label: Text;
    /// Returns the unit or kind of its values.
    unit: Measure;
    /// Returns the unit in words for readers.
    unit_label: Option<Text>;
    /// Returns which value is better.
    better: Better;
    /// Returns the number of decimals to show.
    decimals: Option<u8>;
    /// Returns what it measures.
    note: Option<Text>;
    /// Whether it is shown only when all rows are shown.
    minor: bool;
    /// Returns the day from which what it measures is known.
    known: Option<Date>;
}

impl Property {
    /// Returns how its numbers are rounded.
    #[must_use]
    pub fn rounding(&self) -> Rounding {
        Rounding::asked(self.decimals, self.digits).unwrap_or(Rounding::AsGiven)
    }
}

impl<'a> Line<'a> {
    /// Returns how it is calculated; `None` if its values are given.
    #[must_use]
    pub const fn formula(self) -> Option<&'a Formula> {
        match self {
            Self::Given(_) => None,
            Self::Derived(derived) => Some(&derived.formula),
        }
    }

    /// Returns the sources for its definition.
    #[must_use]
    pub fn sources(self) -> &'a [SourceId] {
        match self {
            Self::Given(_) => &[],
            Self::Derived(derived) => &derived.sources,
        }
    }

    /// Returns how its numbers are rounded; `None` if that depends on what they are computed from.
    #[must_use]
    pub fn rounding(&self) -> Option<Rounding> {
        match self {
            Self::Given(property) => Some(property.rounding()),
            Self::Derived(derived) => Rounding::asked(derived.decimals, derived.digits),
        }
    }
}

/// A group, or none, with its rows and their indices in the table's sheet.
pub type Grouped<'a> = (Option<&'a Group>, Vec<(usize, Line<'a>)>);

impl Table {
    /// Returns the item with this id.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// Returns all rows in the order of the sheet: those given, then those derived.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let given = self.properties.iter().map(Line::Given);
        given.chain(self.derived.iter().map(Line::Derived))
    }

    /// Returns all rows with their indices in the sheet, by group: in each, those given, then those derived; rows
    /// without a group come last.
    #[must_use]
    pub fn grouped(&self) -> Vec<Grouped<'_>> {
        let groups = self.groups.iter().map(Some).chain([None]);
        let mut grouped: Vec<Grouped> = groups.map(|group| (group, Vec::new())).list();
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
