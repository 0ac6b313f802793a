//! Finding the items of a story by their ids, and by what they refer to.

use std::rc::Rc;

use super::{Actor, Aspect, Category, Claim, Event, Question, Source, Story};
use crate::fields::ids::{ActorId, AspectId, CategoryId, ClaimId, EventId, SourceId};
use crate::model::calculation::{Calculation, CalculationId};
use crate::model::table::{Table, TableId};
use crate::reading::by_id::HasId;
use crate::reading::limits::LONGEST_CHAIN;

macro_rules! find {
    ($($(#[$meta:meta])* $name:ident in $list:ident by $id:ident -> $type:ident;)*) => {
        impl Story {
            $(
                $(#[$meta])*
                #[must_use]
                pub fn $name(&self, id: &$id) -> Option<&$type> {
                    self.$list.iter().find(|item| item.id == *id)
                }
            )*
        }
    };
}

find! {
    /// Returns the actor with this id.
    actor in actors by ActorId -> Actor;
    /// Returns the aspect with this id.
    aspect in aspects by AspectId -> Aspect;
    /// Returns the calculation with this id.
    calculation in calculations by CalculationId -> Calculation;
    /// Returns the category with this id.
    category in categories by CategoryId -> Category;
    /// Returns the table with this id.
    table in tables by TableId -> Table;
}

/// Like `find!`, but through an index: there may be thousands of these.
macro_rules! find_at_once {
    ($($(#[$meta:meta])* $name:ident in $list:ident by $id:ident -> $type:ident;)*) => {
        impl Story {
            $(
                $(#[$meta])*
                #[must_use]
                pub fn $name(&self, id: &$id) -> Option<&$type> {
                    self.$list.find(id.as_str())
                }
            )*
        }

        $(
            impl HasId for $type {
                fn id(&self) -> Rc<str> {
                    (&self.id).into()
                }
            }
        )*
    };
}

find_at_once! {
    /// Returns the claim with this id.
    claim in claims by ClaimId -> Claim;
    /// Returns the event with this id.
    event in events by EventId -> Event;
    /// Returns the source with this id.
    source in sources by SourceId -> Source;
}

impl Story {
    /// Returns a language of the story, spelt as in the story; the case of `tag` does not matter.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<&str> {
        let mut languages = self.languages.iter();
        let known = languages.find(|known| known.eq_ignore_ascii_case(tag));
        known.map(String::as_str)
    }

    /// Returns a source and its number, from 1, in order of use.
    #[must_use]
    pub fn numbered_source(&self, id: &SourceId) -> Option<(usize, &Source)> {
        let index = self.sources.place(id.as_str())?;
        Some((index + 1, self.sources.get(index)?))
    }

    /// Returns the root of a source: the source itself, or what it repeats, or what that repeats.
    #[must_use]
    pub fn root_of<'a>(&'a self, id: &'a SourceId) -> &'a SourceId {
        let mut root = id;
        // Checked stories have no cycles and no longer chains; the bound keeps an unchecked one from looping forever.
        for _ in 1..LONGEST_CHAIN {
            match self.source(root).and_then(|source| source.origin.as_ref()) {
                Some(origin) => root = origin,
                None => break,
            }
        }
        root
    }

    /// Returns the first question that names a claim.
    #[must_use]
    pub fn first_question(&self, claim: &ClaimId) -> Option<&Question> {
        self.questions.iter().find(|question| question.names(claim))
    }

    /// Returns the events that bear on a claim, in the order of the file.
    pub fn events_on<'a>(&'a self, claim: &'a ClaimId) -> impl Iterator<Item = &'a Event> {
        self.events
            .iter()
            .filter(move |event| event.claims.contains(claim))
    }
}
