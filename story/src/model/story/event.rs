//! What happened, and how it was worded before.

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::fields::ids::{ActorId, CategoryId, ClaimId, EventId, SourceId};
use crate::fields::text::Text;
use crate::reading::read::record;

record! {
    /// Something that happened.
    pub struct Event {
        /// Its id.
        id: EventId,
        /// When it happened.
        date: When,
        /// The day on which it became known, if later than the start of its date.
        known: Option<Date>,
        /// Its lane.
        category: CategoryId,
        /// What happened, in one line.
        title: Text,
        /// What happened, in one paragraph.
        summary: Text,
        /// Who took part.
        actors [default]: Vec<ActorId>,
        /// The claims it bears on.
        claims [default]: Vec<ClaimId>,
        /// Where it is reported.
        sources: Vec<SourceId>,
        /// What is uncertain about it.
        note: Option<Text>,
        /// The first day on which the note can be shown, if later than the day on which the event became known.
        note_known: Option<Date>,
        /// How it was worded before more became known, in order of `until`.
        earlier [default]: Vec<EarlierEvent>,
    }
}

record! {
    /// The wording of an event before a day.
    pub struct EarlierEvent {
        /// The first day on which this wording no longer applies.
        until: Date,
        /// The title before, if different.
        title: Option<Text>,
        /// The summary before, if different.
        summary: Option<Text>,
    }
}
