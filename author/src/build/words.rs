//! Words that only the author's tool writes, in the languages of the interface.

use contrappunto_story::calendar::locale::Locale;

/// The words of one language.
pub(super) struct Words {
    /// The language of these words, for `lang`: English if the interface has no words in the story's language.
    pub(super) language: &'static str,
    /// Introduces the link to the page, where a frame needs script.
    pub(super) without_script: &'static str,
    /// The text of the link from a plain fragment to the page.
    pub(super) whole_page: &'static str,
}

/// Returns the words of a locale.
const fn of_locale(locale: Locale) -> Words {
    let language = locale.tag();
    match locale {
        Locale::En => Words {
            language,
            without_script: "This frame needs JavaScript. Without it the story can be read here:",
            whole_page: "This story with its timeline, filters and calculations to work with",
        },
        Locale::It => Words {
            language,
            without_script: "Questo riquadro richiede JavaScript. Senza, la storia si legge qui:",
            whole_page: "Questa storia con la linea del tempo, i filtri e i calcoli da usare",
        },
    }
}

/// Returns the words for a language tag.
pub(super) fn of(language: &str) -> Words {
    of_locale(Locale::for_tag(language))
}
