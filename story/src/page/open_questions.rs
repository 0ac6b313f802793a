//! The open questions.

use crate::list::List as _;
use crate::page::context::PageContext;
use crate::page::links::Citations;
use crate::wording::date_words;

/// An open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// What nobody knows.
    pub text: String,
    /// Since when it has been open, in words.
    pub since: String,
    /// Where it is asked.
    pub citations: Citations,
}

/// Returns the questions that are open on the day.
#[must_use]
pub fn open_questions(context: &PageContext) -> Vec<OpenQuestion> {
    let asked = context.story().open_questions.iter();
    let asked = asked.filter(|question| question.since.known_from() <= context.day());
    asked
        .map(|question| OpenQuestion {
            text: question.text.copy(context.language()),
            since: date_words::when(&question.since.with_open_end(), context.locale),
            citations: Citations::new(context, &question.sources),
        })
        .list()
}
