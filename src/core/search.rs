//! Finding words in a text, whatever their case and accents.
//!
//! Latin letters are compared without their accents, and Latin, Greek and Cyrillic ones without their case. The
//! tables of the standard library would be five kilobytes more for the browser.

use std::ops::Range;

/// Accented letters in groups, each after the letter that it is compared as.
const FOLDS: &[(&str, &str)] = &[
    ("a", "àáâãäåāăą"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęě"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįı"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŉ"),
    ("o", "òóôõöøōŏő"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșſ"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűų"),
    ("w", "ŵ"),
    ("y", "ýÿŷ"),
    ("z", "źżž"),
    ("'", "’‘ʼ"),
    ("\"", "“”„«»"),
    ("-", "‐‑–—−"),
    (" ", "\u{a0}\u{202f}\u{2009}"),
];

/// Hands on what a letter is compared as.
fn fold(letter: char, take: &mut dyn FnMut(char)) {
    let code = letter as u32;
    let lower = match code {
        // Capitals stand so many places before their small letters.
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a9 | 0x410..=0x42f => code + 0x20,
        0x400..=0x40f => code + 0x50,
        0x178 => 0xff,
        // Elsewhere they take turns.
        0x139..=0x148 | 0x179..=0x17e => code + (code % 2),
        0x100..=0x137 | 0x14a..=0x177 | 0x218..=0x21b => code | 1,
        _ => code,
    };
    let lower = char::from_u32(lower).unwrap_or(letter);
    match lower {
        // Accents that stand by themselves.
        '\u{300}'..='\u{36f}' => {}
        _ if lower.is_ascii() => take(lower),
        _ => match FOLDS.iter().find(|(_, accented)| accented.contains(lower)) {
            Some((plain, _)) => plain.chars().for_each(take),
            None => take(lower),
        },
    }
}

/// A text as it is compared, and where in the text each of its letters comes from.
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

/// What a reader looks for: words that all have to be found, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    words: Vec<Vec<char>>,
}

impl Sought {
    /// The words of a text.
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

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether each word is in one text or another.
    ///
    /// ```
    /// use contrappunto::core::search::Sought;
    ///
    /// assert!(Sought::new("citta EUR").is_in(&["Perché le città", "in euro"]));
    /// assert!(!Sought::new("city").is_in(&["Perché le città"]));
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

    /// Where the words are in a text: stretches of bytes, in order and apart.
    #[must_use]
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let (letters, places) = folded(text);
        let end = |place: usize| {
            // To the beginning of the next letter of the text; what follows with no letter of its own is an accent.
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
        let hits = Sought::new(sought).hits(text);
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
        ] {
            assert!(Sought::new(sought).is_in(&[text]), "{sought} in {text}");
        }
    }

    #[test]
    fn an_accent_that_stands_by_itself_belongs_to_its_letter() {
        assert_eq!(marked("citta", "la citta\u{300} e"), ["citta\u{300}"]);
    }

    #[test]
    fn every_word_has_to_be_found_somewhere() {
        let sought = Sought::new("  chip  cina ");
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
