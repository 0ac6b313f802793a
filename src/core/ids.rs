//! Ids, each of its own type: an event's cannot be taken for a claim's.

use super::json::Json;
use super::read::{At, FromJson, Reader, advice};

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

        impl From<&$name> for std::rc::Rc<str> {
            fn from(id: &$name) -> Self {
                id.0.clone()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl $crate::core::read::FromJson for $name {
            fn read(json: &$crate::core::json::Json, at: &$crate::core::read::At, reader: &mut $crate::core::read::Reader) -> Option<Self> {
                $crate::core::ids::read_id(json, at, reader).map(|text| Self(text.into()))
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
id!(
    /// Names a story.
    StoryId,
    "contrappunto"
);

id!(
    /// Names a table.
    TableId,
    "table"
);
id!(
    /// Names a row of a table.
    PropertyId,
    "row"
);
id!(
    /// Names a column of a table.
    ItemId,
    "item"
);
id!(
    /// Names a group of rows of a table.
    GroupId,
    "group"
);
id!(
    /// Names a rule of a table.
    RuleId,
    "rule"
);
id!(
    /// Names a verdict of a rule.
    VerdictId,
    "verdict"
);
id!(
    /// Names a calculation.
    CalculationId,
    "calculation"
);
id!(
    /// Names an input or an output of a calculation.
    FigureId,
    "figure"
);
