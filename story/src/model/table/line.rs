//! The rows of a table, as one kind.

use crate::calendar::date::Date;
use crate::fields::ids::{GroupId, PropertyId, SourceId};
use crate::fields::text::Text;
use crate::model::table::{Better, Derived, Property};
use crate::numbers::formula::Formula;
use crate::numbers::rounding::Rounding;
use crate::numbers::sheet::Measure;

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
