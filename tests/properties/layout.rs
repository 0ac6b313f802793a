//! The layout of events in the drawing.

use std::collections::BTreeMap;
use std::rc::Rc;

use contrappunto_story::calendar::date::Date;
use contrappunto_story::drawing::layout::{
    Arrangement, COUNT_RADIUS, LABEL_GAP, LETTER, LabelSide, MARK_RADIUS, NARROWEST, Picture,
    Placeable, extent,
};
use contrappunto_story::drawing::scale::{Axis, Scale, Window};
use proptest::prelude::*;

use crate::random::{BEGINNING, SPREAD, axes, date, written_dates};

const LANES: usize = 4;

/// Generates events, some of them crowded into a week, some known only later.
fn placeables() -> impl Strategy<Value = Vec<Placeable>> {
    let crowd = (0..8_i32).prop_map(|day| (date(300 + day).to_string(), 300 + day));
    let when = prop_oneof![2 => written_dates(), 1 => crowd];
    let later = prop_oneof![6 => Just(0), 1 => 1..400_i32];
    let one = (when, 0..LANES, later).prop_map(|((when, first), lane, later)| Placeable {
        lane,
        when: when.parse().unwrap(),
        known: date(first + later),
    });
    prop::collection::vec(one, 0..90)
}

fn widths() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(NARROWEST), 3 => NARROWEST..1500.0_f64]
}

fn arranged(items: &[Placeable], axis: &Axis) -> Arrangement {
    Arrangement::new(items, LANES, axis.scale(), horizon())
}

fn horizon() -> Date {
    date(SPREAD + 300)
}

/// Returns the position of an item in days: its extent in the layout, with the line to the day on which it became
/// known.
fn reach(item: &Placeable) -> (f64, f64) {
    let (start, end) = extent(&item.when, horizon()).unwrap();
    let end = end.max(f64::from(item.known.days()) + 0.5);
    if end - start <= 1.0 {
        (start + 0.5, start + 0.5)
    } else {
        (start, end)
    }
}

/// By lane and row: where something begins and ends, and what it is.
type Rows<T> = BTreeMap<(usize, usize), Vec<(f64, f64, T)>>;

/// Returns what occupies space in a row: where it begins and ends, in pixels, and what it is.
fn boxes(
    picture: &Picture,
    width: f64,
    labels: &[Option<LabelSide>],
    letters: usize,
) -> Rows<String> {
    let mut rows: Rows<String> = BTreeMap::new();
    for (mark, label) in picture.marks.iter().zip(labels) {
        let row = rows.entry((mark.lane, mark.row)).or_default();
        let (x, end) = (mark.x * width, mark.end * width);
        row.push((
            x - MARK_RADIUS,
            end + MARK_RADIUS,
            format!("mark {}", mark.index),
        ));
        let length = letters as f64 * LETTER;
        match label {
            Some(LabelSide::After) => row.push((
                end + MARK_RADIUS,
                end + LABEL_GAP + length,
                format!("label of {}", mark.index),
            )),
            Some(LabelSide::Before) => row.push((
                x - LABEL_GAP - length,
                x - MARK_RADIUS,
                format!("label of {}", mark.index),
            )),
            None => {}
        }
    }
    for cluster in &picture.clusters {
        let room = if cluster.is_bar() {
            MARK_RADIUS
        } else {
            COUNT_RADIUS
        };
        for row in cluster.rows.clone() {
            let row = rows.entry((cluster.lane, row)).or_default();
            row.push((
                cluster.x * width - room,
                cluster.end * width + room,
                format!("{:?}", cluster.indices),
            ));
        }
    }
    for row in rows.values_mut() {
        row.sort_by(|one, other| one.0.total_cmp(&other.0));
    }
    rows
}

/// A hundredth of a pixel, to allow for rounding.
const ROUNDING: f64 = 0.01;

proptest! {
    #[test]
    fn no_two_boxes_of_a_row_overlap_at_its_width_or_any_greater(
        items in placeables(), axis in axes(), width in widths(), letters in 0..60_usize, wider in 1.0..2.5_f64,
    ) {
        let picture = arranged(&items, &axis).picture(&axis, width);
        let labels = picture.labels(width, LETTER, &|_| letters);
        for width in [width, width * wider] {
            for (row, boxes) in boxes(&picture, width, &labels, letters) {
                for pair in boxes.windows(2) {
                    prop_assert!(pair[0].1 <= pair[1].0 + ROUNDING, "{pair:?} in {row:?} at {width}");
                }
            }
        }
    }

    #[test]
    fn labels_lie_within_the_axis(items in placeables(), axis in axes(), width in widths(), letters in 1..60_usize) {
        let picture = arranged(&items, &axis).picture(&axis, width);
        let labels = picture.labels(width, LETTER, &|_| letters);
        for (mark, label) in picture.marks.iter().zip(&labels) {
            let length = letters as f64 * LETTER;
            match label {
                Some(LabelSide::After) => {
                    let start = mark.end * width + LABEL_GAP;
                    prop_assert!(start >= 0.0 && start + length <= width, "{mark:?}");
                }
                Some(LabelSide::Before) => {
                    let end = mark.x * width - LABEL_GAP;
                    prop_assert!(end <= width && end - length >= 0.0, "{mark:?}");
                }
                None => {}
            }
        }
    }

    #[test]
    fn every_event_in_view_is_a_mark_or_in_exactly_one_cluster(items in placeables(), axis in axes(), width in widths()) {
        let picture = arranged(&items, &axis).picture(&axis, width);
        let mut seen = vec![0; items.len()];
        for mark in &picture.marks {
            seen[mark.index] += 1;
            prop_assert_eq!(mark.lane, items[mark.index].lane);
        }
        for cluster in &picture.clusters {
            prop_assert!(cluster.indices.len() > 1);
            for index in &cluster.indices {
                seen[*index] += 1;
                prop_assert_eq!(cluster.lane, items[*index].lane);
            }
        }
        // Less than a mark's radius from the edge, an event is half out of view, and may be clustered with others
        // beyond it.
        let edge = MARK_RADIUS / width + 1e-9;
        for (item, seen) in items.iter().zip(seen) {
            let (start, end) = reach(item);
            let (x, end) = (axis.x_from_days(start), axis.x_from_days(end));
            let is_in_view = end >= edge && x <= 1.0 - edge;
            prop_assert!(seen == 1 || (seen == 0 && !is_in_view), "{item:?} is drawn {seen} times, from {x} to {end}");
        }
    }

    #[test]
    fn marks_and_clusters_of_a_row_are_in_order_of_time(items in placeables(), axis in axes(), width in widths()) {
        let picture = arranged(&items, &axis).picture(&axis, width);
        let mut rows: Rows<f64> = BTreeMap::new();
        let days = |index: usize| reach(&items[index]);
        for mark in &picture.marks {
            rows.entry((mark.lane, mark.row)).or_default().push((mark.x, days(mark.index).0, days(mark.index).0));
        }
        for cluster in &picture.clusters {
            let starts = || cluster.indices.iter().map(|index| days(*index).0);
            let (first, last) = (starts().fold(f64::MAX, f64::min), starts().fold(f64::MIN, f64::max));
            for row in cluster.rows.clone() {
                rows.entry((cluster.lane, row)).or_default().push((cluster.x, first, last));
            }
        }
        for row in rows.values_mut() {
            row.sort_by(|one, other| one.0.total_cmp(&other.0));
            prop_assert!(row.windows(2).all(|pair| pair[0].2 <= pair[1].1), "{row:?}");
        }
    }

    #[test]
    fn an_event_keeps_its_row_wherever_the_reader_looks(
        items in placeables(), axis in axes(), width in widths(), factor in 0.05..3.0_f64, about in 0.0..1.0_f64, part in -1.0..1.0_f64,
    ) {
        let arrangement = arranged(&items, &axis);
        let bounds = Window::new(f64::from(BEGINNING) - 900.0, f64::from(BEGINNING) + 2_500.0).unwrap();
        let scale = Rc::new(axis.scale().clone());
        let rows = |axis: &Axis| -> BTreeMap<usize, usize> {
            arrangement.picture(axis, width).marks.iter().map(|mark| (mark.index, mark.row)).collect()
        };
        let here = rows(&axis);
        for window in [axis.zoomed(factor, about, bounds), axis.panned(part, bounds)] {
            for (index, row) in rows(&Axis::new(scale.clone(), window)) {
                prop_assert!(here.get(&index).is_none_or(|before| *before == row));
            }
        }
    }

    #[test]
    fn zooming_in_only_opens_what_was_gathered(items in placeables(), axis in axes(), width in widths(), factor in 0.05..1.0_f64, about in 0.0..1.0_f64) {
        let arrangement = arranged(&items, &axis);
        let far = arrangement.picture(&axis, width);
        let window = axis.zoomed(factor, about, Window::new(-1e6, 1e6).unwrap());
        let near = arrangement.picture(&Axis::new(Rc::new(axis.scale().clone()), window), width);
        for cluster in &near.clusters {
            // What was out of view then may now be clustered with what is in view.
            let was_in = |index: &&usize| far.clusters.iter().any(|far| far.indices.contains(index)) || far.marks.iter().any(|mark| mark.index == **index);
            let before: Vec<&usize> = cluster.indices.iter().filter(was_in).collect();
            let gathered = |far: &&contrappunto_story::drawing::layout::Cluster| before.iter().all(|index| far.indices.contains(index));
            prop_assert!(before.len() < 2 || far.clusters.iter().any(|far| gathered(&far)), "{:?} were apart", cluster.indices);
        }
    }

    #[test]
    fn zooming_in_and_out_again_gives_the_same_picture(items in placeables(), axis in axes(), width in widths(), factor in 0.1..1.0_f64, about in 0.0..1.0_f64) {
        let arrangement = arranged(&items, &axis);
        let bounds = Window::new(-1e6, 1e6).unwrap();
        let scale = Rc::new(axis.scale().clone());
        let nearer = Axis::new(scale.clone(), axis.zoomed(factor, about, bounds));
        prop_assume!((nearer.steps() - axis.steps() * factor).abs() < 1e-6);
        let back = Axis::new(scale, nearer.zoomed(1.0 / factor, about, bounds));
        let (before, after) = (arrangement.picture(&axis, width), arrangement.picture(&back, width));
        // What is exactly at an edge may appear or disappear by rounding.
        let marks = |picture: &Picture| -> Vec<(usize, usize)> {
            let inside = picture.marks.iter().filter(|mark| mark.end > 1e-6 && mark.x < 1.0 - 1e-6);
            inside.map(|mark| (mark.index, mark.row)).collect()
        };
        let clusters = |picture: &Picture| -> Vec<Vec<usize>> {
            let inside = picture.clusters.iter().filter(|cluster| cluster.end > 1e-6 && cluster.x < 1.0 - 1e-6);
            inside.map(|cluster| cluster.indices.clone()).collect()
        };
        prop_assert_eq!(marks(&before), marks(&after));
        prop_assert_eq!(clusters(&before), clusters(&after));
    }
}

#[test]
fn items_of_a_lane_that_is_not_there_are_left_out() {
    let item = Placeable {
        lane: 3,
        when: "2025".parse().unwrap(),
        known: "2025-12-31".parse().unwrap(),
    };
    let axis = Axis::new(Rc::new(Scale::even()), Window::new(0.0, 30_000.0).unwrap());
    let picture = Arrangement::new(&[item], 2, axis.scale(), Date::LAST).picture(&axis, 900.0);
    assert_eq!(picture, Picture::default());
}

#[test]
fn of_ten_thousand_events_only_those_in_view_are_in_the_picture() {
    let items: Vec<Placeable> = (0..10_000_i32)
        .map(|number| Placeable {
            lane: number as usize % LANES,
            when: date(number / 12).to_string().parse().unwrap(),
            known: date(number / 12),
        })
        .collect();
    let start = f64::from(BEGINNING);
    let scale = Rc::new(Scale::even());
    let arrangement = Arrangement::new(&items, LANES, &scale, horizon());
    for days in [2.0, 20.0, 200.0, 800.0] {
        let axis = Axis::new(
            scale.clone(),
            Window::new(start + 10.0, start + 10.0 + days).unwrap(),
        );
        let picture = arrangement.picture(&axis, 900.0);
        let drawn = picture.marks.len() + picture.clusters.len();
        assert!(
            drawn > 3 && drawn < 400,
            "{drawn} things drawn for {days} days"
        );
    }
}
