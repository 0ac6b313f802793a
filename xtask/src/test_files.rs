//! The test files that node runs: their folders, their selection, and the order in which they start.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::times;

/// The stages that have test files, which a word can restrict, with their folders.
pub const WITH_FILES: &[(&str, &str)] = &[
    ("data", "tests/structured_data"),
    ("e2e", "tests/e2e"),
    ("package", "tests/package"),
    ("firefox", "tests/e2e"),
    ("webkit", "tests/e2e"),
];

/// Returns the test files of a folder: all of them, or those with one of the words in their name. New files come first,
/// then those that took longest in the last run, so that no long file is left running alone at the end.
pub fn test_files(folder: &Path, only: &[String]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_wanted = only.is_empty() || only.iter().any(|word| name.contains(word.as_str()));
        if name.ends_with(".test.mjs") && is_wanted {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("no such *.test.mjs in {}", folder.display());
    }
    let times = times::by_file();
    let time = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let time = times.get(name.trim_end_matches(".test.mjs")).copied();
        time.unwrap_or(f64::INFINITY)
    };
    files.sort_by(|one, other| {
        time(other)
            .total_cmp(&time(one))
            .then_with(|| one.cmp(other))
    });
    Ok(files)
}
