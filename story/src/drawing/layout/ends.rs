//! The extent of an event along the axis, and how certain its ends are.

use crate::calendar::date::Date;
use crate::calendar::edtf::{End, Qualifier, When};

/// Returns the extent of a date or span as days since 1970, from the beginning of the first day it can mean to the end
/// of the last. An end without a date extends to `horizon`.
#[must_use]
pub fn extent(when: &When, horizon: Date) -> Option<(f64, f64)> {
    let first = when.first_day().or(when.last_day())?;
    let last = when.last_day().unwrap_or_else(|| horizon.max(first));
    Some((f64::from(first.days()), f64::from(last.days()) + 1.0))
}

/// How certain the ends of a bar are, as days since 1970.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ends {
    /// The time from which it has certainly begun; the bar fades in from its start to here.
    pub begun: f64,
    /// The earliest time at which it may be over; the bar fades out from here to its end.
    pub over: f64,
    /// Whether it has no beginning, and whether it goes on.
    pub is_open: (bool, bool),
    /// Whether the start and the end are approximate, uncertain or unknown.
    pub is_doubtful: (bool, bool),
}

/// Returns how certain the ends of `when` are, given its extent.
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
    // A vague date does not last: it fades to both sides from its middle.
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
