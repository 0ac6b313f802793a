//! The eras of the story.

use crate::fields::ids::EraId;
use crate::list::List as _;
use crate::model::as_of::date_on;
use crate::page::context::PageContext;
use crate::page::links::Citations;
use crate::wording::date_words;

/// An era, as it is listed below the plot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EraEntry {
    /// Its id.
    pub id: EraId,
    /// The index of its colour.
    pub hue: usize,
    /// Its number in the plot.
    pub number: String,
    /// Its name.
    pub label: String,
    /// Its time, in words.
    pub when: String,
    /// Where it is described.
    pub citations: Citations,
}

/// Returns the eras that have begun by the day.
#[must_use]
pub fn eras(context: &PageContext) -> Vec<EraEntry> {
    let day = context.day();
    let eras = context.story().eras.iter().enumerate();
    let begun = eras.filter(|(_, era)| era.date.known_from() <= day);
    let entries = begun.map(|(index, era)| EraEntry {
        id: era.id.clone(),
        hue: era_hue(index),
        number: (index + 1).to_string(),
        label: era.label.copy(context.language()),
        when: date_words::when(&date_on(&era.date, day, day), context.locale),
        citations: Citations::new(context, &era.sources),
    });
    entries.list()
}

/// Returns the index of the colour of an era, by its index in the story.
pub(super) const fn era_hue(index: usize) -> usize {
    index % 6
}
