//! Texts as they are compared: in lower case and without accents.

use std::cell::RefCell;
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
pub(super) fn folded(text: &str) -> (Vec<char>, Vec<usize>) {
    let (mut letters, mut places) = (Vec::new(), Vec::new());
    for (place, letter) in text.char_indices() {
        fold(letter, &mut |plain| {
            letters.push(plain);
            places.push(place);
        });
    }
    (letters, places)
}
