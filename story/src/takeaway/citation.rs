//! Citations of a source: as a line of text, and as CSL-JSON, which reference managers read.

mod csl;

use std::fmt::Write;

pub use csl::csl_json;

use crate::calendar::locale::Locale;
use crate::model::story::Source;
use crate::wording::date_words;

/// Formats a source on one line: `Author, “Title”, Publisher, 31 January 2025, address (read 3 March 2025)`.
#[must_use]
pub fn text(source: &Source, locale: Locale) -> String {
    let (open, close, undated, kept) = match locale {
        Locale::En => ("“", "”", "undated", "archived copy"),
        Locale::It => ("«", "»", "senza data", "copia archiviata"),
    };
    let mut line = String::new();
    if let Some(author) = source
        .author
        .as_ref()
        .filter(|author| **author != source.publisher)
    {
        line = format!("{author}, ");
    }
    let date = source.date.as_ref();
    let date = date.map_or_else(|| undated.to_owned(), |date| date_words::when(date, locale));
    let day = date_words::day(source.accessed, locale);
    let read = match (locale, source.accessed.day()) {
        (Locale::En, _) => "read ",
        (Locale::It, 8 | 11) => "consultata l’",
        (Locale::It, _) => "consultata il ",
    };
    // Writing to a `String` cannot fail.
    let _ = write!(
        line,
        "{open}{}{close}, {}, {date}, {} ({read}{day}",
        source.title,
        source.publisher,
        source.url.as_str()
    );
    if let Some(archive) = &source.archive {
        let _ = write!(line, "; {kept}: {}", archive.as_str());
    }
    line + ")"
}

#[cfg(test)]
mod tests;
