//! The ticks of an axis, from millennia to hours, as fine as there is room for.

mod labels;
mod steps;
mod tick;

pub use tick::{Tick, TickKind};

use crate::list::List as _;
use labels::give_labels;
use steps::{STEPS, TickStep, each};

use crate::drawing::scale::Axis;

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
        let gaps: Vec<_> = (0..=found.len()).map(|place| ends(&found, place)).list();
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
