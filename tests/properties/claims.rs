//! What is reported about claims, on all days of the published story.

use contrappunto_story::calendar::date::Date;
use contrappunto_story::model::as_of::{Known, counts, days_of_news, status};
use contrappunto_story::model::changes::{ChangeDetail, changes};
use contrappunto_story::model::story::{Status, Story};
use contrappunto_story::state::claims_view::{ClaimsAction, ClaimsView, Order, countered};
use proptest::prelude::*;

use crate::support;

fn deepseek() -> Story {
    support::story(support::DEEPSEEK)
}

/// Formats each change as a line: the day, its kind, and the claim.
fn told(story: &Story, after: &str, by: &str) -> Vec<String> {
    let days = (after.parse().unwrap(), by.parse().unwrap());
    let lines = changes(story, days.0, days.1).into_iter().map(|changed| {
        let what = match changed.what {
            ChangeDetail::Made(claim, entry) => {
                format!("made {} {}", claim.id, entry.status.as_str())
            }
            ChangeDetail::Status(claim, before, entry) => {
                format!(
                    "status {} {} to {}",
                    claim.id,
                    before.as_str(),
                    entry.status.as_str()
                )
            }
            ChangeDetail::Evidence(claim, true, _) => format!("for {}", claim.id),
            ChangeDetail::Evidence(claim, false, _) => format!("against {}", claim.id),
            ChangeDetail::Change(_) => "change".to_owned(),
        };
        format!("{} {what}", changed.day)
    });
    lines.collect()
}

#[test]
fn what_changed_in_two_weeks_of_the_summer_of_2025() {
    // Compiled by hand from the story file.
    let expected = [
        "2025-06-23 against C02",
        "2025-06-23 against C04",
        "2025-06-23 against C06",
        "2025-06-23 for C02",
        "2025-06-23 for C04",
        "2025-06-23 for C04",
        "2025-06-23 for C19",
        "2025-06-23 made C08 disputed",
        "2025-06-23 status C04 contradicted-in-part to contradicted-in-part",
        "2025-06-23 status C06 disputed to disputed",
    ];
    let mut found = told(&deepseek(), "2025-06-22", "2025-07-06");
    let mut expected = expected.map(str::to_owned).to_vec();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn changes_lie_between_their_days_in_order_and_add_up() {
    let story = deepseek();
    let days = days_of_news(&story);
    let (first, last) = (days[0].plus_days(-1), *days.last().unwrap());
    let all = changes(&story, first, last);
    assert!(all.len() > 100, "{}", all.len());
    for middle in &days {
        let before = changes(&story, first, *middle);
        let after = changes(&story, *middle, last);
        assert!(
            before
                .iter()
                .all(|changed| first < changed.day && changed.day <= *middle)
        );
        assert!(after.iter().all(|changed| changed.day > *middle));
        // Splitting the period changes nothing: a claim made before the middle and evidence learnt after it stay two
        // changes.
        assert_eq!(before.len() + after.len(), all.len(), "{middle}");
        assert!(before.windows(2).all(|pair| pair[0].day <= pair[1].day));
    }
}

#[test]
fn every_change_of_status_has_a_source_and_a_reason() {
    let story = deepseek();
    for claim in &story.claims {
        for entry in &claim.status_history {
            assert!(!entry.sources.is_empty(), "{} on {}", claim.id, entry.date);
            for language in &story.languages {
                assert!(!entry.why.get(language).is_empty());
            }
        }
    }
}

#[test]
fn each_claim_that_shows_has_one_card_and_one_seat_faces_the_other_side() {
    let story = deepseek();
    for day in days_of_news(&story) {
        for chosen in views(&story) {
            for claim in &story.claims {
                let home = chosen.home(&claim.id, &story);
                assert!(home.is_some(), "{}", claim.id);
            }
            for question in &story.questions {
                for side in [&question.claims, &question.counterclaims] {
                    let shown = side.iter().filter(|id| {
                        let claim = story.claim(id).unwrap();
                        chosen.shows(claim, day)
                    });
                    let facing = chosen.facing(question, side, &story, day);
                    assert_eq!(
                        facing.is_some(),
                        shown.count() > 0,
                        "{} on {day}",
                        question.id
                    );
                    if let Some(facing) = facing {
                        assert!(chosen.shows(story.claim(facing).unwrap(), day));
                    }
                }
            }
        }
    }
}

/// Returns the default view, and one for each claim in each of its seats.
fn views(story: &Story) -> Vec<ClaimsView> {
    let mut views = vec![ClaimsView::default()];
    for question in &story.questions {
        for claim in question.claims.iter().chain(&question.counterclaims) {
            let mut view = ClaimsView::default();
            view.apply(ClaimsAction::Face(question.id.clone(), claim.clone()));
            assert_eq!(view.home(claim, story).unwrap().id, question.id);
            views.push(view);
        }
    }
    views
}

#[test]
fn a_filter_by_status_shows_as_many_as_the_bar_counts() {
    let story = deepseek();
    for day in days_of_news(&story) {
        for (wanted, count) in counts(&story, day) {
            let mut view = ClaimsView::default();
            view.apply(ClaimsAction::Status(Some(wanted)));
            let shown = story.claims.iter().filter(|claim| view.shows(claim, day));
            assert_eq!(shown.count(), count, "{} on {day}", wanted.as_str());
            view.apply(ClaimsAction::Status(Some(wanted)));
            assert_eq!(view.status, None);
        }
    }
}

#[test]
fn a_claim_that_counters_another_is_linked_both_ways_on_every_day() {
    let story = deepseek();
    for day in days_of_news(&story) {
        for claim in story.claims.iter().filter(|claim| claim.is_known(day)) {
            for other in countered(&story, claim, day) {
                assert!(other.is_known(day) && other.id != claim.id);
                let back = countered(&story, other, day);
                assert!(
                    back.iter().any(|one| one.id == claim.id),
                    "{} and {}",
                    claim.id,
                    other.id
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn no_filter_shows_what_is_not_known(day in 19_000..20_800_i32, status_at in 0..Status::ALL.len(), order in 0..Order::ALL.len()) {
        let story = deepseek();
        let day = Date::from_days(day).unwrap();
        let mut view = ClaimsView::default();
        view.apply(ClaimsAction::Order(Order::ALL[order]));
        view.apply(ClaimsAction::Status(Some(Status::ALL[status_at])));
        for claim in story.claims.iter().filter(|claim| view.shows(claim, day)) {
            prop_assert!(claim.is_known(day));
            prop_assert_eq!(status(claim, day).unwrap().status, Status::ALL[status_at]);
        }
    }
}
