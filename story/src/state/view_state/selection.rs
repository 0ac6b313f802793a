//! What a reader has selected.

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
        let (kind, id) = id.split_once('-')?;
        match kind {
            "event" => Some(Self::Event(id.into())),
            "claim" => Some(Self::Claim(id.into())),
            "source" => Some(Self::Source(id.into())),
            _ => None,
        }
    }

    /// Returns `event`, `claim` or `source`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Claim(_) => "claim",
            Self::Source(_) => "source",
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
        match self {
            Self::Event(id) => id.dom_id(),
            Self::Claim(id) => id.dom_id(),
            Self::Source(id) => id.dom_id(),
        }
    }
}
