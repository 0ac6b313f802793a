//! The languages of the interface, and the names of months in them.

mod tags;

pub use tags::{direction, nearest};

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

#[cfg(test)]
mod tests;
