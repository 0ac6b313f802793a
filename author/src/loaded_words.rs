//! Words that decide for the reader, in what the editors wrote.
//!
//! Each language has its list in a file, `www/words/loaded.en.txt` and so on; a newsroom can supply its own. Other
//! people's words are left alone: quotations, titles of sources, and anything between quotation marks.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use thiserror::Error;

use super::file;
use super::review::Warning;
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::read::At;

/// The built-in lists.
const BUILT_IN: [(&str, &str); 2] = [
    ("en", include_str!("../../www/words/loaded.en.txt")),
    ("it", include_str!("../../www/words/loaded.it.txt")),
];

/// An error in the lists of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WordsError {
    /// A file or folder cannot be read: its path, and the reason.
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, String),
    /// The folder holds no list.
    #[error("{0} holds no list; name one loaded.en.txt, with the tag of its language")]
    NoList(String),
    /// A line is not an entry.
    #[error(
        "{file}, line {line}: {text:?} is no entry; write a word or phrase, =, and what to write instead"
    )]
    NoEntry {
        /// The name of the list.
        file: String,
        /// The line number, from 1.
        line: usize,
        /// The text of the line.
        text: String,
    },
}

/// One word of an entry, to be matched whole, or only as a beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stem {
    letters: String,
    is_beginning: bool,
}

impl Stem {
    fn fits(&self, word: &str) -> bool {
        if self.is_beginning {
            word.starts_with(&self.letters)
        } else {
            word == self.letters
        }
    }
}

/// A word or phrase, and what to write instead: empty if the phrase is acceptable.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    words: Vec<Stem>,
    instead: String,
}

/// Lists of loaded words by language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedWords(BTreeMap<String, Vec<Entry>>);

impl LoadedWords {
    /// Returns the built-in lists: English and Italian.
    ///
    /// # Errors
    ///
    /// Returns the first line that is not an entry; a test ensures that there is none.
    pub fn built_in() -> Result<Self, WordsError> {
        let lists = BUILT_IN.iter().map(|(language, text)| {
            let name = format!("loaded.{language}.txt");
            Ok(((*language).to_owned(), entries(&name, text)?))
        });
        lists.collect::<Result<_, _>>().map(Self)
    }

    /// Reads the lists in a folder, `loaded.<language>.txt` each, to replace the built-in ones.
    ///
    /// # Errors
    ///
    /// Fails if the folder has no list, a file cannot be read, or a line is not an entry.
    pub fn from_folder(folder: &Path) -> Result<Self, WordsError> {
        let unreadable = |path: &Path, error: std::io::Error| {
            WordsError::Unreadable(path.display().to_string(), error.to_string())
        };
        let mut lists = BTreeMap::new();
        for file in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
            let path = file.map_err(|error| unreadable(folder, error))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let language = name
                .strip_prefix("loaded.")
                .and_then(|rest| rest.strip_suffix(".txt"));
            if let Some(language) = language {
                let text = file::text(&path)
                    .map_err(|error| WordsError::Unreadable(path.display().to_string(), error))?;
                lists.insert(language.to_owned(), entries(&name, &text)?);
            }
        }
        if lists.is_empty() {
            return Err(WordsError::NoList(folder.display().to_string()));
        }
        Ok(Self(lists))
    }

    /// Returns the list of a language: for `en-GB` that of `en-GB`, otherwise that of `en`.
    fn list(&self, language: &str) -> Option<&[Entry]> {
        let broader = language.split('-').next().unwrap_or_default();
        let list = self.0.get(language).or_else(|| self.0.get(broader));
        list.map(Vec::as_slice)
    }

    /// Returns the loaded words of a text as written there, each with what to write instead.
    #[must_use]
    pub fn find<'a>(&'a self, text: &'a str, language: &str) -> Vec<(&'a str, &'a str)> {
        let entries = self.list(language).unwrap_or_default();
        let quoted = quoted(text);
        let is_quoted = |word: &Word| {
            let inside = |span: &Range<usize>| span.contains(&word.place.start);
            quoted.iter().any(inside)
        };
        let words = words(text);
        let mut rest = words.as_slice();
        let mut found = Vec::new();
        while let [first, behind @ ..] = rest {
            let fitting = entries.iter().filter(|entry| begins(rest, &entry.words));
            // If several fit, the longest: `tax regime` rather than `tax`.
            let longest = fitting.max_by_key(|entry| {
                let letters = entry.words.iter().map(|stem| stem.letters.len());
                (entry.words.len(), letters.sum::<usize>())
            });
            let Some(entry) = longest else {
                rest = behind;
                continue;
            };
            let last = rest.get(entry.words.len() - 1).unwrap_or(first);
            if let Some(met) = text.get(first.place.start..last.place.end)
                && !entry.instead.is_empty()
                && !is_quoted(first)
            {
                found.push((met, entry.instead.as_str()));
            }
            rest = rest.get(entry.words.len()..).unwrap_or_default();
        }
        found
    }
}

/// Parses the entries of a list.
fn entries(file: &str, text: &str) -> Result<Vec<Entry>, WordsError> {
    let mut entries = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let entry = line.split_once('=').map(|(met, instead)| Entry {
            words: stems(met),
            instead: instead.trim().to_owned(),
        });
        match entry {
            Some(entry) if !entry.words.is_empty() => entries.push(entry),
            _ => {
                return Err(WordsError::NoEntry {
                    file: file.to_owned(),
                    line: number + 1,
                    text: line.to_owned(),
                });
            }
        }
    }
    Ok(entries)
}

fn stems(text: &str) -> Vec<Stem> {
    let stem = |word: Word| Stem {
        is_beginning: text
            .get(word.place.end..)
            .is_some_and(|behind| behind.starts_with('*')),
        letters: word.letters,
    };
    words(text).into_iter().map(stem).collect()
}

/// A word of a text.
#[derive(Debug)]
struct Word {
    /// In lower case.
    letters: String,
    place: Range<usize>,
    /// Whether it belongs together with the previous word: between them are only white space, hyphens or apostrophes.
    follows: bool,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut follows = true;
    let mut is_inside = false;
    for (place, letter) in text.char_indices() {
        if letter.is_alphanumeric() {
            if !is_inside {
                words.push(Word {
                    letters: String::new(),
                    place: place..place,
                    follows,
                });
                follows = true;
            }
            if let Some(word) = words.last_mut() {
                word.letters.extend(letter.to_lowercase());
                word.place.end = place + letter.len_utf8();
            }
        } else {
            follows &= letter.is_whitespace() || "-‐‑'’".contains(letter);
        }
        is_inside = letter.is_alphanumeric();
    }
    words
}

/// Whether words begin with a phrase.
fn begins(words: &[Word], phrase: &[Stem]) -> bool {
    let mut pairs = words.iter().zip(phrase).enumerate();
    words.len() >= phrase.len()
        && pairs
            .all(|(number, (word, stem))| stem.fits(&word.letters) && (number == 0 || word.follows))
}

/// Returns the quoted ranges of a text: straight, curly and low marks and guillemets, either way round. A mark that is
/// never closed quotes nothing.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (place, letter) in text.char_indices() {
        let closing: &[char] = match letter {
            '"' => &['"'],
            '“' | '”' => &['”'],
            '„' => &['“', '”'],
            '«' => &['»'],
            '»' => &['«'],
            '‘' => &['’'],
            _ => continue,
        };
        if spans.last().is_some_and(|span| place < span.end) {
            continue;
        }
        let start = place + letter.len_utf8();
        let behind = text.get(start..).unwrap_or_default();
        let close = behind.char_indices().find(|(at, mark)| {
            let next = behind
                .get(at + mark.len_utf8()..)
                .and_then(|rest| rest.chars().next());
            // Between letters it is an apostrophe.
            let is_apostrophe = *mark == '’' && next.is_some_and(char::is_alphanumeric);
            closing.contains(mark) && !is_apostrophe
        });
        if let Some((at, mark)) = close {
            spans.push(place..start + at + mark.len_utf8());
        }
    }
    spans
}

/// Returns the languages that a story file declares.
pub(super) fn languages(json: &Json) -> Vec<String> {
    let elements = json.field("languages").map_or(&[][..], Json::elements);
    let tags = elements.iter().filter_map(Json::text);
    tags.map(str::to_owned).collect()
}

/// Returns warnings about loaded words anywhere in a story file's texts, and about languages for which there is no
/// list.
#[must_use]
pub fn warnings(json: &Json, words: &LoadedWords) -> Vec<Warning> {
    let languages: BTreeSet<String> = languages(json).into_iter().collect();
    let mut warnings = Vec::new();
    for language in languages
        .iter()
        .filter(|language| words.list(language).is_none())
    {
        let message = format!(
            "there is no list of loaded words for {language}; `--words` takes a folder with a loaded.{language}.txt"
        );
        warnings.push(Warning::new("languages".to_owned(), message));
    }
    walk(json, &At::Root, &mut |text, language, at| {
        if !languages.contains(language) {
            return;
        }
        let mut met: Vec<(&str, &str)> = words.find(text, language);
        met.dedup();
        for (word, instead) in met {
            let message = format!("\"{word}\" decides for the reader; neutral: {instead}");
            warnings.push(Warning::new(at.to_string(), message));
        }
    });
    warnings
}

/// Visits every text with its language, except translations of quotations.
fn walk(json: &Json, at: &At, take: &mut dyn FnMut(&str, &str, &At)) {
    match json {
        Json::Object(fields) => {
            for (name, value) in fields {
                let place = at.field(name);
                match value {
                    Json::String(text) => take(text, name, &place),
                    _ if name == "translation" => {}
                    _ => walk(value, &place, take),
                }
            }
        }
        Json::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                walk(element, &at.element(index), take);
            }
        }
        _ => {}
    }
}
