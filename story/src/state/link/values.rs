//! Values in the query of a link, both ways: numbers by name, windows of time, words.

use std::fmt::Write;

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

/// Percent-encodes everything but the unreserved characters of a URL (RFC 3986).
pub(super) fn escaped(text: &str) -> String {
    let mut query = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            query.push(char::from(byte));
        } else {
            let _ = write!(query, "%{byte:02X}");
        }
    }
    query
}

/// Decodes percent-encoding and the plus signs that forms write for spaces.
pub(super) fn unescaped(value: &str) -> String {
    let hex = |digit: Option<&u8>| char::from(*digit?).to_digit(16);
    let bytes = value.as_bytes();
    let mut found = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        let code = hex(bytes.get(place + 1)).zip(hex(bytes.get(place + 2)));
        match (byte, code) {
            (b'%', Some((high, low))) => {
                found.push((high * 16 + low) as u8);
                place += 2;
            }
            (b'+', _) => found.push(b' '),
            _ => found.push(*byte),
        }
        place += 1;
    }
    String::from_utf8_lossy(&found).into_owned()
}
