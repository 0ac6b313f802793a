//! What kind of figures a row has, and how a story file says so.

use std::rc::Rc;

use crate::numbers::unit::Unit;
use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader};

/// The kind of a row's figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Numbers in a unit.
    Number(Unit),
    /// Yes or no.
    YesNo,
    /// Words.
    Text,
    /// Dates.
    Date,
}

impl Kind {
    /// Returns the unit of its numbers; the unit of pure numbers if it has none.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Number(unit) => unit,
            Self::YesNo | Self::Text | Self::Date => Unit::ONE,
        }
    }
}

/// The kind of a row's figures as written in the file: a unit, or `yes/no`, `text` or `date`.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    text: Rc<str>,
    kind: Kind,
}

impl Measure {
    /// Returns it as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the kind of figures that it stands for.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns the unit as readers see it; empty for pure numbers and for what is not a number.
    #[must_use]
    pub fn symbol(&self) -> &str {
        match self.kind {
            Kind::Number(_) if &*self.text != "1" => &self.text,
            _ => "",
        }
    }
}

impl FromJson for Measure {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let text = String::read(json, at, reader)?;
        let kind = match text.as_str() {
            "yes/no" => Kind::YesNo,
            "text" => Kind::Text,
            "date" => Kind::Date,
            unit => match unit.parse() {
                Ok(unit) => Kind::Number(unit),
                Err(error) => {
                    let error: crate::numbers::unit::UnitError = error;
                    reader.note(at, crate::reading::read::advice!("{error}"));
                    return None;
                }
            },
        };
        Some(Self {
            text: text.into(),
            kind,
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Measure {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Measure".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A unit, like GB/s, mm², bit·TOP/s, USD/million token, % or 1; or yes/no, text, date.",
            "minLength": 1
        })
    }
}
