//! Reading of days and dates.

use super::address::quoted;
use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader, advice, parse};

macro_rules! from_text {
    ($type:ty) => {
        impl FromJson for $type {
            fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
                parse(json, at, reader)
            }
        }
    };
}
from_text!(When);

impl FromJson for Date {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let text = String::read(json, at, reader)?;
        text.parse()
            .map_err(|error| reader.note(at, advice!("{} has {error}", quoted(&text))))
            .ok()
    }
}
