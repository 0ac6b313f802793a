//! Values in the query of a link, both ways: numbers by name, windows of time, words.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::calendar::date::Date;
use crate::drawing::scale::Window;
use crate::numbers::number;
use crate::reading::pairs::Pairs;

pub(super) fn pairs_text<K: std::fmt::Display + PartialEq>(pairs: &Pairs<K, f64>) -> String {
    let pair = |(key, value): &(K, f64)| format!("{key}:{}", number::plain(*value));
    pairs.iter().map(pair).collect::<Vec<_>>().join(",")
}

/// Calls `take` for each pair in a text that can be parsed.
pub(super) fn pairs_of(text: &str, take: &mut dyn FnMut(&str, f64)) {
    for pair in text.split(',') {
        if let Some((name, value)) = pair.split_once(':')
            && let Some(value) = number::parse_plain(value)
        {
            take(name, value);
        }
    }
}

/// The number of days from which on a window is written in whole days.
const WHOLE_DAYS: f64 = 14.0;

/// Formats a window as `2025-01-15,2025-02-01`, or as days since 1970 with hundredths if that is too coarse.
pub(super) fn window_text(window: Window) -> String {
    let day = |days: f64| {
        let whole = Date::from_days(days.round() as i32);
        whole.map_or_else(String::new, |date| date.to_string())
    };
    let fine = |days: f64| number::plain((days * 100.0).round() / 100.0);
    let (start, end) = (window.start(), window.end());
    if window.days() >= WHOLE_DAYS {
        format!("{},{}", day(start), day(end))
    } else {
        format!("{},{}", fine(start), fine(end))
    }
}

pub(super) fn window_of(text: &str) -> Option<Window> {
    let days = |text: &str| match text.parse::<Date>() {
        Ok(date) => Some(f64::from(date.days())),
        Err(_) => number::parse_plain(text),
    };
    let (start, end) = text.split_once(',')?;
    Window::new(days(start)?, days(end)?)
}

/// What a query may hold as it is (RFC 3986, unreserved).
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Percent-encodes a text for a query.
pub(super) fn escaped(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

/// Decodes percent-encoding and the plus signs that forms write for spaces.
pub(super) fn unescaped(value: &str) -> String {
    let value = value.replace('+', " ");
    percent_decode_str(&value).decode_utf8_lossy().into_owned()
}
