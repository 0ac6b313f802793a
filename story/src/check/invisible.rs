//! Invisible characters that change what is read: text direction controls, fillers, invisible spaces.
//!
//! Based on `Default_Ignorable_Code_Point` and the separators of the Unicode Character Database. Some of these
//! characters change how their neighbours look and are needed there: joiners in emoji and in scripts whose letters
//! join, and variation selectors after characters that have variants. Anywhere else they are as invisible as the rest.

/// Returns the first character of a text that is invisible and does not change how its neighbours look.
pub(super) fn hidden(text: &str) -> Option<char> {
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_needed = match letter {
            '\n' => true,
            '\u{200C}' => before.is_some_and(joins) && letters.peek().copied().is_some_and(joins),
            '\u{200D}' => {
                let is_emoji = before.is_some_and(is_part_of_emoji)
                    && letters.peek().copied().is_some_and(is_emoji);
                // At the end of a word it gives a letter the form that it has within one.
                is_emoji || before.is_some_and(joins)
            }
            '\u{FE0E}' | '\u{FE0F}' => before.is_some_and(is_emoji_or_text),
            '\u{FE00}'..='\u{FE0D}' => before.is_some_and(has_variants),
            '\u{E0100}'..='\u{E01EF}' => before.is_some_and(is_ideograph),
            '\u{180B}'..='\u{180F}' => before.is_some_and(is_mongolian),
            _ => !is_invisible(letter),
        };
        if !is_needed {
            return Some(letter);
        }
        before = Some(letter);
    }
    None
}

/// Whether a character is invisible by itself.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{AD}' // soft hyphen
            | '\u{34F}' // combining grapheme joiner, which only affects sorting
            | '\u{61C}' // text direction
            | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // Hangul fillers
            | '\u{17B4}' | '\u{17B5}' // Khmer inherent vowels
            | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' // separators, text direction
            | '\u{2060}'..='\u{206F}'
            | '\u{2800}' // blank Braille pattern
            | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}' // shorthand format controls
            | '\u{1D173}'..='\u{1D17A}' // musical format controls
            | '\u{E0000}'..='\u{E0FFF}' // tags
        )
}

/// Whether a character belongs to a script in which joiners change how letters are written: Arabic, Syriac, `NKo`,
/// Mandaic, the Indic scripts, Tibetan, Myanmar, Khmer, Mongolian, Balinese and related ones.
fn joins(letter: char) -> bool {
    matches!(letter,
        '\u{620}'..='\u{6FF}' | '\u{70F}'..='\u{77F}' | '\u{7CA}'..='\u{7FF}' | '\u{840}'..='\u{8FF}'
        | '\u{900}'..='\u{DFF}' | '\u{F00}'..='\u{FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17B3}'
        | '\u{17B6}'..='\u{17FF}' | '\u{1820}'..='\u{18AA}' | '\u{1900}'..='\u{1AAF}' | '\u{1B00}'..='\u{1C4F}'
        | '\u{A800}'..='\u{A82F}' | '\u{A840}'..='\u{A87F}' | '\u{A880}'..='\u{A8FF}' | '\u{A980}'..='\u{A9DF}'
        | '\u{AA00}'..='\u{AA7F}' | '\u{ABC0}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10A00}'..='\u{10A5F}' | '\u{10AC0}'..='\u{10AFF}' | '\u{10D00}'..='\u{10D3F}'
        | '\u{10F30}'..='\u{10F6F}' | '\u{11000}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
}

/// Whether a character is an emoji, or a symbol that can be one.
fn is_emoji(letter: char) -> bool {
    matches!(letter,
        '©' | '®' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{2BFF}' | '\u{3030}'
        | '\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
        && letter != '\u{2800}'
}

/// Whether a character is an emoji, a symbol that can be one, or the character of a keycap: `1️⃣`.
fn is_emoji_or_text(letter: char) -> bool {
    is_emoji(letter) || letter.is_ascii_digit() || matches!(letter, '#' | '*')
}

/// Whether a character is an emoji, or the variation selector after one.
fn is_part_of_emoji(letter: char) -> bool {
    is_emoji(letter) || letter == '\u{FE0F}'
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

fn is_mongolian(letter: char) -> bool {
    matches!(letter, '\u{1820}'..='\u{18AA}')
}

/// Whether a character has variants other than emoji: ideographs, mathematical symbols, letters of Myanmar and
/// `Phags-pa`, East Asian punctuation, and zero, which may have a stroke.
fn has_variants(letter: char) -> bool {
    is_ideograph(letter)
        || matches!(letter,
            '0' | '\u{1000}'..='\u{109F}' | '\u{2190}'..='\u{27FF}' | '\u{2900}'..='\u{2AFF}' | '\u{3001}' | '\u{3002}'
            | '\u{A840}'..='\u{A87F}' | '\u{AA60}'..='\u{AA7F}' | '\u{FF01}'..='\u{FF1F}')
}

#[cfg(test)]
mod tests;
