//! The languages of the interface, and the names of months in them.

/// The language of dates, numbers and labels.
///
/// Story text has its own languages; this one is for the words that the engine adds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// English with the day first: `31 January 2025`, `3,350.5`.
    #[default]
    En,
    /// Italian: `31 gennaio 2025`, `3.350,5`.
    It,
}

impl Locale {
    /// Every locale, for tests and for lists of languages.
    pub const ALL: [Self; 2] = [Self::En, Self::It];

    /// Returns the locale for a BCP 47 tag: Italian for `it` and its regions, English for all others.
    ///
    /// ```
    /// use contrappunto_story::calendar::locale::Locale;
    ///
    /// assert_eq!(Locale::for_tag("it-CH"), Locale::It);
    /// assert_eq!(Locale::for_tag("pt-BR"), Locale::En);
    /// ```
    #[must_use]
    pub fn for_tag(tag: &str) -> Self {
        match tag.trim().split(['-', '_']).next() {
            Some(language) if language.eq_ignore_ascii_case("it") => Self::It,
            _ => Self::En,
        }
    }

    /// Returns the BCP 47 tag, for `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::It => "it",
        }
    }

    /// Returns the name of a month, 1 to 12: `January`, `gennaio`.
    #[must_use]
    pub const fn month_name(self, month: u8) -> &'static str {
        match self {
            Self::En => match month {
                1 => "January",
                2 => "February",
                3 => "March",
                4 => "April",
                5 => "May",
                6 => "June",
                7 => "July",
                8 => "August",
                9 => "September",
                10 => "October",
                11 => "November",
                _ => "December",
            },
            Self::It => match month {
                1 => "gennaio",
                2 => "febbraio",
                3 => "marzo",
                4 => "aprile",
                5 => "maggio",
                6 => "giugno",
                7 => "luglio",
                8 => "agosto",
                9 => "settembre",
                10 => "ottobre",
                11 => "novembre",
                _ => "dicembre",
            },
        }
    }

    /// Returns the short name of a month, in both languages its first three letters: `Jan`, `gen`.
    #[must_use]
    pub fn month_short(self, month: u8) -> &'static str {
        let name = self.month_name(month);
        name.get(..3).unwrap_or(name)
    }
}

/// Returns the writing direction of a language, for `dir` attributes: `rtl` if its script runs from right to left, else
/// `ltr`. If the tag (BCP 47) names a script, that decides; otherwise the language's usual script does.
///
/// ```
/// use contrappunto_story::calendar::locale::direction;
///
/// assert_eq!(direction("ar-EG"), "rtl");
/// assert_eq!(direction("az-Arab"), "rtl");
/// assert_eq!(direction("ur-Latn"), "ltr");
/// ```
#[must_use]
pub fn direction(tag: &str) -> &'static str {
    let is_among = |names: &str, subtag: &str| {
        let mut names = names.split(' ');
        names.any(|name| name.eq_ignore_ascii_case(subtag))
    };
    let mut subtags = tag.trim().split(['-', '_']);
    let language = subtags.next().unwrap_or_default();
    let script = subtags.find(|subtag| {
        subtag.len() == 4 && subtag.bytes().all(|letter| letter.is_ascii_alphabetic())
    });
    let is_rtl = match script {
        Some(script) => is_among(RTL_SCRIPTS, script),
        None => is_among(RTL_LANGUAGES, language),
    };
    if is_rtl { "rtl" } else { "ltr" }
}

/// Right-to-left scripts, by ISO 15924 code.
const RTL_SCRIPTS: &str = "Arab Aran Hebr Syrc Thaa Nkoo Adlm Rohg Mand Samr";
/// Languages usually written in one of them.
const RTL_LANGUAGES: &str = "ar he fa ur ps sd ug yi dv ckb arz ary apc acm aeb ars azb bal glk iw ji lrc mzn nqo pnb \
                             prs rhg sdh skr syr";

/// Returns the language of a story that is closest to the one wanted (BCP 47, ignoring case): the same tag, or else a
/// more general one, or else any variety of the same language.
///
/// ```
/// use contrappunto_story::calendar::locale::nearest;
///
/// let languages = ["en".to_owned(), "pt-BR".to_owned()];
/// assert_eq!(nearest(&languages, "EN-gb").map(String::as_str), Some("en"));
/// assert_eq!(nearest(&languages, "pt").map(String::as_str), Some("pt-BR"));
/// assert_eq!(nearest(&languages, "fr"), None);
/// ```
#[must_use]
pub fn nearest<'a>(languages: &'a [String], wanted: &str) -> Option<&'a String> {
    let wanted = wanted.trim().replace('_', "-");
    let named = |name: &str| {
        let mut all = languages.iter();
        all.find(|tag| tag.eq_ignore_ascii_case(name))
    };
    // Removing the last subtag gives a more general language.
    let mut wider = Some(wanted.as_str());
    while let Some(name) = wider {
        if let Some(tag) = named(name) {
            return Some(tag);
        }
        wider = name.rsplit_once('-').map(|(name, _)| name);
    }
    let primary = |tag: &'a str| tag.split('-').next().unwrap_or(tag);
    let language = wanted.split('-').next().unwrap_or_default();
    let mut all = languages.iter();
    all.find(|tag| primary(tag).eq_ignore_ascii_case(language))
}

#[cfg(test)]
mod tests {
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
}
