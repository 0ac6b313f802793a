//! The bar that sets the as-of date.

use std::rc::Rc;

use crate::calendar::date::Date;
use crate::calendar::locale::Locale;
use crate::drawing::columns::columns;
use crate::list::List as _;
use crate::model::as_of::{counts, days_of_news, event_wording};
use crate::model::story::SharedStory;
use crate::page::context::PageContext;
use crate::page::part::Part;
use crate::page::status::StatusText;
use crate::page::words;
use crate::state::claims_view::ClaimsAction;
use crate::state::view_state::{Action, Selection};
use crate::wording::date_words;

/// How many milliseconds playback stays on an event unless the host sets it: a base time, and a time per character of
/// its title.
const PACE: (usize, usize) = (1_600, 45);

/// Maximum number of bars in the density strip.
const BARS: usize = 120;

/// The days on which there is news in a story.
#[derive(Debug)]
pub struct NewsDays {
    story: SharedStory,
    days: Vec<Date>,
}

impl NewsDays {
    /// Finds the days with news, or returns `before` if that is of the same story.
    #[must_use]
    pub fn new(story: &SharedStory, before: Option<Rc<Self>>) -> Rc<Self> {
        before
            .filter(|before| before.story == *story)
            .unwrap_or_else(|| {
                Rc::new(Self {
                    days: days_of_news(story),
                    story: story.clone(),
                })
            })
    }
}

/// The bar that sets the as-of date.
#[derive(Debug, Clone, PartialEq)]
pub struct AsOfBar {
    /// The as-of date.
    pub day: ShownDay,
    /// The first day with news: the start of the slider.
    pub first: Date,
    /// The day of the last update: the end of the slider.
    pub last: Date,
    /// Whether there is no earlier day.
    pub is_first: bool,
    /// Whether there is no later day.
    pub is_last: bool,
    /// Goes to the last day.
    pub latest: Action,
    /// How much news there is along the slider.
    pub density: Vec<DensityBar>,
    /// The claims by status.
    pub counts: Vec<StatusCount>,
    /// What is known on the day, in a sentence.
    pub summary: String,
    /// What playback shows.
    pub playing: Option<Selection>,
    /// Whether playback has reached its end.
    pub is_over: bool,
    /// How many milliseconds playback stays, unless the host sets it.
    pub pace_milliseconds: u64,
}

/// A day as the bar shows it; while the slider is dragged, that is ahead of the rest of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownDay {
    /// The day.
    pub day: Date,
    /// It in words.
    pub words: String,
}

/// A bar of the density strip.
#[derive(Debug, Clone, PartialEq)]
pub struct DensityBar {
    /// The first day with news that it stands for.
    pub day: Date,
    /// Where that is along the slider, 0 to 1.
    pub x: f64,
    /// Its top, 0 to 6 pixels below that of the strip.
    pub top: i32,
    /// Whether it is after the day.
    pub is_later: bool,
}

/// How many claims have a status on the day.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusCount {
    /// The status, as in the story file.
    pub id: &'static str,
    /// The status in words.
    pub status: StatusText,
    /// How many claims have it.
    pub count: usize,
    /// Whether only these are shown.
    pub is_chosen: bool,
    /// Shows only these; `None` if the claims are not on the page.
    pub filter: Option<Action>,
}

impl ShownDay {
    /// Words a day.
    #[must_use]
    pub fn new(day: Date, locale: Locale) -> Self {
        Self {
            day,
            words: date_words::day(day, locale),
        }
    }
}

impl AsOfBar {
    /// Returns the bar as it is on the day.
    #[must_use]
    pub fn new(context: &PageContext, news: &NewsDays) -> Self {
        let (state, story, day) = (context.state, context.story(), context.day());
        let last = story.updated;
        let first = news.days.first().copied().unwrap_or(last);
        let playing = match &state.selected {
            Some(Selection::Event(id)) => story.event(id),
            _ => None,
        };
        let letters = playing.map_or(0, |event| {
            columns(event_wording(event, day).0.get(context.language()))
        });
        let chosen = state.claims.status;
        let has_filters = context.reaches(Part::Claims);
        let counts = counts(story, day).into_iter();
        let counts = counts.map(|(status, count)| StatusCount {
            id: status.as_str(),
            status: StatusText::new(status, context.locale),
            count,
            is_chosen: chosen == Some(status),
            filter: has_filters.then_some(Action::Claims(ClaimsAction::Status(Some(status)))),
        });
        Self {
            day: ShownDay::new(day, context.locale),
            first,
            last,
            is_first: day <= first,
            is_last: day >= last,
            latest: Action::AsOf(last),
            density: density(&news.days, first, last, day),
            counts: counts.list(),
            summary: words::day_summary(story, day, context.locale),
            playing: state.selected.clone(),
            is_over: state.next_event().is_none(),
            pace_milliseconds: (PACE.0 + PACE.1 * letters) as u64,
        }
    }

    /// Whether a day is one of the slider.
    #[must_use]
    pub fn includes(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// Groups the days with news that share a bar.
fn density(news: &[Date], first: Date, last: Date, today: Date) -> Vec<DensityBar> {
    let whole = f64::from((last.days() - first.days()).max(1));
    let x = |date: Date| f64::from(date.days() - first.days()) / whole;
    let place = |date: &Date| (x(*date) * BARS as f64) as usize;
    let groups: Vec<&[Date]> = news
        .chunk_by(|one, other| place(one) == place(other))
        .list();
    let most = groups.iter().map(|days| days.len()).max().unwrap_or(1);
    let bars = groups.iter().filter_map(|days| {
        let day = *days.first()?;
        // The bar of a single day is at least half as high as the tallest.
        let top = 6.0 - 6.0 * (days.len() as f64 / most as f64).sqrt();
        Some(DensityBar {
            day,
            x: x(day),
            top: top.floor() as i32,
            is_later: day > today,
        })
    });
    bars.list()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

    use super::{Date, density};

    #[test]
    fn days_that_share_a_bar_make_it_higher_and_those_after_the_day_are_marked() {
        let day = |days| Date::from_days(days).unwrap();
        let news = [day(0), day(1), day(2), day(1_000), day(2_400)];
        let bars = density(&news, day(0), day(2_400), day(1_000));
        let drawn: Vec<_> = bars
            .iter()
            .map(|bar| (bar.day.days(), bar.top, bar.is_later))
            .collect();
        assert_eq!(drawn, [(0, 0, false), (1_000, 2, false), (2_400, 2, true)]);
        assert!(bars.iter().all(|bar| (0.0..=1.0).contains(&bar.x)));
    }
}
