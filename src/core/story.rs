//! The story: what a story file says once it has been checked.
//!
//! Field names are those of the file. Times of knowledge and the wording of a day are questions for
//! [`as_of`](super::as_of); what may stand in a file is decided by [`check`](super::check).

use std::rc::Rc;

use super::date::Date;
use super::edtf::When;
use super::json::Json;
use super::read::{At, FromJson, Reader, advice, note_duplicates, parse, record};
use super::table::Table;

/// A text for readers in every language of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Vec<(Rc<str>, Rc<str>)>);

impl Text {
    /// The text in a language, or in the first one it has.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        let found = self
            .0
            .iter()
            .find(|(tag, _)| &**tag == language)
            .or_else(|| self.0.first());
        found.map_or("", |(_, text)| text)
    }
}

impl FromJson for Text {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let Json::Object(fields) = json else {
            let example = reader
                .languages
                .first()
                .map_or("en", String::as_str)
                .to_owned();
            reader.expected(
                at,
                &advice!("a text by language, like {{\"{example}\": \"…\"}}"),
                json,
            );
            return None;
        };
        note_duplicates(fields, at, reader);
        for language in reader.languages.clone() {
            if json.field(&language).is_none() {
                reader.note(
                    at,
                    advice!(
                        "has no `{language}` text; every text needs all languages of the story"
                    ),
                );
            }
        }
        let mut texts = Vec::new();
        for (language, value) in fields {
            let place = at.field(language);
            if !reader.languages.contains(language) {
                let known = reader.languages.join(", ");
                reader.note(
                    &place,
                    advice!("is not among the story's languages ({known})"),
                );
            }
            if let Some(text) = String::read(value, &place, reader) {
                note_length(&text, at, &place, reader);
                texts.push((language.as_str().into(), text.into()));
            }
        }
        (!texts.is_empty()).then_some(Self(texts))
    }
}

/// Most characters a text may have, by the field it stands in: what the cards and the axis have room for.
pub const LONGEST: &[(&str, usize)] = &[
    ("about_note", 360),
    ("against", 360),
    ("for", 360),
    ("interest", 280),
    ("intro", 360),
    ("kicker", 40),
    ("label", 52),
    ("note", 480),
    ("says", 120),
    ("standfirst", 360),
    ("statement", 360),
    ("summary", 480),
    ("text", 480),
    ("title", 120),
    ("unknown", 240),
    ("why", 280),
];

fn note_length(text: &str, at: &At, place: &At, reader: &mut Reader) {
    if !cfg!(feature = "advice") {
        return;
    }
    let field = at.nearest_field();
    let limit = LONGEST
        .iter()
        .find(|(name, _)| *name == field)
        .map_or(600, |(_, limit)| *limit);
    let length = text.chars().count();
    if length > limit {
        reader.note(
            place,
            advice!("has {length} characters; {limit} is the most there is room for"),
        );
    }
}

macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $prefix:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::rc::Rc<str>);

        impl $name {
            /// The id as written in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The id of its element in the page, also the fragment of its link.
            #[must_use]
            pub fn dom_id(&self) -> String {
                format!(concat!($prefix, "-{}"), self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl $crate::core::read::FromJson for $name {
            fn read(json: &$crate::core::json::Json, at: &$crate::core::read::At, reader: &mut $crate::core::read::Reader) -> Option<Self> {
                $crate::core::story::read_id(json, at, reader).map(|text| Self(text.into()))
            }
        }

        #[cfg(feature = "author")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$" })
            }
        }
    };
}
pub(crate) use id;

/// Reads an id: letters, digits, `-` and `_`, beginning with a letter or digit, at most 64 of them.
pub(crate) fn read_id(json: &Json, at: &At, reader: &mut Reader) -> Option<String> {
    let text = String::read(json, at, reader)?;
    let fits = text.len() <= 64
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
        && text.starts_with(|letter: char| letter.is_ascii_alphanumeric());
    if !fits {
        reader.note(at, advice!("\"{text}\" is no id; use letters, digits, - and _, beginning with a letter or digit, 64 at most"));
    }
    fits.then_some(text)
}

id!(
    /// Names an actor.
    ActorId,
    "actor"
);
id!(
    /// Names something that claims can be about.
    AspectId,
    "aspect"
);
id!(
    /// Names a lane of the timeline.
    CategoryId,
    "category"
);
id!(
    /// Names a claim.
    ClaimId,
    "claim"
);
id!(
    /// Names an era.
    EraId,
    "era"
);
id!(
    /// Names an event.
    EventId,
    "event"
);
id!(
    /// Names a question.
    QuestionId,
    "question"
);
id!(
    /// Names a source.
    SourceId,
    "source"
);

/// A choice of words, read and printed by the same list.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $( $(#[$word_meta:meta])* $variant:ident = $word:literal, )* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
        pub enum $name { $( $(#[$word_meta])* #[cfg_attr(feature = "author", schemars(rename = $word))] $variant, )* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$( Self::$variant ),*];

            /// The word in the file.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        impl $crate::core::read::FromJson for $name {
            fn read(json: &$crate::core::json::Json, at: &$crate::core::read::At, reader: &mut $crate::core::read::Reader) -> Option<Self> {
                let index = $crate::core::read::word(json, &[$( $word ),*], at, reader)?;
                Self::ALL.get(index).copied()
            }
        }
    };
}
pub(crate) use words;

words! {
    /// How a claim stands on a day. Neutral words; each entry carries its reason, date and source.
    pub enum Status {
        /// The party has not said it yet.
        NotStated = "not-stated",
        /// Only the party says so.
        SelfReported = "self-reported",
        /// Said of somebody, not shown.
        Alleged = "alleged",
        /// A judgement, not a statement of fact.
        Opinion = "opinion",
        /// No public evidence.
        Unsupported = "unsupported",
        /// Contested by somebody with reasons.
        Disputed = "disputed",
        /// Borne out in part by others.
        PartlyCorroborated = "partly-corroborated",
        /// Borne out by others.
        Corroborated = "corroborated",
        /// True of what it defines, misleading beyond.
        CorroboratedAsDefined = "corroborated-as-defined",
        /// Part of it is at odds with better evidence.
        ContradictedInPart = "contradicted-in-part",
        /// At odds with better evidence.
        Contradicted = "contradicted",
        /// A forecast still running.
        PredictionOpen = "prediction-open",
        /// A forecast that came true in part.
        PredictionMixed = "prediction-mixed",
        /// A forecast that did not come true.
        PredictionFailed = "prediction-failed",
        /// A forecast that came true.
        PredictionBorneOut = "prediction-borne-out",
    }
}

impl Status {
    /// A sign for the status, so that colour is never the only one.
    #[must_use]
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::NotStated => "·",
            Self::SelfReported => "◌",
            Self::Alleged => "◇",
            Self::Opinion => "❝",
            Self::Unsupported => "○",
            Self::Disputed => "◑",
            Self::PartlyCorroborated => "◕",
            Self::Corroborated => "●",
            Self::CorroboratedAsDefined => "◉",
            Self::ContradictedInPart => "◔",
            Self::Contradicted => "✕",
            Self::PredictionOpen => "△",
            Self::PredictionMixed => "◭",
            Self::PredictionFailed => "▽",
            Self::PredictionBorneOut => "▲",
        }
    }

    /// The role its colour plays.
    #[must_use]
    pub const fn tone(self) -> &'static str {
        match self {
            Self::PartlyCorroborated
            | Self::Corroborated
            | Self::CorroboratedAsDefined
            | Self::PredictionBorneOut => "holds",
            Self::Disputed | Self::ContradictedInPart | Self::PredictionMixed | Self::Alleged => {
                "contested"
            }
            Self::Unsupported | Self::Contradicted | Self::PredictionFailed => "fails",
            Self::NotStated | Self::SelfReported | Self::Opinion | Self::PredictionOpen => "open",
        }
    }
}

words! {
    /// What kind of source it is.
    pub enum SourceKind {
        /// The party's or the authority's own text.
        Primary = "primary",
        /// Reporting about it.
        Secondary = "secondary",
        /// Somebody's study of it.
        Analysis = "analysis",
    }
}

words! {
    /// How much of a source was read for the story.
    pub enum Extent {
        /// All of it.
        FullText = "full-text",
        /// Parts.
        Excerpt = "excerpt",
        /// None; its content is taken from others.
        NotRead = "not-read",
    }
}

words! {
    /// What an actor is.
    pub enum ActorKind {
        /// A firm.
        Company = "company",
        /// Somebody.
        Person = "person",
        /// A public body.
        Government = "government",
        /// A news outlet or journal.
        Media = "media",
        /// Any other body.
        Organisation = "organisation",
    }
}

/// An address that a reader may safely follow: `http` or `https`, a host, no user name, no blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Rc<str>);

impl Address {
    /// The address as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromJson for Address {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let text = String::read(json, at, reader)?;
        match address_fault(&text) {
            None => Some(Self(text.into())),
            Some(fault) => {
                reader.note(at, advice!("{text:?} {fault}"));
                None
            }
        }
    }
}

/// What is wrong with an address, if anything. Stricter than a browser, which drops blanks and folds case.
fn address_fault(text: &str) -> Option<&'static str> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else {
        return Some("does not begin with https:// or http://");
    };
    if text
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control())
    {
        return Some("has a blank or control character in it");
    }
    if text.contains(['\\', '"', '<', '>']) {
        return Some("has a \\, \", < or > in it; write it in percent form");
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return Some("names a user before the host; leave that out");
    }
    let name = host.split(':').next().unwrap_or_default();
    let plain = !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.');
    (!plain).then_some("has no plain host name; write letters outside ASCII in their xn-- form")
}

macro_rules! from_text {
    ($type:ty) => {
        impl FromJson for $type {
            fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
                parse(json, at, reader)
            }
        }
    };
}
from_text!(Date);
from_text!(When);

#[cfg(feature = "author")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Address, Date, Text, When};

    macro_rules! schema {
        ($type:ty, $name:literal, $($schema:tt)+) => {
            impl JsonSchema for $type {
                fn schema_name() -> Cow<'static, str> {
                    $name.into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!($($schema)+)
                }
            }
        };
    }

    schema!(Text, "Text", {
        "type": "object",
        "description": "A text for readers, by language tag: every language of the story.",
        "minProperties": 1,
        "additionalProperties": { "type": "string", "minLength": 1 }
    });
    schema!(Address, "Address", { "type": "string", "description": "An http or https address.", "pattern": "^https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\\s\\\\\"<>]*)?$" });
    schema!(Date, "Day", { "type": "string", "description": "A day, like 2025-01-31.", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
    schema!(When, "When", { "type": "string", "description": "A date in EDTF: 2025-01-31, 2025-01, 2025, 2023-10/2025-01, 2025-12-08/.., 2023-03-21~", "pattern": "^[0-9X.~?%/-]+$" });
}

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
        id: String,
        /// Language tags; the first is the default.
        languages: Vec<String>,
        /// The line over the title.
        kicker: Option<Text>,
        /// The headline.
        title: Text,
        /// The paragraph under it.
        standfirst: Text,
        /// The day of the last change, and the day shown when none is asked for.
        updated: Date,
        /// What changed since the first publication.
        changes [default]: Vec<Change>,
        /// The lanes of the timeline, from top to bottom.
        categories: Vec<Category>,
        /// What claims can be about.
        aspects: Vec<Aspect>,
        /// Stretches of time behind the timeline.
        eras [default]: Vec<Era>,
        /// Who takes part.
        actors: Vec<Actor>,
        /// Where it all comes from, in order of use: the first is number 1.
        sources: Vec<Source>,
        /// What happened.
        events: Vec<Event>,
        /// What is contested.
        questions: Vec<Question>,
        /// Who says what.
        claims: Vec<Claim>,
        /// Things compared in numbers.
        tables [default]: Vec<Table>,
        /// What nobody knows.
        open_questions [default]: Vec<OpenQuestion>,
    }
}

record! {
    /// A change to a published story.
    pub struct Change {
        /// The day of the change.
        date: Date,
        /// What changed.
        text: Text,
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
        /// When it was published.
        date: When,
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
        /// How it was worded before more was known, in order of `until`.
        earlier [default]: Vec<EarlierClaim>,
    }
}

record! {
    /// Who makes a claim, and as what.
    pub struct Claimant {
        /// Who.
        actor: ActorId,
        /// The role at the time.
        role: Text,
        /// Since when, if later than the claim.
        from: Option<Date>,
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
        /// Where they stand.
        sources: Vec<SourceId>,
    }
}

/// A text in some of the story's languages: those that a quotation is not in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation(Vec<(Rc<str>, Rc<str>)>);

impl Translation {
    /// The text in a language, if there is one.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(tag, _)| &**tag == language)
            .map(|(_, text)| &**text)
    }
}

impl FromJson for Translation {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let Json::Object(fields) = json else {
            reader.expected(at, "a text by language", json);
            return None;
        };
        note_duplicates(fields, at, reader);
        let mut texts = Vec::new();
        for (language, value) in fields {
            let place = at.field(language);
            if !reader.languages.contains(language) {
                reader.note(&place, "is not among the story's languages");
            }
            if let Some(text) = String::read(value, &place, reader) {
                texts.push((language.as_str().into(), text.into()));
            }
        }
        Some(Self(texts))
    }
}

#[cfg(feature = "author")]
impl schemars::JsonSchema for Translation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Translation".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <Text as schemars::JsonSchema>::json_schema(generator)
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
    /// The category of that id.
    category in categories by CategoryId -> Category;
    /// The claim of that id.
    claim in claims by ClaimId -> Claim;
    /// The event of that id.
    event in events by EventId -> Event;
    /// The source of that id.
    source in sources by SourceId -> Source;
}

impl Story {
    /// A source and its number, from 1, in order of use.
    #[must_use]
    pub fn numbered_source(&self, id: &SourceId) -> Option<(usize, &Source)> {
        let index = self.sources.iter().position(|source| source.id == *id)?;
        Some((index + 1, self.sources.get(index)?))
    }

    /// The source at the root of this one: itself, or what it repeats, or what that repeats.
    #[must_use]
    pub fn root_of<'a>(&'a self, id: &'a SourceId) -> &'a SourceId {
        let mut root = id;
        // Checked stories have no circles; the bound keeps an unchecked one from turning for ever.
        for _ in 0..self.sources.len() {
            match self.source(root).and_then(|source| source.origin.as_ref()) {
                Some(origin) => root = origin,
                None => break,
            }
        }
        root
    }

    /// The events that bear on a claim, in the order of the file.
    pub fn events_on<'a>(&'a self, claim: &'a ClaimId) -> impl Iterator<Item = &'a Event> {
        self.events
            .iter()
            .filter(move |event| event.claims.contains(claim))
    }
}

#[cfg(test)]
mod tests {
    use super::address_fault;

    #[test]
    fn only_plain_web_addresses_pass() {
        for fine in [
            "https://example.org",
            "http://example.org:8080/a?b#c",
            "https://xn--bcher-kva.example/",
        ] {
            assert_eq!(address_fault(fine), None, "{fine}");
        }
        for foul in [
            "javascript:alert(1)",
            " https://example.org",
            "HTTPS://example.org",
            "https:example.org",
            "https://",
            "https:///path",
            "https://user@example.org",
            "https://exa mple.org",
            "https://bücher.example",
            "java\nscript:x",
            "ftp://example.org",
            "//example.org",
            "https://example.org/\\x",
            "https://example.org/<b>",
            "data:text/html,x",
            "https://:80/",
        ] {
            assert!(address_fault(foul).is_some(), "{foul}");
        }
    }
}
