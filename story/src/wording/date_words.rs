//! Dates in words for readers.
//!
//! | written | English | Italian |
//! |---|---|---|
//! | `2025-01-31` | 31 January 2025 | 31 gennaio 2025 |
//! | `2022-36` | 4th quarter of 2022 | quarto trimestre del 2022 |
//! | `2024-XX` | some month of 2024 | un mese del 2024 |
//! | `202X` | the 2020s | anni 2020–2029 |
//! | `2025-01-31~` | about 31 January 2025 | circa il 31 gennaio 2025 |
//! | `2025?` | possibly 2025 | forse 2025 |
//! | `2022-11-07/2022-11-08` | 7–8 November 2022 | 7–8 novembre 2022 |
//! | `2025-01-20/2025-02~` | between 20 January and about February 2025 | fra il 20 gennaio e circa febbraio 2025 |
//! | `2025-12-08/..` | since 8 December 2025 | dall'8 dicembre 2025 |
//! | `../2025-12-08` | until 8 December 2025 | fino all'8 dicembre 2025 |
//! | `2025-12/` | from December 2025, end not known | da dicembre 2025, fine non nota |
//!
//! The words start in lower case and fit into a sentence.

use crate::calendar::date::Date;
pub use crate::calendar::edtf::html_datetime;
use crate::calendar::edtf::{Dated, Ends, Missing, PartialDate, Qualifier, Quarter, When};
use crate::calendar::locale::Locale;

/// Formats a day in full: `31 January 2025`, `31 gennaio 2025`.
#[must_use]
pub fn day(date: Date, locale: Locale) -> String {
    plain(PartialDate::Day(date), Detail::Full, locale)
}

/// Formats a day where space is short: `31 Jan 2025`, `31 gen 2025`.
#[must_use]
pub fn day_short(date: Date, locale: Locale) -> String {
    let month = locale.month_short(date.month());
    format!("{} {month} {}", date.day(), date.year())
}

/// Formats when something happened; the table at the top of this module has an example of each form.
///
/// ```
/// use contrappunto_story::wording::date_words;
/// use contrappunto_story::calendar::edtf::EdtfError;
/// use contrappunto_story::calendar::locale::Locale;
///
/// let when = "2025-12-08/..".parse()?;
/// assert_eq!(date_words::when(&when, Locale::En), "since 8 December 2025");
/// assert_eq!(date_words::when(&when, Locale::It), "dall'8 dicembre 2025");
/// # Ok::<(), EdtfError>(())
/// ```
#[must_use]
pub fn when(when: &When, locale: Locale) -> String {
    match when {
        When::At(point) => dated(point, locale),
        When::Interval(interval) => match interval.ends() {
            Ends::Both(start, end) if start == end => dated(&start, locale),
            Ends::Both(start, end) if start.is_exact() && end.is_exact() => {
                span(start.date, end.date, locale)
            }
            Ends::Both(start, end) => between(start, end, locale),
            Ends::From(start, missing) => from(start, missing, locale),
            Ends::Until(missing, end) => until(missing, end, locale),
        },
    }
}

/// Formats one date with its qualifier: `about March 2023`, `circa marzo 2023`.
#[must_use]
pub fn dated(dated: &Dated, locale: Locale) -> String {
    let words = match (dated.qualifier, dated.date) {
        (Qualifier::Exact, _) | (_, PartialDate::Year(_)) => {
            plain(dated.date, Detail::Full, locale)
        }
        _ => joined(Preposition::The, dated.date, Detail::Full, locale),
    };
    let doubt = doubt(dated.qualifier, locale);
    format!("{}{}{words}", doubt.possibly, doubt.about)
}

/// Formats an exact interval: `7–8 November 2022`, `May–July 2023`, `30 January – 17 May 2026`.
fn span(start: PartialDate, end: PartialDate, locale: Locale) -> String {
    let detail = Detail::of_start(start, end);
    let dash = match (start, end, detail) {
        (_, _, Detail::DayAlone)
        | (PartialDate::Year(_), PartialDate::Year(_), _)
        | (PartialDate::Month(_), PartialDate::Month(_), Detail::WithoutYear) => "–",
        _ => " – ",
    };
    let start = plain(start, detail, locale);
    let end = plain(end, Detail::Full, locale);
    format!("{start}{dash}{end}")
}

fn between(start: Dated, end: Dated, locale: Locale) -> String {
    let (between, and) = match locale {
        Locale::En => ("between", "and"),
        Locale::It => ("fra", "e"),
    };
    let side = |side: Dated, detail| {
        let doubt = doubt(side.qualifier, locale);
        let words = joined(Preposition::The, side.date, detail, locale);
        format!("{}{}{words}", doubt.possibly, doubt.about)
    };
    let start_words = side(start, Detail::of_start(start.date, end.date));
    let end_words = side(end, Detail::Full);
    format!("{between} {start_words} {and} {end_words}")
}

fn from(start: Dated, missing: Missing, locale: Locale) -> String {
    let words = joined(Preposition::From, start.date, Detail::Full, locale);
    let QualifierWords { possibly, about } = doubt(start.qualifier, locale);
    match (locale, missing) {
        (Locale::En, Missing::Open) => format!("{possibly}since {about}{words}"),
        (Locale::En, Missing::Unknown) => format!("{possibly}from {about}{words}, end not known"),
        (Locale::It, Missing::Open) => format!("{possibly}{about}{words}"),
        (Locale::It, Missing::Unknown) => format!("{possibly}{about}{words}, fine non nota"),
    }
}

fn until(missing: Missing, end: Dated, locale: Locale) -> String {
    let words = joined(Preposition::Until, end.date, Detail::Full, locale);
    let QualifierWords { possibly, about } = doubt(end.qualifier, locale);
    let unknown = match (locale, missing) {
        (_, Missing::Open) => "",
        (Locale::En, Missing::Unknown) => ", start not known",
        (Locale::It, Missing::Unknown) => ", inizio non noto",
    };
    match locale {
        Locale::En => format!("{possibly}until {about}{words}{unknown}"),
        Locale::It => format!("{possibly}{about}{words}{unknown}"),
    }
}

/// The words for a qualifier, in two parts because English puts its "since" between them.
struct QualifierWords {
    possibly: &'static str,
    about: &'static str,
}

fn doubt(qualifier: Qualifier, locale: Locale) -> QualifierWords {
    let (possibly, about) = match locale {
        Locale::En => ("possibly ", "about "),
        Locale::It => ("forse ", "circa "),
    };
    let (possibly, about) = match qualifier {
        Qualifier::Exact => ("", ""),
        Qualifier::Uncertain => (possibly, ""),
        Qualifier::Approximate => ("", about),
        Qualifier::Both => (possibly, about),
    };
    QualifierWords { possibly, about }
}

/// How much of a date to write when the date after it supplies the rest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Full,
    WithoutYear,
    DayAlone,
}

impl Detail {
    fn of_start(start: PartialDate, end: PartialDate) -> Self {
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

/// Formats a date on its own, without article or preposition.
fn plain(date: PartialDate, detail: Detail, locale: Locale) -> String {
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

/// The article or preposition before a date. English only needs the article; Italian contracts the two.
#[derive(Clone, Copy)]
enum Preposition {
    The,
    From,
    Until,
}

/// Formats a date with its article or preposition: `the 4th quarter of 2022`, `dall'8 dicembre 2025`,
/// `da gennaio 2025`.
fn joined(joint: Preposition, date: PartialDate, detail: Detail, locale: Locale) -> String {
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

/// Whether the Italian name of a number starts with a vowel: uno, otto, undici, ottanta, ottocento, ottomila.
const fn starts_with_vowel(number: i32) -> bool {
    matches!(number, 1 | 8 | 11 | 80..=89 | 800..=899 | 8000..=8999)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn words(text: &str) -> [String; 2] {
        let when: When = text.parse().unwrap();
        Locale::ALL.map(|locale| super::when(&when, locale))
    }

    fn check(rows: &[(&str, &str, &str)]) {
        for (text, english, italian) in rows {
            assert_eq!(words(text), [*english, *italian], "{text}");
        }
    }

    #[test]
    fn a_day_is_written_day_first_without_a_leading_zero() {
        let date = Date::new(2022, 10, 1).unwrap();
        assert_eq!(day(date, Locale::En), "1 October 2022");
        assert_eq!(day(date, Locale::It), "1 ottobre 2022");
        assert_eq!(day_short(date, Locale::En), "1 Oct 2022");
        assert_eq!(day_short(date, Locale::It), "1 ott 2022");
    }

    #[test]
    fn each_precision_has_its_words() {
        check(&[
            ("2025-01", "January 2025", "gennaio 2025"),
            ("2025", "2025", "2025"),
            ("0079", "79", "79"),
            (
                "2022-36",
                "4th quarter of 2022",
                "quarto trimestre del 2022",
            ),
            ("0800-33", "1st quarter of 800", "primo trimestre dell'800"),
            (
                "2024-05-XX",
                "some day in May 2024",
                "un giorno di maggio 2024",
            ),
            (
                "2024-04-XX",
                "some day in April 2024",
                "un giorno d'aprile 2024",
            ),
            ("2024-XX-XX", "some day of 2024", "un giorno del 2024"),
            ("2024-XX", "some month of 2024", "un mese del 2024"),
            ("202X", "the 2020s", "anni 2020–2029"),
        ]);
    }

    #[test]
    fn the_first_decade_of_a_hundred_years_is_not_taken_for_the_hundred() {
        check(&[
            ("200X", "the years 2000–2009", "anni 2000–2009"),
            ("20XX", "the years 2000–2099", "anni 2000–2099"),
        ]);
    }

    #[test]
    fn each_qualifier_has_its_word() {
        check(&[
            ("2023-03~", "about March 2023", "circa marzo 2023"),
            ("2025?", "possibly 2025", "forse 2025"),
            ("2025~", "about 2025", "circa 2025"),
            (
                "2025-01%",
                "possibly about January 2025",
                "forse circa gennaio 2025",
            ),
            (
                "2025-01-08~",
                "about 8 January 2025",
                "circa l'8 gennaio 2025",
            ),
            (
                "2025-01-31?",
                "possibly 31 January 2025",
                "forse il 31 gennaio 2025",
            ),
            (
                "2022-36~",
                "about the 4th quarter of 2022",
                "circa il quarto trimestre del 2022",
            ),
            ("202X?", "possibly the 2020s", "forse gli anni 2020–2029"),
        ]);
    }

    #[test]
    fn an_exact_interval_is_a_span_that_says_nothing_twice() {
        check(&[
            (
                "2022-11-07/2022-11-08",
                "7–8 November 2022",
                "7–8 novembre 2022",
            ),
            (
                "2026-01-30/2026-05-17",
                "30 January – 17 May 2026",
                "30 gennaio – 17 maggio 2026",
            ),
            (
                "2025-12-08/2026-03-20",
                "8 December 2025 – 20 March 2026",
                "8 dicembre 2025 – 20 marzo 2026",
            ),
            ("2023-05/2023-07", "May–July 2023", "maggio–luglio 2023"),
            (
                "2023-11/2024-02",
                "November 2023 – February 2024",
                "novembre 2023 – febbraio 2024",
            ),
            (
                "2025-02/2025-03-13",
                "February – 13 March 2025",
                "febbraio – 13 marzo 2025",
            ),
            ("2020/2021", "2020–2021", "2020–2021"),
            (
                "2024-01-20/2025-01-23",
                "20 January 2024 – 23 January 2025",
                "20 gennaio 2024 – 23 gennaio 2025",
            ),
            (
                "2025-02/2026",
                "February 2025 – 2026",
                "febbraio 2025 – 2026",
            ),
            (
                "2022-33/2022-34",
                "1st quarter – 2nd quarter of 2022",
                "primo trimestre – secondo trimestre del 2022",
            ),
            (
                "2025-01-20/2025-01-20",
                "20 January 2025",
                "20 gennaio 2025",
            ),
        ]);
    }

    #[test]
    fn an_interval_with_a_vague_end_is_between_the_two() {
        check(&[
            (
                "2025-01-20~/2025-02-03",
                "between about 20 January and 3 February 2025",
                "fra circa il 20 gennaio e il 3 febbraio 2025",
            ),
            (
                "2025-01-20/2025-01-23?",
                "between 20 and possibly 23 January 2025",
                "fra il 20 e forse il 23 gennaio 2025",
            ),
            (
                "2023-03~/2024-08~",
                "between about March 2023 and about August 2024",
                "fra circa marzo 2023 e circa agosto 2024",
            ),
            (
                "2020~/2021",
                "between about 2020 and 2021",
                "fra circa il 2020 e il 2021",
            ),
            (
                "201X/2025-XX",
                "between the 2010s and some month of 2025",
                "fra gli anni 2010–2019 e un mese del 2025",
            ),
        ]);
    }

    #[test]
    fn an_open_end_is_since() {
        check(&[
            (
                "2025-01-20/..",
                "since 20 January 2025",
                "dal 20 gennaio 2025",
            ),
            (
                "2025-12-08/..",
                "since 8 December 2025",
                "dall'8 dicembre 2025",
            ),
            (
                "2025-12-11/..",
                "since 11 December 2025",
                "dall'11 dicembre 2025",
            ),
            (
                "2025-12-01/..",
                "since 1 December 2025",
                "dal 1 dicembre 2025",
            ),
            ("2025-01/..", "since January 2025", "da gennaio 2025"),
            ("2025/..", "since 2025", "dal 2025"),
            (
                "2022-36/..",
                "since the 4th quarter of 2022",
                "dal quarto trimestre del 2022",
            ),
            ("202X/..", "since the 2020s", "dagli anni 2020–2029"),
            (
                "2025-01~/..",
                "since about January 2025",
                "circa da gennaio 2025",
            ),
            (
                "2025-01-08?/..",
                "possibly since 8 January 2025",
                "forse dall'8 gennaio 2025",
            ),
            (
                "2025%/..",
                "possibly since about 2025",
                "forse circa dal 2025",
            ),
        ]);
    }

    #[test]
    fn an_open_start_is_until() {
        check(&[
            (
                "../2025-01-20",
                "until 20 January 2025",
                "fino al 20 gennaio 2025",
            ),
            (
                "../2025-01-08",
                "until 8 January 2025",
                "fino all'8 gennaio 2025",
            ),
            ("../2025-01", "until January 2025", "fino a gennaio 2025"),
            ("../2025-08", "until August 2025", "fino ad agosto 2025"),
            ("../2025", "until 2025", "fino al 2025"),
            ("../202X", "until the 2020s", "fino agli anni 2020–2029"),
            (
                "../2022-36",
                "until the 4th quarter of 2022",
                "fino al quarto trimestre del 2022",
            ),
            (
                "../2024-XX~",
                "until about some month of 2024",
                "circa fino a un mese del 2024",
            ),
        ]);
    }

    #[test]
    fn an_unknown_end_is_said_to_be_unknown() {
        check(&[
            (
                "2025-12-08/",
                "from 8 December 2025, end not known",
                "dall'8 dicembre 2025, fine non nota",
            ),
            (
                "/2025-12~",
                "until about December 2025, start not known",
                "circa fino a dicembre 2025, inizio non noto",
            ),
        ]);
    }

    #[test]
    fn italian_elides_before_numbers_read_with_a_vowel() {
        check(&[
            ("0008/..", "since 8", "dall'8"),
            ("0885/..", "since 885", "dall'885"),
            ("8000/..", "since 8000", "dall'8000"),
            ("1800/..", "since 1800", "dal 1800"),
            ("1100/..", "since 1100", "dal 1100"),
            (
                "2025-01-18/..",
                "since 18 January 2025",
                "dal 18 gennaio 2025",
            ),
        ]);
    }
}
