//! The story: what a checked story file says.
//!
//! Field names are those of the file. What was known on a day, and in which words, is determined by
//! [`as_of`](crate::model::as_of); what a file may contain, by [`check`](crate::check).
use std::rc::Rc;

pub use crate::fields::ids::{
    ActorId, AspectId, CategoryId, ClaimId, EraId, EventId, QuestionId, SourceId, StoryId,
};
pub use crate::fields::text::{Address, Text, Translation};
pub use crate::fields::vocabulary::{ActorKind, ChangeKind, Extent, SourceKind, Status};

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::model::calculation::{Calculation, CalculationId};
use crate::model::table::{Table, TableId};
use crate::reading::by_id::{ById, HasId};
use crate::reading::limits::LONGEST_CHAIN;
use crate::reading::read::record;

/// A story with many owners; two are equal if they are the same object, not if they have the same content.
#[derive(Debug, Clone)]
pub struct SharedStory(Rc<Story>);

impl From<Story> for SharedStory {
    fn from(story: Story) -> Self {
        Self(Rc::new(story))
    }
}

impl PartialEq for SharedStory {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for SharedStory {
    type Target = Story;

    fn deref(&self) -> &Story {
        &self.0
    }
}

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

record! {
    /// A source.
    pub struct Source {
        /// Its id.
        id: SourceId,
        /// Its title, in its own language.
        title: String,
        /// Who published it.
        publisher: String,
        /// Who wrote it.
        author: Option<String>,
        /// The address.
        url: Address,
        /// The address of an archived copy.
        archive: Option<Address>,
        /// When it was published; left out if it bears no date.
        date: Option<When>,
        /// The day on which it was accessed.
        accessed: Date,
        /// What kind of source it is.
        kind: SourceKind,
        /// Its language.
        lang: String,
        /// How much of it was read.
        read: Option<Extent>,
        /// The source that this one repeats, so that several outlets with one root count as one.
        origin: Option<SourceId>,
        /// The actor whose own statement or figures it is, or reports. Such sources alone do not confirm what that
        /// actor claims.
        actor: Option<ActorId>,
        /// What to keep in mind about it.
        note: Option<Text>,
    }
}

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

record! {
    /// A contested question: claims on one side, counterclaims on the other.
    pub struct Question {
        /// Its id.
        id: QuestionId,
        /// The question.
        text: Text,
        /// The claims on one side.
        claims: Vec<ClaimId>,
        /// The claims on the other side, which counter them.
        counterclaims: Vec<ClaimId>,
        /// Where the two sides do not meet.
        note: Option<Text>,
        /// How it was asked before more became known, in order of `until`.
        earlier [default]: Vec<EarlierQuestion>,
    }
}

record! {
    /// The wording of a question before a day.
    pub struct EarlierQuestion {
        /// The first day on which this wording no longer applies.
        until: Date,
        /// The question before, if different.
        text: Option<Text>,
        /// The note before, if different.
        note: Option<Text>,
    }
}

record! {
    /// A claim.
    pub struct Claim {
        /// Its id.
        id: ClaimId,
        /// Its name in one line.
        label: Text,
        /// What it is about.
        about: AspectId,
        /// What it says precisely, and what it does not.
        about_note: Text,
        /// What is claimed.
        statement: Text,
        /// Who claims it.
        claimants: Vec<Claimant>,
        /// What the claimant stands to gain.
        interest: Text,
        /// When it was made.
        date: When,
        /// The day on which it became known, if its date says otherwise.
        known: Option<Date>,
        /// Where it was made.
        sources: Vec<SourceId>,
        /// The original words.
        quotes [default]: Vec<Quote>,
        /// Evidence for it.
        supporting as "for" [default]: Vec<Evidence>,
        /// Evidence against it.
        against [default]: Vec<Evidence>,
        /// Its status over time, in date order.
        status_history: Vec<StatusEntry>,
        /// The editors' note on where it stands.
        assessment: Option<Assessment>,
        /// The publisher's own verdict, if they give one; it becomes a `ClaimReview` for search engines.
        review: Option<Review>,
        /// How it was worded before more became known, in order of `until`.
        earlier [default]: Vec<EarlierClaim>,
    }
}

record! {
    /// Someone who makes a claim, and in which role.
    pub struct Claimant {
        /// The actor.
        actor: ActorId,
        /// The role in which the claim was made, as it reads now.
        role: Text,
        /// The first day on which they made the claim, if later than the claim.
        from: Option<Date>,
        /// How the role was worded before, in order of `until`.
        earlier [default]: Vec<EarlierRole>,
    }
}

record! {
    /// The role of a claimant before a day.
    pub struct EarlierRole {
        /// The first day on which this role no longer applies.
        until: Date,
        /// The role.
        role: Text,
    }
}

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

record! {
    /// The wording of a claim before a day.
    pub struct EarlierClaim {
        /// The first day on which this wording no longer applies.
        until: Date,
        /// The label before, if different.
        label: Option<Text>,
        /// The statement before, if different.
        statement: Option<Text>,
        /// The note before, if different.
        about_note: Option<Text>,
        /// The interest before, if different.
        interest: Option<Text>,
        /// Where it was said in that form, if in other sources.
        sources [default]: Vec<SourceId>,
    }
}

record! {
    /// What nobody knows.
    pub struct OpenQuestion {
        /// The question.
        text: Text,
        /// Since when it has been open.
        since: When,
        /// Its sources.
        sources [default]: Vec<SourceId>,
    }
}

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

impl Question {
    /// Whether a claim is on one of its sides.
    #[must_use]
    pub fn names(&self, claim: &ClaimId) -> bool {
        self.claims.contains(claim) || self.counterclaims.contains(claim)
    }
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
