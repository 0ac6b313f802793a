//! Properties of dates: what holds for every day and every text, and comparison with another EDTF parser.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use contrappunto_story::calendar::date::{Date, Year, YearMonth, days_in_month};
use contrappunto_story::calendar::edtf::{
    Century, Dated, Decade, EdtfError, End, Interval, PartialDate, Qualifier, Quarter, When,
};
use contrappunto_story::calendar::locale::Locale;
use contrappunto_story::wording::date_words;
use edtf_core::{Bound, Edtf};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

// Values.

fn dates() -> impl Strategy<Value = Date> {
    // Half of them are close together, so that two often overlap.
    prop_oneof![Date::FIRST.days()..=Date::LAST.days(), 19_000..20_500]
        .prop_map(|days| Date::from_days(days).expect("in range"))
}

fn months() -> impl Strategy<Value = YearMonth> {
    dates().prop_map(Date::year_month)
}

fn years() -> impl Strategy<Value = Year> {
    dates().prop_map(|date| Year::new(date.year()).expect("a year of a date"))
}

fn partial_dates() -> impl Strategy<Value = PartialDate> {
    let quarters = select(vec![
        Quarter::First,
        Quarter::Second,
        Quarter::Third,
        Quarter::Fourth,
    ]);
    prop_oneof![
        4 => dates().prop_map(PartialDate::Day),
        2 => months().prop_map(PartialDate::Month),
        1 => months().prop_map(PartialDate::SomeDayOfMonth),
        2 => years().prop_map(PartialDate::Year),
        1 => years().prop_map(PartialDate::SomeMonth),
        1 => years().prop_map(PartialDate::SomeDayOfYear),
        1 => (years(), quarters).prop_map(|(year, quarter)| PartialDate::Quarter(year, quarter)),
        1 => years().prop_filter_map("a decade", |year| {
            Decade::containing(year).map(PartialDate::Decade)
        }),
        1 => years().prop_filter_map("a hundred years", |year| {
            Century::containing(year).map(PartialDate::Century)
        }),
    ]
}

fn dated() -> impl Strategy<Value = Dated> {
    let qualifiers = select(vec![
        Qualifier::Exact,
        Qualifier::Exact,
        Qualifier::Uncertain,
        Qualifier::Approximate,
        Qualifier::Both,
    ]);
    (partial_dates(), qualifiers).prop_map(|(date, qualifier)| Dated { date, qualifier })
}

fn ends() -> impl Strategy<Value = End> {
    prop_oneof![4 => dated().prop_map(End::At), 1 => Just(End::Open), 1 => Just(End::Unknown)]
}

fn whens() -> impl Strategy<Value = When> {
    let intervals = (ends(), ends()).prop_filter_map("two ends in order", |(one, other)| {
        Interval::new(one, other)
            .or_else(|_| Interval::new(other, one))
            .ok()
            .map(When::Interval)
    });
    prop_oneof![dated().prop_map(When::At), intervals]
}

// Texts.

fn qualified(body: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (body, select(vec!["", "", "", "?", "~", "%"])).prop_map(|(body, mark)| body + mark)
}

/// Generates texts in the accepted forms of EDTF, many of which name nonexistent dates.
fn near_texts() -> impl Strategy<Value = String> {
    let year =
        || prop_oneof![4 => 1990..2030, 1 => 0..10_000].prop_map(|year| format!("{year:04}"));
    let month = || {
        prop_oneof![4 => 1..=12, 1 => 0..=45]
            .prop_map(|month| format!("{month:02}"))
            .boxed()
    };
    let day = || (0..=32).prop_map(|day| format!("{day:02}")).boxed();
    let masked = || Just("XX".to_owned()).boxed();
    let date = move || {
        let month_or_mask = prop_oneof![6 => month(), 1 => masked()];
        let day_or_mask = prop_oneof![6 => day(), 1 => masked()];
        qualified(prop_oneof![
            year(),
            (year(), month()).prop_map(|(year, month)| format!("{year}-{month}")),
            (year(), month_or_mask, day_or_mask)
                .prop_map(|(year, month, day)| format!("{year}-{month}-{day}")),
            (0..1000).prop_map(|decade| format!("{decade:03}X")),
            (0..100).prop_map(|century| format!("{century:02}XX")),
        ])
        .boxed()
    };
    let end = move || {
        prop_oneof![6 => date(), 1 => Just("..".to_owned()), 1 => Just(String::new())].boxed()
    };
    prop_oneof![
        date(),
        (end(), end()).prop_map(|(start, end)| format!("{start}/{end}"))
    ]
}

/// Returns why valid EDTF is not accepted in a story; `None` if our parser should accept it.
fn reason_to_refuse(text: &str) -> Option<&'static str> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if text.contains(['[', '{']) {
        return Some("sets are level 2");
    }
    if text.contains('T') {
        return Some("a story has days, not times of day");
    }
    let mut dates = text.split('/').filter(|part| !matches!(*part, "" | ".."));
    dates.find_map(|part| {
        let body = part.trim_end_matches(['?', '~', '%']);
        let fields: Vec<&str> = body.split('-').collect();
        if body.contains(['Y', 'S']) || body.starts_with('-') {
            Some("years run 0001 to 9999, without significant digits")
        } else if body.contains("..") {
            Some("a date with dots in an interval is level 2")
        } else if body.contains(['?', '~', '%']) {
            Some("a mark inside a date is level 2")
        } else if ["0000", "000X", "00XX"].contains(&fields[0]) {
            Some("there is no year 0 in the calendar of readers")
        } else if fields.len() == 2
            && is_number(fields[1])
            && (21..=41).contains(&fields[1].parse().unwrap_or(0))
            && !["33", "34", "35", "36"].contains(&fields[1])
        {
            Some("seasons differ between hemispheres; halves and thirds are level 2")
        } else if !fields[0].starts_with(|letter: char| letter.is_ascii_digit())
            || fields[0].contains("XXX")
            || fields[0].contains('X') && (fields.len() > 1 || !fields[0].ends_with('X'))
            || fields[1..]
                .iter()
                .any(|field| *field != "XX" && field.contains('X'))
            || fields.get(1) == Some(&"XX") && fields.get(2).is_some_and(|day| *day != "XX")
        {
            Some("X other than whole parts from the right is level 2")
        } else {
            None
        }
    })
}

/// Checks that our parser and `edtf-core` accept the same texts with the same days, except for the listed reasons, and
/// that nothing is accepted here that is not EDTF.
fn compare_with_oracle(text: &str) -> Result<(), String> {
    match (text.parse::<When>(), Edtf::parse(text)) {
        (Ok(when), Ok(oracle)) => {
            let day = |bound| match bound {
                Bound::Date(date) => Some(date.to_string()),
                Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => None,
            };
            let bounds = oracle.bounds();
            let theirs = (day(bounds.earliest), day(bounds.latest));
            let ours = (
                when.first_day().map(|day| day.to_string()),
                when.last_day().map(|day| day.to_string()),
            );
            if ours != theirs {
                return Err(format!("{text}: {ours:?} here, {theirs:?} there"));
            }
            if when.to_string() != oracle.to_string() {
                return Err(format!("{text}: {when} here, {oracle} there"));
            }
            if when.is_approximate() != oracle.is_approximate()
                || when.is_uncertain() != oracle.is_uncertain()
            {
                return Err(format!("{text}: the marks are read differently"));
            }
            match reason_to_refuse(text) {
                Some(reason) => Err(format!("{text}: taken here, but {reason}")),
                None => Ok(()),
            }
        }
        (Ok(when), Err(error)) => Err(format!("{text}: {when} here, {error} there")),
        (Err(error), Ok(_)) if reason_to_refuse(text).is_none() => {
            Err(format!("{text}: {error} here, taken there"))
        }
        (Err(_), _) => Ok(()),
    }
}

/// Checks that an error is a single line of reasonable length, and that its suggestion is valid.
fn check_message(text: &str, error: &EdtfError) -> Result<(), TestCaseError> {
    let message = error.to_string();
    prop_assert!(!message.contains(char::is_control), "{message:?}");
    prop_assert!(message.chars().count() < 300, "{message}");
    if let Some(write) = error.suggestion() {
        prop_assert!(write.parse::<When>().is_ok(), "{text}: {message}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn a_day_survives_its_number_and_its_text(date in dates()) {
        prop_assert_eq!(Date::from_days(date.days()), Some(date));
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        prop_assert_eq!(Date::new(date.year(), date.month(), date.day()), Ok(date));
    }

    #[test]
    fn days_are_ordered_as_their_numbers_and_their_texts(one in dates(), other in dates()) {
        prop_assert_eq!(one.cmp(&other), one.days().cmp(&other.days()));
        prop_assert_eq!(one.cmp(&other), one.to_string().cmp(&other.to_string()));
    }

    #[test]
    fn adding_days_adds_them(date in dates(), days in -10_000..10_000) {
        let sum = date.plus_days(days);
        let in_range = (Date::FIRST.days()..=Date::LAST.days()).contains(&(date.days() + days));
        prop_assert!(sum.days() - date.days() == days || !in_range);
    }

    #[test]
    fn a_day_exists_exactly_if_its_month_has_it(
        year in -10..11_000,
        month in 0_u8..15,
        day in 0_u8..34,
    ) {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        prop_assert_eq!(Date::new(year, month, day).is_ok(), exists);
    }

    #[test]
    fn what_is_printed_reads_back(when in whens()) {
        prop_assert_eq!(when.to_string().parse(), Ok(when));
    }

    #[test]
    fn what_is_printed_means_the_same_to_the_oracle(when in whens()) {
        prop_assert_eq!(compare_with_oracle(&when.to_string()), Ok(()));
    }

    #[test]
    fn order_is_total_and_agrees_with_equality(one in whens(), two in whens(), three in whens()) {
        prop_assert_eq!(one.cmp(&two), two.cmp(&one).reverse());
        prop_assert_eq!(one.cmp(&two).is_eq(), one == two);
        if one <= two && two <= three {
            prop_assert!(one <= three);
        }
    }

    #[test]
    fn order_is_by_first_day_then_by_last(one in whens(), two in whens()) {
        // A missing start counts as the earliest, a missing end as the latest.
        let key = |when: &When| {
            let first = when.first_day().map_or(i32::MIN, Date::days);
            let last = when.last_day().map_or(i32::MAX, Date::days);
            (first, last)
        };
        if key(&one) != key(&two) {
            prop_assert_eq!(one.cmp(&two), key(&one).cmp(&key(&two)));
        }
    }

    #[test]
    fn a_thing_is_known_within_its_days(when in whens()) {
        prop_assert!(when.first_day().is_none_or(|first| first <= when.known_from()));
        prop_assert!(when.last_day().is_none_or(|last| when.known_from() <= last));
        prop_assert!(when.first_day().is_some() || when.last_day() == Some(when.known_from()));
    }

    #[test]
    fn a_date_does_not_end_before_it_starts(date in partial_dates()) {
        prop_assert!(date.first_day() <= date.last_day());
    }

    #[test]
    fn every_date_has_words_in_every_language(when in whens()) {
        for locale in Locale::ALL {
            let words = date_words::when(&when, locale);
            prop_assert!(!words.is_empty() && words.trim() == words, "{}: {:?}", when, words);
            prop_assert!(!words.contains("  "), "{}: {:?}", when, words);
        }
    }

    #[test]
    fn a_machine_reads_the_day_that_is_written(dated in dated()) {
        if let Some(value) = date_words::html_datetime(&dated) {
            prop_assert!(dated.is_exact());
            prop_assert_eq!(value.parse(), Ok(When::At(dated)));
        }
    }

    #[test]
    fn near_texts_are_read_as_the_oracle_reads_them(text in near_texts()) {
        prop_assert_eq!(compare_with_oracle(&text), Ok(()));
        if let Err(error) = text.parse::<When>() {
            check_message(&text, &error)?;
        }
    }

    #[test]
    fn any_run_of_the_letters_of_edtf_is_read_as_the_oracle_reads_it(
        text in "[0-2]{2}[0-9X]{2}[-/TSX?~%.Y0-9]{0,9}|[0-9XYTSEZ?~%./:, \\[\\]{}–-]{0,12}",
    ) {
        prop_assert_eq!(compare_with_oracle(&text), Ok(()));
        if let Err(error) = text.parse::<When>() {
            check_message(&text, &error)?;
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in any::<String>()) {
        let _ = text.parse::<Date>();
        let _ = Locale::for_tag(&text);
        if let Err(error) = text.parse::<When>() {
            check_message(&text, &error)?;
        }
    }
}

#[test]
fn the_examples_of_the_library_of_congress_are_read_or_refused_for_a_reason() {
    let examples: Value =
        serde_json::from_str(include_str!("data/edtf-loc-examples.json")).unwrap();
    let mut taken = 0;
    for example in examples["examples"].as_array().unwrap() {
        let text = example["edtf"].as_str().unwrap();
        compare_with_oracle(text).unwrap();
        let when = text.parse::<When>();
        assert_eq!(when.is_err(), reason_to_refuse(text).is_some(), "{text}");
        if let Ok(when) = when {
            taken += 1;
            assert_eq!(when.to_string(), text);
        } else if example["level"] == 0 {
            assert!(text.contains('T'), "{text} is plain ISO 8601");
        }
    }
    assert_eq!(taken, 32);
    for text in examples["invalid"].as_array().unwrap() {
        assert!(text.as_str().unwrap().parse::<When>().is_err(), "{text}");
    }
}

#[test]
fn what_readers_of_edtf_disagree_on_is_refused() {
    for text in [
        "2022-02-29",
        "2025-01-20T24:00:00Z",
        "2025-01-20T10:00Z",
        "2025-01-20T10:00:60Z",
        "2025-01-20T10:00:00+25:00",
        "2025-02/2025-01",
        "2025-01 ",
    ] {
        assert!(text.parse::<When>().is_err(), "{text}");
    }
}

#[test]
fn every_date_of_the_first_story_has_its_words() {
    for (text, english, italian) in FIRST_STORY {
        let when: When = text.parse().unwrap();
        assert_eq!(date_words::when(&when, Locale::En), english, "{text}");
        assert_eq!(date_words::when(&when, Locale::It), italian, "{text}");
    }
}

/// Every date in the events and claims of the `DeepSeek` story.
const FIRST_STORY: [(&str, &str, &str); 80] = [
    ("2020/2021", "2020–2021", "2020–2021"),
    ("2022-03-22", "22 March 2022", "22 marzo 2022"),
    ("2022-08-26", "26 August 2022", "26 agosto 2022"),
    ("2022-10-07", "7 October 2022", "7 ottobre 2022"),
    (
        "2022-11-07/2022-11-08",
        "7–8 November 2022",
        "7–8 novembre 2022",
    ),
    (
        "2023-03-21~",
        "about 21 March 2023",
        "circa il 21 marzo 2023",
    ),
    ("2023-05/2023-07", "May–July 2023", "maggio–luglio 2023"),
    ("2023-10-17", "17 October 2023", "17 ottobre 2023"),
    (
        "2023-11/2024-02",
        "November 2023 – February 2024",
        "novembre 2023 – febbraio 2024",
    ),
    ("2024-05-07~", "about 7 May 2024", "circa il 7 maggio 2024"),
    ("2024-07", "July 2024", "luglio 2024"),
    ("2024-09-12", "12 September 2024", "12 settembre 2024"),
    ("2024-11-20", "20 November 2024", "20 novembre 2024"),
    ("2024-12-05", "5 December 2024", "5 dicembre 2024"),
    ("2024-12-11", "11 December 2024", "11 dicembre 2024"),
    ("2024-12-26", "26 December 2024", "26 dicembre 2024"),
    ("2024-12-27", "27 December 2024", "27 dicembre 2024"),
    ("2025-01-20", "20 January 2025", "20 gennaio 2025"),
    ("2025-01-23", "23 January 2025", "23 gennaio 2025"),
    ("2025-01-26", "26 January 2025", "26 gennaio 2025"),
    ("2025-01-27", "27 January 2025", "27 gennaio 2025"),
    (
        "2025-01-27/2025-01-29",
        "27–29 January 2025",
        "27–29 gennaio 2025",
    ),
    ("2025-01-28", "28 January 2025", "28 gennaio 2025"),
    (
        "2025-01-28/2025-01-29",
        "28–29 January 2025",
        "28–29 gennaio 2025",
    ),
    ("2025-01-29", "29 January 2025", "29 gennaio 2025"),
    (
        "2025-01-29~",
        "about 29 January 2025",
        "circa il 29 gennaio 2025",
    ),
    ("2025-01-30", "30 January 2025", "30 gennaio 2025"),
    ("2025-01-31", "31 January 2025", "31 gennaio 2025"),
    (
        "2025-01-31/2025-02-01",
        "31 January – 1 February 2025",
        "31 gennaio – 1 febbraio 2025",
    ),
    (
        "2025-01-31~",
        "about 31 January 2025",
        "circa il 31 gennaio 2025",
    ),
    ("2025-01~", "about January 2025", "circa gennaio 2025"),
    ("2025-02-01", "1 February 2025", "1 febbraio 2025"),
    ("2025-02-03", "3 February 2025", "3 febbraio 2025"),
    (
        "2025-02/2025-03-13",
        "February – 13 March 2025",
        "febbraio – 13 marzo 2025",
    ),
    ("2025-02~", "about February 2025", "circa febbraio 2025"),
    ("2025-03-13", "13 March 2025", "13 marzo 2025"),
    ("2025-03~", "about March 2025", "circa marzo 2025"),
    (
        "2025-04-09/2025-04-15",
        "9–15 April 2025",
        "9–15 aprile 2025",
    ),
    ("2025-04-15", "15 April 2025", "15 aprile 2025"),
    ("2025-04-16", "16 April 2025", "16 aprile 2025"),
    ("2025-04-17", "17 April 2025", "17 aprile 2025"),
    ("2025-04-22", "22 April 2025", "22 aprile 2025"),
    ("2025-04-25", "25 April 2025", "25 aprile 2025"),
    ("2025-05-21", "21 May 2025", "21 maggio 2025"),
    ("2025-06-23", "23 June 2025", "23 giugno 2025"),
    ("2025-06-24", "24 June 2025", "24 giugno 2025"),
    (
        "2025-06-24~",
        "about 24 June 2025",
        "circa il 24 giugno 2025",
    ),
    ("2025-07-07", "7 July 2025", "7 luglio 2025"),
    (
        "2025-07-14/2025-08-11",
        "14 July – 11 August 2025",
        "14 luglio – 11 agosto 2025",
    ),
    ("2025-08-14", "14 August 2025", "14 agosto 2025"),
    ("2025-08-21", "21 August 2025", "21 agosto 2025"),
    (
        "2025-08-21/2025-12-01",
        "21 August – 1 December 2025",
        "21 agosto – 1 dicembre 2025",
    ),
    ("2025-08-22", "22 August 2025", "22 agosto 2025"),
    (
        "2025-08-22~",
        "about 22 August 2025",
        "circa il 22 agosto 2025",
    ),
    ("2025-08~", "about August 2025", "circa agosto 2025"),
    ("2025-09-17", "17 September 2025", "17 settembre 2025"),
    ("2025-09-29", "29 September 2025", "29 settembre 2025"),
    ("2025-12-01", "1 December 2025", "1 dicembre 2025"),
    ("2025-12-08", "8 December 2025", "8 dicembre 2025"),
    (
        "2025-12-08/2026-03-20",
        "8 December 2025 – 20 March 2026",
        "8 dicembre 2025 – 20 marzo 2026",
    ),
    ("2025-12-10", "10 December 2025", "10 dicembre 2025"),
    (
        "2025-12-10/2026-02-23",
        "10 December 2025 – 23 February 2026",
        "10 dicembre 2025 – 23 febbraio 2026",
    ),
    ("2026", "2026", "2026"),
    ("2026-01-04", "4 January 2026", "4 gennaio 2026"),
    ("2026-01-28", "28 January 2026", "28 gennaio 2026"),
    (
        "2026-01-30/2026-05-17",
        "30 January – 17 May 2026",
        "30 gennaio – 17 maggio 2026",
    ),
    (
        "2026-02-12/2026-02-24",
        "12–24 February 2026",
        "12–24 febbraio 2026",
    ),
    ("2026-02-13", "13 February 2026", "13 febbraio 2026"),
    ("2026-02-23", "23 February 2026", "23 febbraio 2026"),
    ("2026-02-24", "24 February 2026", "24 febbraio 2026"),
    (
        "2026-02-24~",
        "about 24 February 2026",
        "circa il 24 febbraio 2026",
    ),
    ("2026-04-24", "24 April 2026", "24 aprile 2026"),
    (
        "2026-04-24/2026-09-30",
        "24 April – 30 September 2026",
        "24 aprile – 30 settembre 2026",
    ),
    ("2026-04~", "about April 2026", "circa aprile 2026"),
    ("2026-05-01", "1 May 2026", "1 maggio 2026"),
    ("2026-05-17", "17 May 2026", "17 maggio 2026"),
    ("2026-05~", "about May 2026", "circa maggio 2026"),
    ("2026-06-17", "17 June 2026", "17 giugno 2026"),
    (
        "2026-09-30~",
        "about 30 September 2026",
        "circa il 30 settembre 2026",
    ),
    ("2026-11-23", "23 November 2026", "23 novembre 2026"),
];
