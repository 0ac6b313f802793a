//! Loaded words: which are found, which belong to others, and lists supplied by a newsroom.

use std::collections::BTreeSet;
use std::fs;

use contrappunto_author::loaded_words::{LoadedWords, WordsError};

use super::{BALANCED, check, support};

fn met<'a>(words: &'a LoadedWords, text: &'a str, language: &str) -> Vec<&'a str> {
    let found = words.find(text, language);
    found.into_iter().map(|(word, _)| word).collect()
}

#[test]
fn loaded_words_are_met_whole_whatever_their_case_and_ending() {
    let words = LoadedWords::built_in().unwrap();
    for (text, language, expected) in [
        ("He Admits it.", "en", &["Admits"][..]),
        ("ADMITTED", "en", &["ADMITTED"]),
        (
            "A so-called deal, a so called one",
            "en",
            &["so-called", "so called"],
        ),
        ("It slams the door", "en", &["slams"]),
        ("Islam, slammer", "en", &[]),
        ("so. Called", "en", &[]),
        ("the regime; an export control regime", "en", &["regime"]),
        (
            "He clearly did; it does not clearly follow",
            "en",
            &["clearly"],
        ),
        (
            "L’ammissione del cosiddetto esperto",
            "it",
            &["ammissione", "cosiddetto"],
        ),
        (
            "Ha ammesso tutto; è ammesso alla gara",
            "it",
            &["Ha ammesso"],
        ),
        (
            "a regime, il regime dei controlli, il regime",
            "it",
            &["regime"],
        ),
        ("admits", "it", &[]),
        ("admits", "en-GB", &["admits"]),
        ("admits", "fr", &[]),
    ] {
        assert_eq!(met(&words, text, language), expected, "{text}");
    }
}

#[test]
fn words_between_quotation_marks_are_those_of_others() {
    let words = LoadedWords::built_in().unwrap();
    for quoted in [
        "\"admits\"",
        "“admits”",
        "«admits»",
        "»admits«",
        "„admits“",
        "„admits”",
        "”admits”",
        "‘admits’",
        "‘he’s the one who admits’",
        "“he said ‘admits’ and admits”",
        "« admits »",
    ] {
        assert_eq!(met(&words, quoted, "en"), [""; 0], "{quoted}");
        let after = format!("{quoted}, and admits");
        assert_eq!(met(&words, &after, "en"), ["admits"], "{after}");
    }
}

#[test]
fn a_mark_that_is_never_closed_quotes_nothing() {
    let words = LoadedWords::built_in().unwrap();
    for text in ["a 12\" disk admits", "“admits", "he’s one who admits"] {
        assert_eq!(met(&words, text, "en"), ["admits"], "{text}");
    }
}

#[test]
fn a_newsroom_brings_its_own_words() {
    let folder = std::env::temp_dir().join(format!("contrappunto-words-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("loaded.en.txt");
    let tool = || {
        let output = check(&["--words", &folder.to_string_lossy(), BALANCED]);
        let printed = String::from_utf8(output.stdout).unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        (output.status.success(), printed, errors)
    };

    let (succeeds, _, errors) = tool();
    assert!(!succeeds && errors.contains("holds no list; name one loaded.en.txt"));

    fs::write(&file, "# ours\nriver ris* = the water is higher\n").unwrap();
    let (succeeds, printed, _) = tool();
    assert!(succeeds);
    assert!(printed.contains(
        "events[0].title.en: \"river rises\" decides for the reader; neutral: the water is higher\n"
    ));
    assert!(printed.contains("languages: there is no list of loaded words for it; `--words` takes a folder with a loaded.it.txt\n"));

    fs::write(&file, "river = water\nmill\n").unwrap();
    let (succeeds, _, errors) = tool();
    assert!(!succeeds && errors.contains("loaded.en.txt, line 2: \"mill\" is no entry"));

    fs::remove_dir_all(&folder).unwrap();
    let missing = LoadedWords::from_folder(&folder);
    assert!(matches!(missing, Err(WordsError::Unreadable(..))));
}

#[test]
fn every_entry_of_the_lists_is_met_by_itself_and_none_stands_twice() {
    let words = LoadedWords::built_in().unwrap();
    for language in ["en", "it"] {
        let mut seen = BTreeSet::new();
        let list = support::read(format!("www/words/loaded.{language}.txt"));
        for line in list
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let (phrase, instead) = line.split_once('=').unwrap();
            let (phrase, instead) = (phrase.trim().replace('*', ""), instead.trim());
            assert!(seen.insert(phrase.clone()), "{language}: {phrase} twice");
            let found = words.find(&phrase, language);
            if instead.is_empty() {
                assert_eq!(found, [], "{language}: {phrase}");
            } else {
                assert_eq!(found, [(phrase.as_str(), instead)], "{language}");
            }
        }
        assert!(seen.len() > 50);
    }
}
