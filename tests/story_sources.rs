//! The sources of the published story: numbered in reading order, and without links to places that are not known yet.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

#[path = "support/pages.rs"]
mod support;

use std::collections::BTreeSet;

use contrappunto_story::calendar::date::Date;
use contrappunto_story::model::as_of::{
    Known, claim_wording, days_of_news, event_wording, quotes, status,
};
use contrappunto_story::model::story::{Claim, SharedStory, SourceId, Story};
use contrappunto_story::state::uses::{CitationPlace, number_sources, places, root_among, uses};
use support::page::{LANGUAGES, Node, Page, render};

fn deepseek() -> Story {
    support::story(support::DEEPSEEK)
}

/// Returns the page of a story on a day.
fn page_on(story: &SharedStory, language: &str, day: impl std::fmt::Display) -> Page {
    Page::parse(&render(story, language, &format!("as-of={day}")))
}

/// The list of sources in a page.
const LIST: &str = "[part=sources]";

/// What repeats things of the page: the card of the newest event, and the latest changes.
const AGAIN: &str = ".detail, .changes";

#[test]
fn numbers_hang_on_no_order_of_the_file() {
    let numbered = deepseek();
    let mut turned = deepseek();
    turned.sources.change(|sources| sources.reverse());
    number_sources(&mut turned);
    let used: BTreeSet<_> = uses(&numbered).iter().map(|it| it.source.clone()).collect();
    assert!(used.len() > 200);
    let ids = |story: &Story| -> Vec<SourceId> {
        let sources = story.sources.iter().map(|source| source.id.clone());
        sources.filter(|id| used.contains(id)).collect()
    };
    assert_eq!(ids(&numbered), ids(&turned));
}

/// Returns every day on which something becomes known or is reworded, and the day before each.
fn days(story: &Story) -> BTreeSet<Date> {
    let mut days: BTreeSet<Date> = days_of_news(story).into_iter().collect();
    let uses = uses(story);
    days.extend(uses.iter().map(|it| it.from));
    days.extend(uses.iter().filter_map(|it| it.until));
    days.extend(story.sources.iter().map(Known::known_from));
    let before: Vec<Date> = days.iter().map(|day| day.plus_days(-1)).collect();
    days.extend(before);
    days.retain(|day| *day <= story.updated && *day >= support::day("2022-08-01"));
    days
}

#[test]
fn on_no_day_is_a_use_told_of_what_is_not_known() {
    let story = deepseek();
    let days = days(&story);
    assert!(days.len() > 150, "{} days", days.len());
    for day in days {
        for (place, sources) in places(&story, day) {
            for source in sources {
                let source = story.sources.get(source).unwrap();
                let is_known = match place {
                    CitationPlace::Era(id) => {
                        let era = story.eras.iter().find(|era| era.id == *id).unwrap();
                        era.date.known_from() <= day
                    }
                    CitationPlace::Event(id) => story.event(id).unwrap().is_known(day),
                    CitationPlace::Claim(id) => {
                        let claim = story.claim(id).unwrap();
                        status(claim, day).is_some() && cites_on(claim, day).contains(&source.id)
                    }
                    CitationPlace::Table(id) => {
                        let mut items = story.table(id).unwrap().items.iter();
                        items.any(|item| item.is_known(day))
                    }
                    CitationPlace::Calculation(id) => story.calculation(id).unwrap().is_known(day),
                    CitationPlace::OpenQuestions => story
                        .open_questions
                        .iter()
                        .any(|question| question.since.known_from() <= day),
                };
                assert!(is_known, "{day}: {} in {place:?}", source.id);
            }
        }
    }
}

/// Returns what a claim's card cites on a day, implemented a second time.
fn cites_on(claim: &Claim, day: Date) -> BTreeSet<SourceId> {
    let evidence = claim.supporting.iter().chain(&claim.against);
    let evidence = evidence.filter(|piece| piece.is_known(day));
    let history = claim.status_history.iter();
    let history = history.filter(|entry| entry.is_known(day));
    let mut cited: BTreeSet<SourceId> = claim_wording(claim, day).sources.iter().cloned().collect();
    cited.extend(quotes(claim, day).flat_map(|quote| quote.sources.clone()));
    cited.extend(evidence.flat_map(|piece| piece.sources.clone()));
    cited.extend(history.flat_map(|entry| entry.sources.clone()));
    cited
}

#[test]
fn the_sources_of_a_claim_are_all_that_its_card_cites() {
    let story = deepseek();
    let uses = uses(&story);
    for day in days(&story) {
        for claim in &story.claims {
            let listed: BTreeSet<SourceId> = uses
                .iter()
                .filter(|it| it.place == CitationPlace::Claim(&claim.id) && it.holds(day))
                .map(|it| it.source.clone())
                .collect();
            let expected = match status(claim, day) {
                Some(_) => cites_on(claim, day),
                None => BTreeSet::new(),
            };
            assert_eq!(listed, expected, "{day}: {}", claim.id);
        }
    }
}

/// Checks the whole published page on a sample of days, so that the wording is that of the day.
#[test]
fn what_the_list_links_to_is_in_the_page_and_cites_the_source() {
    let story = deepseek();
    let shared = SharedStory::from(deepseek());
    for day in [
        "2023-07-31",
        "2025-01-19",
        "2025-01-27",
        "2025-01-31",
        "2025-05-14",
        "2026-09-30",
    ] {
        for language in LANGUAGES {
            let page = page_on(&shared, language, day);
            let mut seen = 0;
            for (source, target) in targets(&page) {
                seen += 1;
                let place = format!("{day} {language}: {source} → {target}");
                let element = page.find(&format!("[id=\"{target}\"]"));
                let element = element.unwrap_or_else(|| panic!("{place}"));
                assert!(element.closest("[hidden]").is_none(), "{place}");
                assert!(element.closest(AGAIN).is_none(), "{place}");
                assert!(element.closest(LIST).is_none(), "{place}");
                let (_, known) = story.numbered_source(&source).unwrap();
                assert!(known.is_known(support::day(day)), "{place}");
                if target.starts_with("event-") || target.starts_with("claim-") {
                    let link = format!("a[href=\"#source-{source}\"]");
                    assert!(element.find(&link).is_some(), "{place} is not cited there");
                }
            }
            assert!(seen > 5, "{day}: only {seen} links");
        }
    }
}

/// Returns what each entry of the list of sources links to in the page, except other sources.
fn targets(page: &Page) -> Vec<(SourceId, &str)> {
    let links = page.one(LIST).all("li[id^=source-] a[href^=\"#\"]");
    let targets = links.iter().filter_map(|link| {
        // An entry may contain those of the sources that repeat it.
        let entry = link.closest("li[id^=source-]")?;
        let source = SourceId::from(entry.id().strip_prefix("source-")?);
        Some((source, link.is("href").strip_prefix('#')?))
    });
    targets
        .filter(|(_, target)| !target.starts_with("source-"))
        .collect()
}

#[test]
fn a_source_stands_under_its_root() {
    let story = deepseek();
    let sources = story.sources.iter();
    let is_known: Vec<bool> = sources.map(|it| it.is_known(story.updated)).collect();
    let mut repeating = 0;
    for (place, source) in story.sources.iter().enumerate() {
        let root = root_among(&story, place, &is_known);
        assert_eq!(root.is_some(), source.origin.is_some(), "{}", source.id);
        if let Some(root) = root {
            repeating += 1;
            let expected = story.root_of(&source.id);
            assert_eq!(&story.sources[root].id, expected, "{}", source.id);
        }
    }
    assert!(repeating > 10);
}

#[test]
fn it_stands_by_itself_until_its_root_is_published() {
    let mut story = support::story(support::SMALL);
    story.sources.change(|sources| {
        let root = sources.iter_mut().find(|it| it.id.as_str() == "report");
        root.unwrap().date = Some("2025-03-01".parse().unwrap());
    });
    let shared = SharedStory::from(story);
    for (day, is_alone) in [("2025-02-28", true), ("2025-03-01", false)] {
        let page = page_on(&shared, "en", day);
        let list = page.one(LIST);
        let known = list.all("[data-known=yes]").len();
        assert_eq!(known, if is_alone { 1 } else { 2 }, "{day}");
        let entry = list.one("#source-gazette");
        let lists = entry.ancestry().filter(|node| node.name() == "ol").count();
        assert_eq!(lists, if is_alone { 1 } else { 2 }, "{day}");
        let root = entry.parent().and_then(|list| list.closest("li"));
        let expected = (!is_alone).then_some("source-report");
        assert_eq!(root.as_ref().map(Node::id), expected, "{day}");
        assert_eq!(list.text().contains("repeated by 1"), !is_alone, "{day}");
    }
}

/// Checks that the list names places by their titles on the day.
#[test]
fn a_place_is_named_as_it_was_worded() {
    let story = deepseek();
    let shared = SharedStory::from(deepseek());
    let later = story.events.iter().find_map(|event| {
        let earlier = event
            .earlier
            .iter()
            .rfind(|earlier| earlier.title.is_some())?;
        let day = earlier.until.plus_days(-1);
        let (title, _) = event_wording(event, day);
        (event.is_known(day) && *title != event.title).then_some((event, day))
    });
    let worded = story.claims.iter().find_map(|claim| {
        let earlier = claim
            .earlier
            .iter()
            .rfind(|earlier| earlier.label.is_some())?;
        let day = earlier.until.plus_days(-1);
        status(claim, day)?;
        Some((claim_wording(claim, day).label, &claim.label, day))
    });
    let mut checked = 0;
    if let Some((event, day)) = later {
        let text = page_on(&shared, "en", day).one(LIST).raw_text();
        assert!(!text.contains(event.title.get("en")), "{day}: {}", event.id);
        checked += 1;
    }
    if let Some((then, now, day)) = worded {
        let text = page_on(&shared, "en", day).one(LIST).raw_text();
        assert!(
            text.contains(then.get("en")) && !text.contains(now.get("en")),
            "{day}"
        );
        checked += 1;
    }
    assert!(checked > 0, "the story has no wording to try");
}
