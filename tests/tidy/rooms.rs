//! The rooms of the story's crate: each uses only those listed before it, and no file depends on itself by way of others.

use std::collections::{BTreeMap, BTreeSet};

use super::{code, files_in, production, read};

/// A file of a room, with the files of its folder: `model/story`.
type Module = (String, String);

/// Returns the rooms in the order in which the crate lists them.
fn rooms() -> Vec<String> {
    let text = read("story/src/lib.rs");
    let rooms = text.lines().filter_map(|line| {
        let name = line.strip_prefix("pub mod ")?;
        Some(name.trim_end_matches(';').to_owned())
    });
    rooms.collect()
}

/// Returns what each module of the crate uses, in its code and not in its comments or tests.
fn uses() -> BTreeMap<Module, BTreeSet<Module>> {
    let module = |path: &str| {
        let mut steps = path.split(['/', ':']).filter(|step| !step.is_empty());
        let room = steps.next()?.to_owned();
        Some((room, steps.next()?.trim_end_matches(".rs").to_owned()))
    };
    let mut uses: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for file in files_in("story/src", &["rs"]) {
        let path = file.strip_prefix("story/src").unwrap().to_string_lossy();
        let Some(from) = module(&path).filter(|(_, name)| name != "mod") else {
            continue;
        };
        let production = production(&file);
        let names = production.lines().map(code).flat_map(|line| {
            let paths = line.split("crate::").skip(1);
            let end = |letter: char| !letter.is_alphanumeric() && letter != '_' && letter != ':';
            paths
                .filter_map(|path| module(path.split(end).next()?))
                .collect::<Vec<_>>()
        });
        let entry = uses.entry(from.clone()).or_default();
        entry.extend(names.filter(|to| *to != from));
    }
    uses
}

#[test]
fn a_room_uses_only_those_before_it() {
    let rooms = rooms();
    assert!(rooms.len() > 5, "{rooms:?}");
    let place = |room: &str| rooms.iter().position(|one| one == room);
    for (from, all) in uses() {
        for to in all.iter().filter(|(room, _)| place(room).is_some()) {
            assert!(place(&to.0) <= place(&from.0), "{from:?} uses {to:?}");
        }
    }
}

#[test]
fn no_file_of_the_story_depends_on_itself() {
    let mut uses = uses();
    assert!(uses.values().flatten().count() > 100);
    // What uses nothing that is left is in no cycle.
    loop {
        let left: BTreeSet<Module> = uses.keys().cloned().collect();
        let before = left.len();
        uses.retain(|_, all| all.iter().any(|to| left.contains(to)));
        if uses.len() == before {
            break;
        }
    }
    assert!(uses.is_empty(), "in a cycle, or behind one: {uses:#?}");
}
