//! Tests of language tags and of the names of months.

#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn a_language_is_found_in_whatever_case_and_by_its_varieties() {
    let of = |languages: &[&str], wanted: &str| {
        let languages: Vec<String> = languages.iter().map(|tag| (*tag).to_owned()).collect();
        super::nearest(&languages, wanted).cloned()
    };
    for (languages, wanted, found) in [
        (&["en", "it"][..], "IT", Some("it")),
        (&["en", "it"], "it-CH", Some("it")),
        (&["en", "it"], "it_IT", Some("it")),
        (&["en", "pt-BR"], "pt", Some("pt-BR")),
        (&["en", "pt-BR"], "pt-PT", Some("pt-BR")),
        (&["pt-BR", "pt-PT"], "PT-pt", Some("pt-PT")),
        (&["zh", "zh-Hant"], "zh-hant-tw", Some("zh-Hant")),
        (&["zh-Hant", "zh"], "zh-Hans-CN", Some("zh")),
        (&["en", "it"], "fr", None),
        (&["en", "it"], "", None),
        (&["en", "it"], "-", None),
    ] {
        assert_eq!(
            of(languages, wanted).as_deref(),
            found,
            "{wanted} of {languages:?}"
        );
    }
}

#[test]
fn a_language_runs_the_way_its_script_does() {
    for tag in [
        "ar",
        "AR-eg",
        "he",
        "fa_IR",
        "ur",
        "ps",
        "yi",
        "dv",
        "ckb",
        "az-Arab",
        "ks-arab-IN",
    ] {
        assert_eq!(direction(tag), "rtl", "{tag}");
    }
    for tag in [
        "en",
        "it",
        "zh-Hant",
        "ur-Latn",
        "ar-Latn-EG",
        "az",
        "",
        "arc-x",
        "hr",
    ] {
        assert_eq!(direction(tag), "ltr", "{tag}");
    }
}

#[test]
fn italian_is_known_by_its_first_subtag() {
    for tag in ["it", "IT", "it-CH", "it_IT", " it-Latn-IT"] {
        assert_eq!(Locale::for_tag(tag), Locale::It, "{tag}");
    }
}

#[test]
fn every_other_tag_is_english() {
    for tag in ["", "en", "en-GB", "ita", "fr-it", "-it", "zh-Hant"] {
        assert_eq!(Locale::for_tag(tag), Locale::En, "{tag}");
    }
}

#[test]
fn a_tag_reads_back_as_its_locale() {
    for locale in Locale::ALL {
        assert_eq!(Locale::for_tag(locale.tag()), locale);
    }
}

#[test]
fn twelve_months_have_twelve_names_and_twelve_short_names() {
    for locale in Locale::ALL {
        let months = 1..=12;
        let (mut names, mut short): (Vec<_>, Vec<_>) = months
            .map(|month| (locale.month_name(month), locale.month_short(month)))
            .unzip();
        names.sort_unstable();
        names.dedup();
        short.sort_unstable();
        short.dedup();
        assert_eq!((names.len(), short.len()), (12, 12));
    }
}
