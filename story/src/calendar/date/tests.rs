//! Tests of the calendar, and of days as they are written.

#![allow(clippy::unwrap_used)]

use super::*;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn days_are_counted_from_1970() {
    assert_eq!(date("1970-01-01").days(), 0);
    assert_eq!(date("1969-12-31").days(), -1);
    assert_eq!(date("2000-03-01").days(), 11_017);
    assert_eq!(Date::FIRST.days(), -719_162);
    assert_eq!(Date::LAST.days(), 2_932_896);
}

#[test]
fn every_day_follows_the_one_before_by_the_calendar() {
    let mut expected = Date::FIRST;
    for days in Date::FIRST.days()..=Date::LAST.days() {
        let date = Date::from_days(days).unwrap();
        assert_eq!(date, expected);
        assert_eq!(date.days(), days);
        let month = date.year_month();
        expected = month
            .day(date.day() + 1)
            .unwrap_or_else(|_| month.plus_months(1).first_day());
    }
}

#[test]
fn there_is_no_day_outside_the_years_1_to_9999() {
    assert_eq!(Date::from_days(Date::FIRST.days() - 1), None);
    assert_eq!(Date::from_days(Date::LAST.days() + 1), None);
    assert_eq!(Date::from_days(i32::MIN), None);
    assert_eq!(Date::from_days(i32::MAX), None);
}

#[test]
fn adding_days_stops_at_the_ends_of_the_calendar() {
    assert_eq!(date("2025-01-31").plus_days(1), date("2025-02-01"));
    assert_eq!(date("2025-01-01").plus_days(-1), date("2024-12-31"));
    assert_eq!(date("2025-01-01").plus_days(i32::MAX), Date::LAST);
    assert_eq!(date("2025-01-01").plus_days(i32::MIN), Date::FIRST);
}

#[test]
fn adding_months_stops_at_the_ends_of_the_calendar() {
    let month = YearMonth::new(2025, 11).unwrap();
    assert_eq!(month.plus_months(2).to_string(), "2026-01");
    assert_eq!(month.plus_months(-11).to_string(), "2024-12");
    assert_eq!(month.plus_months(i32::MAX).to_string(), "9999-12");
    assert_eq!(month.plus_months(i32::MIN).to_string(), "0001-01");
}

#[test]
fn leap_years_follow_the_rule_of_400() {
    assert_eq!(days_in_month(2024, 2), 29);
    assert_eq!(days_in_month(2023, 2), 28);
    assert_eq!(days_in_month(1900, 2), 28);
    assert_eq!(days_in_month(2000, 2), 29);
    assert_eq!(days_in_month(2025, 13), 0);
}

#[test]
fn only_the_iso_form_is_read() {
    for text in [
        "",
        "2025",
        "2025-01",
        "2025-1-31",
        "20250131",
        "2025-01-31 ",
        "+025-01-31",
        "2025-01-3١",
        "2025-01-31-",
        "2025-01-31T00:00:00Z",
        "31/01/2025",
    ] {
        assert_eq!(text.parse::<Date>(), Err(DateError::Form), "{text}");
    }
}

#[test]
fn a_missing_part_is_named_with_its_range() {
    let message = |text: &str| text.parse::<Date>().unwrap_err().to_string();
    assert_eq!(
        message("0000-01-01"),
        "no year 0000; years run 0001 to 9999"
    );
    assert_eq!(message("2025-13-01"), "no month 13; months run 01 to 12");
    assert_eq!(message("2025-00-01"), "no month 00; months run 01 to 12");
    assert_eq!(message("2025-04-31"), "no day 31; April 2025 runs 01 to 30");
    assert_eq!(message("2025-04-00"), "no day 00; April 2025 runs 01 to 30");
    assert_eq!(
        message("2022-02-29"),
        "no day 29; 2022 is not a leap year, February 2022 runs 01 to 28"
    );
}
