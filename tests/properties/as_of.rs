//! What was known on a day.

use std::collections::BTreeSet;

use contrappunto_story::calendar::date::Date;
use contrappunto_story::calendar::edtf::When;
use contrappunto_story::model::as_of::{
    Known, claim_wording, claimants, counts, date_on, days_of_news, event_wording, first_day,
    latest_event, quotes, status, within,
};
use contrappunto_story::model::story::{Claim, Story};
use proptest::prelude::*;

use crate::random::{days, stories};
use crate::support;

/// Checks that nothing that `as_of` returns for a day is later than the day.
pub fn assert_nothing_is_later(story: &Story, day: Date) {
    for claim in &story.claims {
        let entry = status(claim, day);
        assert_eq!(
            entry.is_some(),
            claim.is_known(day),
            "{} on {day}",
            claim.id
        );
        assert!(entry.is_none_or(|entry| entry.known_from() <= day));
        // It is the last of the entries that are not later than the day.
        let last = claim
            .status_history
            .iter()
            .filter(|entry| entry.known_from() <= day)
            .count();
        assert!(entry.is_none_or(|entry| *entry == claim.status_history[last - 1]));
        assert!(claimants(claim, day).all(|who| who.from.is_none_or(|from| from <= day)));
        for quote in quotes(claim, day) {
            assert!(quote.date.as_ref().unwrap_or(&claim.date).known_from() <= day);
        }
        if claim.is_known(day) {
            assert_tellable(&claim.date, claim.known_from(), day);
        }
    }
    for event in story.events.iter().filter(|event| event.is_known(day)) {
        assert!(event.known_from() <= day);
        assert_tellable(&event.date, event.known_from(), day);
    }
    assert!(latest_event(story, day).is_none_or(|event| event.is_known(day)));
    let known = story
        .claims
        .iter()
        .filter(|claim| claim.is_known(day))
        .count();
    let counts = counts(story, day);
    assert_eq!(
        counts.iter().map(|(_, count)| count).sum::<usize>(),
        known,
        "on {day}"
    );
    assert!(counts.windows(2).all(|pair| pair[0].0 < pair[1].0));
}

/// Checks that a date as told on a day names no later day.
fn assert_tellable(date: &When, known: Date, day: Date) {
    let told = date_on(date, known, day);
    assert!(
        told.known_from() <= day,
        "{date} on {day} is told as {told}"
    );
    assert!(
        told.last_day().is_none_or(|last| last <= day),
        "{date} on {day} is told as {told}"
    );
    if date.last_day().is_some_and(|last| last <= day) {
        assert_eq!(told, *date, "what is over is told as it was");
    }
}

/// Checks that the wording of a day is the first whose end is still in the future, otherwise the present one.
fn assert_wordings(story: &Story, day: Date) {
    for event in &story.events {
        let (title, summary) = event_wording(event, day);
        let titles = event
            .earlier
            .iter()
            .filter_map(|one| Some((one.until, one.title.as_ref()?)));
        let summaries = event
            .earlier
            .iter()
            .filter_map(|one| Some((one.until, one.summary.as_ref()?)));
        assert_eq!(
            title,
            chosen(titles, day, &event.title),
            "{} on {day}",
            event.id
        );
        assert_eq!(
            summary,
            chosen(summaries, day, &event.summary),
            "{} on {day}",
            event.id
        );
    }
    for claim in &story.claims {
        let wording = claim_wording(claim, day);
        let labels = claim
            .earlier
            .iter()
            .filter_map(|one| Some((one.until, one.label.as_ref()?)));
        let statements = claim
            .earlier
            .iter()
            .filter_map(|one| Some((one.until, one.statement.as_ref()?)));
        let notes = claim
            .earlier
            .iter()
            .filter_map(|one| Some((one.until, one.about_note.as_ref()?)));
        let interests = claim
            .earlier
            .iter()
            .filter_map(|one| Some((one.until, one.interest.as_ref()?)));
        assert_eq!(
            wording.label,
            chosen(labels, day, &claim.label),
            "{} on {day}",
            claim.id
        );
        assert_eq!(
            wording.statement,
            chosen(statements, day, &claim.statement),
            "{} on {day}",
            claim.id
        );
        assert_eq!(
            wording.about_note,
            chosen(notes, day, &claim.about_note),
            "{} on {day}",
            claim.id
        );
        assert_eq!(
            wording.interest,
            chosen(interests, day, &claim.interest),
            "{} on {day}",
            claim.id
        );
    }
}

/// Returns the earlier text that ends soonest after the day, found by a separate search.
fn chosen<'a, T>(earlier: impl Iterator<Item = (Date, &'a T)>, day: Date, present: &'a T) -> &'a T {
    let mut best: Option<(Date, &T)> = None;
    for (until, text) in earlier {
        if until > day && best.is_none_or(|(soonest, _)| until < soonest) {
            best = Some((until, text));
        }
    }
    best.map_or(present, |(_, text)| text)
}

/// Returns what a reader can distinguish on a day, except wording.
fn seen(story: &Story, day: Date) -> (Vec<bool>, Vec<Option<usize>>) {
    let events = story
        .events
        .iter()
        .map(|event| event.is_known(day))
        .collect();
    let place = |claim: &Claim| {
        let entry = status(claim, day)?;
        claim.status_history.iter().rposition(|one| one == entry)
    };
    (events, story.claims.iter().map(place).collect())
}

proptest! {
    #[test]
    fn no_day_shows_anything_learnt_later(story in stories(), day in days()) {
        assert_nothing_is_later(&story, day);
        assert_wordings(&story, day);
    }

    #[test]
    fn what_is_known_stays_known(story in stories(), one in days(), other in days()) {
        let (earlier, later) = (one.min(other), one.max(other));
        for event in &story.events {
            prop_assert!(!event.is_known(earlier) || event.is_known(later));
        }
        for claim in &story.claims {
            prop_assert!(!claim.is_known(earlier) || claim.is_known(later));
        }
    }

    #[test]
    fn days_of_news_are_in_order_each_once_and_nothing_changes_between(story in stories()) {
        let news = days_of_news(&story);
        prop_assert!(news.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(news.iter().all(|day| *day <= story.updated));
        let last = news.last().copied().unwrap();
        let mut day = first_day(&story).plus_days(-1);
        while day < last {
            let next = day.plus_days(1);
            prop_assert!(news.contains(&next) || seen(&story, day) == seen(&story, next), "{} brought news", next);
            day = next;
        }
    }

    #[test]
    fn a_day_is_moved_into_the_story(story in stories(), day in days()) {
        let moved = within(&story, day);
        prop_assert!(first_day(&story) <= moved && moved <= story.updated);
        prop_assert_eq!(within(&story, moved), moved);
        prop_assert!(moved == day || day < first_day(&story) || day > story.updated);
    }
}

#[test]
fn no_day_of_the_published_story_shows_anything_learnt_later() {
    let story = support::story(support::DEEPSEEK);
    let news = days_of_news(&story);
    assert!(news.len() > 40);
    let untils = story
        .claims
        .iter()
        .flat_map(|claim| claim.earlier.iter().map(|one| one.until));
    let more = story
        .events
        .iter()
        .flat_map(|event| event.earlier.iter().map(|one| one.until));
    let days: BTreeSet<Date> = news
        .iter()
        .copied()
        .chain(untils)
        .chain(more)
        .flat_map(|day| [day.plus_days(-1), day, day.plus_days(1)])
        .collect();
    for day in days {
        assert_nothing_is_later(&story, day);
        assert_wordings(&story, day);
    }
}

#[test]
fn no_text_of_a_claim_is_seen_before_the_day_it_was_written_for() {
    // The statement of 17 September 2025 names 512 H800s; on the day before, nobody had said so.
    let story = support::story(support::DEEPSEEK);
    let claim = story
        .claims
        .iter()
        .find(|claim| claim.id.as_str() == "C02")
        .unwrap();
    let label = |day: &str| {
        claim_wording(claim, support::day(day))
            .label
            .get("en")
            .to_owned()
    };
    assert!(!label("2025-09-16").contains("512"));
    assert!(label("2025-09-17").contains("512"));
}
