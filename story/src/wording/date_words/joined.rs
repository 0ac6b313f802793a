//! A date after its article or preposition.

use super::plain::{Detail, plain};
use crate::calendar::edtf::PartialDate;
use crate::calendar::locale::Locale;

/// Formats a date with its article or preposition: `the 4th quarter of 2022`, `dall'8 dicembre 2025`,
/// `da gennaio 2025`.
pub(super) fn joined(
    joint: Preposition,
    date: PartialDate,
    detail: Detail,
    locale: Locale,
) -> String {
    let words = plain(date, detail, locale);
    let before = match locale {
        Locale::En => match date {
            PartialDate::Quarter(..) => "the ",
            _ => "",
        },
        Locale::It => {
            let (before_consonant, before_vowel, before_years, without_article) = match joint {
                Preposition::The => ("il ", "l'", "gli ", ""),
                Preposition::From => ("dal ", "dall'", "dagli ", "da "),
                Preposition::Until if words.starts_with('a') => ("", "", "fino agli ", "fino ad "),
                Preposition::Until => ("fino al ", "fino all'", "", "fino a "),
            };
            let number = |number| {
                if starts_with_vowel(number) {
                    before_vowel
                } else {
                    before_consonant
                }
            };
            match date {
                // The first of a month is read "primo", the year 1 "uno".
                PartialDate::Day(day) if day.day() == 1 => before_consonant,
                PartialDate::Day(day) => number(i32::from(day.day())),
                PartialDate::Year(year) => number(year.number()),
                PartialDate::Quarter(..) => before_consonant,
                PartialDate::Decade(_) | PartialDate::Century(_) => before_years,
                PartialDate::Month(_)
                | PartialDate::SomeMonth(_)
                | PartialDate::SomeDayOfMonth(_)
                | PartialDate::SomeDayOfYear(_) => without_article,
            }
        }
    };
    format!("{before}{words}")
}

/// The article or preposition before a date. English only needs the article; Italian contracts the two.
#[derive(Clone, Copy)]
pub(super) enum Preposition {
    The,
    From,
    Until,
}

/// Whether the Italian name of a number starts with a vowel: uno, otto, undici, ottanta, ottocento, ottomila.
pub(super) const fn starts_with_vowel(number: i32) -> bool {
    matches!(number, 1 | 8 | 11 | 80..=89 | 800..=899 | 8000..=8999)
}
