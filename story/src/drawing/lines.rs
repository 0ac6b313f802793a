//! Line breaking and escaping of text.

use crate::drawing::columns::{columns, is_wide};

/// Characters that must not begin a line of wide letters, and ([`OPENING`]) those that must not end one.
const CLOSING: &str = "、。，．：；！？）」』】〉》〕］｝…ー々％";
const OPENING: &str = "（「『【〈《〔［｛";

/// Wraps a text into lines of at most `letters` columns (see [`columns`]). Lines break between words and, where letters
/// are wide, between letters; a word that is still too long is broken where its line is full.
#[must_use]
pub fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut between = " ";
        for piece in pieces(word, letters) {
            match lines.last_mut() {
                Some(line) if columns(line) + columns(between) + columns(piece) <= letters => {
                    line.push_str(between);
                    line.push_str(piece);
                }
                _ => lines.push(piece.to_owned()),
            }
            between = "";
        }
    }
    lines
}

/// Splits a word into the smallest pieces that may each begin a line.
fn pieces(word: &str, letters: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut before) = (0, None);
    for (place, letter) in word.char_indices() {
        let piece = word.get(start..place).unwrap_or_default();
        let breaks = before.is_some_and(|before: char| {
            let meets_wide = is_wide(before) || is_wide(letter);
            meets_wide && !OPENING.contains(before) && !CLOSING.contains(letter)
        });
        let is_full = columns(piece) + columns(letter.encode_utf8(&mut [0; 4])) > letters;
        if place > start && (breaks || is_full) {
            pieces.push(piece);
            start = place;
        }
        before = Some(letter);
    }
    pieces.extend(word.get(start..));
    pieces
}

/// Escapes a text for use as the content of an HTML or SVG element, or in a double-quoted attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{columns, wrapped};

    #[test]
    fn lines_break_between_words_and_are_no_longer_than_asked_for() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(
            wrapped("one incomprehensible two", 7),
            ["one", "incompr", "ehensib", "le two"]
        );
        assert_eq!(wrapped("  ", 7), [""; 0]);
    }

    #[test]
    fn wide_letters_count_for_two_and_break_anywhere_but_at_their_signs() {
        assert_eq!(wrapped("中国人工智能芯片", 8), ["中国人工", "智能芯片"]);
        assert_eq!(wrapped("中国人，智能", 6), ["中国", "人，智", "能"]);
        assert_eq!(wrapped("见（注）", 4), ["见", "（注", "）"]);
        assert_eq!(wrapped("用 H800 训练", 7), ["用 H800", "训练"]);
    }

    #[test]
    fn no_line_is_longer_than_asked_for() {
        for text in [
            "中国，人工（智能）",
            "a🚀b 🚀🚀🚀🚀",
            "Informationsfreiheitsgesetz 2025",
        ] {
            for letters in 4..12 {
                for line in wrapped(text, letters) {
                    assert!(columns(&line) <= letters, "{line} in {letters}");
                }
            }
        }
    }
}
