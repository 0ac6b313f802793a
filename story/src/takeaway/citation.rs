//! Citations of a source: as a line of text, and as CSL-JSON, which reference managers read.

use std::fmt::Write;

use crate::calendar::date::Date;
use crate::calendar::edtf::{Dated, End, PartialDate, When};
use crate::calendar::locale::Locale;
use crate::model::story::{ActorKind, Source, Story};
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

/// Formats sources as CSL-JSON: a list with an item for each.
///
/// The type of an item is a newspaper article if its publisher is an actor of the story and a news outlet. A story says
/// no more about it, and everything it cites has an address, so the type is otherwise a web page.
#[must_use]
pub fn csl_json(story: &Story, sources: &[&Source]) -> String {
    let items: Vec<String> = sources.iter().map(|source| item(story, source)).collect();
    format!("[\n{}\n]\n", items.join(",\n"))
}

fn item(story: &Story, source: &Source) -> String {
    let is_news = story
        .actors
        .iter()
        .any(|actor| actor.kind == ActorKind::Media && actor.name == source.publisher);
    let kind = if is_news {
        "article-newspaper"
    } else {
        "webpage"
    };
    let mut item = String::new();
    let mut add = |name: &str, value: &str| {
        let between = if item.is_empty() { "{" } else { ", " };
        let _ = write!(item, "{between}\"{name}\": {value}");
    };
    add("id", &quoted(source.id.as_str()));
    add("type", &quoted(kind));
    add("title", &quoted(&source.title));
    if let Some(author) = &source.author {
        add("author", &format!("[{{\"literal\": {}}}]", quoted(author)));
    }
    add("container-title", &quoted(&source.publisher));
    if let Some(date) = &source.date {
        add("issued", &date_of(date));
    }
    add(
        "accessed",
        &date_parts(&[day_parts(source.accessed)], false),
    );
    add("URL", &quoted(source.url.as_str()));
    if let Some(archive) = &source.archive {
        let host = archive.as_str().split('/').nth(2);
        add("archive", &quoted(host.unwrap_or_default()));
        add("archive_location", &quoted(archive.as_str()));
    }
    add("language", &quoted(&source.lang));
    item + "}"
}

fn day_parts(day: Date) -> String {
    format!("[{}, {}, {}]", day.year(), day.month(), day.day())
}

fn date_parts(dates: &[String], is_circa: bool) -> String {
    let circa = if is_circa { ", \"circa\": true" } else { "" };
    format!("{{\"date-parts\": [{}]{circa}}}", dates.join(", "))
}

/// Formats a date with as many parts as are known. `circa` marks approximate and uncertain dates, which CSL does not
/// distinguish, unknown ends, and precisions for which CSL has no parts: quarters, decades, hundreds of years.
fn date_of(when: &When) -> String {
    let mut is_circa = when.is_approximate() || when.is_uncertain();
    let mut dates = Vec::new();
    let mut add = |dated: Dated| match dated.date {
        PartialDate::Day(day) => dates.push(day_parts(day)),
        PartialDate::Month(month) | PartialDate::SomeDayOfMonth(month) => {
            let first = month.first_day();
            dates.push(format!("[{}, {}]", first.year(), first.month()));
        }
        PartialDate::Year(year)
        | PartialDate::SomeMonth(year)
        | PartialDate::SomeDayOfYear(year) => {
            dates.push(format!("[{}]", year.number()));
        }
        PartialDate::Quarter(year, _) => {
            is_circa = true;
            dates.push(format!("[{}]", year.number()));
        }
        PartialDate::Decade(_) | PartialDate::Century(_) => {
            is_circa = true;
            let (first, last) = (dated.date.first_day(), dated.date.last_day());
            dates.push(format!("[{}]", first.year()));
            dates.push(format!("[{}]", last.year()));
        }
    };
    for end in [when.start(), when.end()] {
        if let End::At(dated) = end {
            add(dated);
        }
    }
    // The start and end of a single date are the same; of more than two dates, the outermost make the range.
    dates.dedup();
    let outer = match dates.as_slice() {
        [first, .., last] => vec![first.clone(), last.clone()],
        all => all.to_vec(),
    };
    // If one end is open or unknown, only the other is given.
    date_parts(
        &outer,
        is_circa || when.end() == End::Unknown || when.start() == End::Unknown,
    )
}

/// Returns a text as a JSON string literal.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            control if control < ' ' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

    use super::*;
    use crate::check::story_check;
    use crate::reading::json::Json;

    fn small() -> Story {
        let text = include_str!("../../../tests/stories/small.json");
        let json: Json = serde_json::from_str(text).unwrap();
        story_check::story(&json).unwrap()
    }

    fn source(id: &str) -> Source {
        small().source(&id.into()).unwrap().clone()
    }

    fn issued(date: &str) -> String {
        date_of(&date.parse().unwrap())
    }

    #[test]
    fn a_source_is_cited_in_a_line_of_either_language() {
        let gazette = source("gazette");
        assert_eq!(
            text(&gazette, Locale::En),
            "A. Bianchi, “Il ponte regge”, Gazzetta, 11 February 2025, https://example.com/ponte?a=1#b (read 29 June 2025)"
        );
        assert_eq!(
            text(&gazette, Locale::It),
            "A. Bianchi, «Il ponte regge», Gazzetta, 11 febbraio 2025, https://example.com/ponte?a=1#b (consultata il 29 giugno 2025)"
        );
    }

    #[test]
    fn what_is_not_known_of_a_source_is_left_out_or_said() {
        let mut report = source("report");
        report.date = None;
        report.author = Some(report.publisher.clone());
        report.accessed = Date::new(2025, 6, 8).unwrap();
        assert_eq!(
            text(&report, Locale::En),
            "“Load report”, Town of Ponte, undated, https://example.org/report (read 8 June 2025; archived copy: https://archive.example/report)"
        );
        assert!(
            text(&report, Locale::It)
                .contains("senza data, https://example.org/report (consultata l’8 giugno")
        );
    }

    #[test]
    fn an_item_has_the_fields_of_the_source() {
        let mut report = source("report");
        report.author = Some("Office \"A\"\n\\".to_owned());
        let written = csl_json(&small(), &[&report]);
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(
            read,
            serde_json::json!([{
                "id": "report", "type": "webpage", "title": "Load report",
                "author": [{"literal": "Office \"A\"\n\\"}], "container-title": "Town of Ponte",
                "issued": {"date-parts": [[2025, 2, 10]]}, "accessed": {"date-parts": [[2025, 6, 29]]},
                "URL": "https://example.org/report", "archive": "archive.example",
                "archive_location": "https://archive.example/report", "language": "en"
            }])
        );
    }

    #[test]
    fn an_outlet_among_the_actors_makes_it_an_article() {
        let mut story = small();
        let mut outlet = story.actors.first().unwrap().clone();
        outlet.kind = ActorKind::Media;
        outlet.name = "Gazzetta".to_owned();
        story.actors.push(outlet);
        let written = csl_json(&story, &story.sources.iter().collect::<Vec<_>>());
        let read: Vec<serde_json::Value> = serde_json::from_str(&written).unwrap();
        let kind = |id: &str| read.iter().find(|item| item["id"] == id).unwrap()["type"].clone();
        assert_eq!(kind("gazette"), "article-newspaper");
        assert_eq!(kind("report"), "webpage");
    }

    #[test]
    fn no_source_is_an_empty_list() {
        let written = csl_json(&small(), &[]);
        assert_eq!(
            serde_json::from_str::<Vec<u8>>(&written).unwrap(),
            Vec::<u8>::new()
        );
    }

    #[test]
    fn a_date_has_the_parts_that_are_known() {
        for (date, parts) in [
            ("2025-01-31", r#"{"date-parts": [[2025, 1, 31]]}"#),
            ("2025-01", r#"{"date-parts": [[2025, 1]]}"#),
            ("2025-01-XX", r#"{"date-parts": [[2025, 1]]}"#),
            ("2025", r#"{"date-parts": [[2025]]}"#),
            ("2022/2026", r#"{"date-parts": [[2022], [2026]]}"#),
            ("2025-12-08/..", r#"{"date-parts": [[2025, 12, 8]]}"#),
            ("../2025", r#"{"date-parts": [[2025]]}"#),
        ] {
            assert_eq!(issued(date), parts, "{date}");
        }
    }

    #[test]
    fn what_is_vague_is_marked() {
        for (date, parts) in [
            (
                "2025-01-29~",
                r#"{"date-parts": [[2025, 1, 29]], "circa": true}"#,
            ),
            ("2025-01?", r#"{"date-parts": [[2025, 1]], "circa": true}"#),
            ("2022-36", r#"{"date-parts": [[2022]], "circa": true}"#),
            ("202X", r#"{"date-parts": [[2020], [2029]], "circa": true}"#),
            ("2025-12/", r#"{"date-parts": [[2025, 12]], "circa": true}"#),
            (
                "201X/2025-02",
                r#"{"date-parts": [[2010], [2025, 2]], "circa": true}"#,
            ),
        ] {
            assert_eq!(issued(date), parts, "{date}");
        }
    }
}
