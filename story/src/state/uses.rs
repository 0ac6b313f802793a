//! Where the story uses each source, in the reading order of its page; sources are numbered in that order.

mod collected;
mod numbers;

use collected::Uses;

use crate::calendar::date::Date;
use crate::fields::ids::{CalculationId, ClaimId, EraId, EventId, SourceId, TableId};
use crate::model::as_of::Known;
use crate::model::story::Story;
use crate::reading::limits::LONGEST_CHAIN;
use crate::state::timeline_view::Filter;

/// A place on the story's page that cites sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationPlace<'a> {
    /// An era.
    Era(&'a EraId),
    /// An event.
    Event(&'a EventId),
    /// A claim: its statement, quotations, evidence and history.
    Claim(&'a ClaimId),
    /// A table: its values, rows and rules.
    Table(&'a TableId),
    /// A calculation: its inputs and what is reported about its results.
    Calculation(&'a CalculationId),
    /// What nobody knows.
    OpenQuestions,
}

/// One use of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CitationUse<'a> {
    /// The source.
    pub source: &'a SourceId,
    /// Where it is cited.
    pub place: CitationPlace<'a>,
    /// The first day on which it is cited there.
    pub from: Date,
    /// The first day on which it is no longer cited there, if there is one: until then, something was worded
    /// differently.
    pub until: Option<Date>,
}

impl CitationUse<'_> {
    /// Whether the source is cited there on a day, regardless of whether the source itself is published by then.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// Returns every use of every source, in the reading order of the page: eras, events in date order, claims by their
/// questions, tables, calculations, open questions. The order does not depend on the day.
#[must_use]
pub fn uses(story: &Story) -> Vec<CitationUse<'_>> {
    let mut uses = Uses(Vec::new(), vec![false; story.claims.len()]);
    for era in &story.eras {
        uses.add(
            CitationPlace::Era(&era.id),
            &era.sources,
            era.date.known_from(),
            None,
        );
    }
    for index in Filter::default().events(story, story.updated, "") {
        if let Some(event) = story.events.get(index) {
            let place = CitationPlace::Event(&event.id);
            uses.add(place, &event.sources, event.known_from(), None);
        }
    }
    for question in &story.questions {
        for id in question.claims.iter().chain(&question.counterclaims) {
            uses.claim(story, id);
        }
    }
    for claim in &story.claims {
        uses.claim(story, &claim.id);
    }
    for table in &story.tables {
        uses.table(table, story.updated);
    }
    for calculation in &story.calculations {
        uses.calculation(calculation);
    }
    for question in &story.open_questions {
        let since = question.since.known_from();
        uses.add(CitationPlace::OpenQuestions, &question.sources, since, None);
    }
    uses.0
}

/// Puts the sources of a story in the order of their first use; those that are only repeated by others come last.
pub fn number_sources(story: &mut Story) {
    let count = story.sources.len();
    let used = uses(story).into_iter();
    let used = used.filter_map(|found| story.sources.place(found.source.as_str()));
    let mut next = 0..count;
    // For each source, the index to which it moves.
    let mut places: Vec<Option<usize>> = vec![None; count];
    for source in used.chain(0..count) {
        if let Some(place) = places.get_mut(source).filter(|place| place.is_none()) {
            *place = next.next();
        }
    }
    story.sources.change(|sources| {
        for here in 0..count {
            // Each is swapped to where it belongs, and what was there comes here.
            while let Some(Some(place)) = places.get(here).filter(|place| **place != Some(here)) {
                let place = *place;
                sources.swap(here, place);
                places.swap(here, place);
            }
        }
    });
}

/// Returns the places that cite sources on a day, in the order of the page, each with the indexes of those sources.
#[must_use]
pub fn places(story: &Story, day: Date) -> Vec<(CitationPlace<'_>, Vec<usize>)> {
    let mut places: Vec<(CitationPlace, Vec<usize>)> = Vec::new();
    // For each source, the number of places up to the last that cites it.
    let mut cited = vec![0; story.sources.len()];
    for found in uses(story).into_iter().filter(|found| found.holds(day)) {
        // All uses in one place are consecutive.
        if places.last().is_none_or(|(place, _)| *place != found.place) {
            places.push((found.place, Vec::new()));
        }
        let count = places.len();
        if let Some(source) = story.sources.place(found.source.as_str())
            && let Some(cited) = cited.get_mut(source).filter(|cited| **cited != count)
            && let Some((_, sources)) = places.last_mut()
        {
            *cited = count;
            sources.push(source);
        }
    }
    places
}

/// Follows the sources that a source repeats, one after another, and returns the last that is in a list: the entry
/// under which the source is listed. `None` if it is listed on its own. Sources are given by index, and the list by
/// whether each is in it.
#[must_use]
pub fn root_among(story: &Story, source: usize, is_listed: &[bool]) -> Option<usize> {
    let mut root = None;
    let mut here = source;
    // Checked stories have no cycles and no longer chains; the bound keeps an unchecked one from looping forever.
    for _ in 1..LONGEST_CHAIN {
        let origin = story.sources.get(here)?.origin.as_ref();
        let Some(origin) = origin.and_then(|id| story.sources.place(id.as_str())) else {
            break;
        };
        here = origin;
        if is_listed.get(here) == Some(&true) {
            root = Some(here);
        }
    }
    root
}
