//! Reading of objects by their fields, and `record!`, which defines a struct with its reader.

use std::collections::BTreeSet;

use super::{ADVICE, At, FromJson, Reader, advice, nearest};
use crate::reading::json::Json;

/// Notes each field that occurs twice; only for authors, as a JavaScript object cannot have one.
pub fn note_duplicates(fields: &[(String, Json)], at: &At, reader: &mut Reader) {
    if !ADVICE {
        return;
    }
    let mut names = BTreeSet::new();
    for (name, _) in fields {
        if !names.insert(name) {
            reader.note(&at.field(name), "stands here twice; keep one");
        }
    }
}

/// Notes duplicate fields, and fields that the format does not know, with the nearest name that it does.
pub fn note_strangers(fields: &[(String, Json)], known: &[&str], at: &At, reader: &mut Reader) {
    note_duplicates(fields, at, reader);
    for (name, _) in fields {
        if !known.contains(&name.as_str()) && !reader.is_full() {
            let hint = match nearest(name, known.iter().copied()) {
                Some(near) => advice!("; did you mean `{near}`?"),
                None => advice!("; known here: {}", known.join(", ")),
            };
            reader.note(
                &at.field(name),
                advice!("is not a field of the format{hint}"),
            );
        }
    }
}

/// Whether this is an object; notes a problem if not, and otherwise notes fields it should not have.
pub fn begin(json: &Json, known: &[&str], at: &At, reader: &mut Reader) -> bool {
    if let Json::Object(fields) = json {
        // A reader's browser accepts fields of a later version of the format.
        if ADVICE {
            note_strangers(fields, known, at, reader);
        }
        true
    } else {
        reader.expected(at, "an object", json);
        false
    }
}

/// Reads a field, or calls `absent` if it is missing.
///
/// Never inlined: it is called for every field of the format, and fields are of few types.
#[inline(never)]
pub fn field<T: FromJson>(
    json: &Json,
    name: &str,
    at: &At,
    reader: &mut Reader,
    absent: fn(&At, &mut Reader) -> Option<T>,
) -> Option<T> {
    let place = at.field(name);
    match json.field(name) {
        Some(value) => T::read(value, &place, reader),
        None => absent(&place, reader),
    }
}

/// Defines a struct of the story format and its reader from one list of fields.
///
/// A field marked `[default]` may be left out of the file, and so may an `Option`.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $field:ident $(as $wire:literal)? $([$default:ident])? : $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        pub struct $name {
            $(
                $(#[$field_meta])*
                $( #[cfg_attr(feature = "schema", schemars($default))] )?
                $( #[cfg_attr(feature = "schema", schemars(rename = $wire))] )?
                pub $field: $type,
            )*
        }

        impl $crate::reading::read::FromJson for $name {
            #[inline(never)]
            fn read(
                json: &$crate::reading::json::Json,
                at: &$crate::reading::read::At,
                reader: &mut $crate::reading::read::Reader,
            ) -> Option<Self> {
                use $crate::reading::read::{FromJson, record};
                const FIELDS: &[&str] = &[$( record!(@wire $field $($wire)?) ),*];
                if !$crate::reading::read::begin(json, FIELDS, at, reader) {
                    return None;
                }
                // All fields are read before any of them is required, so that every problem is noted.
                $(
                    let $field: Option<$type> = $crate::reading::read::field(
                        json,
                        record!(@wire $field $($wire)?),
                        at,
                        reader,
                        record!(@absent $($default)?),
                    );
                )*
                // A single place to drop what was read: a `?` at each field would add one for each.
                match ($( $field, )*) {
                    ($( Some($field), )*) => Some(Self { $( $field ),* }),
                    _ => None,
                }
            }
        }
    };
    (@wire $field:ident) => { stringify!($field) };
    (@wire $field:ident $wire:literal) => { $wire };
    (@absent) => { FromJson::absent };
    (@absent $default:ident) => { |_, _| Some(Default::default()) };
}
pub(crate) use record;
