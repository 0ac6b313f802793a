//! What language tags say: the direction of a language, and the nearest of several to one that is wanted.

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
