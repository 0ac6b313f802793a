//! The marks in scripts, `__NAME__`, which the build replaces: names of files with their integrity, and what a script
//! has to know of the story, so that no script has a list of its own.

use anyhow::{Result, bail};
use contrappunto_story::fields::item_kind::ItemKind;
use contrappunto_story::page::part::Part;
use serde_json::{Map, Value};

/// The loader's marks for files, each with the field of `engine.json` that holds the file's name.
const FILES: [(&str, &str); 5] = [
    ("ENGINE_JS", "engine"),
    ("ENGINE_WASM", "wasm"),
    ("STYLESHEET", "stylesheet"),
    ("CHECKER_JS", "checker"),
    ("CHECKER_WASM", "checker_wasm"),
];

/// Returns the loader with names and integrity filled in, and the names it then uses. `find` returns the name and the
/// integrity of a file, by its field of `engine.json`.
pub fn with_files(
    loader: &str,
    find: impl Fn(&str) -> Result<(String, String)>,
) -> Result<(String, Vec<String>)> {
    let mut text = loader.to_owned();
    let mut names = Vec::new();
    for (mark, field) in FILES {
        let marked = format!("__{mark}__");
        if text.contains(&marked) {
            let (name, integrity) = find(field)?;
            text = text.replace(&marked, &name);
            text = text.replace(&format!("__{mark}_INTEGRITY__"), &integrity);
            names.push(name);
        }
    }
    Ok((text, names))
}

/// Returns a script with what it has to know of the story filled in. Fails if a mark is left that nobody knows.
pub fn with_lists(script: &str) -> Result<String> {
    let kinds = ItemKind::ALL.map(ItemKind::as_str);
    let parts = Part::ALL.map(Part::as_str);
    let elements = [&["story"][..], &Part::ALONE.map(Part::as_str)].concat();
    let part_of: Map<String, Value> = ItemKind::ALL
        .into_iter()
        .map(|kind| (kind.as_str().to_owned(), Part::of(kind).as_str().into()))
        .collect();
    let resting = Part::RESTING.map(|kind| format!(".{}", kind.as_str()));
    let text = script
        .replace("__KINDS__", &kinds.join("|"))
        .replace("__PARTS__", &parts.join(" "))
        .replace("__ELEMENTS__", &elements.join(" "))
        .replace("__PART_OF__", &Value::from(part_of).to_string())
        .replace("__RESTING__", &resting.join(", "));
    match unknown(&text) {
        Some(mark) => bail!("xtask/src/marks.rs does not know the mark __{mark}__"),
        None => Ok(text),
    }
}

/// Returns a mark that is left in a script; those for files are filled in last. An `@__PURE__` is a bundler's note.
fn unknown(script: &str) -> Option<&str> {
    let is_part = |letter: char| letter.is_ascii_uppercase() || letter == '_' || letter == '@';
    let words = script.split(|letter| !is_part(letter));
    let mut names = words.filter_map(|word| {
        let name = word.strip_prefix("__")?.strip_suffix("__")?;
        name.starts_with(|letter: char| letter != '_')
            .then_some(name)
    });
    names.find(|name| {
        let name = name.trim_end_matches("_INTEGRITY");
        FILES.iter().all(|(mark, _)| *mark != name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    /// Returns the scripts that a page loads, each with its name, without their comments.
    fn scripts() -> Vec<(String, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/elements");
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        let scripts = files.filter(|file| file.path().extension().is_some_and(|it| it == "js"));
        scripts
            .map(|file| {
                let text = fs::read_to_string(file.path()).unwrap_or_default();
                let code = text
                    .lines()
                    .map(|line| line.split("//").next().unwrap_or(line));
                (
                    file.file_name().to_string_lossy().into_owned(),
                    code.collect::<Vec<_>>().join("\n"),
                )
            })
            .collect()
    }

    #[test]
    fn no_script_has_a_list_of_kinds_or_parts_of_its_own() {
        let kinds = ItemKind::ALL.map(ItemKind::as_str);
        let parts = Part::ALL.map(Part::as_str);
        let scripts = scripts();
        assert!(scripts.len() > 5);
        for (name, code) in scripts {
            let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
            let words = code.split(|letter| !is_part(letter));
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            // Two by themselves are words of the code.
            for row in words.windows(3) {
                let is_list = row
                    .iter()
                    .all(|word| kinds.contains(word) || parts.contains(word));
                assert!(!is_list, "{name}: {row:?}");
            }
        }
    }

    #[test]
    fn every_mark_of_a_script_is_filled_in() {
        let all: String = scripts().into_iter().map(|(_, code)| code).collect();
        let found = |_: &str| Ok(("a-name".to_owned(), "a-hash".to_owned()));
        let filled = with_lists(&all).and_then(|text| with_files(&text, found));
        let (text, names) = filled.unwrap_or_default();
        assert_eq!(names.len(), FILES.len());
        assert!(text.contains("./a-name") && !text.contains("__"), "{text}");
        assert!(text.contains("event|claim|"));
        assert!(text.contains(r#""claim":"claims","question":"claims""#));
        assert!(with_lists("const all = '__OTHERS__'").is_err());
    }
}
