//! The fixed choices of words in a story file.

/// Defines an enum of words, read and written by the same list.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $( $(#[$word_meta:meta])* $variant:ident = $word:literal, )* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $( $(#[$word_meta])* #[cfg_attr(feature = "schema", schemars(rename = $word))] $variant, )* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$( Self::$variant ),*];

            /// Returns the word in the file.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        impl $crate::reading::read::FromJson for $name {
            fn read(json: &$crate::reading::json::Json, at: &$crate::reading::read::At, reader: &mut $crate::reading::read::Reader) -> Option<Self> {
                let index = $crate::reading::read::word(json, &[$( $word ),*], at, reader)?;
                Self::ALL.get(index).copied()
            }
        }
    };
}
pub(crate) use words;

words! {
    /// The status of a claim on a day. The words are neutral; each entry has its reason, date and source.
    pub enum Status {
        /// The party has not said it yet.
        NotStated = "not-stated",
        /// Only the party says so.
        SelfReported = "self-reported",
        /// Said about someone, but not shown to be true.
        Alleged = "alleged",
        /// A judgement, not a statement of fact.
        Opinion = "opinion",
        /// No public evidence.
        Unsupported = "unsupported",
        /// Contested by someone, with reasons.
        Disputed = "disputed",
        /// Borne out in part by others.
        PartlyCorroborated = "partly-corroborated",
        /// Borne out by others.
        Corroborated = "corroborated",
        /// True as it defines its terms, misleading beyond that.
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
    /// Returns a symbol for the status, so that colour is never the only cue.
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

    /// Returns the role of its colour.
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
    /// What kind of source this is.
    pub enum SourceKind {
        /// The party's or the authority's own text.
        Primary = "primary",
        /// Reporting about it.
        Secondary = "secondary",
        /// Someone's study of it.
        Analysis = "analysis",
    }
}

words! {
    /// How much of a source was read for the story.
    pub enum Extent {
        /// All of it.
        FullText = "full-text",
        /// Parts of it.
        Excerpt = "excerpt",
        /// None of it; its content is taken from others.
        NotRead = "not-read",
    }
}

words! {
    /// What kind of change to a published story this is.
    pub enum ChangeKind {
        /// The story was published.
        Published = "published",
        /// Something was added, or has happened since.
        Update = "update",
        /// Something that the story said was wrong.
        Correction = "correction",
    }
}

words! {
    /// What kind of actor this is.
    pub enum ActorKind {
        /// A company.
        Company = "company",
        /// A person.
        Person = "person",
        /// A public body.
        Government = "government",
        /// A news outlet or journal.
        Media = "media",
        /// Any other organisation.
        Organisation = "organisation",
    }
}
