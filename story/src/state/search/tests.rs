//! Tests of what is found, and where.

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
