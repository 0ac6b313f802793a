//! The HTTP headers of a served file.
//!
//! `dist/_headers` is for hosts that support such files; following it here means that the tests see what ships.

use std::fs;
use std::path::Path;

use crate::sizes::is_hashed;

/// Returns the headers of a file: those of a careful host, overridden by `_headers`.
pub fn of(folder: &Path, path: &str, file: &Path, tag: &str) -> Vec<(String, String)> {
    let cache = if is_hashed(file) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut pairs: Vec<(String, String)> = [
        ("Content-Type", media_type(file)),
        ("ETag", tag),
        ("Cache-Control", cache),
        // Any page may embed the widget, even a sandboxed frame with its null origin.
        ("Access-Control-Allow-Origin", "*"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    let rules = fs::read_to_string(folder.join("_headers")).unwrap_or_default();
    for (name, value) in rules_for(&rules, path) {
        pairs.retain(|(old, _)| !old.eq_ignore_ascii_case(name));
        pairs.push((name.to_owned(), value.to_owned()));
    }
    pairs
}

/// Returns the headers in a `_headers` file that apply to a path. A rule is a pattern, in which `*` matches anything,
/// followed by indented headers.
fn rules_for<'a>(rules: &'a str, path: &str) -> Vec<(&'a str, &'a str)> {
    let mut applies = false;
    let mut found = Vec::new();
    for line in rules
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
    {
        if line.starts_with([' ', '\t']) {
            if let Some((name, value)) = line.split_once(':').filter(|_| applies) {
                found.push((name.trim(), value.trim()));
            }
        } else if !line.trim().is_empty() {
            applies = matches_pattern(line.trim(), path);
        }
    }
    found
}

fn matches_pattern(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, rest)) => path.strip_prefix(start).is_some_and(|left| {
            left.char_indices()
                .map(|(at, _)| at)
                .chain([left.len()])
                .any(|at| matches_pattern(rest, left.get(at..).unwrap_or_default()))
        }),
    }
}

fn media_type(file: &Path) -> &'static str {
    match file
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .as_ref()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml; charset=utf-8",
        "txt" | "md" | "ts" | "" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_rules_add_to_earlier_ones() {
        let rules = "# ours\n/*\n  A: 1\n\n/x-*.js\n  B: 2\n/y\n  C: 3\n";
        assert_eq!(rules_for(rules, "/x-1.js"), [("A", "1"), ("B", "2")]);
        assert_eq!(rules_for(rules, "/y"), [("A", "1"), ("C", "3")]);
    }

    #[test]
    fn a_star_stands_for_anything() {
        assert!(matches_pattern("/*", "/a/b"));
        assert!(matches_pattern(
            "/contrappunto-*.js",
            "/contrappunto-1234.js"
        ));
        assert!(!matches_pattern("/contrappunto-*.js", "/contrappunto.js"));
    }
}
