//! The schemas of texts, addresses and dates.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Address, Text};
use crate::calendar::date::Date;
use crate::calendar::edtf::When;

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
