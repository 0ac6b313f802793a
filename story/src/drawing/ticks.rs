//! The ticks of an axis, from millennia to hours, as fine as there is room for.

use crate::calendar::date::Date;
use crate::calendar::locale::Locale;
use crate::drawing::scale::Axis;

/// What begins at a tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TickKind {
    /// One or more years.
    Year,
    /// One or more months.
    Month,
    /// One or more days.
    Day,
    /// One or more hours.
    Hour,
}

/// A tick.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// The day it is on.
    pub date: Date,
    /// The hour of that day, 0 to 23.
    pub hour: u8,
    /// What begins there.
    pub kind: TickKind,
    /// Its position, 0 to 1.
    pub x: f64,
    /// Whether its label has to give the whole date, because no label before it does.
    pub is_first: bool,
    /// Whether there is room for its label.
    pub has_label: bool,
}

impl Tick {
    /// Returns its label: the year where one begins, otherwise as little as tells the ticks apart.
    #[must_use]
    pub fn label(&self, locale: Locale) -> String {
        let (date, year) = (self.date, self.date.year());
        let month = locale.month_short(date.month());
        let day = || format!("{} {month}", date.day());
        match (self.kind, self.is_first) {
            (TickKind::Year, _) => year.to_string(),
            (TickKind::Month, false) => month.to_owned(),
            (TickKind::Month, true) => format!("{month} {year}"),
            (TickKind::Day, false) => day(),
            (TickKind::Day, true) => format!("{} {year}", day()),
            (TickKind::Hour, false) => format!("{:02}:00", self.hour),
            (TickKind::Hour, true) => format!("{:02}:00, {} {year}", self.hour, day()),
        }
    }
}

/// Tick intervals from coarse to fine; each includes all ticks of those before it.
#[derive(Clone, Copy)]
enum TickStep {
    Years(i32),
    Months(u8),
    /// The days on which a part of a month begins.
    Days(&'static [u8]),
    Day,
    Hours(u8),
}

const STEPS: &[TickStep] = &[
    TickStep::Years(5_000),
    TickStep::Years(1_000),
    TickStep::Years(500),
    TickStep::Years(100),
    TickStep::Years(50),
    TickStep::Years(10),
    TickStep::Years(5),
    TickStep::Years(1),
    TickStep::Months(6),
    TickStep::Months(3),
    TickStep::Months(1),
    TickStep::Days(&[1, 16]),
    TickStep::Days(&[1, 6, 11, 16, 21, 26]),
    TickStep::Day,
    TickStep::Hours(12),
    TickStep::Hours(6),
    TickStep::Hours(3),
    TickStep::Hours(1),
];

impl TickStep {
    const fn kind(self) -> TickKind {
        match self {
            Self::Years(_) => TickKind::Year,
            Self::Months(_) => TickKind::Month,
            Self::Days(_) | Self::Day => TickKind::Day,
            Self::Hours(_) => TickKind::Hour,
        }
    }

    /// Returns the minimum distance in pixels from one tick to the next: a label and the space after it.
    const fn width(self) -> f64 {
        label_width(self.kind(), false)
    }

    /// Returns roughly the minimum number of days from one tick to the next; less at the end of a short month.
    fn days(self) -> f64 {
        match self {
            Self::Years(years) => 365.0 * f64::from(years),
            Self::Months(months) => 28.0 * f64::from(months),
            Self::Days([_, second, ..]) => f64::from(*second) - 1.0,
            Self::Days(_) | Self::Day => 1.0,
            Self::Hours(hours) => f64::from(hours) / 24.0,
        }
    }
}

/// Returns the width in pixels of a label, with the space after it.
const fn label_width(kind: TickKind, is_first: bool) -> f64 {
    match (kind, is_first) {
        (TickKind::Year, _) => 44.0,
        (TickKind::Month, false) => 40.0,
        (TickKind::Month, true) => 76.0,
        (TickKind::Day | TickKind::Hour, false) => 50.0,
        (TickKind::Day, true) => 96.0,
        (TickKind::Hour, true) => 132.0,
    }
}

/// Returns the ticks of an axis that is at least `width` pixels wide.
///
/// Between two ticks, those of the next finer interval are added if there is room for all of them or, where time is not
/// laid out evenly, as many of them as there is room for.
#[must_use]
pub fn ticks(axis: &Axis, width: f64) -> Vec<Tick> {
    let mut found: Vec<Tick> = Vec::new();
    let window = axis.window();
    for step in STEPS {
        let ends = |found: &[Tick], place: usize| {
            let before = place.checked_sub(1).and_then(|before| found.get(before));
            let after = found.get(place);
            (
                before.map(|tick| (days(tick), tick.x)),
                after.map(|tick| (days(tick), tick.x)),
            )
        };
        let gaps: Vec<_> = (0..=found.len()).map(|place| ends(&found, place)).collect();
        let mut more = Vec::new();
        for (before, after) in gaps {
            let from = before.map_or(window.start(), |(day, _)| day);
            let to = after.map_or(window.end(), |(day, _)| day);
            // Beyond the window, the neighbour is out of sight, and no nearer than the edge.
            let before = before.map_or(f64::NEG_INFINITY, |(_, x)| x);
            let after = after.map_or(f64::INFINITY, |(_, x)| x);
            fill(axis, width, *step, (from, to), (before, after), &mut more);
        }
        found.append(&mut more);
        found.sort_by(|one, other| one.x.total_cmp(&other.x));
    }
    give_labels(&mut found, width);
    found
}

fn days(tick: &Tick) -> f64 {
    f64::from(tick.date.days()) + f64::from(tick.hour) / 24.0
}

/// Adds the ticks of an interval between two existing ticks.
fn fill(
    axis: &Axis,
    width: f64,
    step: TickStep,
    (from, to): (f64, f64),
    (before, after): (f64, f64),
    found: &mut Vec<Tick>,
) {
    let room = step.width() / width;
    let scale = axis.scale();
    let is_even = scale.is_even_between(from, to);
    let pixels = (axis.x_from_days(to) - axis.x_from_days(from)) * width;
    let has_too_many = is_even && (to - from) / step.days() > 2.0 * width / step.width();
    // A label omits the year or the day that an earlier tick names, so none of those may be missing in between.
    let is_told = match step.kind() {
        TickKind::Year => true,
        TickKind::Month | TickKind::Day => to - from < 367.0,
        TickKind::Hour => to - from < 1.01,
    };
    if pixels < step.width() || has_too_many || !is_told {
        return;
    }
    let start = found.len();
    let mut last = before;
    let fits = each(step, from, to, &mut |date, hour| {
        let x = axis.x_from_days(f64::from(date.days()) + f64::from(hour) / 24.0);
        let is_apart = x - last >= room && after - x >= room;
        if is_apart && (0.0..=1.0).contains(&x) {
            last = x;
            found.push(Tick {
                date,
                hour,
                kind: step.kind(),
                x,
                is_first: false,
                has_label: true,
            });
        }
        // Where time is laid out evenly, it is all or none.
        is_apart || !is_even
    });
    if !fits {
        found.truncate(start);
    }
}

/// Calls `keep` for each tick of an interval strictly between two days; stops and returns `false` if `keep` does.
fn each(step: TickStep, from: f64, to: f64, keep: &mut dyn FnMut(Date, u8) -> bool) -> bool {
    // Beyond the calendar, its nearest day.
    let day = |days: f64| {
        let (first, last) = (f64::from(Date::FIRST.days()), f64::from(Date::LAST.days()));
        Date::from_days(days.clamp(first, last) as i32)
    };
    let (Some(first), Some(last)) = (day(from.floor()), day(to.ceil())) else {
        return true;
    };
    let mut is_kept = |date: Date, hour: u8| {
        let at = f64::from(date.days()) + f64::from(hour) / 24.0;
        !(at > from && at < to) || keep(date, hour)
    };
    match step {
        TickStep::Years(every) => (first.year()..=last.year())
            .filter(|year| year.rem_euclid(every) == 0)
            .filter_map(|year| Date::new(year, 1, 1).ok())
            .all(|date| is_kept(date, 0)),
        TickStep::Months(every) => (first.year()..=last.year())
            .flat_map(|year| (1..=12).map(move |month| (year, month)))
            .filter(|(_, month)| (month - 1) % every == 0)
            .filter_map(|(year, month)| Date::new(year, month, 1).ok())
            .all(|date| is_kept(date, 0)),
        TickStep::Days(_) | TickStep::Day | TickStep::Hours(_) => {
            let mut date = first;
            while date <= last {
                let is_of_it = match step {
                    TickStep::Days(days) => days.contains(&date.day()),
                    _ => true,
                };
                let hours = match step {
                    TickStep::Hours(hours) => hours,
                    _ => 24,
                };
                let mut hour = 0;
                while is_of_it && hour < 24 {
                    if !is_kept(date, hour) {
                        return false;
                    }
                    hour += hours;
                }
                let next = date.plus_days(1);
                if next == date {
                    break;
                }
                date = next;
            }
            true
        }
    }
}

/// Determines which label gives the whole date, and which has no room.
fn give_labels(ticks: &mut Vec<Tick>, width: f64) {
    if let Some(first) = ticks.first_mut() {
        first.is_first = true;
        let end = first.x + label_width(first.kind, true) / width;
        if first.kind != TickKind::Year {
            // A year to the right of the first label says as much, and stays; anything else in the way of that label is
            // removed.
            let in_way = |tick: &Tick| !tick.is_first && tick.x < end;
            if ticks
                .iter()
                .any(|tick| in_way(tick) && tick.kind == TickKind::Year)
            {
                if let Some(first) = ticks.first_mut() {
                    first.is_first = false;
                }
            } else {
                // With a day its hours are removed, which would seem to be those of the day before.
                let mut gone = None;
                ticks.retain(|tick| {
                    if in_way(tick) {
                        gone = Some(gone.map_or(tick.kind, |gone: TickKind| gone.min(tick.kind)));
                        return false;
                    }
                    let is_of_gone = gone.is_some_and(|gone| tick.kind > gone);
                    if !is_of_gone {
                        gone = None;
                    }
                    !is_of_gone
                });
            }
        }
    }
    for tick in ticks {
        let room = label_width(tick.kind, tick.is_first) - LABEL_GAP;
        tick.has_label = tick.x + room / width <= 1.0;
    }
}

/// Pixels of the space after a label that may be missing at the end of the axis.
const LABEL_GAP: f64 = 6.0;
