//! Tests of what is answered to a text that is no date.

use crate::calendar::edtf::When;

fn message(text: &str) -> String {
    text.parse::<When>().unwrap_err().to_string()
}

#[test]
fn month_13_is_refused_with_its_range() {
    assert_eq!(
        message("2025-13"),
        "\"2025-13\" has no month 13; months run 01 to 12"
    );
}

#[test]
fn a_29_february_out_of_turn_is_refused_with_its_range() {
    assert_eq!(
        message("2022-02-29~"),
        "\"2022-02-29~\" has no day 29; 2022 is not a leap year, February 2022 runs 01 to 28"
    );
}

#[test]
fn the_year_0_is_refused_in_every_form() {
    for text in ["0000", "0000-01", "000X", "00XX", "0000/2025"] {
        assert!(message(text).ends_with("has no year 0000; years run 0001 to 9999"));
    }
}

#[test]
fn an_interval_needs_a_date_and_its_ends_in_order() {
    assert_eq!(
        message("../.."),
        "\"../..\" has no date; one end at least needs one: 2025-01-20/.."
    );
    assert!(message("/").starts_with("\"/\" has no date"));
    assert!(message("/..").starts_with("\"/..\" has no date"));
    assert_eq!(
        message("2025-03/2025-01~"),
        "\"2025-03/2025-01~\" ends before it starts; write 2025-01~/2025-03"
    );
}

#[test]
fn nothing_is_answered_with_the_three_plain_forms() {
    assert_eq!(
        message(""),
        "empty; write a day, a month or a year: 2025-01-31, 2025-01 or 2025"
    );
}

#[test]
fn a_slip_is_answered_with_what_to_write() {
    for (text, problem, write) in [
        ("2022-Q4", "is not how EDTF names a quarter", "2022-36"),
        ("2022Q1", "is not how EDTF names a quarter", "2022-33"),
        ("q4 2022", "is not how EDTF names a quarter", "2022-36"),
        (
            "31/01/2025",
            "is not in the form year-month-day",
            "2025-01-31",
        ),
        (
            "1/31/2025",
            "is not in the form year-month-day",
            "2025-01-31",
        ),
        (
            "31.1.2025",
            "is not in the form year-month-day",
            "2025-01-31",
        ),
        (
            "05/06/2025",
            "is not in the form year-month-day",
            "2025-06-05 or 2025-05-06",
        ),
        (
            "05/05/2025",
            "is not in the form year-month-day",
            "2025-05-05",
        ),
        (
            "2025/01/31",
            "is not in the form year-month-day",
            "2025-01-31",
        ),
        ("2025/01", "is not in the form year-month-day", "2025-01"),
        ("01/2025", "is not in the form year-month-day", "2025-01"),
        (
            "2025-1-5",
            "is not in the form year-month-day",
            "2025-01-05",
        ),
        (
            "20250131",
            "is not in the form year-month-day",
            "2025-01-31",
        ),
        ("202501", "is not in the form year-month-day", "2025-01"),
        ("2025-01 ", "has a blank in it", "2025-01"),
        ("2025 / 2026", "has a blank in it", "2025/2026"),
        ("202x", "has a small letter", "202X"),
        ("2025-01-20T10:00:00Z", "has a time of day", "2025-01-20"),
        ("2025-01-20 10:00", "has a time of day", "2025-01-20"),
        ("2025..", "lacks the slash of an interval", "2025/.."),
        ("..2025", "lacks the slash of an interval", "../2025"),
        ("2025..2026", "lacks the slash of an interval", "2025/2026"),
        ("2025–2026", "lacks the slash of an interval", "2025/2026"),
        ("2025-2026", "lacks the slash of an interval", "2025/2026"),
        ("2004?-06-11", "needs one mark, at the end", "2004-06-11?"),
        ("?2004-06-~11", "needs one mark, at the end", "2004-06-11%"),
        ("2025~?", "needs one mark, at the end", "2025%"),
    ] {
        assert_eq!(
            message(text),
            format!("\"{text}\" {problem}; write {write}")
        );
    }
}

#[test]
fn a_slip_in_one_end_of_an_interval_quotes_that_end() {
    assert_eq!(
        message("2022-Q4/2023"),
        "\"2022-Q4\" is not how EDTF names a quarter; write 2022-36"
    );
    assert_eq!(
        message("2025-01-20T10:00:00Z/2026"),
        "\"2025-01-20T10:00:00Z\" has a time of day; write 2025-01-20"
    );
}

#[test]
fn the_rest_of_edtf_is_refused_by_name() {
    for (text, feature) in [
        ("2001-21", "names a season"),
        ("2001-37", "names a season or another part of a year"),
        ("[1667,1668]", "is a set of dates"),
        ("{..1984}", "is a set of dates"),
        ("Y170000002", "is a year outside the calendar"),
        ("Y-17E7", "is a year outside the calendar"),
        ("-1985", "is a year outside the calendar"),
        ("12025", "is not a date"),
        ("1950S2", "states significant digits"),
        ("156X-12-25", "has an X in a place of its own"),
        ("1984-1X", "has an X in a place of its own"),
        ("1XXX", "has an X in a place of its own"),
        ("10:30", "has a time of day"),
    ] {
        let expected = format!("\"{text}\" {feature}");
        assert!(message(text).starts_with(&expected), "{}", message(text));
    }
}

#[test]
fn a_foreign_text_is_quoted_short_and_on_one_line() {
    let long = "so\nlong ".repeat(1000);
    let shown = message(&long);
    assert!(
        shown.chars().count() < 200 && !shown.contains('\n'),
        "{shown}"
    );
    assert!(shown.contains('…'));
}
