//! Host pages with a story pasted in, as an author pastes what the build wrote.
//!
//! A mark in a page says what to paste: `<!-- contrappunto:paste stories/deepseek/fragment.en.html -->`. With
//! `without template` after the name, it gets what remains in a content system that does not know templates and drops
//! comments.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::sizes;

const MARK: &str = "<!-- contrappunto:paste ";
const END: &str = " -->";

/// Pastes the requested fragments into the pages of a folder of the build.
pub fn into_pages(build: &Path, folder: &Path) -> Result<()> {
    for file in sizes::files(folder)? {
        if file.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        let page = fs::read_to_string(&file)?;
        let pasted = paste(&page, |name| {
            fs::read_to_string(build.join(name)).with_context(|| format!("no {name} in the build"))
        })
        .with_context(|| file.display().to_string())?;
        if pasted != page {
            fs::write(&file, pasted)?;
        }
    }
    Ok(())
}

fn paste(page: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut made = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(MARK) {
        let Some((asked, behind)) = after.split_once(END) else {
            bail!("{MARK}… has no end");
        };
        let (name, is_stripped) = match asked.strip_suffix(" without template") {
            Some(name) => (name, true),
            None => (asked, false),
        };
        let fragment = moved(&read(name)?, name);
        made.push_str(before);
        made.push_str(&if is_stripped {
            stripped(&fragment)
        } else {
            fragment
        });
        rest = behind;
    }
    made.push_str(rest);
    Ok(made)
}

/// Rewrites a fragment's addresses, which are relative to its own folder, for a page in a folder beside `stories/`.
fn moved(fragment: &str, name: &str) -> String {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    fragment
        .replace("=\"../../", "=\"../")
        .replace("=\"./", &format!("=\"../{folder}/"))
}

/// Returns a fragment without the tags of its template and without comments.
fn stripped(fragment: &str) -> String {
    let mut made = String::new();
    let mut rest = fragment;
    while let Some(start) = ["<template", "</template", "<!--"]
        .iter()
        .filter_map(|tag| rest.find(tag))
        .min()
    {
        let (before, tag) = rest.split_at(start);
        made.push_str(before);
        let end = if tag.starts_with("<!--") { "-->" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, behind)| behind);
    }
    made.push_str(rest);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAGMENT: &str = "<x src=\"./story.json\"><template shadowrootmode=\"open\"><!-- a --><link href=\"../../a.css\"><b></b></template></x>";

    fn pasted(page: &str) -> Result<String> {
        paste(page, |name| {
            assert_eq!(name, "stories/one/fragment.html");
            Ok(FRAGMENT.to_owned())
        })
    }

    #[test]
    fn a_pasted_fragment_finds_its_files() {
        assert_eq!(
            pasted("<p></p><!-- contrappunto:paste stories/one/fragment.html --><p></p>").unwrap(),
            "<p></p><x src=\"../stories/one/story.json\"><template shadowrootmode=\"open\"><!-- a --><link href=\"../a.css\"><b></b></template></x><p></p>"
        );
    }

    #[test]
    fn without_its_template_the_content_is_kept() {
        assert_eq!(
            pasted("<!-- contrappunto:paste stories/one/fragment.html without template -->")
                .unwrap(),
            "<x src=\"../stories/one/story.json\"><link href=\"../a.css\"><b></b></x>"
        );
    }

    #[test]
    fn a_mark_without_an_end_is_refused() {
        assert!(pasted("<!-- contrappunto:paste stories/one/fragment.html").is_err());
    }
}
