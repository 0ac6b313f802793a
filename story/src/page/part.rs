//! The parts of a story's page.

use crate::fields::item_kind::ItemKind;
use crate::list::List as _;

/// A part of the story's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Title, standfirst and byline.
    Masthead,
    /// The bar that sets the as-of date.
    AsOf,
    /// The timeline.
    Timeline,
    /// The claims.
    Claims,
    /// The tables.
    Compare,
    /// The calculations.
    Calculate,
    /// The open questions.
    OpenQuestions,
    /// The list of sources.
    Sources,
}

impl Part {
    /// All parts in the order of the page.
    pub const ALL: [Self; 8] = [
        Self::Masthead,
        Self::AsOf,
        Self::Timeline,
        Self::Claims,
        Self::Compare,
        Self::Calculate,
        Self::OpenQuestions,
        Self::Sources,
    ];

    /// Those that have an element of their own.
    pub const ALONE: [Self; 6] = [
        Self::AsOf,
        Self::Timeline,
        Self::Claims,
        Self::Compare,
        Self::Calculate,
        Self::Sources,
    ];

    /// Returns the part that shows items of a kind.
    #[must_use]
    pub const fn of(kind: ItemKind) -> Self {
        match kind {
            ItemKind::Correction => Self::Masthead,
            ItemKind::Event => Self::Timeline,
            ItemKind::Claim | ItemKind::Question => Self::Claims,
            ItemKind::Row | ItemKind::Item | ItemKind::Rule | ItemKind::Table => Self::Compare,
            ItemKind::Calculation => Self::Calculate,
            ItemKind::Source => Self::Sources,
        }
    }

    /// The kinds of items that can rest by themselves in their part.
    pub const RESTING: [ItemKind; 3] = [ItemKind::Table, ItemKind::Question, ItemKind::Calculation];

    /// Returns its name in the `parts` attribute.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::AsOf => "asof",
            Self::Timeline => "timeline",
            Self::Claims => "claims",
            Self::Compare => "compare",
            Self::Calculate => "calculate",
            Self::OpenQuestions => "open-questions",
            Self::Sources => "sources",
        }
    }

    /// Returns the parts named in a `parts` attribute, in the order of the page; all of them if it names none.
    ///
    /// Unknown names are ignored: a host page may be written for a later version.
    #[must_use]
    pub fn list(names: &str) -> Vec<Self> {
        let is_asked = |part: &Self| names.split([' ', ',']).any(|name| name == part.as_str());
        let parts: Vec<Self> = Self::ALL.into_iter().filter(is_asked).list();
        if parts.is_empty() {
            Self::ALL.to_vec()
        } else {
            parts
        }
    }
}
