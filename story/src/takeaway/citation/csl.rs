//! Citations as CSL-JSON, which reference managers read.

use std::fmt::Write;

use crate::calendar::date::Date;
use crate::calendar::edtf::{Dated, End, PartialDate, When};
use crate::list::List as _;
use crate::model::story::{ActorKind, Source, Story};

/// Formats sources as CSL-JSON: a list with an item for each.
///
/// The type of an item is a newspaper article if its publisher is an actor of the story and a news outlet. A story says
/// no more about it, and everything it cites has an address, so the type is otherwise a web page.
#[must_use]
pub fn csl_json(story: &Story, sources: &[&Source]) -> String {
    let items: Vec<String> = sources.iter().map(|source| item(story, source)).list();
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
pub(super) fn date_of(when: &When) -> String {
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
