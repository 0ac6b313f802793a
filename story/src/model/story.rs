//! The story: what a checked story file says.
//!
//! Field names are those of the file. What was known on a day, and in which words, is determined by
//! [`as_of`](crate::model::as_of); what a file may contain, by [`check`](crate::check).
mod actor;
mod claim;
mod event;
mod find;
mod grounds;
mod question;
mod shared;
mod source;

pub use actor::{Actor, EarlierActor};
pub use claim::{Claim, Claimant, EarlierClaim, EarlierRole};
pub use event::{EarlierEvent, Event};
pub use grounds::{Assessment, Evidence, Quote, Review, StatusEntry};
pub use question::{EarlierQuestion, OpenQuestion, Question};
pub use shared::SharedStory;
pub use source::Source;

pub use crate::fields::ids::{
    ActorId, AspectId, CategoryId, ClaimId, EraId, EventId, QuestionId, SourceId, StoryId,
};
pub use crate::fields::text::{Address, Text, Translation};
pub use crate::fields::vocabulary::{ActorKind, ChangeKind, Extent, SourceKind, Status};

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::model::calculation::Calculation;
use crate::model::table::Table;
use crate::reading::by_id::ById;
use crate::reading::read::record;

record! {
    /// A story file.
    pub struct Story {
        /// The version of the format: 1.
        contrappunto: u8,
        /// The short name of the story, also that of its folder.
        id: StoryId,
        /// Language tags; the first is the default.
        languages: Vec<String>,
        /// The line above the title.
        kicker: Option<Text>,
        /// The headline.
        title: Text,
        /// The paragraph below the title.
        standfirst: Text,
        /// Who publishes it, if given: the author of its verdicts and its tables.
        publisher: Option<Publisher>,
        /// The address of the licence for its tables.
        license: Option<Address>,
        /// The day of the last change, and the day shown by default.
        updated: Date,
        /// The publication and later changes, in order of `date`.
        changes [default]: Vec<Change>,
        /// The lanes of the timeline, from top to bottom.
        categories: Vec<Category>,
        /// What claims can be about.
        aspects: Vec<Aspect>,
        /// Periods shown behind the timeline.
        eras [default]: Vec<Era>,
        /// Who takes part.
        actors: Vec<Actor>,
        /// All sources. Once read, they are in order of use on the page: the first is number 1.
        sources: ById<Source>,
        /// What happened.
        events: ById<Event>,
        /// What is contested.
        questions: Vec<Question>,
        /// Who says what.
        claims: ById<Claim>,
        /// Comparisons in numbers.
        tables [default]: Vec<Table>,
        /// Calculations that show whether the numbers add up.
        calculations [default]: Vec<Calculation>,
        /// What nobody knows.
        open_questions [default]: Vec<OpenQuestion>,
    }
}

record! {
    /// Who publishes a story.
    pub struct Publisher {
        /// The name, the same in every language.
        name: String,
        /// The address of their website.
        url: Option<Address>,
    }
}

record! {
    /// The publication of a story, or a change to it.
    pub struct Change {
        /// The day of the change.
        date: Date,
        /// What kind of change it is; an update, if not given.
        kind: Option<ChangeKind>,
        /// What changed, in one line.
        text: Text,
        /// What the story said wrongly; for a correction only.
        wrong: Option<Text>,
        /// What is right instead; for a correction only.
        right: Option<Text>,
        /// The claims whose cards were changed.
        claims [default]: Vec<ClaimId>,
    }
}

record! {
    /// A lane of the timeline.
    pub struct Category {
        /// Its id.
        id: CategoryId,
        /// Its name.
        label: Text,
    }
}

record! {
    /// Something that claims can be about: possession, use, cost, effect.
    pub struct Aspect {
        /// Its id.
        id: AspectId,
        /// Its name.
        label: Text,
        /// The question it asks.
        note: Option<Text>,
    }
}

record! {
    /// A period shown behind the timeline.
    pub struct Era {
        /// Its id.
        id: EraId,
        /// From when to when it lasted.
        date: When,
        /// What was the case then.
        label: Text,
        /// Its sources.
        sources: Vec<SourceId>,
    }
}
