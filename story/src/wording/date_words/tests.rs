//! Tests of dates in words, in each language.

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
