//! When something drawn began and ended, and how sure that is.

use crate::core::date::Date;
use crate::core::edtf::{End, Qualifier, When};

/// A span as days since 1970, from the beginning of the first day that it can mean to the end of its last;
/// `horizon` is where open ends are drawn to.
#[must_use]
pub fn extent(when: &When, horizon: Date) -> Option<(f64, f64)> {
    let first = when.first_day().or(when.last_day())?;
    let last = when.last_day().unwrap_or_else(|| horizon.max(first));
    Some((f64::from(first.days()), f64::from(last.days()) + 1.0))
}

/// How sure the ends of something drawn as a bar are, as days since 1970.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ends {
    /// Until when it has begun for certain; the bar fades in from its start to there.
    pub begun: f64,
    /// From when it may be over; the bar fades out from there to its end.
    pub over: f64,
    /// Whether it has no beginning, or goes on.
    pub is_open: (bool, bool),
    /// Whether an end is marked as about or perhaps right.
    pub is_doubtful: (bool, bool),
}

/// How sure the ends are of what reaches over `extent`.
#[must_use]
pub fn ends(when: &When, extent: (f64, f64)) -> Ends {
    let (start, end) = (when.start(), when.end());
    let is_doubtful = |end: End| match end {
        End::At(dated) => dated.qualifier != Qualifier::Exact,
        End::Open => false,
        End::Unknown => true,
    };
    let dated = |end: End| end.dated().map(|dated| dated.date);
    let is_point = !when.is_span();
    let middle = f64::midpoint(extent.0, extent.1);
    // A vague date lasted nowhere: it fades to both sides of its middle.
    let begun = match dated(start) {
        _ if is_point => middle,
        Some(date) => f64::from(date.last_day().days()),
        None => extent.0,
    };
    let over = match dated(end) {
        _ if is_point => middle,
        Some(date) => f64::from(date.first_day().days()) + 1.0,
        None => extent.1,
    };
    Ends {
        begun: begun.clamp(extent.0, extent.1),
        over: over.clamp(extent.0, extent.1),
        is_open: (start == End::Open, end == End::Open),
        is_doubtful: (is_doubtful(start), is_doubtful(end)),
    }
}
