//! The scale that gives room to crowded stretches and shortens empty ones.

use super::Scale;
use super::unit::Unit;
use crate::calendar::date::Date;
use crate::list::List as _;

/// The number of consecutive empty units from which the axis is broken, if they take less than half of their length.
const BROKEN: usize = 6;

impl Scale {
    /// Returns a scale that gives room to where most of the given days are, and shortens what is empty between them.
    #[must_use]
    pub fn compressed(days: &[Date]) -> Self {
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
            return Self::even();
        };
        let unit = Unit::for_days(last.days() - first.days());
        let mut starts = vec![unit.start(*first)];
        while let Some(start) = starts.last().copied()
            && start <= *last
        {
            let next = unit.next(start);
            if next <= start {
                break;
            }
            starts.push(next);
        }
        let mut counts = vec![0_u32; starts.len().saturating_sub(1)];
        for day in days {
            let place = starts.partition_point(|start| start <= day);
            if let Some(count) = place.checked_sub(1).and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
        Self::weighted(&starts, &counts)
    }

    /// Places joints at the starts of units, by how many days are counted in each.
    fn weighted(starts: &[Date], counts: &[u32]) -> Self {
        let mut weights = Vec::with_capacity(counts.len());
        let mut empty = Vec::new();
        let mut place = 0;
        while let Some(count) = counts.get(place) {
            if *count > 0 {
                // Less than proportional: one crowded unit must not displace everything else.
                weights.push(1.0 + 1.6 * f64::from(*count).powf(0.8));
                place += 1;
                continue;
            }
            let run = counts.iter().skip(place).take_while(|count| **count == 0);
            let run = run.count();
            let whole = 0.8 + 0.5 * (run as f64).log2();
            weights.extend(std::iter::repeat_n(whole / run as f64, run));
            if run >= BROKEN {
                empty.push((place, place + run));
            }
            place += run;
        }
        let day = |place: usize| starts.get(place).map_or(0.0, |date| f64::from(date.days()));
        let whole = day(starts.len() - 1) - day(0);
        let step = whole / weights.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        let mut at = day(0);
        let mut joints = vec![(at, at)];
        for (place, weight) in weights.iter().enumerate() {
            at += weight * step;
            joints.push((day(place + 1), at));
        }
        let at = |place: usize| joints.get(place).copied().unwrap_or_default();
        let breaks = empty.into_iter().map(|(from, to)| (at(from), at(to)));
        let is_short =
            |(from, to): &((f64, f64), (f64, f64))| to.1 - from.1 < (to.0 - from.0) / 2.0;
        let breaks = breaks.filter(is_short);
        Self {
            breaks: breaks.map(|(from, to)| (from.0, to.0)).list(),
            joints,
        }
    }
}
