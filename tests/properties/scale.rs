//! Windows, scales and ticks.

use std::rc::Rc;

use contrappunto_story::calendar::date::Date;
use contrappunto_story::drawing::scale::{Axis, Scale, Window};
use contrappunto_story::drawing::ticks::{Tick, TickKind, ticks};
use proptest::prelude::*;

use crate::random::{
    BEGINNING, SPREAD, any_windows, axes, date, days, is_within, numbers, scales, windows,
};

/// Returns a window wider than any in use.
fn wide() -> Window {
    Window::new(-1e6, 1e6).unwrap()
}

/// Returns the width of a label in pixels, with a generous width per letter.
fn label(tick: &Tick) -> f64 {
    let letters = match (tick.kind, tick.is_first) {
        (TickKind::Year, _) => "2025",
        (TickKind::Month, false) => "Jan",
        (TickKind::Month, true) => "Jan 2025",
        (TickKind::Day, false) => "22 Jan",
        (TickKind::Day, true) => "22 Jan 2025",
        (TickKind::Hour, false) => "06:00",
        (TickKind::Hour, true) => "06:00, 22 Jan 2025",
    };
    5.0 + letters.len() as f64 * 6.5
}

proptest! {
    #[test]
    fn a_later_day_stands_further_along(axis in axes(), one in days(), other in days()) {
        let (earlier, later) = (one.min(other), one.max(other));
        prop_assert!(axis.x_from_date(earlier) <= axis.x_from_date(later));
        let next = earlier.plus_days(1);
        prop_assert!(earlier == Date::LAST || axis.x_from_date(earlier) < axis.x_from_date(next));
    }

    #[test]
    fn a_place_is_that_of_its_day_and_back(axis in axes(), x in -1.0..2.0_f64) {
        prop_assert!((axis.x_from_days(axis.days_from_x(x)) - x).abs() < 1e-6);
    }

    #[test]
    fn zooming_in_and_out_about_a_place_comes_back(axis in axes(), factor in 0.1..1.0_f64, about in 0.0..1.0_f64) {
        let (scale, window) = (Rc::new(axis.scale().clone()), axis.window());
        let nearer = axis.zoomed(factor, about, wide());
        // Skips cases in which the zoom limit is reached, because they cannot be undone exactly.
        prop_assume!((Axis::new(scale.clone(), nearer).steps() - axis.steps() * factor).abs() < 1e-6);
        let back = Axis::new(scale, nearer).zoomed(1.0 / factor, about, wide());
        prop_assert!((back.start() - window.start()).abs() < 1e-6 && (back.end() - window.end()).abs() < 1e-6);
    }

    #[test]
    fn the_place_that_is_zoomed_about_stays(axis in axes(), factor in 0.2..5.0_f64, about in 0.0..1.0_f64) {
        let day = axis.days_from_x(about);
        let zoomed = Axis::new(Rc::new(axis.scale().clone()), axis.zoomed(factor, about, wide()));
        prop_assert!((zoomed.x_from_days(day) - about).abs() < 1e-6);
    }

    #[test]
    fn a_window_that_moves_stays_in_its_bounds(
        scale in scales(), window in windows(), bounds in windows(), part in numbers(), factor in numbers(), about in numbers(), day in days(),
    ) {
        let axis = Axis::new(scale.clone(), window);
        let (from, to) = (f64::from(day.days()), window.end());
        for moved in [axis.panned(part, bounds), axis.zoomed(factor, about, bounds), axis.opened(from, to, bounds), axis.opened(to, part, bounds)] {
            prop_assert!(is_within(moved, bounds), "{moved:?} of {bounds:?}");
        }
        let held = Axis::new(scale, window.within(bounds));
        let shown = held.showing(day, bounds);
        prop_assert!(is_within(shown, bounds), "{shown:?} of {bounds:?}");
        let shown = Axis::new(Rc::new(held.scale().clone()), shown);
        let x = shown.x_from_date(day);
        let in_bounds = (bounds.start()..=bounds.end()).contains(&(f64::from(day.days()) + 0.5));
        prop_assert!(!in_bounds || (-1e-6..=1.0 + 1e-6).contains(&x), "{day} is at {x}");
    }

    #[test]
    fn a_compressed_axis_is_as_long_as_an_even_one(crowd in prop::collection::vec(0..SPREAD, 1..60)) {
        let days: Vec<Date> = crowd.into_iter().map(date).collect();
        let scale = Scale::compressed(&days);
        let last = days.iter().max().unwrap().plus_days(1);
        let first = days.iter().min().unwrap();
        let (first, last) = (f64::from(first.days()), f64::from(last.days()));
        // From beyond the first fortnight to beyond the last, outside of which both scales are the same.
        let steps = scale.step_from_days(last + 40.0) - scale.step_from_days(first - 40.0);
        prop_assert!((steps - (last - first + 80.0)).abs() < 1e-6, "{steps} for {}", last - first + 80.0);
        for (from, to) in scale.breaks() {
            let is_in = |day: &&Date| (*from..*to).contains(&f64::from(day.days()));
            prop_assert!(!days.iter().any(|day| is_in(&day)), "a break over a day that counts");
            let steps = scale.step_from_days(*to) - scale.step_from_days(*from);
            prop_assert!(steps < (to - from) / 2.0, "a break that shortens next to nothing");
        }
    }

    #[test]
    fn labels_of_ticks_stand_in_order_apart_and_on_the_axis(axis in axes(), width in 440.0..1600.0_f64) {
        let found = ticks(&axis, width);
        prop_assert!(!found.is_empty(), "no tick in {:?}", axis.window());
        for tick in &found {
            let at = f64::from(tick.date.days()) + f64::from(tick.hour) / 24.0;
            prop_assert!((0.0..=1.0).contains(&tick.x) && (axis.x_from_days(at) - tick.x).abs() < 1e-9);
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].x < pair[1].x));
        let labels: Vec<&Tick> = found.iter().filter(|tick| tick.has_label).collect();
        for pair in labels.windows(2) {
            let gap = (pair[1].x - pair[0].x) * width;
            prop_assert!(label(pair[0]) <= gap, "{pair:?} are {gap} apart");
        }
        for tick in labels {
            prop_assert!(tick.x * width + label(tick) <= width + 0.001);
        }
    }

    #[test]
    fn what_a_label_leaves_out_is_told_by_those_before_it(axis in axes(), width in 440.0..1600.0_f64) {
        // A reader goes from label to label and carries over what is omitted.
        let mut told: Option<Date> = None;
        for tick in ticks(&axis, width).iter().filter(|tick| tick.has_label) {
            if let (Some(told), false) = (told, tick.is_first || tick.kind == TickKind::Year) {
                prop_assert_eq!(told.year(), tick.date.year());
                prop_assert!(tick.kind != TickKind::Hour || told == tick.date, "{:?} after {}", tick, told);
            }
            // Before the first named year, it is the previous one.
            told = Some(tick.date).filter(|_| told.is_some() || tick.is_first || tick.kind == TickKind::Year);
        }
    }

    #[test]
    fn ticks_of_any_window_end(window in any_windows(), scale in scales()) {
        let found = ticks(&Axis::new(scale, window), 440.0);
        prop_assert!(found.windows(2).all(|pair| pair[0].x < pair[1].x));
        prop_assert!(found.len() < 100);
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
fn a_crowded_fortnight_gets_room_and_an_empty_year_loses_it() {
    let mut days: Vec<Date> = (0..12).map(date).collect();
    days.push(date(600));
    let scale = Scale::compressed(&days);
    let steps = |from: i32, to: i32| {
        let day = |days: i32| f64::from(BEGINNING + days);
        scale.step_from_days(day(to)) - scale.step_from_days(day(from))
    };
    assert!(steps(0, 15) > 10.0 * 15.0, "{}", steps(0, 15));
    assert!(steps(100, 465) < 0.3 * 365.0, "{}", steps(100, 465));
    assert_eq!(scale.breaks().len(), 1);
}

#[test]
fn ticks_go_from_decades_to_hours() {
    let kinds = |from: &str, days: f64| {
        let start: Date = from.parse().unwrap();
        let start = f64::from(start.days());
        let window = Window::new(start + 0.2, start + 0.2 + days).unwrap();
        let found = ticks(&Axis::new(Rc::new(Scale::even()), window), 900.0);
        let year = |tick: &Tick| tick.date.year();
        let steps: Vec<i32> = found
            .windows(2)
            .map(|pair| year(&pair[1]) - year(&pair[0]))
            .collect();
        (
            found.iter().map(|tick| tick.kind).max().unwrap(),
            found.len(),
            steps,
        )
    };
    let (kind, count, steps) = kinds("1900-01-01", 80.0 * 365.25);
    assert_eq!(
        (kind, steps.iter().all(|step| *step == 5)),
        (TickKind::Year, true),
        "{steps:?}"
    );
    assert!(count > 10);
    assert_eq!(kinds("2022-01-01", 1500.0).0, TickKind::Month);
    assert_eq!(kinds("2025-01-10", 12.0).0, TickKind::Day);
    let (kind, count, _) = kinds("2025-01-10", 1.0);
    assert_eq!(kind, TickKind::Hour);
    assert!(count >= 7, "{count}");
}
