//! Rules of the repository that can be checked by reading its files: what the rings may use, that statements made in
//! two places agree, and what must not be in any file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

mod support;

#[path = "tidy/element.rs"]
mod element;
#[path = "tidy/rooms.rs"]
mod rooms;
#[path = "tidy/style.rs"]
mod style;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::read;
use toml::Table;

/// Folders with generated content.
const MADE: &[&str] = &[".git", ".tools", "dist", "node_modules", "target"];

/// Returns every file that is written by hand, relative to the top of the repository, sorted.
fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&support::path(""), &mut found);
    found.sort();
    assert!(
        found.len() > 60,
        "the walk found only {} files",
        found.len()
    );
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !MADE.contains(&name.as_str()) {
                collect(&path, found);
            }
        } else {
            found.push(path.strip_prefix(support::path("")).unwrap().to_owned());
        }
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    endings.contains(&&*ending)
}

/// Returns the files with some extensions in a folder, relative to the top.
fn files_in(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let files: Vec<_> = files()
        .into_iter()
        .filter(|path| path.starts_with(folder) && has_ending(path, endings))
        .collect();
    assert!(!files.is_empty(), "nothing in {folder}");
    files
}

/// Returns the shortest texts between two marks, which may be equal.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, inside)) = rest.split_once(before)
        && let Some((one, behind)) = inside.split_once(after)
    {
        found.push(one);
        rest = behind;
    }
    found
}

/// Returns the lines of a file that satisfy a condition, as `file:line: …`.
fn lines_with(path: &Path, holds: impl Fn(&str) -> bool) -> Vec<String> {
    let bytes = fs::read(support::path(path)).unwrap();
    // Pictures and the one broken story that is not UTF-8 have no lines to read.
    let Ok(text) = String::from_utf8(bytes) else {
        return Vec::new();
    };
    text.split('\n')
        .enumerate()
        .filter(|(_, line)| holds(line))
        .map(|(number, line)| format!("{}:{}: {}", path.display(), number + 1, line.trim()))
        .collect()
}

/// Returns what a file holds besides its unit tests: nothing, if they are all that it is for.
fn production(path: &Path) -> String {
    if path.ends_with("tests.rs") {
        return String::new();
    }
    let text = read(path);
    text.split("#[cfg(test)]").next().unwrap().to_owned()
}

/// Returns a line without its comment.
fn code(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

// The rings. That the story uses neither views nor the author’s tool, the compiler sees to.

#[test]
fn the_story_knows_no_browser() {
    const OUTSIDE: &[&str] = &[
        "yew",
        "web_sys",
        "gloo",
        "wasm_bindgen",
        "js_sys",
        "serde_json",
    ];
    const IMPURE: &[&str] = &[
        "std::fs",
        "std::env",
        "std::time",
        "std::net",
        "println!",
        "SystemTime",
    ];
    // Where a browser has Unicode's tables, they are asked for there.
    let files = files_in("story/src", &["rs"]).into_iter();
    for file in files.filter(|file| !file.ends_with("unicode.rs")) {
        for line in production(&file).lines().map(code) {
            for name in OUTSIDE.iter().chain(IMPURE) {
                assert!(!line.contains(name), "{}: {line}", file.display());
            }
        }
    }
}

#[test]
fn nothing_that_is_read_is_worded_by_debug_formatting() {
    // The small build for browsers leaves `Debug` output empty.
    for file in [
        files_in("story/src", &["rs"]),
        files_in("src/components", &["rs"]),
    ]
    .concat()
    {
        for line in production(&file).lines().map(code) {
            assert!(!line.contains(":?}"), "{}: {line}", file.display());
        }
    }
}

#[test]
fn use_points_inwards() {
    let may_not = |folder: &str, outer: &[&str]| {
        for file in files_in(folder, &["rs"]) {
            for name in outer {
                let uses = format!("crate::{name}");
                let found = lines_with(&file, |line| code(line).contains(&uses));
                assert!(found.is_empty(), "{found:#?}");
            }
        }
    };
    may_not("src/components", &["js", "elements"]);
}

// Versions.

fn table(file: &str) -> Table {
    read(file)
        .parse()
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Returns the version of a package in a lock file that holds it once.
fn locked(lock: &Table, package: &str) -> String {
    let packages = lock["package"].as_array().unwrap();
    let versions: Vec<_> = packages
        .iter()
        .filter(|entry| entry["name"].as_str() == Some(package))
        .map(|entry| entry["version"].as_str().unwrap())
        .collect();
    assert_eq!(versions.len(), 1, "{package}: {versions:?}");
    versions[0].to_owned()
}

#[test]
fn versions_of_tools_agree_wherever_they_stand() {
    let [manifest, trunk, tools] = ["Cargo.toml", "Trunk.toml", "tools.toml"].map(table);
    // The separate Yew app, an example of other people's apps, is bound with the same tool.
    let [bindgen, of_app] =
        ["Cargo.lock", "tests/yew_app/Cargo.lock"].map(|lock| locked(&table(lock), "wasm-bindgen"));
    assert_eq!(of_app, bindgen);
    assert_eq!(trunk["tools"]["wasm_bindgen"].as_str(), Some(&*bindgen));
    let tool = &tools["cargo"]["wasm-bindgen-cli"]["version"];
    assert_eq!(tool.as_str(), Some(&*bindgen));
    let needed = &manifest["dependencies"]["wasm-bindgen"]["version"];
    assert_eq!(needed.as_str(), Some(&*format!("={bindgen}")));

    let package: Value = serde_json::from_str(&read("package.json")).unwrap();
    let binaryen = package["devDependencies"]["binaryen"].as_str().unwrap();
    let major = binaryen.split('.').next().unwrap();
    let optimizer = trunk["tools"]["wasm_opt"].as_str();
    assert_eq!(optimizer, Some(&*format!("version_{major}")));
}

#[test]
fn npm_packages_are_pinned_and_the_lock_file_holds_the_same() {
    for folder in ["", "tests/package/vanilla/", "tests/package/react/"] {
        let package: Value = serde_json::from_str(&read(format!("{folder}package.json"))).unwrap();
        let lock: Value =
            serde_json::from_str(&read(format!("{folder}package-lock.json"))).unwrap();
        let needs = ["dependencies", "devDependencies"].map(|kind| package[kind].as_object());
        for (name, version) in needs.into_iter().flatten().flatten() {
            let version = version.as_str().unwrap();
            assert!(
                version
                    .chars()
                    .all(|letter| letter.is_ascii_digit() || letter == '.'),
                "{name}: {version}"
            );
            let entry = &lock["packages"][format!("node_modules/{name}")];
            assert_eq!(entry["version"].as_str(), Some(version), "{name}");
        }
    }
    for shipped in ["package.json", "www/package/package.json"] {
        let package: Value = serde_json::from_str(&read(shipped)).unwrap();
        assert!(
            package.get("dependencies").is_none(),
            "nothing of npm is shipped"
        );
    }
    let published: Value = serde_json::from_str(&read("www/package/package.json")).unwrap();
    assert!(
        published.get("scripts").is_none(),
        "installing the package must run nothing"
    );
}

// Every file.

#[test]
fn no_file_names_a_place_on_somebodys_machine_or_leaves_work_for_later() {
    // Assembled here so that this file does not contain them.
    let foul = [
        ["/ho", "me/"].concat(),
        ["/ro", "ot/"].concat(),
        ["/Us", "ers/"].concat(),
        ["/wo", "rk/"].concat(),
        ["C:", "\\\\Us"].concat(),
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["XX", "X:"].concat(),
    ];
    let is_lock = |path: &PathBuf| path.to_string_lossy().contains("lock");
    let found: Vec<String> = files()
        .iter()
        .filter(|path| !is_lock(path))
        .flat_map(|path| lines_with(path, |line| foul.iter().any(|word| names(line, word))))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Whether a line contains a word by itself: a path in the address of a web page does not count.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !is_letter(before) && (word.ends_with(['/', ':', '\\']) || !is_letter(after))
    })
}

#[test]
fn no_line_ends_in_blanks_and_every_file_ends_in_one_line_break() {
    for path in files()
        .iter()
        .filter(|path| has_ending(path, &["rs", "css", "md", "js", "mjs", "toml"]))
    {
        let found = lines_with(path, |line| line.ends_with([' ', '\t', '\r']));
        assert!(found.is_empty(), "{found:#?}");
        let text = read(path);
        assert!(
            text.ends_with('\n') && !text.ends_with("\n\n"),
            "{}",
            path.display()
        );
    }
}

/// Rust files that may have more than [`LONGEST`] lines, each with its reason.
const LONG: &[(&str, &str)] = &[
    (
        "tests/support/facts.rs",
        "the rules of a day, told once more beside the core's",
    ),
    (
        "tests/dates.rs",
        "every date of the first story with its words",
    ),
];

/// The maximum number of lines of a Rust file: of the story with its unit tests, elsewhere before them.
const LONGEST: usize = 400;

#[test]
fn rust_files_are_short_enough_to_be_read_at_one_sitting() {
    for path in files().iter().filter(|path| has_ending(path, &["rs"])) {
        let text = read(path);
        let is_whole = path.starts_with("story/src");
        let length = text
            .lines()
            .take_while(|line| is_whole || *line != "#[cfg(test)]")
            .count();
        let name = path.to_string_lossy();
        // The tests of one part of the page stay together, however many there are.
        let is_listed =
            name.starts_with("tests/page/") || LONG.iter().any(|(listed, _)| *listed == name);
        assert!(
            length <= LONGEST || is_listed,
            "{name} has {length} lines; look for the second idea in it"
        );
    }
    for (listed, _) in LONG {
        assert!(
            read(listed).lines().count() > LONGEST,
            "{listed} need not be listed any more"
        );
    }
}

#[test]
fn scripts_do_one_job_each() {
    for path in files_in("src/elements", &["js"]) {
        let length = read(&path).lines().count();
        let name = path.display();
        assert!(
            length <= 300,
            "{name} has {length} lines; look for the second job in it"
        );
    }
}

#[test]
fn links_between_documents_lead_to_files() {
    for path in files().iter().filter(|path| has_ending(path, &["md"])) {
        let text = read(path);
        for target in between(&text, "](", ")") {
            let file = target.split('#').next().unwrap();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            let beside = path.parent().unwrap().join(file);
            assert!(
                support::path(&beside).exists(),
                "{}: {target}",
                path.display()
            );
        }
    }
}
