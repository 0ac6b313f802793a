//! What the reader has chosen, as a plain state machine that all parts of the page share.

use std::rc::Rc;

use crate::calendar::date::Date;
use crate::calendar::locale;
use crate::fields::item_kind::ItemKind;
use crate::model::as_of::{Known, days_of_news, first_day, within};
use crate::model::calculation::{CalculationId, FigureId, Settings};
use crate::model::story::{ClaimId, Event, EventId, SharedStory, SourceId, Story};
use crate::model::table::TableId;
use crate::reading::pairs::Pairs;
use crate::state::claims_view::{ClaimsAction, ClaimsView};
use crate::state::table_view::{TableAction, TableView, TableViews};
use crate::state::timeline_view::{TimelineAction, TimelineView, walk};

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

/// An action of the reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Sets the as-of date.
    AsOf(Date),
    /// Goes to the next day with news.
    NextNews,
    /// Goes to the last day with news before the current one.
    PreviousNews,
    /// Reads in another language.
    Language(Rc<str>),
    /// Selects something, or nothing.
    Select(Option<Selection>),
    /// Selects the event that became known next, and goes to the day on which it did.
    NextEvent,
    /// Likewise selects the event that became known first.
    FirstEvent,
    /// Moves, zooms or filters the timeline.
    Timeline(TimelineAction),
    /// Orders or filters the claims.
    Claims(ClaimsAction),
    /// Chooses or changes something in a table.
    Table(TableId, TableAction),
    /// Sets an input of a calculation, or restores the published number.
    Set(CalculationId, FigureId, Option<f64>),
    /// Restores all published numbers of a calculation.
    Reset(CalculationId),
    /// Lists the sources of one claim, or all of them.
    SourcesOf(Option<ClaimId>),
}

/// What a part reads of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// What all parts read: everything except what is chosen in the timeline and in numbers.
    Shared,
    /// That, and what is chosen in the timeline.
    Timeline,
    /// That, and what is chosen in tables and set in calculations.
    Numbers,
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

    /// Returns the state after an action.
    #[must_use]
    pub fn apply(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::AsOf(day) => next.as_of = within(&self.story, day),
            Action::NextNews => {
                let days = days_of_news(&self.story);
                next.as_of = days
                    .into_iter()
                    .find(|day| *day > self.as_of)
                    .unwrap_or(self.story.updated);
            }
            Action::PreviousNews => {
                let days = days_of_news(&self.story);
                next.as_of = days
                    .into_iter()
                    .rfind(|day| *day < self.as_of)
                    .unwrap_or(self.as_of);
            }
            Action::Language(tag) => {
                if let Some(tag) = self.story.language(&tag) {
                    next.language = tag.into();
                }
            }
            Action::Select(selection) => {
                if let Some(Selection::Event(id)) = &selection
                    && let Some(event) = self.story.event(id)
                    && event.is_known(self.as_of)
                {
                    next.timeline.bring_in(event);
                }
                next.selected = selection;
            }
            Action::NextEvent => {
                if let Some((day, event)) = self.next_event() {
                    next.walk_to(day, event);
                }
            }
            Action::FirstEvent => {
                if let Some((day, event)) = walk(&self.story).first() {
                    next.walk_to(*day, event);
                }
            }
            Action::Timeline(action) => next.timeline.apply(action),
            Action::Claims(action) => next.claims.apply(action),
            Action::Table(id, action) => {
                if let Some(table) = self.story.table(&id) {
                    let mut view = self.table(&id);
                    view.apply(action, table, self.as_of);
                    next.tables.insert(id, Rc::new(view));
                }
            }
            Action::Set(id, input, value) => next.set(id, input, value),
            Action::Reset(id) => {
                next.settings.insert(id, Settings::default());
            }
            Action::SourcesOf(claim) => next.sources = claim,
        }
        // What is not known on the new day cannot stay selected.
        let knows_claim = |id: &ClaimId| {
            let claim = self.story.claim(id);
            claim.is_some_and(|claim| claim.is_known(next.as_of))
        };
        let sources = next.sources.clone().filter(knows_claim);
        let known = match &next.selected {
            Some(Selection::Event(id)) => self
                .story
                .event(id)
                .is_some_and(|event| event.is_known(next.as_of)),
            Some(Selection::Claim(id)) => knows_claim(id),
            Some(Selection::Source(id)) => self
                .story
                .source(id)
                .is_some_and(|source| source.is_known(next.as_of)),
            None => true,
        };
        if !known {
            next.selected = None;
        }
        next.sources = sources;
        next
    }

    /// Whether two states are alike in what a part reads of them.
    #[must_use]
    pub fn is_alike(&self, other: &Self, reads: Reads) -> bool {
        let is_shared = self.story == other.story
            && self.as_of == other.as_of
            && self.language == other.language
            && self.selected == other.selected
            && self.claims == other.claims
            && self.sources == other.sources;
        is_shared
            && match reads {
                Reads::Shared => true,
                Reads::Timeline => self.timeline == other.timeline,
                Reads::Numbers => self.tables == other.tables && self.settings == other.settings,
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

    fn walk_to(&mut self, day: Date, event: &EventId) {
        self.as_of = day;
        self.selected = Some(Selection::Event(event.clone()));
        if let Some(event) = self.story.event(event) {
            self.timeline.bring_in(event);
        }
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

    fn set(&mut self, id: CalculationId, name: FigureId, value: Option<f64>) {
        let calculation = self.story.calculation(&id);
        let Some(input) =
            calculation.and_then(|one| one.inputs.iter().find(|input| input.id == name))
        else {
            return;
        };
        let mut settings = self.settings(&id);
        match value.filter(|value| value.is_finite()) {
            Some(value) => settings.insert(name, value.clamp(input.least, input.most)),
            None => settings.remove(&name),
        }
        self.settings.insert(id, settings);
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
