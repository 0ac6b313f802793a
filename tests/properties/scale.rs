//! Windows and ticks.

use contrappunto::core::date::Date;
use contrappunto::core::scale::{Window, ticks};
use proptest::prelude::*;

use crate::random::{BEGINNING, any_windows, days, is_within, numbers, windows};

proptest! {
    #[test]
    fn a_later_day_stands_further_along(window in windows(), one in days(), other in days()) {
        let (earlier, later) = (one.min(other), one.max(other));
        prop_assert!(window.x_from_date(earlier) <= window.x_from_date(later));
        let next = earlier.plus_days(1);
        prop_assert!(earlier == Date::LAST || window.x_from_date(earlier) < window.x_from_date(next));
    }

    #[test]
    fn zooming_in_and_out_about_a_place_comes_back(window in windows(), factor in 0.1..1.0_f64, about in 0.0..1.0_f64) {
        let bounds = Window::new(-1e6, 1e6).unwrap();
        prop_assume!(window.days() * factor > 7.0);
        let nearer = window.zoomed(factor, about, bounds);
        let back = nearer.zoomed(1.0 / factor, about, bounds);
        prop_assert!((nearer.days() - window.days() * factor).abs() < 1e-6);
        prop_assert!((back.start() - window.start()).abs() < 1e-6 && (back.end() - window.end()).abs() < 1e-6);
    }

    #[test]
    fn the_place_that_is_zoomed_about_stays(window in windows(), factor in 0.2..5.0_f64, about in 0.0..1.0_f64) {
        let bounds = Window::new(-1e6, 1e6).unwrap();
        prop_assume!(window.days() * factor > 7.0);
        let day = window.start() + about * window.days();
        prop_assert!((window.zoomed(factor, about, bounds).x_from_days(day) - about).abs() < 1e-9);
    }

    #[test]
    fn a_window_that_moves_stays_in_its_bounds(
        window in windows(), bounds in windows(), part in numbers(), factor in numbers(), about in numbers(), day in days(),
    ) {
        for moved in [window.panned(part, bounds), window.zoomed(factor, about, bounds)] {
            prop_assert!(is_within(moved, bounds), "{moved:?} of {bounds:?}");
        }
        let shown = window.zoomed(1.0, 0.5, bounds).showing(day, bounds);
        prop_assert!(is_within(shown, bounds), "{shown:?} of {bounds:?}");
        let x = shown.x_from_date(day);
        let in_bounds = (0.0..=1.0).contains(&bounds.x_from_date(day));
        prop_assert!(!in_bounds || (0.0..=1.0).contains(&x), "{day} is at {x}");
    }

    #[test]
    fn ticks_stand_in_the_window_in_order_and_are_not_too_many(window in any_windows(), most in 0..15_usize) {
        let (_, dates) = ticks(window, most);
        prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        for date in &dates {
            prop_assert!((0.0..=1.0).contains(&window.x_from_days(f64::from(date.days()))));
        }
        prop_assert!(dates.len() <= most.max(1), "{} ticks, {most} asked for: {window:?}", dates.len());
    }

    #[test]
    fn a_window_in_use_has_ticks(window in windows()) {
        prop_assert!(!ticks(window, 9).1.is_empty(), "{window:?}");
    }
}

#[test]
fn a_window_is_finite_and_longer_than_zero() {
    for (start, end) in [
        (0.0, 0.0),
        (1.0, 0.0),
        (f64::NAN, 1.0),
        (0.0, f64::INFINITY),
        (f64::MIN, f64::MAX),
    ] {
        assert_eq!(Window::new(start, end), None, "{start} to {end}");
    }
}

#[test]
fn a_window_from_tick_to_tick_has_not_one_tick_too_many() {
    // Nine days from midnight to midnight touch ten of them.
    for most in 1..40 {
        for days in [1, 2, 7, 14] {
            let start = f64::from(BEGINNING);
            let window = Window::new(start, start + f64::from(days * most)).unwrap();
            let count = ticks(window, most as usize).1.len();
            assert!(
                count <= most as usize,
                "{count} ticks, {most} asked for: {window:?}"
            );
        }
    }
}
