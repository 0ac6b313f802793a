//! Tests of what dates mean: their days, their order, what of them is vague.

#![allow(clippy::unwrap_used)]

use super::*;

fn when(text: &str) -> When {
    text.parse().unwrap()
}

fn days(text: &str) -> (String, String) {
    let name = |day: Option<Date>| day.map_or("none".to_owned(), |day| day.to_string());
    (name(when(text).first_day()), name(when(text).last_day()))
}

#[test]
fn each_form_of_the_table_reads_and_prints_back() {
    for text in [
        "2025-01-31",
        "2025-01",
        "2025",
        "0001",
        "9999-12-31",
        "2022-33",
        "2022-36",
        "2025-01-XX",
        "2025-XX-XX",
        "2025-XX",
        "202X",
        "20XX",
        "001X",
        "01XX",
        "2025-01?",
        "2025-01~",
        "2025-01%",
        "202X~",
        "2022-36?",
        "2025-01-20/2025-02",
        "2020~/2021",
        "2025-01-20/..",
        "../2025",
        "2025-01-20/",
        "/2025",
        "2020/2020",
        "2025-01-20?/..",
    ] {
        assert_eq!(when(text).to_string(), text);
    }
}

#[test]
fn a_date_covers_every_day_it_can_mean() {
    for (text, first, last) in [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-33", "2022-01-01", "2022-03-31"),
        ("2022-36", "2022-10-01", "2022-12-31"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("2024-XX", "2024-01-01", "2024-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2025-01~", "2025-01-01", "2025-01-31"),
        ("2020/2021-02", "2020-01-01", "2021-02-28"),
        ("2020/..", "2020-01-01", "none"),
        ("/2020", "none", "2020-12-31"),
    ] {
        assert_eq!(days(text), (first.to_owned(), last.to_owned()), "{text}");
    }
}

#[test]
fn a_thing_is_known_from_the_last_day_its_start_can_mean() {
    for (text, day) in [
        ("2025-01-20", "2025-01-20"),
        ("2025-08", "2025-08-31"),
        ("2025-02~", "2025-02-28"),
        ("2020/2021", "2020-12-31"),
        ("2025-02/2025-03-13", "2025-02-28"),
        ("2025-12-08/..", "2025-12-08"),
        ("2025-12/", "2025-12-31"),
    ] {
        assert_eq!(when(text).known_from().to_string(), day, "{text}");
    }
}

#[test]
fn a_start_without_a_date_is_known_by_the_end() {
    assert_eq!(when("../2025-08").known_from().to_string(), "2025-08-31");
    assert_eq!(when("/2025-08-02").known_from().to_string(), "2025-08-02");
}

#[test]
fn a_vague_start_is_known_no_later_than_its_end() {
    assert_eq!(when("2025/2025-02").known_from().to_string(), "2025-02-28");
}

#[test]
fn only_an_interval_with_two_different_ends_is_a_span() {
    assert!(when("2022-11-07/2022-11-08").is_span());
    assert!(when("2025/..").is_span());
    assert!(when("/2025").is_span());
    assert!(!when("2025").is_span());
    assert!(!when("202X").is_span());
    assert!(!when("2025-01-20/2025-01-20~").is_span());
}

#[test]
fn either_end_makes_an_interval_approximate_or_uncertain() {
    let marks = |text| (when(text).is_approximate(), when(text).is_uncertain());
    assert_eq!(marks("2025/2026"), (false, false));
    assert_eq!(marks("2025~/2026"), (true, false));
    assert_eq!(marks("2025/2026?"), (false, true));
    assert_eq!(marks("2025%"), (true, true));
}

#[test]
fn marks_masks_and_unknown_ends_are_vague_and_open_ends_are_not() {
    for text in [
        "2025~",
        "2025?",
        "202X",
        "2025-XX/2026",
        "2025/2026%",
        "2025/",
        "/2025",
    ] {
        assert!(when(text).is_vague(), "{text}");
    }
    for text in [
        "2025",
        "2025-01",
        "2022-36",
        "2025/2026",
        "2025/..",
        "../2025",
    ] {
        assert!(!when(text).is_vague(), "{text}");
    }
}

#[test]
fn an_end_opens_only_where_a_start_has_a_date() {
    let opened = |text| when(text).with_open_end().to_string();
    assert_eq!(opened("2023~/2025"), "2023~/..");
    assert_eq!(opened("2023/"), "2023/..");
    assert_eq!(opened("2023"), "2023");
    assert_eq!(opened("../2023"), "../2023");
}

#[test]
fn machines_get_exact_days_months_and_years_only() {
    let value = |text: &str| {
        let start = when(text).start().dated();
        start.and_then(|start| html_datetime(&start))
    };
    for text in ["2025", "2025-01", "2025-01-31", "0079"] {
        assert_eq!(value(text).as_deref(), Some(text));
    }
    for text in [
        "2025~",
        "2025-01?",
        "202X",
        "2025-XX",
        "2022-36",
        "2025-01-XX",
    ] {
        assert_eq!(value(text), None, "{text}");
    }
}

#[test]
fn order_is_by_first_day_then_last_and_a_missing_end_is_outermost() {
    let sorted = [
        "../2024",
        "../2025",
        "2024",
        "2025-01-01",
        "2025-01",
        "2025-33",
        "2025",
        "202X/..",
    ];
    let mut shuffled: Vec<When> = sorted.iter().rev().map(|text| when(text)).collect();
    shuffled.sort();
    let texts: Vec<String> = shuffled.iter().map(When::to_string).collect();
    assert_eq!(
        texts,
        [
            "../2024",
            "../2025",
            "202X/..",
            "2024",
            "2025-01-01",
            "2025-01",
            "2025-33",
            "2025"
        ]
    );
    assert!(when("2025-01/2025-02") < when("2025-01/.."));
    assert!(when("2025-01/9999") < when("2025-01/"));
}

#[test]
fn values_of_the_same_days_are_told_apart_in_order() {
    for (one, other) in [
        ("2025/..", "2025/"),
        ("../2025", "/2025"),
        ("2025", "2025-XX"),
        ("2025-01", "2025-01~"),
        ("2025", "2025/2025"),
    ] {
        assert!(when(one).cmp(&when(other)).is_ne(), "{one} and {other}");
    }
}
