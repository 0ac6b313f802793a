//! The status of all claims over time: a chart with a row for each, and the same as a table.

use crate::calendar::locale::Locale;
use crate::drawing::scale::{Axis, Window};
use crate::drawing::ticks::ticks;
use crate::list::List as _;
use crate::model::as_of::{Known, date_on};
use crate::model::story::{Claim, ClaimId, StatusEntry};
use crate::page::context::PageContext;
use crate::page::links::{DateText, ItemLink};
use crate::page::status::StatusText;
use crate::wording::date_words;

/// Minimum width of the rows in pixels, on a phone.
const NARROW: f64 = 300.0;

/// Minimum width in pixels of a band with a sign.
const SIGN: f64 = 16.0;

/// The status of all claims over time. Places are fractions of the width.
#[derive(Debug, Clone, PartialEq)]
pub struct Standings {
    /// The dates above the rows.
    pub ticks: Vec<StandingsTick>,
    /// The claims known on the day, the earliest first.
    pub rows: Vec<StandingsRow>,
}

/// A date above the rows.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingsTick {
    /// The day, since 1970.
    pub day: i32,
    /// Its place.
    pub x: f64,
    /// The date in words.
    pub label: String,
}

/// The history of a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingsRow {
    /// The claim.
    pub id: ClaimId,
    /// What is claimed, and where its card is.
    pub link: ItemLink,
    /// How long it had which status.
    pub bands: Vec<StatusBand>,
    /// The steps of its history, for the table.
    pub entries: Vec<(DateText, StatusText)>,
}

/// How long a claim had a status.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusBand {
    /// Where it begins.
    pub x: f64,
    /// How long it is.
    pub width: f64,
    /// Date and status in words.
    pub title: String,
    /// The status.
    pub status: StatusText,
    /// Whether there is room for the sign of the status.
    pub has_sign: bool,
}

/// Returns the status of all claims known on the day over time.
#[must_use]
pub fn standings(context: &PageContext) -> Standings {
    let (story, day, locale) = (context.story(), context.day(), context.locale);
    let claims = story.claims.iter();
    let mut claims: Vec<&Claim> = claims.filter(|one| one.is_known(day)).list();
    claims.sort_by_key(|claim| claim.known_from());
    let first = claims.first().map_or(day, |claim| claim.known_from());
    let axis = Axis::new(
        context.state.timeline.compressed(),
        Window::around(first, story.updated),
    );
    let ticks = ticks(&axis, NARROW).into_iter();
    let rows = claims.into_iter().map(|claim| row(context, claim, &axis));
    Standings {
        ticks: ticks
            .filter(|tick| tick.has_label)
            .map(|tick| StandingsTick {
                day: tick.date.days(),
                x: tick.x,
                label: tick.label(locale),
            })
            .list(),
        rows: rows.list(),
    }
}

fn row(context: &PageContext, claim: &Claim, axis: &Axis) -> StandingsRow {
    let (day, locale) = (context.day(), context.locale);
    let known = claim.status_history.iter();
    let known: Vec<&StatusEntry> = known.filter(|entry| entry.is_known(day)).list();
    let start = |entry: &StatusEntry| {
        let from = entry.known_from().max(claim.known_from());
        f64::from(from.days())
    };
    // Each entry lasts until the day on which the next one replaces it.
    let ends = known.iter().skip(1).map(|next| start(next));
    let ends = ends.chain([f64::from(day.days()) + 1.0]);
    let spans = known.iter().zip(ends);
    let bands = spans
        .map(|(entry, end)| (*entry, start(entry), end))
        // An entry that was replaced on the same day was never visible.
        .filter(|(_, start, end)| end > start)
        .map(|(entry, start, end)| {
            let ends = (axis.x_from_days(start), axis.x_from_days(end));
            band(entry, ends, locale)
        });
    let entries = known.iter().map(|entry| {
        let date = date_on(&entry.date, entry.known_from(), day);
        (
            DateText::new(&date, locale),
            StatusText::new(entry.status, locale),
        )
    });
    StandingsRow {
        id: claim.id.clone(),
        link: ItemLink::to_claim(context, claim),
        bands: bands.list(),
        entries: entries.list(),
    }
}

fn band(entry: &StatusEntry, (x, end): (f64, f64), locale: Locale) -> StatusBand {
    let status = StatusText::new(entry.status, locale);
    let date = date_words::when(&entry.date, locale);
    StatusBand {
        x,
        width: end - x,
        title: format!("{date}: {}", status.text),
        has_sign: (end - x) * NARROW >= SIGN,
        status,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::{opened, small, whole};

    #[test]
    fn each_band_ends_where_the_next_begins() {
        let state = opened(small(), "2025-06-30");
        let rows = standings(&whole(&state)).rows;
        let ids = rows.iter().map(|row| row.id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), ["C1", "C2"]);
        let [first, second] = &rows[0].bands[..] else {
            panic!("{:?}", rows[0].bands);
        };
        assert!((first.x + first.width - second.x).abs() < 1e-9);
        assert_eq!(second.title, "5 March 2025: disputed");
        assert!(second.has_sign);
    }

    #[test]
    fn a_status_that_was_replaced_on_the_same_day_has_no_band() {
        let mut story = small();
        story.claims.change(|claims| {
            claims[0].status_history[1].date = claims[0].status_history[0].date;
        });
        let state = opened(story, "2025-06-30");
        let row = &standings(&whole(&state)).rows[0];
        assert_eq!((row.bands.len(), row.entries.len()), (1, 2));
    }
}
