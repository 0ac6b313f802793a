//! How the files of a build refer to one another: by relative addresses, or by full ones if the base address is known.

use std::path::PathBuf;

use super::Make;
use crate::structured_data::web_address;
use contrappunto_story::drawing::lines::escaped;

/// From a story's folder to the top of the build.
const UP: &str = "../../";

/// The address at which a whole build will be published; it ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Reads an address, with or without its trailing slash.
    ///
    /// # Errors
    ///
    /// Returns a message if this is not an http or https address, or if it has a query or a fragment.
    pub fn read(text: &str) -> Result<Self, String> {
        web_address(text).map_err(|problem| format!("--base {text}: {problem}"))?;
        if text.contains('?') {
            return Err(format!("--base {text}: leave out what follows the ?"));
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }
}

impl Make<'_> {
    /// Returns the address of a file at the top of the build from a file in the story's folder, escaped for an
    /// attribute.
    pub(super) fn at_top(&self, path: &str) -> String {
        match self.build.base {
            Some(Base(base)) => escaped(&format!("{base}{path}")),
            None => format!("{UP}{path}"),
        }
    }

    /// Returns the address of a file in the story's folder from another file there, escaped for an attribute.
    pub(super) fn beside(&self, name: &str) -> String {
        match self.build.base {
            Some(_) => self.at_top(&format!("stories/{}/{name}", self.story.id)),
            None => format!("./{name}"),
        }
    }

    /// Returns the address of a language's standalone page from a file in the story's folder, escaped for an attribute.
    pub(super) fn page_address(&self, language: &str) -> String {
        self.at_top(&self.page_folder(language))
    }

    /// Returns the address of the page that shows the story in a language, if known: the author's, otherwise that of
    /// the standalone page.
    pub(super) fn canonical(&self, language: &str) -> Option<String> {
        let given = self.build.addresses.of(language).map(escaped);
        given.or_else(|| self.build.base.map(|_| self.page_address(language)))
    }

    /// Returns the folder of a language's standalone page, relative to the top of the build; empty for the first
    /// language.
    pub(super) fn page_folder(&self, language: &str) -> String {
        if self.is_first(language) {
            String::new()
        } else {
            format!("{language}/")
        }
    }

    /// Returns the path of a language's standalone page.
    pub(super) fn page_file(&self, language: &str) -> PathBuf {
        format!("{}index.html", self.page_folder(language)).into()
    }

    pub(super) fn is_first(&self, language: &str) -> bool {
        self.story
            .languages
            .first()
            .is_some_and(|first| first == language)
    }
}
