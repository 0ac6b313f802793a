//! Dates in words for readers.
//!
//! | written | English | Italian |
//! |---|---|---|
//! | `2025-01-31` | 31 January 2025 | 31 gennaio 2025 |
//! | `2022-36` | 4th quarter of 2022 | quarto trimestre del 2022 |
//! | `2024-XX` | some month of 2024 | un mese del 2024 |
//! | `202X` | the 2020s | anni 2020–2029 |
//! | `2025-01-31~` | about 31 January 2025 | circa il 31 gennaio 2025 |
//! | `2025?` | possibly 2025 | forse 2025 |
//! | `2022-11-07/2022-11-08` | 7–8 November 2022 | 7–8 novembre 2022 |
//! | `2025-01-20/2025-02~` | between 20 January and about February 2025 | fra il 20 gennaio e circa febbraio 2025 |
//! | `2025-12-08/..` | since 8 December 2025 | dall'8 dicembre 2025 |
//! | `../2025-12-08` | until 8 December 2025 | fino all'8 dicembre 2025 |
//! | `2025-12/` | from December 2025, end not known | da dicembre 2025, fine non nota |
//!
//! The words start in lower case and fit into a sentence.

mod interval;
mod joined;
mod plain;

use interval::{between, from, span, until};
use joined::{Preposition, joined};
use plain::{Detail, plain};

use crate::calendar::date::Date;
pub use crate::calendar::edtf::html_datetime;
use crate::calendar::edtf::{Dated, Ends, PartialDate, Qualifier, When};
use crate::calendar::locale::Locale;

/// Formats a day in full: `31 January 2025`, `31 gennaio 2025`.
#[must_use]
pub fn day(date: Date, locale: Locale) -> String {
    plain(PartialDate::Day(date), Detail::Full, locale)
}

/// Formats a day where space is short: `31 Jan 2025`, `31 gen 2025`.
#[must_use]
pub fn day_short(date: Date, locale: Locale) -> String {
    let month = locale.month_short(date.month());
    format!("{} {month} {}", date.day(), date.year())
}

/// Formats when something happened; the table at the top of this module has an example of each form.
///
/// ```
/// use contrappunto_story::wording::date_words;
/// use contrappunto_story::calendar::edtf::EdtfError;
/// use contrappunto_story::calendar::locale::Locale;
///
/// let when = "2025-12-08/..".parse()?;
/// assert_eq!(date_words::when(&when, Locale::En), "since 8 December 2025");
/// assert_eq!(date_words::when(&when, Locale::It), "dall'8 dicembre 2025");
/// # Ok::<(), EdtfError>(())
/// ```
#[must_use]
pub fn when(when: &When, locale: Locale) -> String {
    match when {
        When::At(point) => dated(point, locale),
        When::Interval(interval) => match interval.ends() {
            Ends::Both(start, end) if start == end => dated(&start, locale),
            Ends::Both(start, end) if start.is_exact() && end.is_exact() => {
                span(start.date, end.date, locale)
            }
            Ends::Both(start, end) => between(start, end, locale),
            Ends::From(start, missing) => from(start, missing, locale),
            Ends::Until(missing, end) => until(missing, end, locale),
        },
    }
}

/// Formats one date with its qualifier: `about March 2023`, `circa marzo 2023`.
#[must_use]
pub fn dated(dated: &Dated, locale: Locale) -> String {
    let words = match (dated.qualifier, dated.date) {
        (Qualifier::Exact, _) | (_, PartialDate::Year(_)) => {
            plain(dated.date, Detail::Full, locale)
        }
        _ => joined(Preposition::The, dated.date, Detail::Full, locale),
    };
    let doubt = doubt(dated.qualifier, locale);
    format!("{}{}{words}", doubt.possibly, doubt.about)
}

/// The words for a qualifier, in two parts because English puts its "since" between them.
struct QualifierWords {
    possibly: &'static str,
    about: &'static str,
}

fn doubt(qualifier: Qualifier, locale: Locale) -> QualifierWords {
    let (possibly, about) = match locale {
        Locale::En => ("possibly ", "about "),
        Locale::It => ("forse ", "circa "),
    };
    let (possibly, about) = match qualifier {
        Qualifier::Exact => ("", ""),
        Qualifier::Uncertain => (possibly, ""),
        Qualifier::Approximate => ("", about),
        Qualifier::Both => (possibly, about),
    };
    QualifierWords { possibly, about }
}

#[cfg(test)]
mod tests;
