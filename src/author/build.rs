//! The files of one story to publish: a page in each language, fragments to paste, the story itself.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::prerender;
use super::structured_data::{self, Addresses};
use crate::components::PageLink;
use crate::core::lines::escaped;
use crate::core::story::{SharedStory, Story};

/// Where the page template says that the head goes.
const HEAD: &str = "<!-- contrappunto:head -->";
/// Where the page template says that the story goes.
const STORY: &str = "<!-- contrappunto:story -->";

/// For hosts that read such a file: names that hold a hash of their content never change, the others soon may.
/// Any page may fetch them, a sandboxed frame too.
const HEADERS: &str = "\
/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=300
  X-Content-Type-Options: nosniff
/contrappunto-*
  Cache-Control: public, max-age=31536000, immutable
";

/// What a page refers to.
#[derive(Debug, Clone)]
pub struct Assets {
    /// File name of the style sheet.
    pub stylesheet: String,
    /// File name of the loader.
    pub loader: String,
}

/// A file to write, by its path inside the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The path.
    pub path: PathBuf,
    /// The text.
    pub text: String,
}

/// All files of a story: `index.html` and `<lang>/index.html` from the template, `stories/<id>/story.json`,
/// `stories/<id>/fragment.<lang>.html`, `stories/<id>/structured-data.<lang>.html`, and `_headers`.
///
/// `json` is the text of the story file. The template needs both marks; where one is missing it is named.
///
/// # Errors
///
/// The name of the mark that the template lacks.
pub fn outputs(
    story: Story,
    json: &str,
    template: &str,
    assets: &Assets,
    addresses: &Addresses,
) -> Result<Vec<Output>, String> {
    for mark in [HEAD, STORY] {
        if !template.contains(mark) {
            return Err(format!("the page template has no {mark}"));
        }
    }
    let id = story.id.clone();
    let languages = story.languages.clone();
    let story = SharedStory::from(story);
    let data = script_data(json)?;
    let mut outputs = Vec::new();
    for language in &languages {
        let page = Page::new(&languages, language);
        let structured = structured_data::snippet(&story, language, addresses.of(language));
        let html = prerender::story(&story, language, 1, page.links());
        let element = format!(
            "<contrappunto-story page=\"story\" lang=\"{language}\">\n<div class=\"base\">{html}</div>\n<script type=\"application/json\">{data}</script>\n</contrappunto-story>"
        );
        let text = template
            .replacen(
                "<html lang=\"en\">",
                &format!("<html lang=\"{language}\">"),
                1,
            )
            .replacen(
                HEAD,
                &format!("{}\n{structured}", page.head(&story, assets)),
                1,
            )
            .replacen(STORY, &element, 1);
        outputs.push(Output {
            path: page.path(),
            text,
        });

        let fragment = fragment(
            &prerender::story(&story, language, 2, Rc::default()),
            id.as_str(),
            language,
            assets,
        );
        outputs.push(Output {
            path: format!("stories/{id}/fragment.{language}.html").into(),
            text: fragment,
        });
        outputs.push(Output {
            path: format!("stories/{id}/structured-data.{language}.html").into(),
            text: structured + "\n",
        });
    }
    outputs.push(Output {
        path: format!("stories/{id}/story.json").into(),
        text: json.to_owned(),
    });
    outputs.push(Output {
        path: "_headers".into(),
        text: HEADERS.to_owned(),
    });
    Ok(outputs)
}

/// Writes files into a folder, with the folders they need.
///
/// # Errors
///
/// The first file that cannot be written.
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

/// JSON as the content of a script element: compact, and with nothing in it that could end the element.
fn script_data(json: &str) -> Result<String, String> {
    let value: serde_json::Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
    Ok(inline(&value))
}

/// JSON as it may stand in a page.
pub(super) fn inline(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// The fragment to paste into an article: the story readable in a declarative shadow root.
fn fragment(html: &str, id: &str, language: &str, assets: &Assets) -> String {
    let Assets { stylesheet, loader } = assets;
    format!(
        "<contrappunto-story src=\"./story.json\" lang=\"{language}\" heading-level=\"2\" id=\"contrappunto-{id}\">\n\
         <template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"../../{stylesheet}\"><slot name=\"header\"></slot><div class=\"base\">{html}</div><slot name=\"footer\"></slot></template>\n\
         </contrappunto-story>\n\
         <script type=\"module\" src=\"../../{loader}\"></script>\n"
    )
}

/// One language's page among the others.
struct Page<'a> {
    languages: &'a [String],
    language: &'a str,
}

impl<'a> Page<'a> {
    const fn new(languages: &'a [String], language: &'a str) -> Self {
        Self {
            languages,
            language,
        }
    }

    fn is_default(&self, language: &str) -> bool {
        self.languages
            .first()
            .is_some_and(|first| first == language)
    }

    fn path(&self) -> PathBuf {
        if self.is_default(self.language) {
            "index.html".into()
        } else {
            format!("{}/index.html", self.language).into()
        }
    }

    /// From this page to the root of the build.
    fn up(&self) -> &'static str {
        if self.is_default(self.language) {
            ""
        } else {
            "../"
        }
    }

    fn href(&self, language: &str) -> String {
        match (self.is_default(language), self.up()) {
            (true, "") => "./".to_owned(),
            (true, up) => up.to_owned(),
            (false, up) => format!("{up}{language}/"),
        }
    }

    fn links(&self) -> Rc<[PageLink]> {
        self.languages
            .iter()
            .map(|language| PageLink {
                language: language.clone().into(),
                href: self.href(language).into(),
            })
            .collect()
    }

    fn head(&self, story: &Story, assets: &Assets) -> String {
        let up = self.up();
        let title = escaped(story.title.get(self.language));
        let description = escaped(story.standfirst.get(self.language));
        let Assets { stylesheet, loader } = assets;
        let mut head = format!(
            "<title>{title}</title>\n\
             <meta name=\"description\" content=\"{description}\">\n\
             <meta property=\"og:title\" content=\"{title}\">\n\
             <meta property=\"og:description\" content=\"{description}\">\n\
             <meta property=\"og:type\" content=\"article\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <link rel=\"icon\" href=\"{up}icon.svg\" type=\"image/svg+xml\">\n\
             <link rel=\"stylesheet\" href=\"{up}{stylesheet}\">\n\
             <script type=\"module\" src=\"{up}{loader}\"></script>"
        );
        for language in self.languages {
            let href = self.href(language);
            head =
                format!("{head}\n<link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\">");
        }
        head
    }
}
