//! Ids, each kind with its own type: that of an event cannot be mistaken for that of a claim.

use crate::fields::item_kind::ItemKind;
use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader, advice};

macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $kind:expr) => {
        id!($(#[$meta])* $name);

        impl $name {
            /// Returns the id of its element in the page, which is also the fragment of its link.
            #[must_use]
            pub fn dom_id(&self) -> String {
                $kind.dom_id(self)
            }
        }
    };
    ($(#[$meta:meta])* $name:ident of a table, $kind:expr) => {
        id!($(#[$meta])* $name);

        impl $name {
            /// Returns the id of its element in the page, which is also the fragment of its link.
            #[must_use]
            pub fn dom_id(&self, table: &TableId) -> String {
                $kind.dom_id(format_args!("{table}-{self}"))
            }
        }
    };
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::rc::Rc<str>);

        impl $name {
            /// Returns the id as written in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
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

        impl $crate::reading::read::FromJson for $name {
            fn read(json: &$crate::reading::json::Json, at: &$crate::reading::read::At, reader: &mut $crate::reading::read::Reader) -> Option<Self> {
                $crate::fields::ids::read_id(json, at, reader).map(|text| Self(text.into()))
            }
        }

        #[cfg(feature = "schema")]
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

/// Reads an id: at most 64 ASCII letters, digits, `-` and `_`, starting with a letter or digit.
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
    /// The id of an actor.
    ActorId
);
id!(
    /// The id of an aspect that claims can be about.
    AspectId
);
id!(
    /// The id of a lane of the timeline.
    CategoryId
);
id!(
    /// The id of a claim.
    ClaimId,
    ItemKind::Claim
);
id!(
    /// The id of an era.
    EraId
);
id!(
    /// The id of an event.
    EventId,
    ItemKind::Event
);
id!(
    /// The id of a question.
    QuestionId,
    ItemKind::Question
);
id!(
    /// The id of a source.
    SourceId,
    ItemKind::Source
);
id!(
    /// The id of a story.
    StoryId
);

id!(
    /// The id of a table.
    TableId,
    ItemKind::Table
);
id!(
    /// The id of a row of a table.
    PropertyId of a table,
    ItemKind::Row
);
id!(
    /// The id of a column of a table.
    ItemId of a table,
    ItemKind::Item
);
id!(
    /// The id of a group of rows of a table.
    GroupId
);
id!(
    /// The id of a rule of a table.
    RuleId of a table,
    ItemKind::Rule
);
id!(
    /// The id of a verdict of a rule.
    VerdictId
);
id!(
    /// The id of a calculation.
    CalculationId,
    ItemKind::Calculation
);
id!(
    /// The id of an input or an output of a calculation.
    FigureId
);
