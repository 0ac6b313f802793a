//! Text search that ignores case, accents and the way letters are encoded.
//!
//! Letters are compared by their compatibility decomposition (Unicode's NFKD) in lower case and without accents.

mod fold;

use std::ops::Range;

use crate::list::List as _;

use fold::folded;

/// A search query: words that must all be found, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchQuery {
    words: Vec<Vec<char>>,
}

impl SearchQuery {
    /// Splits a text into words.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let (letters, _) = folded(text);
        let words = letters.split(|letter| letter.is_whitespace());
        Self {
            words: words
                .filter(|word| !word.is_empty())
                .map(<[char]>::to_vec)
                .list(),
        }
    }

    /// Whether there is nothing to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether each word is in at least one of the texts.
    ///
    /// ```
    /// use contrappunto_story::state::search::SearchQuery;
    ///
    /// assert!(SearchQuery::new("citta EUR").is_in(&["Perché le città", "in euro"]));
    /// assert!(!SearchQuery::new("city").is_in(&["Perché le città"]));
    /// ```
    #[must_use]
    pub fn is_in(&self, texts: &[&str]) -> bool {
        let folded: Vec<Vec<char>> = texts.iter().map(|text| folded(text).0).list();
        let finds = |word: &[char]| {
            folded
                .iter()
                .any(|text| text.windows(word.len()).any(|part| part == word))
        };
        self.words.iter().all(|word| finds(word))
    }

    /// Returns the byte ranges of the words in a text, sorted and disjoint.
    #[must_use]
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let (letters, places) = folded(text);
        let end = |place: usize| {
            // Up to the beginning of the next letter of the text; what follows with no letter of its own is an accent.
            let last = places.get(place).copied().unwrap_or(text.len());
            places
                .iter()
                .skip(place)
                .find(|next| **next > last)
                .copied()
                .unwrap_or(text.len())
        };
        let mut hits: Vec<Range<usize>> = Vec::new();
        for word in &self.words {
            for (place, part) in letters.windows(word.len()).enumerate() {
                if part == word.as_slice()
                    && let Some(start) = places.get(place)
                {
                    hits.push(*start..end(place + word.len() - 1));
                }
            }
        }
        hits.sort_by_key(|hit| (hit.start, hit.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for hit in hits {
            match apart.last_mut() {
                Some(last) if hit.start <= last.end => last.end = last.end.max(hit.end),
                _ => apart.push(hit),
            }
        }
        apart
    }
}

#[cfg(test)]
mod tests;
