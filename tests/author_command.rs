//! The author's tool as a program: it makes the pages of a story with only itself and a built engine.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test, a panic is the message"
)]

#[path = "support/pages.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;

use support::build::{FILES, folder, list, write_engine};

const TOOL: &str = env!("CARGO_BIN_EXE_contrappunto");

/// Held while a program is copied or started: a program that is open for writing cannot be run, and one that is started
/// in the meantime would inherit the open file.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Copies the program into `bin/` of a folder.
fn copied(folder: &Path) -> PathBuf {
    let _turn = ONE_AT_A_TIME.lock();
    let program = folder.join("bin/contrappunto");
    fs::create_dir_all(folder.join("bin")).unwrap();
    fs::copy(TOOL, &program).unwrap();
    program
}

/// Builds a story with an empty PATH, in a folder outside the repository.
fn build(program: impl AsRef<Path>, folder: &Path, arguments: &[&str]) -> Output {
    let _turn = ONE_AT_A_TIME.lock();
    let mut command = Command::new(program.as_ref());
    command.current_dir(folder).env_clear().env("PATH", "");
    command
        .arg("build")
        .arg(support::path("tests/stories/balanced.json"));
    command.args(arguments).output().unwrap()
}

/// Returns whether it succeeded, and what it printed as errors.
fn heard(output: &Output) -> (bool, String) {
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), errors)
}

fn done() -> (bool, String) {
    (true, String::new())
}

#[test]
fn a_story_and_an_engine_become_everything_there_is_to_publish() {
    let folder = folder("publish");
    write_engine(&folder.join("ready"));
    let arguments = [
        "--engine",
        "ready",
        "-o",
        "out",
        "--base",
        "https://cdn.example",
        "--pin",
    ];
    let output = build(TOOL, &folder, &arguments);
    assert_eq!(heard(&output), done());
    for (name, content) in FILES {
        assert_eq!(
            fs::read_to_string(folder.join("out").join(name)).unwrap(),
            content
        );
    }
    let engine = fs::read_to_string(folder.join("out/engine.json")).unwrap();
    assert_eq!(engine, list().to_string());
    let written = String::from_utf8(output.stdout).unwrap();
    for path in written.lines() {
        assert!(folder.join(path).is_file(), "{path}");
    }
    assert!(written.lines().any(|path| path.ends_with("oembed.it.json")));
    let data = fs::read_to_string(folder.join("out/stories/mill/story.json")).unwrap();
    assert_eq!(data, support::read("tests/stories/balanced.json"));
}

#[test]
fn an_engine_is_found_beside_the_program_and_in_dist() {
    for place in ["bin/engine", "dist", "bin/dist"] {
        let folder = folder("find");
        let program = copied(&folder);
        write_engine(&folder.join(place));
        let output = build(&program, &folder, &["-o", "out"]);
        assert_eq!(heard(&output), done(), "{place}");
        assert!(folder.join("out/index.html").is_file());
    }
}

#[test]
fn where_there_is_no_engine_every_place_looked_at_is_named() {
    // Outside the repository, whose dist/ would be found.
    let folder = std::env::temp_dir().join(format!("contrappunto-{}", std::process::id()));
    let program = copied(&folder);
    let (is_done, says) = heard(&build(&program, &folder, &["-o", "out"]));
    let is_written = folder.join("out").exists();
    fs::remove_dir_all(&folder).unwrap();
    assert!(!is_done && !is_written);
    assert!(says.contains("--engine"), "{says}");
    for place in ["bin/engine", "dist", "bin/dist"] {
        let list = Path::new(place).join("engine.json");
        assert!(says.contains(&*list.to_string_lossy()), "{says}");
    }
}

#[test]
fn an_engine_that_is_not_whole_is_refused_before_anything_is_written() {
    let folder = folder("damaged");
    let engine = folder.join("engine");
    write_engine(&engine);
    fs::write(engine.join("contrappunto-00000003.wasm"), "something else").unwrap();
    fs::write(engine.join("contrappunto.js"), "// another loader").unwrap();
    fs::remove_file(engine.join("contrappunto-00000005.js")).unwrap();
    fs::remove_file(engine.join("icon.svg")).unwrap();
    let (is_done, says) = heard(&build(TOOL, &folder, &["--engine", "engine", "-o", "out"]));
    assert!(!is_done && !folder.join("out").exists());
    for problem in [
        "contrappunto-00000003.wasm: is not the file that was built",
        "contrappunto.js: is not the file that was built",
        "contrappunto-00000005.js: ",
        "icon.svg: is missing",
    ] {
        assert!(says.contains(problem), "{says}");
    }
    assert!(!says.contains("00000004"), "{says}");
}

#[test]
fn a_list_that_cannot_be_relied_on_is_refused() {
    let folder = folder("lists");
    let engine = folder.join("engine");
    let with = |change: &dyn Fn(&mut serde_json::Value)| {
        write_engine(&engine);
        let mut changed = list();
        change(&mut changed);
        fs::write(engine.join("engine.json"), changed.to_string()).unwrap();
        let (is_done, says) = heard(&build(TOOL, &folder, &["--engine", "engine", "-o", "out"]));
        assert!(!is_done && !folder.join("out").exists());
        says
    };
    let says = with(&|list| list["wasm"] = "../engine.wasm".into());
    assert!(
        says.contains("\"../engine.wasm\" is no file name"),
        "{says}"
    );
    let says = with(&|list| list["stylesheet"] = "\"><script>.css".into());
    assert!(says.contains("is no file name"), "{says}");
    let says = with(&|list| drop(list.as_object_mut().unwrap().remove("frame")));
    assert!(says.contains("missing field `frame`"), "{says}");
    let says = with(&|list| list["checker"] = "contrappunto-00000007.js".into());
    assert!(
        says.contains("contrappunto-00000007.js: engine.json gives no integrity of it"),
        "{says}"
    );
    let (is_done, says) = heard(&build(TOOL, &folder, &["--engine", "nowhere", "-o", "out"]));
    assert!(!is_done && says.contains("nowhere/engine.json"), "{says}");
}

#[test]
fn into_the_engines_own_folder_only_the_storys_files_are_written() {
    let folder = folder("inside");
    write_engine(&folder);
    let output = build(TOOL, &folder, &["--engine", ".", "-o", "../inside"]);
    assert_eq!(heard(&output), done());
    for (name, content) in FILES {
        assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), content);
    }
    assert!(!String::from_utf8_lossy(&output.stdout).contains("icon.svg"));
    assert!(folder.join("stories/mill/embed.en.html").is_file());
}

#[test]
fn who_has_heard_enough_is_told_no_more_and_all_is_done_the_same() {
    let story = support::path("tests/stories/balanced.json");
    // More output than a pipe holds, and nobody reads it.
    let files = std::iter::repeat_n(story, 1_000);
    let mut check = Command::new(TOOL);
    check.arg("check").args(files);
    let mut schema = Command::new(TOOL);
    schema.arg("schema");
    for mut command in [check, schema] {
        let turn = ONE_AT_A_TIME.lock();
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(turn);
        drop(child.stdout.take());
        assert_eq!(heard(&child.wait_with_output().unwrap()), done());
    }
}
