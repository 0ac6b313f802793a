//! The published JSON Schema, and whether an independent implementation agrees with the check.
//!
//! The schema describes shapes: fields, types, choices. Relations between places of a file are left to the check. So
//! the check rejects whatever the schema rejects, and of the broken stories the schema rejects exactly those listed in
//! [`OF_SHAPE`]. The independent implementation is ajv.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, a panic is the message"
)]

#[path = "support/pages.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use contrappunto_author::{file, schema};
use serde_json::Value;

const SCHEMA: &str = "www/story.schema.json";
const BROKEN: &str = "tests/stories/broken";

/// The broken stories with a fault of shape; the schema accepts the others of [`BROKEN`].
const OF_SHAPE: &[&str] = &[
    "about-in-one-language",
    "address-port-no-number",
    "address-with-hidden-scheme",
    "addresses-unsafe",
    "claimant-earlier-without-role",
    "claim-without-date",
    "date-with-slashes",
    "fault-after-one-left-out",
    "field-missing",
    "field-unknown",
    "id-with-blank",
    "license-no-address",
    "nested-too-deep",
    "not-an-object",
    "null-for-nothing",
    "number-beyond-range",
    "number-for-text",
    "problems-in-file-order",
    "quarter-with-q",
    "review-verdict-empty",
    "rule-effect-unknown",
    "status-unknown",
    "story-id-a-path",
    "table-better-unknown",
    "ten-at-once",
    "text-for-list",
    "text-plain",
    "translation-of-nothing",
];

/// Files that `JSON.parse` cannot read, so that ajv gives no verdict.
const NO_JSON: &[&str] = &["empty", "not-json"];

/// Returns for each file whether ajv accepts it under the schema. `purpose` names the copy of the schema that it reads,
/// so that tests can run in parallel.
fn ajv(purpose: &str, files: &[PathBuf]) -> BTreeMap<PathBuf, bool> {
    let program = support::path("node_modules/.bin/ajv");
    assert!(
        program.exists(),
        "ajv is missing; run `npm ci --ignore-scripts`, or `cargo xtask setup`, which does"
    );
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{purpose}.schema.json"));
    fs::write(&copy, schema::story()).unwrap();
    let mut command = Command::new(program);
    command
        .args([
            "validate",
            "--spec=draft2020",
            "--strict=true",
            "--allow-union-types",
        ])
        .args(["-c", "ajv-formats", "--errors=no", "-s"])
        .arg(copy)
        .current_dir(support::path(""));
    for file in files {
        command.arg("-d").arg(file);
    }
    let output = command.output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8_lossy(&printed);
    let verdicts: BTreeMap<PathBuf, bool> = printed
        .lines()
        .filter_map(|line| {
            line.strip_suffix(" valid")
                .map(|file| (file.into(), true))
                .or_else(|| Some((line.strip_suffix(" invalid")?.into(), false)))
        })
        .collect();
    assert_eq!(
        verdicts.len(),
        files.len(),
        "no verdict on some file:\n{printed}"
    );
    verdicts
}

fn is_sound(file: &Path) -> bool {
    file::read(file).is_ok()
}

#[test]
fn the_committed_schema_is_that_of_the_types() {
    support::assert_same_as_file(SCHEMA, &schema::story());
}

#[test]
fn the_schema_is_of_draft_2020_12_and_leaves_no_object_open() {
    let schema: Value = serde_json::from_str(&schema::story()).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    let definitions = schema["$defs"].as_object().unwrap();
    for (name, definition) in definitions.iter().chain([(&"Story".to_owned(), &schema)]) {
        let is_object = definition["type"] == "object";
        assert!(
            !is_object || !definition["additionalProperties"].is_null(),
            "{name} takes any field"
        );
    }
}

#[test]
fn every_field_of_the_schema_is_explained() {
    fn walk(value: &Value, path: &str, unexplained: &mut Vec<String>) {
        if let Some(properties) = value["properties"].as_object() {
            for (name, property) in properties {
                if !property["description"].is_string() {
                    unexplained.push(format!("{path}.{name}"));
                }
            }
        }
        for (name, definition) in value["$defs"].as_object().into_iter().flatten() {
            walk(definition, name, unexplained);
        }
    }
    let schema: Value = serde_json::from_str(&schema::story()).unwrap();
    let mut unexplained = Vec::new();
    walk(&schema, "Story", &mut unexplained);
    assert_eq!(unexplained, Vec::<String>::new());
}

#[test]
fn null_stands_for_nothing_in_the_schema_either() {
    assert!(!schema::story().contains("\"null\""));
}

#[test]
fn ajv_and_the_check_agree_on_sound_and_broken_stories() {
    let sound = [support::SMALL, support::REVIEWED, support::DEEPSEEK].map(support::path);
    let mut files = sound.to_vec();
    for entry in fs::read_dir(support::path(BROKEN)).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_some_and(|ending| ending == "json")
            && !NO_JSON.contains(&name_of(&file).as_str())
        {
            files.push(file);
        }
    }
    let verdicts = ajv("stories", &files);
    for file in &sound {
        assert!(verdicts[file], "ajv refuses {}", file.display());
        assert!(is_sound(file), "the check refuses {}", file.display());
    }
    let refused: BTreeSet<String> = verdicts
        .iter()
        .filter(|(_, passes)| !**passes)
        .map(|(file, _)| name_of(file))
        .collect();
    let of_shape: BTreeSet<String> = OF_SHAPE.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(refused, of_shape);
    // The check rejects all broken stories, whatever ajv says: see tests/broken_stories.rs.
    for file in files.iter().skip(sound.len()) {
        assert!(!is_sound(file), "the check passes {}", file.display());
    }
}

fn name_of(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

/// Returns every story that results from the small one by removing a value or replacing it by another, each with a
/// description of the change.
fn mutants(story: &Value) -> Vec<(String, Value)> {
    let replacements = [
        Value::Null,
        Value::Bool(true),
        1.into(),
        (-0.5).into(),
        "".into(),
        "words".into(),
        "2025-01-31".into(),
        Value::Array(Vec::new()),
        serde_json::json!(["words"]),
        serde_json::json!({}),
        serde_json::json!({ "en": "words" }),
    ];
    let mut pointers = Vec::new();
    collect_pointers(story, String::new(), &mut pointers);
    let mut mutants = Vec::new();
    for pointer in pointers {
        for replacement in &replacements {
            let mut mutant = story.clone();
            *mutant.pointer_mut(&pointer).unwrap() = replacement.clone();
            mutants.push((format!("{pointer} = {replacement}"), mutant));
        }
        let Some((parent, last)) = pointer.rsplit_once('/') else {
            continue;
        };
        let mut mutant = story.clone();
        match mutant.pointer_mut(parent).unwrap() {
            Value::Object(fields) => drop(fields.shift_remove(last)),
            Value::Array(elements) => drop(elements.remove(last.parse().unwrap())),
            other => panic!("{other} has no elements"),
        }
        mutants.push((format!("without {pointer}"), mutant));
    }
    mutants
}

fn collect_pointers(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                collect_pointers(value, format!("{at}/{name}"), pointers);
            }
        }
        Value::Array(elements) => {
            for (index, value) in elements.iter().enumerate() {
                collect_pointers(value, format!("{at}/{index}"), pointers);
            }
        }
        _ => {}
    }
    pointers.push(at);
}

#[test]
fn whatever_ajv_refuses_the_check_refuses_in_every_place_of_a_story() {
    let story: Value = serde_json::from_str(&support::read(support::SMALL)).unwrap();
    let mutants = mutants(&story);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants");
    // Files left by an earlier run would be judged too.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (index, (_, mutant)) in mutants.iter().enumerate() {
        fs::write(folder.join(format!("{index}.json")), mutant.to_string()).unwrap();
    }
    let files: Vec<PathBuf> = (0..mutants.len())
        .map(|index| folder.join(format!("{index}.json")))
        .collect();
    let verdicts = ajv("mutants", &files);
    let mut stricter = 0;
    let mut looser = Vec::new();
    for ((change, _), file) in mutants.iter().zip(&files) {
        match (verdicts[file], is_sound(file)) {
            (false, true) => looser.push(change),
            (true, false) => stricter += 1,
            _ => {}
        }
    }
    assert!(
        looser.is_empty(),
        "ajv refuses and the check passes: {looser:#?}"
    );
    assert!(mutants.len() > 3000 && stricter > 0);
}
