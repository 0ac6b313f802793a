//! The state after an action.

use std::rc::Rc;

use super::{Action, Selection, ViewState};
use crate::calendar::date::Date;
use crate::model::as_of::{Known, days_of_news, within};
use crate::model::calculation::{CalculationId, FigureId, Settings};
use crate::model::story::{ClaimId, EventId};
use crate::state::timeline_view::walk;

impl ViewState {
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

    fn walk_to(&mut self, day: Date, event: &EventId) {
        self.as_of = day;
        self.selected = Some(Selection::Event(event.clone()));
        if let Some(event) = self.story.event(event) {
            self.timeline.bring_in(event);
        }
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
}
