//! The standalone page of a story in one language.

use std::rc::Rc;

use super::{Make, Output};
use crate::prerender;
use contrappunto::components::PageLink;
use contrappunto_story::calendar::locale::direction;
use contrappunto_story::drawing::lines::escaped;

/// The built-in page template; every page of a build has its security policy.
pub(super) const TEMPLATE: &str = include_str!("../../../www/page.html");
/// The mark in a template for the content of the head.
const HEAD: &str = "<!-- contrappunto:head -->";
/// The mark in a template for the story.
const STORY: &str = "<!-- contrappunto:story -->";

/// Returns a page made from a template.
///
/// # Errors
///
/// Returns a message with the mark that the template lacks.
pub(super) fn filled(
    template: &str,
    language: &str,
    head: &str,
    body: &str,
) -> Result<String, String> {
    for mark in [HEAD, STORY] {
        if !template.contains(mark) {
            return Err(format!("the page template has no {mark}"));
        }
    }
    Ok(template
        .replacen(
            "<html lang=\"en\">",
            &format!("<html lang=\"{language}\"{}>", dir(language)),
            1,
        )
        .replacen(HEAD, head, 1)
        .replacen(STORY, body, 1))
}

/// Returns the `dir` attribute for a right-to-left language; empty for the others, which do not need it.
fn dir(language: &str) -> &'static str {
    match direction(language) {
        "rtl" => " dir=\"rtl\"",
        _ => "",
    }
}

impl Make<'_> {
    /// Returns the page, with the story itself inline so that the page is complete without another request.
    pub(super) fn page(
        &self,
        language: &str,
        data: &str,
        structured: &str,
    ) -> Result<Output, String> {
        let links = self.links(|other| self.href(language, other));
        let html = prerender::story(&self.story, language, 1, links);
        let element = format!(
            "<contrappunto-story page=\"story\" lang=\"{language}\">\n<div class=\"base\">{html}</div>\n<script type=\"application/json\">{data}</script>\n</contrappunto-story>"
        );
        let head = format!("{}\n{structured}", self.head(language));
        let template = self.build.template.unwrap_or(TEMPLATE);
        let text = filled(template, language, &head, &element)?;
        Ok(Output::new(self.page_file(language), text))
    }

    /// Returns the relative path from a language's page to the top of the build.
    fn up(&self, language: &str) -> &'static str {
        if self.is_first(language) { "" } else { "../" }
    }

    /// Returns the relative address from the page of one language to that of another.
    fn href(&self, from: &str, to: &str) -> String {
        let href = format!("{}{}", self.up(from), self.page_folder(to));
        if href.is_empty() {
            "./".to_owned()
        } else {
            href
        }
    }

    /// Returns links to the story in each language.
    pub(super) fn links(&self, href: impl Fn(&str) -> String) -> Rc<[PageLink]> {
        let languages = self.story.languages.iter();
        languages
            .map(|language| PageLink {
                language: language.clone().into(),
                href: href(language).into(),
            })
            .collect()
    }

    /// Returns the head lines that every page of a build has: style sheet and loader, from a page `up` below the top.
    pub(super) fn look(&self, up: &str) -> String {
        let engine = self.build.engine;
        let (stylesheet, loader) = (&engine.stylesheet, &engine.loader);
        format!(
            "<meta name=\"color-scheme\" content=\"light dark\">\n\
             <link rel=\"icon\" href=\"{up}icon.svg\" type=\"image/svg+xml\">\n\
             <link rel=\"stylesheet\" href=\"{up}{stylesheet}\">\n\
             <script type=\"module\" src=\"{up}{loader}\"></script>"
        )
    }

    fn head(&self, language: &str) -> String {
        let look = self.look(self.up(language));
        let title = escaped(self.story.title.get(language));
        let description = escaped(self.story.standfirst.get(language));
        let mut head = format!(
            "<title>{title}</title>\n\
             <meta name=\"description\" content=\"{description}\">\n\
             <meta property=\"og:title\" content=\"{title}\">\n\
             <meta property=\"og:description\" content=\"{description}\">\n\
             <meta property=\"og:type\" content=\"article\">\n\
             {look}"
        );
        for other in &self.story.languages {
            let href = self.href(language, other);
            head = format!("{head}\n<link rel=\"alternate\" hreflang=\"{other}\" href=\"{href}\">");
        }
        head + &self.discovery(language)
    }
}
