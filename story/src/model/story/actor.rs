//! Who takes part, and how they were described before.

use crate::calendar::date::Date;
use crate::fields::ids::ActorId;
use crate::fields::text::Text;
use crate::fields::vocabulary::ActorKind;
use crate::reading::read::record;

record! {
    /// A person or organisation that takes part.
    pub struct Actor {
        /// Its id.
        id: ActorId,
        /// The name, the same in every language.
        name: String,
        /// What kind of actor it is.
        kind: ActorKind,
        /// Its part in the story.
        role: Text,
        /// The two-letter country code.
        country: Option<String>,
        /// Who or what it is.
        about: Option<Text>,
        /// The actor it speaks for: neither of the two confirms what the other says.
        affiliation: Option<ActorId>,
        /// How it was described before, in order of `until`.
        earlier [default]: Vec<EarlierActor>,
    }
}

record! {
    /// How an actor was described before a day.
    pub struct EarlierActor {
        /// The first day on which this no longer applies.
        until: Date,
        /// The role before, if different.
        role: Option<Text>,
        /// The description before, if different.
        about: Option<Text>,
    }
}
