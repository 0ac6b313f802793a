//! What the reader has chosen, as a plain state machine that all parts of the page share.

mod action;
mod apply;
mod selection;

use std::rc::Rc;

pub use action::Action;
pub use selection::Selection;

use crate::calendar::date::Date;
use crate::calendar::locale;
use crate::model::as_of::{first_day, within};
use crate::model::calculation::{CalculationId, Settings};
use crate::model::story::{ClaimId, Event, EventId, SharedStory, Story};
use crate::model::table::TableId;
use crate::reading::pairs::Pairs;
use crate::state::claims_view::ClaimsView;
use crate::state::table_view::{TableView, TableViews};
use crate::state::timeline_view::{TimelineView, walk};

/// What a part reads of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// What all parts read: everything except what is chosen in the timeline and in numbers.
    Shared,
    /// That, and what is chosen in the timeline.
    Timeline,
    /// That, except the time in view: what does not change while the reader pans or zooms.
    Events,
    /// That, and what is chosen in tables and set in calculations.
    Numbers,
    /// The story, the day, the language, and the claim whose sources are listed: less than what all parts read.
    Day,
    /// That, and what is set in one calculation, by its index in the story.
    Calculation(usize),
    /// What all parts read, and what is chosen in one table, by its index in the story.
    Table(usize),
}

/// The state of one story on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewState {
    /// The story it is about.
    pub story: SharedStory,
    /// The as-of date.
    pub as_of: Date,
    /// The language.
    pub language: Rc<str>,
    /// The selection.
    pub selected: Option<Selection>,
    /// What is chosen in the timeline.
    pub timeline: TimelineView,
    /// What is chosen among the claims.
    pub claims: ClaimsView,
    /// What is chosen in tables.
    pub tables: TableViews,
    /// What is set in calculations.
    pub settings: Pairs<CalculationId, Settings>,
    /// The claim whose sources are listed; all sources, if `None`.
    pub sources: Option<ClaimId>,
}

impl ViewState {
    /// Returns the state in which a story opens: all of time, on the given day or the story's last.
    #[must_use]
    pub fn new(story: SharedStory, language: Option<&str>, as_of: Option<Date>) -> Self {
        let as_of = as_of.map_or(story.updated, |day| within(&story, day));
        let language = Self::language_of(&story, language);
        Self {
            timeline: TimelineView::new(&story, first_day(&story)),
            story,
            as_of,
            language,
            selected: None,
            claims: ClaimsView::default(),
            tables: Pairs::default(),
            settings: Pairs::default(),
            sources: None,
        }
    }

    /// Returns the language of a story closest to the one wanted; its first, if there is none.
    #[must_use]
    pub fn language_of(story: &Story, wanted: Option<&str>) -> Rc<str> {
        wanted
            .and_then(|wanted| locale::nearest(&story.languages, wanted))
            .or(story.languages.first())
            .map_or("en", String::as_str)
            .into()
    }

    /// Whether two states are alike in what a part reads of them.
    #[must_use]
    pub fn is_alike(&self, other: &Self, reads: Reads) -> bool {
        let is_same_day = self.story == other.story
            && self.as_of == other.as_of
            && self.language == other.language
            && self.sources == other.sources;
        let is_shared = match reads {
            Reads::Day | Reads::Calculation(_) => is_same_day,
            _ => is_same_day && self.selected == other.selected && self.claims == other.claims,
        };
        is_shared
            && match reads {
                Reads::Shared | Reads::Day => true,
                Reads::Timeline => self.timeline == other.timeline,
                Reads::Events => self.timeline.shows_events_of(&other.timeline),
                Reads::Numbers => self.tables == other.tables && self.settings == other.settings,
                Reads::Calculation(index) => {
                    let calculation = self.story.calculations.get(index);
                    calculation
                        .is_none_or(|one| self.settings.get(&one.id) == other.settings.get(&one.id))
                }
                Reads::Table(index) => {
                    self.story.tables.get(index).is_none_or(|table| {
                        self.tables.get(&table.id) == other.tables.get(&table.id)
                    })
                }
            }
    }

    /// Returns the event that became known next after the selected one, or after the day, with the day on which it did;
    /// `None` at the end.
    #[must_use]
    pub fn next_event(&self) -> Option<(Date, &EventId)> {
        let walk = walk(&self.story);
        let here = match &self.selected {
            Some(Selection::Event(id)) => walk
                .iter()
                .position(|(day, event)| *event == id && *day == self.as_of),
            _ => None,
        };
        let next = match here {
            Some(here) => here + 1,
            // Of several events on one day, the first that the reader has not been shown is the one after the day.
            None => walk.partition_point(|(day, _)| *day <= self.as_of),
        };
        walk.get(next).copied()
    }

    /// Returns what is chosen in a table.
    #[must_use]
    pub fn table(&self, id: &TableId) -> TableView {
        self.tables
            .get(id)
            .map_or_else(TableView::default, |view| (**view).clone())
    }

    /// Returns what is set in a calculation.
    #[must_use]
    pub fn settings(&self, id: &CalculationId) -> Settings {
        self.settings.get(id).cloned().unwrap_or_default()
    }

    /// Whether a claim is highlighted: it, or an event that bears on it, is selected.
    #[must_use]
    pub fn marks_claim(&self, claim: &ClaimId) -> bool {
        match &self.selected {
            Some(Selection::Claim(id)) => id == claim,
            Some(Selection::Event(id)) => self
                .story
                .event(id)
                .is_some_and(|event| event.claims.contains(claim)),
            _ => false,
        }
    }

    /// Whether an event is highlighted: it, or a claim that it bears on, is selected.
    #[must_use]
    pub fn marks_event(&self, event: &Event) -> bool {
        match &self.selected {
            Some(Selection::Event(id)) => *id == event.id,
            Some(Selection::Claim(id)) => event.claims.contains(id),
            _ => false,
        }
    }
}
