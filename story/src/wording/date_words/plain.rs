//! A date on its own, in full or as far as the date after it does not say.

use super::joined::starts_with_vowel;
use crate::calendar::edtf::{PartialDate, Quarter};
use crate::calendar::locale::Locale;

/// Formats a date on its own, without article or preposition.
pub(super) fn plain(date: PartialDate, detail: Detail, locale: Locale) -> String {
    let with_year = |words: String, of: &str, year: i32| match detail {
        Detail::Full => format!("{words}{of}{year}"),
        Detail::WithoutYear | Detail::DayAlone => words,
    };
    match date {
        PartialDate::Day(day) if detail == Detail::DayAlone => day.day().to_string(),
        PartialDate::Day(day) => {
            let words = format!("{} {}", day.day(), locale.month_name(day.month()));
            with_year(words, " ", day.year())
        }
        PartialDate::Month(month) => with_year(
            locale.month_name(month.month()).to_owned(),
            " ",
            month.year(),
        ),
        PartialDate::SomeDayOfMonth(month) => {
            let some = match locale {
                Locale::En => "some day in ",
                Locale::It if locale.month_name(month.month()).starts_with('a') => "un giorno d'",
                Locale::It => "un giorno di ",
            };
            let words = format!("{some}{}", locale.month_name(month.month()));
            with_year(words, " ", month.year())
        }
        PartialDate::Quarter(year, quarter) => {
            let words = quarter_words(quarter, locale).to_owned();
            with_year(words, of_year(year.number(), locale), year.number())
        }
        PartialDate::Year(year) => year.number().to_string(),
        PartialDate::SomeMonth(year) => {
            let some = match locale {
                Locale::En => "some month",
                Locale::It => "un mese",
            };
            format!("{some}{}{}", of_year(year.number(), locale), year.number())
        }
        PartialDate::SomeDayOfYear(year) => {
            let some = match locale {
                Locale::En => "some day",
                Locale::It => "un giorno",
            };
            format!("{some}{}{}", of_year(year.number(), locale), year.number())
        }
        PartialDate::Decade(decade) => {
            let (first, last) = (decade.first_year().number(), decade.last_year().number());
            match locale {
                // "The 2000s" could also be the hundred years.
                Locale::En if first % 100 != 0 => format!("the {first}s"),
                _ => years(first, last, locale),
            }
        }
        PartialDate::Century(century) => {
            let (first, last) = (century.first_year(), century.last_year());
            years(first.number(), last.number(), locale)
        }
    }
}

/// How much of a date to write when the date after it supplies the rest.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    Full,
    WithoutYear,
    DayAlone,
}

impl Detail {
    pub(super) fn of_start(start: PartialDate, end: PartialDate) -> Self {
        match (start, end) {
            (PartialDate::Day(start), PartialDate::Day(end))
                if start.year_month() == end.year_month() =>
            {
                Self::DayAlone
            }
            _ if year_within(start).is_some_and(|year| year_within(end) == Some(year)) => {
                Self::WithoutYear
            }
            _ => Self::Full,
        }
    }
}

/// Returns the year of a date that is part of a year and can be written without it.
fn year_within(date: PartialDate) -> Option<i32> {
    match date {
        PartialDate::Day(day) => Some(day.year()),
        PartialDate::Month(month) | PartialDate::SomeDayOfMonth(month) => Some(month.year()),
        PartialDate::Quarter(year, _) => Some(year.number()),
        PartialDate::SomeDayOfYear(_)
        | PartialDate::SomeMonth(_)
        | PartialDate::Year(_)
        | PartialDate::Decade(_)
        | PartialDate::Century(_) => None,
    }
}

fn years(first: i32, last: i32, locale: Locale) -> String {
    match locale {
        Locale::En => format!("the years {first}–{last}"),
        Locale::It => format!("anni {first}–{last}"),
    }
}

fn quarter_words(quarter: Quarter, locale: Locale) -> &'static str {
    match (locale, quarter) {
        (Locale::En, Quarter::First) => "1st quarter",
        (Locale::En, Quarter::Second) => "2nd quarter",
        (Locale::En, Quarter::Third) => "3rd quarter",
        (Locale::En, Quarter::Fourth) => "4th quarter",
        (Locale::It, Quarter::First) => "primo trimestre",
        (Locale::It, Quarter::Second) => "secondo trimestre",
        (Locale::It, Quarter::Third) => "terzo trimestre",
        (Locale::It, Quarter::Fourth) => "quarto trimestre",
    }
}

fn of_year(year: i32, locale: Locale) -> &'static str {
    match locale {
        Locale::En => " of ",
        Locale::It if starts_with_vowel(year) => " dell'",
        Locale::It => " del ",
    }
}
