//! Which ticks have room for a label, and which label gives the whole date.

use super::{Tick, TickKind};

/// Returns the width in pixels of a label, with the space after it.
pub(super) const fn label_width(kind: TickKind, is_first: bool) -> f64 {
    match (kind, is_first) {
        (TickKind::Year, _) => 44.0,
        (TickKind::Month, false) => 40.0,
        (TickKind::Month, true) => 76.0,
        (TickKind::Day | TickKind::Hour, false) => 50.0,
        (TickKind::Day, true) => 96.0,
        (TickKind::Hour, true) => 132.0,
    }
}

/// Determines which label gives the whole date, and which has no room.
pub(super) fn give_labels(ticks: &mut Vec<Tick>, width: f64) {
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
