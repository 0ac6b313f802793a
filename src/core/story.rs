//! The story: what a story file says once it has been checked.
//!
//! Field names are those of the file. Times of knowledge and the wording of a day are questions for
//! [`as_of`](super::as_of); what may stand in a file is decided by [`check`](super::check).
use std::rc::Rc;

pub use super::ids::{
    ActorId, AspectId, CategoryId, ClaimId, EraId, EventId, QuestionId, SourceId, StoryId,
};
pub use super::text::{Address, Text, Translation};
pub use super::vocabulary::{ActorKind, ChangeKind, Extent, SourceKind, Status};

use super::by_id::{ById, HasId};
use super::calculation::{Calculation, CalculationId};
use super::date::Date;
use super::edtf::When;
use super::limits::LONGEST_CHAIN;
use super::read::record;
use super::table::{Table, TableId};

/// A story that many parts hold; two are equal when they are the same one, not when they say the same.
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
        /// Short name of the story, also of its folder.
        id: StoryId,
        /// Language tags; the first is the default.
        languages: Vec<String>,
        /// The line over the title.
        kicker: Option<Text>,
        /// The headline.
        title: Text,
        /// The paragraph under it.
        standfirst: Text,
        /// Who publishes it, where it says so: whose verdicts stand in it, and who made its tables.
        publisher: Option<Publisher>,
        /// The address of the licence of its tables.
        license: Option<Address>,
        /// The day of the last change, and the day shown when none is asked for.
        updated: Date,
        /// The publication and what changed since, in order of `date`.
        changes [default]: Vec<Change>,
        /// The lanes of the timeline, from top to bottom.
        categories: Vec<Category>,
        /// What claims can be about.
        aspects: Vec<Aspect>,
        /// Stretches of time behind the timeline.
        eras [default]: Vec<Era>,
        /// Who takes part.
        actors: Vec<Actor>,
        /// Where it all comes from. Once read they are in order of use on the page: the first is number 1.
        sources: ById<Source>,
        /// What happened.
        events: ById<Event>,
        /// What is contested.
        questions: Vec<Question>,
        /// Who says what.
        claims: ById<Claim>,
        /// Things compared in numbers.
        tables [default]: Vec<Table>,
        /// Whether the numbers add up.
        calculations [default]: Vec<Calculation>,
        /// What nobody knows.
        open_questions [default]: Vec<OpenQuestion>,
    }
}

record! {
    /// Who publishes a story.
    pub struct Publisher {
        /// The name, as it is written in every language.
        name: String,
        /// Where they are.
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
        /// What changed, in a line.
        text: Text,
        /// What the story said; of a correction only.
        wrong: Option<Text>,
        /// What is right instead; of a correction only.
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
        /// What it asks.
        note: Option<Text>,
    }
}

record! {
    /// A stretch of time behind the timeline.
    pub struct Era {
        /// Its id.
        id: EraId,
        /// From when to when.
        date: When,
        /// What held then.
        label: Text,
        /// Where that is said.
        sources: Vec<SourceId>,
    }
}

record! {
    /// Somebody or some body who takes part.
    pub struct Actor {
        /// Its id.
        id: ActorId,
        /// Its name, as it is written in every language.
        name: String,
        /// What it is.
        kind: ActorKind,
        /// Its part in the story.
        role: Text,
        /// Country code, two letters.
        country: Option<String>,
        /// Who that is.
        about: Option<Text>,
        /// The actor it speaks for: what one says confirms nothing that the other says.
        affiliation: Option<ActorId>,
        /// What it was before, in order of `until`.
        earlier [default]: Vec<EarlierActor>,
    }
}

record! {
    /// What an actor was before a day.
    pub struct EarlierActor {
        /// The day on which this ends.
        until: Date,
        /// The role before, if it was another.
        role: Option<Text>,
        /// Who that was, if it was worded otherwise.
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
        /// Where it is.
        url: Address,
        /// Where a kept copy is.
        archive: Option<Address>,
        /// When it was published; left out where it bears no date.
        date: Option<When>,
        /// When it was looked up.
        accessed: Date,
        /// What kind it is.
        kind: SourceKind,
        /// Its language.
        lang: String,
        /// How much of it was read.
        read: Option<Extent>,
        /// The source this one repeats, so that several outlets with one root count as one.
        origin: Option<SourceId>,
        /// The actor whose own statement or figures it is, or gives. What rests on such sources alone is no
        /// confirmation of what that actor claims.
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
        /// When it became known, if later than the start of its date.
        known: Option<Date>,
        /// Its lane.
        category: CategoryId,
        /// What happened, in a line.
        title: Text,
        /// What happened, in a paragraph.
        summary: Text,
        /// Who took part.
        actors [default]: Vec<ActorId>,
        /// The claims it bears on.
        claims [default]: Vec<ClaimId>,
        /// Where it is reported.
        sources: Vec<SourceId>,
        /// What is uncertain about it.
        note: Option<Text>,
        /// The day from which the note can be given, if later than the event is known.
        note_known: Option<Date>,
        /// How it was worded before more was known, in order of `until`.
        earlier [default]: Vec<EarlierEvent>,
    }
}

record! {
    /// The wording of an event before a day.
    pub struct EarlierEvent {
        /// The day on which this wording ends.
        until: Date,
        /// The title before, if it was another.
        title: Option<Text>,
        /// The summary before, if it was another.
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
        /// The claims.
        claims: Vec<ClaimId>,
        /// What is held against them.
        counterclaims: Vec<ClaimId>,
        /// Where the two do not meet.
        note: Option<Text>,
        /// How it was asked before more was known, in order of `until`.
        earlier [default]: Vec<EarlierQuestion>,
    }
}

record! {
    /// The wording of a question before a day.
    pub struct EarlierQuestion {
        /// The day on which this wording ends.
        until: Date,
        /// The question before, if it was another.
        text: Option<Text>,
        /// The note before, if it was another.
        note: Option<Text>,
    }
}

record! {
    /// A claim.
    pub struct Claim {
        /// Its id.
        id: ClaimId,
        /// Its name in a line.
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
        /// The day it became known, if other than the date says.
        known: Option<Date>,
        /// Where it was made.
        sources: Vec<SourceId>,
        /// Its words.
        quotes [default]: Vec<Quote>,
        /// Evidence for it.
        supporting as "for" [default]: Vec<Evidence>,
        /// Evidence against it.
        against [default]: Vec<Evidence>,
        /// How it stood, in order of date.
        status_history: Vec<StatusEntry>,
        /// The editors' note on where it stands.
        assessment: Option<Assessment>,
        /// The publisher's own verdict, where they give one: it makes a `ClaimReview` for search engines.
        review: Option<Review>,
        /// How it was worded before more was known, in order of `until`.
        earlier [default]: Vec<EarlierClaim>,
    }
}

record! {
    /// Who makes a claim, and as what.
    pub struct Claimant {
        /// Who.
        actor: ActorId,
        /// The role in which the claim was made, as it reads now.
        role: Text,
        /// Since when, if later than the claim.
        from: Option<Date>,
        /// How the role read before, in order of `until`.
        earlier [default]: Vec<EarlierRole>,
    }
}

record! {
    /// The role of a claimant before a day.
    pub struct EarlierRole {
        /// The day on which this role ends.
        until: Date,
        /// The role.
        role: Text,
    }
}

record! {
    /// Somebody's own words.
    pub struct Quote {
        /// The words, in their own language.
        text: String,
        /// That language.
        lang: String,
        /// The words in the story's other languages, translated for it.
        translation: Option<Translation>,
        /// When they were said, if later than the claim.
        date: Option<When>,
        /// What to keep in mind about them.
        note: Option<Text>,
        /// The day from which the note can be given, if later than the words were said.
        note_known: Option<Date>,
        /// Where they stand.
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
        /// Where it stands.
        sources: Vec<SourceId>,
    }
}

record! {
    /// A step in how a claim stood.
    pub struct StatusEntry {
        /// From when.
        date: When,
        /// How.
        status: Status,
        /// Why.
        why: Text,
        /// By what sources.
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
    /// The publisher's verdict on what somebody else said.
    pub struct Review {
        /// The day it was given.
        date: Date,
        /// The verdict in a few words. That a claim is disputed is none.
        verdict: Text,
        /// The claim in fewer than 75 characters, where its statement has more.
        short: Option<Text>,
    }
}

record! {
    /// The wording of a claim before a day.
    pub struct EarlierClaim {
        /// The day on which this wording ends.
        until: Date,
        /// The label before, if it was another.
        label: Option<Text>,
        /// The statement before, if it was another.
        statement: Option<Text>,
        /// The note before, if it was another.
        about_note: Option<Text>,
        /// The interest before, if it was another.
        interest: Option<Text>,
        /// Where it was said in that form, if elsewhere.
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
        /// Where that is said.
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
    /// The actor of that id.
    actor in actors by ActorId -> Actor;
    /// The aspect of that id.
    aspect in aspects by AspectId -> Aspect;
    /// The calculation of that id.
    calculation in calculations by CalculationId -> Calculation;
    /// The category of that id.
    category in categories by CategoryId -> Category;
    /// The table of that id.
    table in tables by TableId -> Table;
}

/// Of these there may be thousands.
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
    /// The claim of that id.
    claim in claims by ClaimId -> Claim;
    /// The event of that id.
    event in events by EventId -> Event;
    /// The source of that id.
    source in sources by SourceId -> Source;
}

impl Question {
    /// Whether a claim stands on one of its sides.
    #[must_use]
    pub fn names(&self, claim: &ClaimId) -> bool {
        self.claims.contains(claim) || self.counterclaims.contains(claim)
    }
}

impl Story {
    /// A language of the story as the story writes it, if it has it; in whatever case it is asked for.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<&str> {
        let mut languages = self.languages.iter();
        let known = languages.find(|known| known.eq_ignore_ascii_case(tag));
        known.map(String::as_str)
    }

    /// A source and its number, from 1, in order of use.
    #[must_use]
    pub fn numbered_source(&self, id: &SourceId) -> Option<(usize, &Source)> {
        let index = self.sources.place(id.as_str())?;
        Some((index + 1, self.sources.get(index)?))
    }

    /// The source at the root of this one: itself, or what it repeats, or what that repeats.
    #[must_use]
    pub fn root_of<'a>(&'a self, id: &'a SourceId) -> &'a SourceId {
        let mut root = id;
        // Checked stories have no circles and no longer chains; the bound keeps an unchecked one from turning for ever.
        for _ in 1..LONGEST_CHAIN {
            match self.source(root).and_then(|source| source.origin.as_ref()) {
                Some(origin) => root = origin,
                None => break,
            }
        }
        root
    }

    /// The question that names a claim first.
    #[must_use]
    pub fn first_question(&self, claim: &ClaimId) -> Option<&Question> {
        self.questions.iter().find(|question| question.names(claim))
    }

    /// The events that bear on a claim, in the order of the file.
    pub fn events_on<'a>(&'a self, claim: &'a ClaimId) -> impl Iterator<Item = &'a Event> {
        self.events
            .iter()
            .filter(move |event| event.claims.contains(claim))
    }
}
