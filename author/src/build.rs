//! The files to publish for one story: a page per language, fragments and frames to embed, and the story itself.

mod address;
mod embed;
mod fragment;
mod frame;
mod page;
mod plain;
mod words;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub use address::Base;

use super::engine::Names;
use super::prerender;
use super::structured_data::{self, Addresses};
use contrappunto_story::model::story::{SharedStory, Story};

/// For hosts that support a `_headers` file: files with a content hash in their name never change, the others may soon.
/// Any page may fetch them, including a sandboxed frame.
const HEADERS: &str = "\
/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=300
  X-Content-Type-Options: nosniff
/contrappunto-*
  Cache-Control: public, max-age=31536000, immutable
";

/// The inputs for making a story's files.
#[derive(Debug, Clone, Copy)]
pub struct Build<'a> {
    /// The engine's files, by name.
    pub engine: &'a Names,
    /// The address at which the whole build will be published. Without it, every address in the build is relative.
    pub base: Option<&'a Base>,
    /// Whether fragments refer to the files that they load by content hash, with an `integrity` attribute.
    pub pin: bool,
    /// The addresses of the pages that show the story.
    pub addresses: &'a Addresses,
    /// The author's own page template, instead of the built-in one.
    pub template: Option<&'a str>,
}

/// A file to write, with its path inside the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The path.
    pub path: PathBuf,
    /// The text.
    pub text: String,
}

impl Output {
    fn new(path: impl Into<PathBuf>, text: String) -> Self {
        let path = path.into();
        Self { path, text }
    }
}

/// Returns all files of a story except the engine's: pages, `embed.html`, `_headers`, and under `stories/<id>/` the
/// story with its fragments, frames, snippets and structured data.
///
/// `json` is the text of the story file.
///
/// # Errors
///
/// Returns a message if `json` is not JSON, if the author's own template lacks a mark, or if markup cannot be
/// rewritten.
pub fn outputs(story: Story, json: &str, build: &Build) -> Result<Vec<Output>, String> {
    let make = Make {
        story: SharedStory::from(story),
        build: *build,
    };
    let data = script_data(json)?;
    let mut outputs = vec![
        Output::new("embed.html", make.generic_frame()?),
        Output::new("_headers", HEADERS.to_owned()),
        make.beside_story("story.json", json.to_owned()),
    ];
    for language in &make.story.languages {
        let address = build.addresses.of(language);
        let structured = structured_data::snippet(&make.story, language, address);
        outputs.push(make.page(language, &data, &structured)?);
        outputs.push(make.beside_story(
            &format!("structured-data.{language}.html"),
            structured + "\n",
        ));
        let whole = prerender::story(&make.story, language, 2, Rc::default());
        outputs.extend(make.fragments(language, &whole));
        let plain = make.plain(language, &whole)?;
        outputs.push(make.beside_story(&format!("plain.{language}.html"), plain));
        outputs.push(make.beside_story(&format!("frame.{language}.html"), make.frame(language)?));
        outputs.push(make.beside_story(&format!("embed.{language}.html"), make.embed(language)));
        if let Some(text) = make.oembed(language) {
            outputs.push(make.beside_story(&format!("oembed.{language}.json"), text));
        }
    }
    Ok(outputs)
}

/// Writes files into a folder, creating subfolders as needed.
///
/// # Errors
///
/// Returns the error of the first file that cannot be written.
pub fn write(outputs: &[Output], folder: &Path) -> io::Result<()> {
    for output in outputs {
        let path = folder.join(&output.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &output.text)?;
    }
    Ok(())
}

/// Returns JSON as the content of a script element: compact, and with nothing in it that could end the element.
fn script_data(json: &str) -> Result<String, String> {
    let value: serde_json::Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
    Ok(inline(&value))
}

/// Returns JSON that is safe to inline in a page.
pub(super) fn inline(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// The context for making files. Each submodule makes one kind of file.
struct Make<'a> {
    story: SharedStory,
    build: Build<'a>,
}

impl Make<'_> {
    /// Returns a file in the story's own folder.
    fn beside_story(&self, name: &str, text: String) -> Output {
        Output::new(format!("stories/{}/{name}", self.story.id), text)
    }
}
