//! What is said in small print: where a value comes from, and what to keep in mind.

use crate::list::List as _;
use crate::model::as_of::is_annotated;
use crate::model::story::SourceId;
use crate::numbers::number;
use crate::numbers::quantity::{Amount, Stated};
use crate::page::context::PageContext;
use crate::page::links::Citations;
use crate::page::words;

/// A paragraph in a fold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// How a row is computed.
    Formula(String),
    /// A text.
    Text(String),
    /// A text with its sources.
    Cited(String, Citations),
    /// What other sources say instead of a value, each with its number.
    Others(Vec<(String, Citations)>),
    /// What each verdict of a rule means.
    Verdicts(Vec<VerdictMeaning>),
}

/// A verdict that a rule can give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictMeaning {
    /// Its id.
    pub id: String,
    /// The verdict in a word or two.
    pub label: String,
    /// The verdict in a sentence.
    pub says: String,
}

/// Where a stated value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Why it is not known.
    pub why_unknown: Option<String>,
    /// How well established it is.
    pub standing: Option<&'static str>,
    /// Its sources.
    pub citations: Citations,
    /// What to keep in mind, and what others say.
    pub notes: Vec<Note>,
}

impl Attribution {
    /// Words what is said about a value.
    #[must_use]
    pub(super) fn new(context: &PageContext, stated: &Stated) -> Self {
        let sources: Vec<SourceId> = stated.source.iter().chain(&stated.also).cloned().list();
        let why = match &stated.amount {
            Amount::Unknown { why } | Amount::None { why } => Some(why),
            _ => None,
        };
        Self {
            why_unknown: why.map(|why| why.copy(context.language())),
            standing: stated
                .standing
                .map(|standing| words::standing(standing, context.locale)),
            citations: Citations::new(context, &sources),
            notes: notes(context, stated),
        }
    }
}

fn notes(context: &PageContext, stated: &Stated) -> Vec<Note> {
    let language = context.language();
    let mut notes = Vec::new();
    if !is_annotated(context.story(), stated.source.as_ref(), context.day()) {
        return notes;
    }
    let note = stated.note.as_ref();
    notes.extend(note.map(|note| Note::Text(note.copy(language))));
    if !stated.conflict.is_empty() {
        let others = stated.conflict.iter().map(|conflict| {
            let number = number::number(conflict.value, context.locale);
            let note = conflict.note.as_ref();
            let note = note.map(|note| format!(" ({})", note.get(language)));
            let text = number + &note.unwrap_or_default();
            (text, Citations::new(context, conflict.source.as_slice()))
        });
        notes.push(Note::Others(others.list()));
    }
    notes
}
