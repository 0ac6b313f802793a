//! Tests of characters that nobody sees, and of those that a script needs.

use super::hidden;

#[test]
fn what_is_never_seen_is_found_wherever_it_stands() {
    for letter in [
        '\0',
        '\t',
        '\r',
        '\u{7F}',
        '\u{85}',
        '\u{AD}',
        '\u{34F}',
        '\u{61C}',
        '\u{115F}',
        '\u{1160}',
        '\u{17B4}',
        '\u{200B}',
        '\u{200E}',
        '\u{2028}',
        '\u{2029}',
        '\u{202E}',
        '\u{2060}',
        '\u{2064}',
        '\u{206F}',
        '\u{2800}',
        '\u{3164}',
        '\u{FEFF}',
        '\u{FFA0}',
        '\u{FFF9}',
        '\u{1D173}',
        '\u{E0001}',
        '\u{E0041}',
        '\u{E007F}',
        '\u{E0080}',
    ] {
        for text in [
            format!("{letter}"),
            format!("a{letter}b"),
            format!("می{letter}خواهم"),
            format!("👩{letter}🔬"),
        ] {
            assert_eq!(
                hidden(&text),
                Some(letter),
                "U+{:04X} in {text}",
                u32::from(letter)
            );
        }
    }
}

#[test]
fn what_is_seen_passes_and_so_does_a_new_line() {
    for text in [
        "",
        "Perché?\nSì.",
        "a\u{a0}b\u{202f}c\u{2009}d",
        "Ελλάδα Москва 北京 서울 เชียงใหม่",
        "שָׁלוֹם",
        "e\u{301}",
        "→ ½ ²",
    ] {
        assert_eq!(hidden(text), None, "{text}");
    }
}

#[test]
fn joiners_stand_where_letters_join_and_in_emoji() {
    for needed in [
        "می\u{200C}خواهم",
        "ه\u{200D}",
        "क्\u{200D}ष",
        "क्\u{200C}ष",
        "ന്\u{200D} ",
        "ක්\u{200D}ෂ",
        "👩\u{200D}🔬",
        "👩🏽\u{200D}🔬",
        "❤\u{FE0F}\u{200D}🔥",
        "🏳\u{FE0F}\u{200D}🌈",
        "🐻\u{200D}❄\u{FE0F}",
    ] {
        assert_eq!(hidden(needed), None, "{}", needed.escape_unicode());
    }
    for (idle, found) in [
        ("a\u{200D}b", '\u{200D}'),
        ("a\u{200C}b", '\u{200C}'),
        ("\u{200D}ه", '\u{200D}'),
        ("\u{200C}خ", '\u{200C}'),
        ("می\u{200C} ", '\u{200C}'),
        ("می\u{200C}", '\u{200C}'),
        ("می\u{200C}\u{200C}خ", '\u{200C}'),
        ("می\u{200D}\u{200D}", '\u{200D}'),
        ("👩\u{200D}", '\u{200D}'),
        ("👩\u{200D}a", '\u{200D}'),
        ("👩\u{200C}🔬", '\u{200C}'),
        ("م\u{2800}\u{200D}", '\u{2800}'),
    ] {
        assert_eq!(hidden(idle), Some(found), "{}", idle.escape_unicode());
    }
}

#[test]
fn a_selector_stands_after_what_has_variants() {
    for needed in [
        "❤\u{FE0F}",
        "☎\u{FE0E}",
        "©\u{FE0F}",
        "1\u{FE0F}\u{20E3}",
        "0\u{FE00}",
        "∩\u{FE00}",
        "葛\u{E0100}",
        "㐂\u{FE00}",
        "ᠠ\u{180B}",
        "ᠨ\u{180E}ᠠ",
    ] {
        assert_eq!(hidden(needed), None, "{}", needed.escape_unicode());
    }
    for idle in [
        "a\u{FE0F}",
        "\u{FE0F}",
        " \u{FE0E}",
        "❤\u{FE0F}\u{FE0F}",
        "1\u{FE00}",
        "a\u{FE00}",
        "a\u{E0100}",
        "❤\u{E0100}",
        "a\u{180B}",
        "é\u{FE0F}",
    ] {
        let found = hidden(idle);
        assert!(
            found.is_some_and(|letter| u32::from(letter) >= 0x180B),
            "{}",
            idle.escape_unicode()
        );
    }
}
