//! The result of a formula: a number with its range, a boolean, or unknown.
//!
//! A range contains every result that any numbers within the ranges of the inputs give (interval arithmetic, Moore
//! 1966). Each bound is rounded as the numbers themselves are, and rounding is monotonic, so this holds to the last
//! bit. Logic is three-valued (Kleene 1952): what depends on something unknown is unknown, unless the rest decides it.

mod arithmetic;
mod evaluate;
mod reasons;
mod walk;

pub(crate) use evaluate::evaluate_part;
pub use evaluate::{Names, evaluate};
pub use reasons::{decided_by, replaced, undecided};
pub(crate) use walk::{comparisons, terms};

/// The range of a number, with finite bounds that are included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    low: f64,
    high: f64,
}

impl Interval {
    /// Creates the interval from `low` to `high`; `None` if they are out of order or not finite.
    #[must_use]
    pub fn new(low: f64, high: f64) -> Option<Self> {
        (low <= high && low.is_finite() && high.is_finite()).then_some(Self { low, high })
    }

    /// Returns the lower bound.
    #[must_use]
    pub const fn low(self) -> f64 {
        self.low
    }

    /// Returns the upper bound.
    #[must_use]
    pub const fn high(self) -> f64 {
        self.high
    }

    /// Returns the number, if both bounds are the same.
    #[must_use]
    pub fn exact(self) -> Option<f64> {
        (self.low >= self.high).then_some(self.low)
    }
}

/// The result of a formula.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// A number, in base units.
    Number(Interval),
    /// True.
    Yes,
    /// False.
    No,
    /// Undetermined: something is not known, or there is no such number.
    Unknown,
}

impl Figure {
    /// Creates an exact number; unknown if it is not finite.
    #[must_use]
    pub fn exact(value: f64) -> Self {
        Self::range(value, value)
    }

    /// Creates a number from `low` to `high`; unknown if they are out of order or not finite.
    #[must_use]
    pub fn range(low: f64, high: f64) -> Self {
        Interval::new(low, high).map_or(Self::Unknown, Self::Number)
    }

    /// Creates a boolean.
    #[must_use]
    pub const fn truth(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// Returns the interval, if this is a number.
    #[must_use]
    pub const fn number(self) -> Option<Interval> {
        match self {
            Self::Number(interval) => Some(interval),
            _ => None,
        }
    }

    /// Returns the logical negation; unknown unless this is a known boolean.
    #[must_use]
    pub const fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Number(_) | Self::Unknown => Self::Unknown,
        }
    }

    /// Returns whether both hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Returns whether at least one of them holds.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }

    /// Returns a figure that covers both, for when it is undetermined which of them applies.
    pub(super) fn either(self, other: Self) -> Self {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => {
                Self::range(one.low.min(two.low), one.high.max(two.high))
            }
            (one, two) if one == two => one,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests;
