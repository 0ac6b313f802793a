//! The days of a story: the first, those with news, those that can be asked for.

use crate::calendar::date::Date;
use crate::list::List as _;
use crate::model::known::Known;
use crate::model::story::Story;

/// Clamps a day to those covered by a story, from its first day to its last update.
#[must_use]
pub fn within(story: &Story, day: Date) -> Date {
    day.clamp(first_day(story).min(story.updated), story.updated)
}

/// Returns the first day on which anything of the story is known.
#[must_use]
pub fn first_day(story: &Story) -> Date {
    days_of_news(story)
        .first()
        .copied()
        .unwrap_or(story.updated)
}

/// Returns the days on which an event, a claim or a status became known, up to the last update, sorted and without
/// duplicates.
#[must_use]
pub fn days_of_news(story: &Story) -> Vec<Date> {
    let mut days: Vec<Date> = story
        .events
        .iter()
        .map(Known::known_from)
        .chain(story.claims.iter().map(Known::known_from))
        .chain(story.claims.iter().flat_map(|claim| {
            let known = claim.known_from();
            claim
                .status_history
                .iter()
                .map(Known::known_from)
                .filter(move |day| *day >= known)
        }))
        .filter(|day| *day <= story.updated)
        .list();
    days.sort_unstable();
    days.dedup();
    days
}
