//! Where events are drawn.

use std::collections::BTreeSet;

use contrappunto::core::date::Date;
use contrappunto::core::layout::{
    LABELLED, MARK_RADIUS, Mark, NARROWEST, Picture, Placeable, place,
};
use contrappunto::core::scale::Window;
use proptest::prelude::*;

use crate::random::{SPREAD, date, windows, written_dates};

fn placeables() -> impl Strategy<Value = Vec<Placeable>> {
    let one = (written_dates(), 0..4_usize, 0..90_usize).prop_map(|((when, _), lane, letters)| {
        Placeable {
            lane,
            when: when.parse().unwrap(),
            letters,
        }
    });
    prop::collection::vec(one, 0..60)
}

/// Marks row by row, each row in the order they are drawn in.
fn rows(picture: &Picture) -> Vec<Vec<&Mark>> {
    let mut rows = Vec::new();
    for (lane, count) in picture.rows.iter().enumerate() {
        for row in 0..*count {
            let in_row = |mark: &&_| {
                let mark: &Mark = mark;
                mark.lane == lane && mark.row == row
            };
            rows.push(picture.marks.iter().filter(in_row).collect());
        }
    }
    rows
}

/// Less than a thousandth of a pixel is rounding.
const ROUNDING: f64 = 0.001;

proptest! {
    #[test]
    fn marks_of_a_row_stand_in_order_and_apart(items in placeables(), window in windows()) {
        let picture = place(&items, 4, window, date(SPREAD));
        let mut seen = 0;
        for row in rows(&picture) {
            seen += row.len();
            for pair in row.windows(2) {
                let gap = (pair[1].x - pair[0].end) * NARROWEST;
                prop_assert!(gap >= 2.0 * MARK_RADIUS - ROUNDING, "{gap} pixels apart: {pair:?}");
            }
        }
        prop_assert_eq!(seen, picture.marks.len(), "a mark stands in no row of its lane");
    }

    #[test]
    fn every_item_in_view_is_drawn_once_and_no_other(items in placeables(), window in windows()) {
        let horizon = date(SPREAD);
        let picture = place(&items, 4, window, horizon);
        let drawn: Vec<usize> = picture.marks.iter().map(|mark| mark.index).collect();
        let once: BTreeSet<usize> = drawn.iter().copied().collect();
        prop_assert_eq!(once.len(), drawn.len());
        for (index, item) in items.iter().enumerate() {
            let first = item.when.first_day().unwrap();
            let last = item.when.last_day().unwrap_or(horizon.max(first));
            let (start, end) = (f64::from(first.days()), f64::from(last.days()) + 1.0);
            let (start, end) = if item.when.is_span() { (start, end) } else { (f64::midpoint(start, end), f64::midpoint(start, end)) };
            prop_assert_eq!(once.contains(&index), end >= window.start() && start <= window.end(), "{}", item.when);
        }
        for mark in &picture.marks {
            prop_assert_eq!(mark.lane, items[mark.index].lane);
            prop_assert!(0.0 <= mark.x && mark.x <= mark.end && mark.end <= 1.0, "{:?}", mark);
        }
    }

    #[test]
    fn a_label_ends_before_the_next_mark_and_the_end_of_the_axis(items in placeables(), window in windows()) {
        // A letter is 6.4 pixels wide in the layout; a label that is drawn 11 pixels after its mark and set in
        // letters of 6 has to end before what comes next.
        let picture = place(&items, 4, window, date(SPREAD));
        for row in rows(&picture) {
            for (place, mark) in row.iter().enumerate() {
                let letters = items[mark.index].letters;
                if !mark.has_label {
                    continue;
                }
                prop_assert!(letters > 0);
                let end = mark.end * LABELLED + 11.0 + letters as f64 * 6.0;
                let next = row.get(place + 1).map_or(LABELLED, |next| next.x * LABELLED - MARK_RADIUS);
                prop_assert!(end <= next + ROUNDING, "a label ends at {end}, the next mark begins at {next}");
            }
        }
    }

    #[test]
    fn the_same_items_are_placed_alike_wherever_they_stand_in_the_list(items in placeables(), window in windows()) {
        // Rows depend on time, not on the order of the file, but for items at the same place.
        let picture = place(&items, 4, window, date(SPREAD));
        let reversed: Vec<_> = items.iter().rev().cloned().collect();
        let mirror = place(&reversed, 4, window, date(SPREAD));
        prop_assert_eq!(picture.marks.len(), mirror.marks.len());
        let places = |picture: &Picture| picture.marks.iter().map(|mark| (mark.lane, mark.x.to_bits())).collect::<Vec<_>>();
        prop_assert_eq!(places(&picture), places(&mirror));
    }
}

#[test]
fn items_of_a_lane_that_is_not_there_are_left_out() {
    let item = Placeable {
        lane: 3,
        when: "2025".parse().unwrap(),
        letters: 0,
    };
    let window = Window::new(0.0, 30_000.0).unwrap();
    assert_eq!(place(&[item], 2, window, Date::LAST).marks, []);
}
