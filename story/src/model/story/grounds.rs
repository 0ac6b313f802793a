//! What a claim rests on and how it stands: quotations, evidence, statuses, and what editors make of them.

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::fields::ids::SourceId;
use crate::fields::text::{Text, Translation};
use crate::fields::vocabulary::Status;
use crate::reading::read::record;

record! {
    /// Someone's own words.
    pub struct Quote {
        /// The words, in their own language.
        text: String,
        /// The language of the words.
        lang: String,
        /// The words in the story's other languages, translated for the story.
        translation: Option<Translation>,
        /// When they were said, if later than the claim.
        date: Option<When>,
        /// What to keep in mind about them.
        note: Option<Text>,
        /// The first day on which the note can be shown, if later than the words were said.
        note_known: Option<Date>,
        /// Where the words can be found.
        sources: Vec<SourceId>,
    }
}

record! {
    /// A piece of evidence.
    pub struct Evidence {
        /// What it says.
        text: Text,
        /// When it became public.
        date: When,
        /// Where it can be found.
        sources: Vec<SourceId>,
    }
}

record! {
    /// An entry in the status history of a claim.
    pub struct StatusEntry {
        /// When the status began to apply.
        date: When,
        /// The status.
        status: Status,
        /// The reason for it.
        why: Text,
        /// The sources for it.
        sources: Vec<SourceId>,
    }
}

record! {
    /// The editors' note on a claim.
    pub struct Assessment {
        /// The day it was written.
        date: Date,
        /// What it says.
        text: Text,
    }
}

record! {
    /// The publisher's verdict on what someone else said.
    pub struct Review {
        /// The day it was given.
        date: Date,
        /// The verdict in a few words. That a claim is disputed is not a verdict.
        verdict: Text,
        /// The claim in fewer than 75 characters, if its statement is longer.
        short: Option<Text>,
    }
}
