//! An entry of the list of sources.

use std::rc::Rc;

use super::uses::{CitingPlace, SourceUses, places_of_sources};
use crate::fields::ids::SourceId;
use crate::model::as_of::Known;
use crate::model::story::Source;
use crate::page::context::PageContext;
use crate::page::links::{Citation, DateText};
use crate::page::words;
use crate::state::uses::{CitationPlace, root_among};
use crate::wording::date_words;

/// A source, with those that repeat it below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceEntry {
    /// Its id.
    pub id: SourceId,
    /// Its number.
    pub number: usize,
    /// What is told about it; `None` if it is published after the day.
    pub details: Option<SourceDetails>,
    /// The sources that repeat it and are listed below it.
    pub repeating: Vec<SourceEntry>,
}

/// What is told about a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDetails {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// The tag of its language.
    pub lang: String,
    /// Who published it.
    pub publisher: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub date: Option<DateText>,
    /// What kind of source it is.
    pub kind: &'static str,
    /// How much of it was read.
    pub extent: Option<&'static str>,
    /// When it was read.
    pub accessed: String,
    /// The address of an archived copy.
    pub archive: Option<String>,
    /// The source that it repeats.
    pub repeats: Option<Citation>,
    /// How many repeat it, in words.
    pub repeated: Option<String>,
    /// What to keep in mind.
    pub note: Option<String>,
    /// Where it is cited on the day.
    pub uses: Option<Rc<SourceUses>>,
}

/// Makes entries. What concerns all sources is computed once: there may be thousands, each with many uses.
pub(super) struct EntryMaker<'a> {
    context: &'a PageContext<'a>,
    /// For each source, the places that cite it, until its entry is made.
    places: Vec<Vec<Rc<CitingPlace>>>,
    /// For each source, how many are listed below it when all are listed.
    repeated: Vec<usize>,
}

impl<'a> EntryMaker<'a> {
    pub fn new(
        context: &'a PageContext<'a>,
        places: &[(CitationPlace, Vec<usize>)],
        is_known: &[bool],
    ) -> Self {
        let story = context.story();
        let mut repeated = vec![0; story.sources.len()];
        for (source, is_known_itself) in is_known.iter().enumerate() {
            let root = root_among(story, source, is_known).filter(|_| *is_known_itself);
            if let Some(count) = root.and_then(|root| repeated.get_mut(root)) {
                *count += 1;
            }
        }
        Self {
            context,
            places: places_of_sources(context, places),
            repeated,
        }
    }

    /// Returns the entry of a source, by its index in the story; those below it are not in it yet.
    pub fn entry(&mut self, place: usize, source: &Source) -> SourceEntry {
        let is_known = source.is_known(self.context.day());
        SourceEntry {
            id: source.id.clone(),
            number: place + 1,
            details: is_known.then(|| self.details(place, source)),
            repeating: Vec::new(),
        }
    }

    fn details(&mut self, place: usize, source: &Source) -> SourceDetails {
        let context = self.context;
        let (story, day, locale) = (context.story(), context.day(), context.locale);
        let date = source.date.as_ref();
        let archive = source.archive.as_ref();
        let root = source.origin.as_ref();
        let root = root.and_then(|origin| story.numbered_source(origin));
        let root = root.filter(|(_, root)| root.is_known(day));
        let repeated = self.repeated.get(place).copied();
        let repeated = repeated.filter(|count| *count > 0);
        // The note was written on the day the editors read the source: it may mention what came later.
        let note = source.note.as_ref().filter(|_| source.accessed <= day);
        let places = self.places.get_mut(place).map(std::mem::take);
        SourceDetails {
            url: source.url.as_str().to_owned(),
            title: source.title.clone(),
            lang: source.lang.clone(),
            publisher: source.publisher.clone(),
            author: source.author.clone(),
            date: date.map(|date| DateText::new(date, locale)),
            kind: words::source_kind(source.kind, locale),
            extent: source.read.map(|read| words::extent(read, locale)),
            accessed: date_words::day(source.accessed, locale),
            archive: archive.map(|archive| archive.as_str().to_owned()),
            repeats: root.map(|(number, root)| Citation::new(context, number, root)),
            repeated: repeated.map(|count| words::repeated_by(count, locale)),
            note: note.map(|note| note.copy(context.language())),
            uses: SourceUses::new(places.unwrap_or_default(), locale).map(Rc::new),
        }
    }
}
