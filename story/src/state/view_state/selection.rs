//! What a reader has selected.

use crate::fields::item_kind::ItemKind;
use crate::model::story::{ClaimId, EventId, SourceId};

/// Something that the reader has selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// An event.
    Event(EventId),
    /// A claim.
    Claim(ClaimId),
    /// A source.
    Source(SourceId),
}

impl Selection {
    /// Parses the id of an element in the page: `claim-C04`, `event-E18`, `source-x`.
    #[must_use]
    pub fn from_dom_id(id: &str) -> Option<Self> {
        let (kind, id) = ItemKind::split(id)?;
        match kind {
            ItemKind::Event => Some(Self::Event(id.into())),
            ItemKind::Claim => Some(Self::Claim(id.into())),
            ItemKind::Source => Some(Self::Source(id.into())),
            _ => None,
        }
    }

    /// Returns its kind.
    #[must_use]
    pub const fn kind(&self) -> ItemKind {
        match self {
            Self::Event(_) => ItemKind::Event,
            Self::Claim(_) => ItemKind::Claim,
            Self::Source(_) => ItemKind::Source,
        }
    }

    /// Returns its id in the story.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Event(id) => id.as_str(),
            Self::Claim(id) => id.as_str(),
            Self::Source(id) => id.as_str(),
        }
    }

    /// Returns the id of its element in the page.
    #[must_use]
    pub fn dom_id(&self) -> String {
        self.kind().dom_id(self.id())
    }
}
