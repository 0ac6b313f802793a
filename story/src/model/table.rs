//! Items × properties, each item compared with a baseline, with derived rows and rules over them.

mod comparison;
mod line;

pub use comparison::{BaselineComparison, Ratio, against, largest, ratio};
pub use line::Line;

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

impl Property {
    /// Returns how its numbers are rounded.
    #[must_use]
    pub fn rounding(&self) -> Rounding {
        Rounding::asked(self.decimals, self.digits).unwrap_or(Rounding::AsGiven)
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
