//! Checks story files with the author's tool.

use std::fs;
use std::path::{self, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project::{Project, run};

/// Checks these story files, or all of the repository's if none is named.
pub fn stories(project: &Project, files: Vec<PathBuf>) -> Result<()> {
    let files = if files.is_empty() {
        all_stories(project)?
    } else {
        // They are named from where the caller stands; the tool runs at the top.
        files.iter().map(path::absolute).collect::<Result<_, _>>()?
    };
    run(project.author_tool().arg("check").args(files))
}

/// Every `www/stories/*/story.json`, in the order of their names and relative to the top of the repository.
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
