//! The width of a text in columns, estimated without rendering it.

/// Characters of two columns: East Asian Width W and F, in the ranges of Unicode 16 with their gaps filled.
const WIDE: [(char, char); 16] = [
    ('\u{1100}', '\u{115f}'),
    ('\u{231a}', '\u{231b}'),
    ('\u{2329}', '\u{232a}'),
    ('\u{23e9}', '\u{23f3}'),
    ('\u{25fd}', '\u{25fe}'),
    ('\u{2614}', '\u{27bf}'),
    ('\u{2b1b}', '\u{2b55}'),
    ('\u{2e80}', '\u{303e}'),
    ('\u{3041}', '\u{a4c6}'),
    ('\u{a960}', '\u{a97c}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{fe10}', '\u{fe6b}'),
    ('\u{ff01}', '\u{ffe6}'),
    ('\u{16fe0}', '\u{1faff}'),
    ('\u{20000}', '\u{3fffd}'),
];

/// Narrow characters inside those ranges: half-width forms, musical and mathematical symbols, playing cards.
const NARROW: [(char, char); 4] = [
    ('\u{ff61}', '\u{ffdc}'),
    ('\u{1bc00}', '\u{1d2ff}'),
    ('\u{1d378}', '\u{1f003}'),
    ('\u{fe20}', '\u{fe2f}'),
];

/// Characters of no width: combining marks, joiners and variation selectors.
const JOINED: [(char, char); 6] = [
    ('\u{300}', '\u{36f}'),
    ('\u{591}', '\u{5c7}'),
    ('\u{64b}', '\u{65f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{20d0}', '\u{20f0}'),
    ('\u{fe00}', '\u{fe0f}'),
];

fn is_among(letter: char, ranges: &[(char, char)]) -> bool {
    ranges
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&letter))
}

/// Whether a character takes up two columns.
#[must_use]
pub fn is_wide(letter: char) -> bool {
    letter >= '\u{1100}' && is_among(letter, &WIDE) && !is_among(letter, &NARROW)
}

/// Returns the width of a text in columns: Chinese, Japanese and Korean characters and emoji take up two, combining
/// marks none.
///
/// ```
/// use contrappunto_story::drawing::columns::columns;
///
/// assert_eq!(columns("H800"), 4);
/// assert_eq!(columns("芯片 H800"), 9);
/// ```
#[must_use]
pub fn columns(text: &str) -> usize {
    let of = |letter: char| match letter {
        ' '..='~' => 1,
        _ if is_among(letter, &JOINED) => 0,
        _ => 1 + usize::from(is_wide(letter)),
    };
    text.chars().map(of).sum()
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;

    #[test]
    fn no_wide_letter_is_taken_for_a_narrow_one() {
        for letter in '\0'..=char::MAX {
            // The oracle counts Khmer vowels as wide, which Unicode's list does not.
            let is_khmer = ('\u{1780}'..='\u{17ff}').contains(&letter);
            if letter.width() == Some(2) && !is_khmer {
                assert!(is_wide(letter), "{letter} U+{:04X}", u32::from(letter));
            }
        }
    }

    #[test]
    fn letters_of_alphabets_are_narrow() {
        for letter in "aÀжΩאبกअაሀ€→●◑ｱ".chars() {
            assert!(!is_wide(letter), "{letter}");
        }
    }

    #[test]
    fn marks_stand_on_their_letters() {
        assert_eq!(columns("citta\u{300}"), 5);
        assert_eq!(columns("שָׁלוֹם"), 4);
    }
}
