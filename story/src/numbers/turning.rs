//! Turning points: the values of one figure at which what follows from it changes.

use crate::list::List as _;
use crate::numbers::figure::Figure;
use crate::numbers::number::roundest;

/// The number of steps in which a range is scanned; what turns and turns back within one step is not found.
const STEPS: u32 = 24;

/// Returns the values between `low` and `high` at which anything that `state` returns changes, sorted and distinct.
///
/// `near` are values that are evaluated in addition to the steps, for what holds only closely around a value. `state`
/// returns the same number of results for every value; given an index, it returns only the result at that index.
/// Between two neighbouring values that differ, the turning point is found by bisection to within rounding errors, and
/// returned as the roundest number there: 600, not 599.9999999999999.
#[must_use]
pub fn turning_points(
    low: f64,
    high: f64,
    near: &[f64],
    state: &mut dyn FnMut(f64, Option<usize>) -> Vec<Figure>,
) -> Vec<f64> {
    let mut points: Vec<f64> = Vec::new();
    if low >= high {
        return points;
    }
    let step = |step: u32| low + (high - low) * f64::from(step) / f64::from(STEPS);
    let inside = near
        .iter()
        .copied()
        .filter(|value| *value > low && *value < high);
    let mut places: Vec<f64> = (1..=STEPS).map(step).chain(inside).list();
    places.sort_by(f64::total_cmp);
    let mut from = low;
    let mut before = state(low, None);
    for place in places {
        let after = state(place, None);
        for (index, (one, two)) in before.iter().zip(&after).enumerate() {
            if one == two {
                continue;
            }
            let mut holds_at = |value: f64| state(value, Some(index)).first() == Some(one);
            let found = roundest(halve(from, place, &mut holds_at));
            if !points.contains(&found) {
                points.push(found);
            }
        }
        from = place;
        before = after;
    }
    points.sort_by(f64::total_cmp);
    points
}

/// What holds around a value, and at it.
#[derive(Debug, Clone, PartialEq)]
pub struct Around<T> {
    /// The value.
    pub at: f64,
    /// What holds below.
    pub below: T,
    /// What holds at it.
    pub there: T,
    /// What holds above.
    pub above: T,
}

/// Returns those of `points`, between `low` and `high`, around which the result of `holds` changes.
pub fn between<T: PartialEq>(
    low: f64,
    points: &[f64],
    high: f64,
    holds: &mut dyn FnMut(f64) -> T,
) -> Vec<Around<T>> {
    let ends: Vec<f64> = [&[low], points, &[high]].concat();
    let mut found = Vec::new();
    for neighbours in ends.windows(3) {
        let [before, at, after] = neighbours else {
            continue;
        };
        let (below, there, above) = (
            holds(before.midpoint(*at)),
            holds(*at),
            holds(at.midpoint(*after)),
        );
        if below != above || there != above {
            found.push(Around {
                at: *at,
                below,
                there,
                above,
            });
        }
    }
    found
}

/// Returns the first value at which what held at `low` no longer holds, to fourteen digits.
fn halve(mut low: f64, mut high: f64, holds_at: &mut dyn FnMut(f64) -> bool) -> f64 {
    while high - low > high.abs().max(low.abs()) * 1e-14 {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if holds_at(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(low: f64, high: f64, truths: &[&dyn Fn(f64) -> bool]) -> Vec<f64> {
        turning_points(low, high, &[], &mut |value, one| {
            let asked = truths.iter().enumerate();
            let asked = asked.filter(|(index, _)| one.is_none_or(|one| one == *index));
            asked
                .map(|(_, truth)| Figure::truth(truth(value)))
                .collect()
        })
    }

    #[test]
    fn every_threshold_is_found_to_its_last_digit() {
        let found = points(
            0.0,
            1200.0,
            &[&|x| x >= 600.0, &|x| x > 601.0, &|x| x * 0.1 < 0.592],
        );
        assert_eq!(found, [5.92, 600.0, 601.0]);
    }

    #[test]
    fn thresholds_close_together_are_told_apart() {
        assert_eq!(
            points(0.0, 1e6, &[&|x| x > 20_800.0, &|x| x < 20_801.0]),
            [20_800.0, 20_801.0]
        );
    }

    #[test]
    fn what_holds_only_around_a_value_is_found_from_it() {
        let found = turning_points(0.0, 1e6, &[2048.0], &mut |value, _| {
            vec![Figure::truth((value - 2048.0).abs() <= 48.0)]
        });
        assert_eq!(found, [2000.0, 2096.0]);
    }

    #[test]
    fn what_never_turns_has_no_such_place() {
        assert!(points(0.0, 10.0, &[&|_| true]).is_empty());
        assert!(points(10.0, 10.0, &[&|x| x > 5.0]).is_empty());
    }
}
