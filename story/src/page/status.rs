//! The status of a claim in words.

use crate::calendar::locale::Locale;
use crate::model::story::Status;
use crate::page::words;

/// A status in words, with its sign and its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusText {
    /// The words.
    pub text: &'static str,
    /// Its sign, so that colour is never the only cue.
    pub glyph: &'static str,
    /// The role of its colour.
    pub tone: &'static str,
}

impl StatusText {
    /// Words a status.
    #[must_use]
    pub const fn new(status: Status, locale: Locale) -> Self {
        Self {
            text: words::status(status, locale),
            glyph: status.glyph(),
            tone: status.tone(),
        }
    }
}
