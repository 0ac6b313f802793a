//! Text search that ignores case, accents and the way letters are encoded.
//!
//! Letters are compared by their compatibility decomposition (Unicode's NFKD) in lower case and without accents.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use crate::unicode::decomposed;

/// Letters that decomposition leaves unchanged but readers type differently, each after what it is compared as.
const ALIKE: &[(&str, &str)] = &[
    ("ae", "æ"),
    ("d", "đð"),
    ("h", "ħ"),
    ("i", "ı"),
    ("l", "ł"),
    ("n", "ŋ"),
    ("o", "ø"),
    ("oe", "œ"),
    ("ss", "ß"),
    ("t", "ŧ"),
    ("th", "þ"),
    ("σ", "ς"),
    ("'", "’‘ʼʻ′"),
    ("\"", "“”„«»″"),
    ("-", "‐‑–—−"),
];

/// Whether this is an accent or other mark on a letter: of Latin, Greek and Cyrillic letters, Hebrew points, Arabic
/// vowels and elongation, Japanese voicing marks.
const fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{3099}' | '\u{309a}')
}

/// Returns what a letter is compared as; empty for a mark.
fn folded_letter(letter: char) -> String {
    let alike = |letter: &char| ALIKE.iter().find(|(_, others)| others.contains(*letter));
    let mut folded = String::new();
    for plain in decomposed(letter).chars().filter(|plain| !is_mark(*plain)) {
        match alike(&plain) {
            Some((as_typed, _)) => folded.push_str(as_typed),
            None => folded.push(plain),
        }
    }
    folded
}

thread_local! {
    /// The letters beyond ASCII that have been folded so far, sorted: a story has a few hundred of them.
    static KNOWN: RefCell<Vec<(char, Rc<str>)>> = const { RefCell::new(Vec::new()) };
}

/// Calls `take` with what a letter is compared as.
fn fold(letter: char, take: &mut dyn FnMut(char)) {
    if letter.is_ascii() {
        return take(letter.to_ascii_lowercase());
    }
    let folded = KNOWN.with_borrow_mut(|known| {
        let place = known.binary_search_by_key(&letter, |(letter, _)| *letter);
        if let Ok(place) = place
            && let Some((_, folded)) = known.get(place)
        {
            return folded.clone();
        }
        let folded: Rc<str> = folded_letter(letter).into();
        known.insert(
            place.unwrap_or_else(|place| place),
            (letter, folded.clone()),
        );
        folded
    });
    folded.chars().for_each(take);
}

/// Returns a text as it is compared, and for each letter of that the byte offset in the text it comes from.
fn folded(text: &str) -> (Vec<char>, Vec<usize>) {
    let (mut letters, mut places) = (Vec::new(), Vec::new());
    for (place, letter) in text.char_indices() {
        fold(letter, &mut |plain| {
            letters.push(plain);
            places.push(place);
        });
    }
    (letters, places)
}

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
                .collect(),
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
        let folded: Vec<Vec<char>> = texts.iter().map(|text| folded(text).0).collect();
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
mod tests {
    use super::*;

    fn marked<'a>(sought: &str, text: &'a str) -> Vec<&'a str> {
        let hits = SearchQuery::new(sought).hits(text);
        hits.into_iter().filter_map(|hit| text.get(hit)).collect()
    }

    #[test]
    fn case_and_accents_do_not_matter_either_way() {
        for (sought, text) in [
            ("citta", "Città"),
            ("CITTÀ", "citta"),
            ("zurich", "ZÜRICH"),
            ("łódź", "LODZ"),
            ("Šárka", "sarka"),
            ("ΑΘΗΝΑ", "αθηνα"),
            ("МОСКВА", "москва"),
            ("l'uomo", "l’uomo"),
            ("strasse", "Straße"),
            ("STRASSE", "STRAẞE"),
            ("Ειρηνη", "ΕΙΡΉΝΗ"),
            ("οδοσ", "ὁδός"),
            ("ΟΔΟΣ", "οδός"),
            ("ёлка", "ЁЛКА"),
            ("їжак", "ЇЖАК"),
            ("viet nam", "Việt Nam"),
            ("efficient", "eﬃcient"),
            ("h800", "Ｈ８００"),
            ("ﾆﾎﾝ", "ニホン"),
            ("שלום", "שָׁלוֹם"),
            ("محمد", "مُحَمَّد"),
            ("istanbul", "İSTANBUL"),
            ("km2", "km²"),
            ("1 2", "1\u{a0}2"),
        ] {
            assert!(
                SearchQuery::new(sought).is_in(&[text]),
                "{sought} in {text}"
            );
        }
    }

    #[test]
    fn texts_that_look_the_same_are_found_by_one_another() {
        for (one, other) in [
            ("café", "cafe\u{301}"),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
            ("ガ", "カ\u{3099}"),
            ("Å", "\u{212b}"),
            ("ǻ", "a\u{301}\u{30a}"),
        ] {
            assert!(SearchQuery::new(one).is_in(&[other]), "{one} in {other}");
            assert!(SearchQuery::new(other).is_in(&[one]), "{other} in {one}");
        }
    }

    #[test]
    fn a_letter_made_of_several_is_marked_whole() {
        assert_eq!(marked("fi", "eﬃcient"), ["ﬃ"]);
        assert_eq!(marked("\u{1112}\u{1161}", "한국"), ["한"]);
    }

    #[test]
    fn an_accent_that_stands_by_itself_belongs_to_its_letter() {
        assert_eq!(marked("citta", "la citta\u{300} e"), ["citta\u{300}"]);
    }

    #[test]
    fn every_word_has_to_be_found_somewhere() {
        let sought = SearchQuery::new("  chip  cina ");
        assert!(sought.is_in(&["Chip per la Cina"]));
        assert!(sought.is_in(&["La Cina", "e i chip"]));
        assert!(!sought.is_in(&["Chip"]));
    }

    #[test]
    fn hits_are_whole_letters_of_the_text_in_order_and_apart() {
        assert_eq!(marked("ta pe", "Perché città, sempre"), ["Pe", "tà"]);
        assert_eq!(marked("aba", "ababa"), ["ababa"]);
        assert_eq!(marked("s", "Straße"), ["S", "ß"]);
        assert_eq!(marked("", "anything"), [""; 0]);
    }
}
