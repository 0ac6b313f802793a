//! Tests of citations in a line and for reference managers.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

use super::csl::date_of;
use super::*;
use crate::calendar::date::Date;
use crate::check::story_check;
use crate::model::story::{ActorKind, Story};
use crate::reading::json::Json;

fn small() -> Story {
    let text = include_str!("../../../../tests/stories/small.json");
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
