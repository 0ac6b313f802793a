//! Which events are shown.

use std::rc::Rc;

use crate::calendar::date::Date;
use crate::list::List as _;
use crate::model::as_of::{Known, event_wording};
use crate::model::story::{ActorId, CategoryId, ClaimId, Event, Story};
use crate::state::search::SearchQuery;

/// The reader's choice of which events to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The categories that are hidden.
    pub hidden: Vec<CategoryId>,
    /// The actor whose events are shown.
    pub actor: Option<ActorId>,
    /// The claim whose events are shown.
    pub claim: Option<ClaimId>,
    /// The words searched for, as typed.
    pub find: Rc<str>,
}

impl Filter {
    /// Whether every event is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the indices of the events that are shown, in date order.
    ///
    /// An event that is not known on the day has no actor, no claim and no words: only its category is revealed.
    #[must_use]
    pub fn events(&self, story: &Story, day: Date, language: &str) -> Vec<usize> {
        let sought = SearchQuery::new(&self.find);
        let is_picky = self.actor.is_some() || self.claim.is_some() || !sought.is_empty();
        let shows = |event: &Event| {
            if self.hidden.contains(&event.category) {
                return false;
            }
            if !is_picky {
                return true;
            }
            let (title, summary) = event_wording(event, day);
            let is_of = |wanted: &ActorId| event.actors.contains(wanted);
            event.is_known(day)
                && self.actor.as_ref().is_none_or(is_of)
                && self
                    .claim
                    .as_ref()
                    .is_none_or(|claim| event.claims.contains(claim))
                && (sought.is_empty()
                    || sought.is_in(&[title.get(language), summary.get(language)]))
        };
        let events = story.events.iter().enumerate();
        let mut found: Vec<_> = events
            .filter(|(_, event)| shows(event))
            .map(|(index, event)| {
                let first = event.date.first_day().or(event.date.last_day());
                ((first, event.date.last_day()), index)
            })
            .list();
        found.sort_unstable();
        found.into_iter().map(|(_, index)| index).list()
    }
}
