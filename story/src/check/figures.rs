//! What tables and calculations have in common: values that fit their units, controls that move, and the work of
//! evaluating formulas again for each change.

use crate::numbers::figure;
use crate::numbers::formula::Formula;
use crate::numbers::quantity::Amount;
use crate::numbers::sheet::Kind;
use crate::reading::limits::MOST_WORK;
use crate::reading::read::{At, Reader};

/// Whether an amount is of the kind that a row holds.
pub(super) const fn fits(amount: &Amount, kind: Kind) -> bool {
    matches!(
        (amount, kind),
        (Amount::Unknown { .. } | Amount::None { .. }, _)
            | (Amount::Exact(_) | Amount::Range { .. }, Kind::Number(_))
            | (Amount::Truth(_), Kind::YesNo)
            | (Amount::Words(_), Kind::Text)
            | (Amount::Date(_), Kind::Date)
    )
}

/// Notes a slider that cannot move.
pub(super) fn check_track(
    least: f64,
    most: f64,
    step: f64,
    names: [&str; 2],
    at: &At,
    reader: &mut Reader,
) {
    let [low, high] = names;
    if least >= most {
        reader.note(at, format!("`{low}` should be smaller than `{high}`"));
    } else if step <= 0.0 || step > most - least {
        reader.note(
            &at.field("step"),
            format!("should be above 0 and no more than from `{low}` to `{high}`"),
        );
    }
}

/// Returns how often formulas are evaluated to find where their comparisons turn as one control moves: at each step,
/// and then by bisection for each comparison that turns.
const fn looks(comparisons: usize) -> usize {
    25 + 50 * comparisons
}

/// Notes that too much would be evaluated for each change by a reader: for each of `settings` controls, all formulas of
/// a table or calculation, as often as it takes to find the turning points.
pub(super) fn note_work<'a>(
    formulas: impl Iterator<Item = &'a Formula>,
    settings: usize,
    at: &At,
    reader: &mut Reader,
) {
    let (mut terms, mut comparisons) = (0, 0);
    for formula in formulas {
        terms += figure::terms(formula);
        comparisons += figure::comparisons(formula).len();
    }
    let work = settings
        .saturating_mul(terms)
        .saturating_mul(looks(comparisons));
    if work > MOST_WORK {
        reader.note(
            at,
            format!(
                "has so much to set, so many formulas and comparisons that {work} of their numbers, names and signs would be worked out for each change; {MOST_WORK} is the most"
            ),
        );
    }
}
