//! The kinds of items that links in a page lead to.

use std::fmt::Display;

/// A kind of item, by which the id of its element in the page begins: `claim-C04`.
///
/// The build gives the scripts this list, and [`Part::of`](crate::page::part::Part::of).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// An event.
    Event,
    /// A claim.
    Claim,
    /// A question that claims answer.
    Question,
    /// A row of a table.
    Row,
    /// An item that a table compares.
    Item,
    /// A rule of a table.
    Rule,
    /// A table.
    Table,
    /// A calculation.
    Calculation,
    /// A source.
    Source,
    /// A correction.
    Correction,
}

impl ItemKind {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::Event,
        Self::Claim,
        Self::Question,
        Self::Row,
        Self::Item,
        Self::Rule,
        Self::Table,
        Self::Calculation,
        Self::Source,
        Self::Correction,
    ];

    /// Returns its name, by which ids in the page begin.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Claim => "claim",
            Self::Question => "question",
            Self::Row => "row",
            Self::Item => "item",
            Self::Rule => "rule",
            Self::Table => "table",
            Self::Calculation => "calculation",
            Self::Source => "source",
            Self::Correction => "correction",
        }
    }

    /// Returns the id of an item's element in the page, which is also the fragment of its link.
    #[must_use]
    pub fn dom_id(self, id: impl Display) -> String {
        format!("{}-{id}", self.as_str())
    }

    /// Splits the id of an element in the page into the kind of the item and what follows it.
    #[must_use]
    pub fn split(dom_id: &str) -> Option<(Self, &str)> {
        let (name, id) = dom_id.split_once('-')?;
        let kind = Self::ALL.into_iter().find(|kind| kind.as_str() == name)?;
        Some((kind, id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_an_element_tells_the_kind_of_its_item() {
        for kind in ItemKind::ALL {
            let dom_id = kind.dom_id("a-b");
            assert_eq!(ItemKind::split(&dom_id), Some((kind, "a-b")));
        }
        assert_eq!(ItemKind::split("masthead"), None);
        assert_eq!(ItemKind::split("actor-a"), None);
    }
}
