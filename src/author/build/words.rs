//! Words that only the author's tool writes, in the languages that the interface speaks.

use crate::core::locale::Locale;

/// The words of one language.
pub(super) struct Words {
    /// That language, for their `lang`: English where the interface does not speak the story's.
    pub(super) language: &'static str,
    /// Before a link to the page, where a frame needs script.
    pub(super) without_script: &'static str,
    /// The link from a plain fragment to the page.
    pub(super) whole_page: &'static str,
}

/// The words for a language of the story.
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

/// The words for the tag of a language.
pub(super) fn of(language: &str) -> Words {
    of_locale(Locale::for_tag(language))
}
