//! Checks story files with the author's tool.

use std::fs;
use std::path::{self, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project::{Project, run};

/// Checks these story files, or all in the repository if none are given.
pub fn stories(project: &Project, files: Vec<PathBuf>) -> Result<()> {
    let files = if files.is_empty() {
        all_stories(project)?
    } else {
        // They are relative to the caller's directory; the tool runs at the top of the repository.
        files.iter().map(path::absolute).collect::<Result<_, _>>()?
    };
    run(project.author_tool().arg("check").args(files))
}

/// Returns every `www/stories/*/story.json`, sorted by name and relative to the top of the repository.
pub fn all_stories(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.path("www/stories");
    let mut stories = Vec::new();
    for entry in
        fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let story = PathBuf::from("www/stories")
            .join(entry?.file_name())
            .join("story.json");
        if project.path(&story).is_file() {
            stories.push(story);
        }
    }
    if stories.is_empty() {
        bail!("no story in {}", folder.display());
    }
    stories.sort();
    Ok(stories)
}
