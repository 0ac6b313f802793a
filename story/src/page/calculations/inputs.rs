//! The inputs of a calculation as published.

use super::evaluation::Evaluation;
use crate::list::List as _;
use crate::model::as_of::is_annotated;
use crate::model::calculation::{Input, Settings};
use crate::page::links::Citations;
use crate::page::words;
use crate::wording::amount_words::{digits, range, with_unit};

/// An input as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedInput {
    /// The id of the input.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The number, or why it is not known.
    pub number: Result<PublishedNumber, String>,
}

/// A published number, with range, standing, sources and note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedNumber {
    /// The number with its unit.
    pub number: String,
    /// The published range.
    pub range: Option<String>,
    /// How well established it is.
    pub standing: Option<&'static str>,
    /// Where it is published.
    pub citations: Citations,
    /// What to keep in mind.
    pub note: Option<String>,
}

/// Returns the inputs published by the day.
pub(super) fn published_inputs(evaluation: &Evaluation) -> Vec<PublishedInput> {
    let language = evaluation.context.language();
    let inputs = evaluation.inputs();
    inputs
        .map(|input| PublishedInput {
            id: input.id.to_string(),
            label: input.label.copy(language),
            number: published_number(evaluation, input),
        })
        .list()
}

fn published_number(evaluation: &Evaluation, input: &Input) -> Result<PublishedNumber, String> {
    let context = &evaluation.context;
    let (language, locale, day) = (context.language(), context.locale, context.day());
    let Some(value) = input.value_on(day, &Settings::default()) else {
        let why = input.unknown.as_ref();
        let why = why.map_or(context.words.not_published_yet, |why| why.get(language));
        return Err(why.to_owned());
    };
    let unit = evaluation.input_unit(input);
    let sources: Vec<_> = input.source.iter().chain(&input.also).cloned().list();
    let ends = input.published_range(day);
    // A note may be about the range, and about what the source says.
    let note = input
        .note
        .as_ref()
        .filter(|_| input.range_known.is_none_or(|known| known <= day))
        .filter(|_| is_annotated(context.story(), input.source.as_ref(), day));
    Ok(PublishedNumber {
        number: with_unit(&digits(value, input.rounding(), locale), unit),
        range: ends.map(|(low, high)| {
            let range = range(low, high, input.rounding(), locale);
            with_unit(&range, unit)
        }),
        standing: input
            .standing
            .map(|standing| words::standing(standing, locale)),
        citations: Citations::new(context, &sources),
        note: note.map(|note| note.copy(language)),
    })
}
