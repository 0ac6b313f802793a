//! The style sheet: what a host may set, and how rules are written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support::read;
use crate::{between, files_in, lines_with};

/// Returns the uses of the host's custom properties in a style file, each with the character after its name.
fn host_properties(css: &str) -> Vec<(String, char)> {
    css.split("var(--cp-")
        .skip(1)
        .map(|rest| {
            let end = rest.find([',', ')', ' ']).unwrap();
            (
                format!("--cp-{}", &rest[..end]),
                rest[end..].chars().next().unwrap(),
            )
        })
        .collect()
}

#[test]
fn every_property_a_host_may_set_is_listed_with_a_fallback() {
    let tokens = host_properties(&read("www/tokens.css"));
    let listed: BTreeSet<&String> = tokens.iter().map(|(name, _)| name).collect();
    assert_eq!(listed.len(), tokens.len(), "a property is listed twice");
    assert!(listed.len() > 20);
    let style_files = [files_in("www", &["css"]), files_in("src", &["css"])].concat();
    for file in style_files {
        for (name, next) in host_properties(&read(&file)) {
            assert!(
                listed.contains(&name),
                "{}: {name} is not in tokens.css",
                file.display()
            );
            assert_eq!(next, ',', "{}: {name} has no fallback", file.display());
        }
    }
}

#[test]
fn every_short_name_that_a_rule_uses_is_defined() {
    let texts: Vec<String> = [files_in("www", &["css"]), files_in("src", &["css"])]
        .concat()
        .iter()
        .map(read)
        .collect();
    let names = |text: &str, after: &str| -> Vec<String> {
        let names = text.split(after).skip(1);
        names
            .map(|rest| {
                let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
                let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
                rest[..end].to_owned()
            })
            .collect()
    };
    let defined: BTreeSet<String> = texts
        .iter()
        .flat_map(|text| [names(text, "\n  --"), names(text, "{ --")].concat())
        .collect();
    assert!(defined.contains("paper") && defined.contains("hue"));
    for used in texts.iter().flat_map(|text| names(text, "var(--")) {
        assert!(
            used.starts_with("cp-") || defined.contains(&used),
            "--{used}"
        );
    }
}

#[test]
fn every_style_file_is_in_the_one_sheet() {
    let sheet = read("www/contrappunto.css");
    let imported: BTreeSet<PathBuf> = between(&sheet, "@import \"", "\"")
        .into_iter()
        .map(|name| match name.strip_prefix("../") {
            Some(from_top) => from_top.into(),
            None => Path::new("www").join(name.trim_start_matches("./")),
        })
        .collect();
    let written: BTreeSet<PathBuf> = [files_in("www", &["css"]), files_in("src", &["css"])]
        .concat()
        .into_iter()
        .filter(|file| file.file_name().unwrap() != "contrappunto.css")
        // Host pages have their own style.
        .filter(|file| !file.starts_with("www/host"))
        .collect();
    assert_eq!(imported, written);
}

#[test]
fn style_is_logical_and_follows_the_container() {
    // Physical sides are wrong in right-to-left languages, and the viewport says nothing about the width of an
    // article's column.
    const PHYSICAL: &[&str] = &[
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "text-align: left",
        "text-align: right",
        "float:",
        "min-width: 1",
        "max-width: 1",
        "@media (min-",
        "@media (max-",
        "!important",
    ];
    for file in files_in("src/components", &["css"]) {
        for rule in PHYSICAL {
            // In a rule for one direction the sides are known.
            let is_physical = |line: &str| line.contains(rule) && !line.contains("[dir=");
            let found = lines_with(&file, is_physical);
            assert!(found.is_empty(), "{found:#?}");
        }
    }
}
