//! Pages for iframes in other people's pages: one of the story in each language, readable without script, and
//! `embed.html`, which takes the story from its query.

use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::page::{TEMPLATE, filled};
use super::{Make, words};
use crate::prerender;
use contrappunto_story::drawing::lines::escaped;

/// The class of the template's body, and that of a frame's body.
const BODIES: [&str; 2] = [
    "<body class=\"contrappunto-page\">",
    "<body class=\"contrappunto-page contrappunto-frame\">",
];

/// The origin that the template's policy names, and its replacement in a frame. A sandboxed frame has an opaque origin,
/// and in WebKit `'self'` then matches nothing: neither the page's own script, nor its style sheet, nor its story.
const ORIGINS: [&str; 2] = ["'self'", "'self' https: http:"];

impl Make<'_> {
    /// Returns the story's frame in a language. The story is fetched rather than inlined, to keep the frame light in
    /// every article; what the reader sees first is prerendered here.
    pub(super) fn frame(&self, language: &str) -> Result<String, String> {
        let links = self.links(|language| format!("frame.{language}.html"));
        let html = prerender::story(&self.story, language, 2, links);
        let html = within_frame(&html)?;
        let body = format!(
            "<contrappunto-story page=\"frame\" src=\"./story.json\" lang=\"{language}\" heading-level=\"2\">\n<div class=\"base\">{html}</div>\n</contrappunto-story>"
        );
        let mut head = self.frame_head("../../", self.story.title.get(language));
        if let Some(address) = self.canonical(language) {
            head = format!("{head}\n<link rel=\"canonical\" href=\"{address}\">");
        }
        head += &self.discovery(language);
        framed(language, &head, &body)
    }

    /// Returns the frame for any story. Without script it links to the story of this build.
    pub(super) fn generic_frame(&self) -> Result<String, String> {
        let mut lines = String::new();
        for language in &self.story.languages {
            let words = words::of(language);
            let (says, own) = (words.without_script, words.language);
            let title = escaped(self.story.title.get(language));
            let folder = self.page_folder(language);
            let href = if folder.is_empty() { "./" } else { &folder };
            lines = format!(
                "{lines}<p class=\"engine-missing\" lang=\"{own}\">{says} <a href=\"{href}\" target=\"_top\" lang=\"{language}\" hreflang=\"{language}\">{title}</a></p>\n"
            );
        }
        let body = format!("<noscript>\n{lines}</noscript>");
        let first = self.story.languages.first();
        let first = first.map(String::as_str).unwrap_or_default();
        framed(first, &self.frame_head("", "Contrappunto"), &body)
    }

    fn frame_head(&self, up: &str, title: &str) -> String {
        let title = escaped(title);
        let (look, frame) = (self.look(up), &self.build.engine.frame);
        format!(
            "<title>{title}</title>\n\
             <base target=\"_blank\">\n\
             <meta name=\"robots\" content=\"noindex\">\n\
             {look}\n\
             <script type=\"module\" src=\"{up}{frame}\"></script>"
        )
    }
}

fn framed(language: &str, head: &str, body: &str) -> Result<String, String> {
    let [page, frame] = BODIES;
    let [own, any] = ORIGINS;
    let template = TEMPLATE.replacen(page, frame, 1).replace(own, any);
    filled(&template, language, head, body)
}

/// Keeps links within the frame, to an item or another language, inside it; `<base>` sends all others to a new tab.
fn within_frame(html: &str) -> Result<String, String> {
    let stay = element!("a[href^='#'], a[hreflang]", |link| {
        link.set_attribute("target", "_self")?;
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(stay);
    rewrite_str(html, settings).map_err(|error| error.to_string())
}
