//! Intervals in words.

use super::joined::{Preposition, joined};
use super::plain::{Detail, plain};
use super::{QualifierWords, doubt};
use crate::calendar::edtf::{Dated, Missing, PartialDate};
use crate::calendar::locale::Locale;

/// Formats an exact interval: `7–8 November 2022`, `May–July 2023`, `30 January – 17 May 2026`.
pub(super) fn span(start: PartialDate, end: PartialDate, locale: Locale) -> String {
    let detail = Detail::of_start(start, end);
    let dash = match (start, end, detail) {
        (_, _, Detail::DayAlone)
        | (PartialDate::Year(_), PartialDate::Year(_), _)
        | (PartialDate::Month(_), PartialDate::Month(_), Detail::WithoutYear) => "–",
        _ => " – ",
    };
    let start = plain(start, detail, locale);
    let end = plain(end, Detail::Full, locale);
    format!("{start}{dash}{end}")
}

pub(super) fn between(start: Dated, end: Dated, locale: Locale) -> String {
    let (between, and) = match locale {
        Locale::En => ("between", "and"),
        Locale::It => ("fra", "e"),
    };
    let side = |side: Dated, detail| {
        let doubt = doubt(side.qualifier, locale);
        let words = joined(Preposition::The, side.date, detail, locale);
        format!("{}{}{words}", doubt.possibly, doubt.about)
    };
    let start_words = side(start, Detail::of_start(start.date, end.date));
    let end_words = side(end, Detail::Full);
    format!("{between} {start_words} {and} {end_words}")
}

pub(super) fn from(start: Dated, missing: Missing, locale: Locale) -> String {
    let words = joined(Preposition::From, start.date, Detail::Full, locale);
    let QualifierWords { possibly, about } = doubt(start.qualifier, locale);
    match (locale, missing) {
        (Locale::En, Missing::Open) => format!("{possibly}since {about}{words}"),
        (Locale::En, Missing::Unknown) => format!("{possibly}from {about}{words}, end not known"),
        (Locale::It, Missing::Open) => format!("{possibly}{about}{words}"),
        (Locale::It, Missing::Unknown) => format!("{possibly}{about}{words}, fine non nota"),
    }
}

pub(super) fn until(missing: Missing, end: Dated, locale: Locale) -> String {
    let words = joined(Preposition::Until, end.date, Detail::Full, locale);
    let QualifierWords { possibly, about } = doubt(end.qualifier, locale);
    let unknown = match (locale, missing) {
        (_, Missing::Open) => "",
        (Locale::En, Missing::Unknown) => ", start not known",
        (Locale::It, Missing::Unknown) => ", inizio non noto",
    };
    match locale {
        Locale::En => format!("{possibly}until {about}{words}{unknown}"),
        Locale::It => format!("{possibly}{about}{words}{unknown}"),
    }
}
