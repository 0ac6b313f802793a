//! Addresses that a reader may safely follow.

use std::rc::Rc;

use crate::reading::json::Json;
use crate::reading::read::{At, FromJson, Reader, advice};

/// An address that a reader may safely follow: `http` or `https`, a host, no user name, no whitespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Rc<str>);

impl Address {
    /// Returns the address as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns a text in quotation marks, with invisible characters escaped. Does not use `{:?}`, which prints nothing in a
/// build optimised for size.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.escape_debug()).replace("\\'", "'")
}

impl FromJson for Address {
    fn read(json: &Json, at: &At, reader: &mut Reader) -> Option<Self> {
        let text = String::read(json, at, reader)?;
        match address_fault(&text) {
            None => Some(Self(text.into())),
            Some(fault) => {
                reader.note(at, advice!("{} {fault}", quoted(&text)));
                None
            }
        }
    }
}

/// Returns what is wrong with an address, if anything. Stricter than a browser, which drops whitespace and folds case.
fn address_fault(text: &str) -> Option<&'static str> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else {
        return Some("does not begin with https:// or http://");
    };
    if text
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control())
    {
        return Some("has a blank or control character in it");
    }
    if text.contains(['\\', '"', '<', '>']) {
        return Some("has a \\, \", < or > in it; write it in percent form");
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return Some("names a user before the host; leave that out");
    }
    let (name, port) = host
        .split_once(':')
        .map_or((host, None), |(name, port)| (name, Some(port)));
    if port.is_some_and(|port| {
        !port.bytes().all(|digit| digit.is_ascii_digit()) || port.parse::<u16>().is_err()
    }) {
        return Some("has no port number after the colon");
    }
    let plain = !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.');
    (!plain).then_some("has no plain host name; write letters outside ASCII in their xn-- form")
}

#[cfg(test)]
mod tests {
    use super::address_fault;

    #[test]
    fn only_plain_web_addresses_pass() {
        for fine in [
            "https://example.org",
            "http://example.org:8080/a?b#c",
            "https://xn--bcher-kva.example/",
        ] {
            assert_eq!(address_fault(fine), None, "{fine}");
        }
        for foul in [
            "javascript:alert(1)",
            " https://example.org",
            "HTTPS://example.org",
            "https:example.org",
            "https://",
            "https:///path",
            "https://user@example.org",
            "https://exa mple.org",
            "https://bücher.example",
            "java\nscript:x",
            "ftp://example.org",
            "//example.org",
            "https://example.org/\\x",
            "https://example.org/<b>",
            "data:text/html,x",
            "https://:80/",
        ] {
            assert!(address_fault(foul).is_some(), "{foul}");
        }
    }
}
