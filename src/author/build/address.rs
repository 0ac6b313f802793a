//! How the files of a build name one another: relative, or in full where it is known where they will stand.

use std::path::PathBuf;

use super::Make;
use crate::author::structured_data::web_address;
use crate::core::lines::escaped;

/// From a story's folder to the top of the build.
const UP: &str = "../../";

/// The address under which a whole build will stand; it ends in a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Reads an address, with or without its last slash.
    ///
    /// # Errors
    ///
    /// What is no http or https address, or has a query or a fragment.
    pub fn read(text: &str) -> Result<Self, String> {
        web_address(text).map_err(|problem| format!("--base {text}: {problem}"))?;
        if text.contains('?') {
            return Err(format!("--base {text}: leave out what follows the ?"));
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }
}

impl Make<'_> {
    /// A file at the top of the build, from one in the story's folder; ready for an attribute.
    pub(super) fn at_top(&self, path: &str) -> String {
        match self.build.base {
            Some(Base(base)) => escaped(&format!("{base}{path}")),
            None => format!("{UP}{path}"),
        }
    }

    /// A file in the story's folder, from another there; ready for an attribute.
    pub(super) fn beside(&self, name: &str) -> String {
        match self.build.base {
            Some(_) => self.at_top(&format!("stories/{}/{name}", self.story.id)),
            None => format!("./{name}"),
        }
    }

    /// The standalone page of a language, from a file in the story's folder; ready for an attribute.
    pub(super) fn page_address(&self, language: &str) -> String {
        self.at_top(&self.page_folder(language))
    }

    /// The address of the page that shows the story in a language, if it is known: the author's, or else the
    /// standalone one.
    pub(super) fn canonical(&self, language: &str) -> Option<String> {
        let given = self.build.addresses.of(language).map(escaped);
        given.or_else(|| self.build.base.map(|_| self.page_address(language)))
    }

    /// The folder of a language's standalone page, from the top of the build: none for the first.
    pub(super) fn page_folder(&self, language: &str) -> String {
        if self.is_first(language) {
            String::new()
        } else {
            format!("{language}/")
        }
    }

    /// The file of a language's standalone page.
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
