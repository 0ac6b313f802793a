//! The page of every day of the published story, which contains nothing that became known later.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

#[path = "support/pages.rs"]
mod support;

use contrappunto::components::Part;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::model::as_of::{Known, days_of_news, within};
use contrappunto_story::model::story::{EarlierClaim, EarlierEvent, SharedStory, Story};
use support::markup::Piece;
use support::page::{LANGUAGES, Page, render, render_parts};

fn deepseek() -> Story {
    support::story(support::DEEPSEEK)
}

/// Returns the texts that become known on a day of their own, with that day.
fn dated_texts(story: &Story, language: &str) -> Vec<(Date, String)> {
    let mut texts = Vec::new();
    let last_wording = |days: Vec<Date>, known| {
        days.into_iter()
            .max()
            .map_or(known, |until| until.max(known))
    };
    for event in &story.events {
        let known = event.known_from();
        let of = |pick: fn(&EarlierEvent) -> bool| {
            let days = event
                .earlier
                .iter()
                .filter(|earlier| pick(earlier))
                .map(|earlier| earlier.until);
            last_wording(days.collect(), known)
        };
        texts.push((
            of(|earlier| earlier.title.is_some()),
            event.title.get(language),
        ));
        texts.push((
            of(|earlier| earlier.summary.is_some()),
            event.summary.get(language),
        ));
    }
    for claim in &story.claims {
        let known = claim.known_from();
        let of = |pick: fn(&EarlierClaim) -> bool| {
            let days = claim
                .earlier
                .iter()
                .filter(|earlier| pick(earlier))
                .map(|earlier| earlier.until);
            last_wording(days.collect(), known)
        };
        texts.push((
            of(|earlier| earlier.label.is_some()),
            claim.label.get(language),
        ));
        texts.push((
            of(|earlier| earlier.statement.is_some()),
            claim.statement.get(language),
        ));
        texts.push((
            of(|earlier| earlier.about_note.is_some()),
            claim.about_note.get(language),
        ));
        texts.push((
            of(|earlier| earlier.interest.is_some()),
            claim.interest.get(language),
        ));
        for piece in claim.supporting.iter().chain(&claim.against) {
            texts.push((piece.known_from().max(known), piece.text.get(language)));
        }
        for entry in &claim.status_history {
            texts.push((entry.known_from().max(known), entry.why.get(language)));
        }
        for quote in &claim.quotes {
            let said = quote.date.as_ref().unwrap_or(&claim.date).known_from();
            texts.push((said.max(known), &quote.text));
        }
        if let Some(assessment) = &claim.assessment {
            texts.push((assessment.date.max(known), assessment.text.get(language)));
        }
    }
    for question in &story.open_questions {
        texts.push((question.since.known_from(), question.text.get(language)));
    }
    for source in &story.sources {
        texts.push((source.known_from(), &source.title));
    }
    for table in &story.tables {
        texts.extend(
            table
                .items
                .iter()
                .map(|item| (item.known_from(), item.label.as_str())),
        );
        for rule in &table.rules {
            texts.push((rule.known, rule.label.get(language)));
            texts.extend(
                rule.note
                    .iter()
                    .map(|note| (rule.known, note.get(language))),
            );
        }
    }
    for calculation in &story.calculations {
        let known = calculation.known_from();
        texts.push((known, calculation.title.get(language)));
        texts.push((known, calculation.cannot_show.get(language)));
    }
    texts
        .into_iter()
        .map(|(day, text)| (day, text.to_owned()))
        .collect()
}

/// Checks the day before each day with news, alternating between the two languages.
#[test]
fn the_page_of_a_day_holds_nothing_that_became_known_later() {
    let story = deepseek();
    let shared = SharedStory::from(deepseek());
    let texts = ["en", "it"].map(|language| (language, dated_texts(&story, language)));
    for (index, news) in days_of_news(&story).into_iter().enumerate() {
        let day = news.plus_days(-1);
        let (language, texts) = &texts[index % 2];
        let page = render(&shared, language, &format!("as-of={day}"));
        let page = Page::parse(&page).raw_text();
        let day = within(&story, day);
        let said_before = |text: &str| {
            texts
                .iter()
                .any(|(known, other)| *known <= day && other.contains(text))
        };
        let leaks: Vec<_> = texts
            .iter()
            .filter(|(known, text)| *known > day && page.contains(text) && !said_before(text))
            .collect();
        assert!(leaks.is_empty(), "{language} on {day}: {leaks:#?}");
    }
}

/// Returns the years that a text mentions.
fn years(text: &str) -> impl Iterator<Item = i32> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    words
        .filter(|word| word.len() == 4 && word.starts_with("20"))
        .filter_map(|word| word.parse().ok())
}

#[test]
fn tables_and_calculations_of_a_day_name_no_later_year() {
    let shared = SharedStory::from(deepseek());
    let mut leaks = Vec::new();
    let days = [
        "2022-09-30",
        "2023-06-01",
        "2023-12-31",
        "2024-12-31",
        "2025-12-31",
    ];
    let each = days
        .into_iter()
        .flat_map(|day| LANGUAGES.map(|language| (language, day)));
    for (language, day) in each {
        let parts = [Part::Compare, Part::Calculate];
        let page = render_parts(&shared, language, &format!("as-of={day}"), &parts);
        let page = Page::parse(&page);
        let year: i32 = day[..4].parse().unwrap();
        let lines: Vec<&str> = page.pieces().into_iter().filter_map(Piece::text).collect();
        assert!(lines.len() > 100, "{day}: {}", lines.len());
        for line in lines {
            if years(line).any(|named| (year + 1..2100).contains(&named)) {
                leaks.push(format!("{language} on {day}: {line}"));
            }
        }
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
}
