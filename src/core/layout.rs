//! Events to lanes, rows and places on the axis.
//!
//! Places are fractions of the axis, so that a drawing follows its width by itself; what cannot overlap at
//! [`NARROWEST`] cannot overlap at any greater width.

use super::date::Date;
use super::edtf::When;
use super::scale::Window;

/// The least width in pixels that the axis is drawn at; below it the list stands in its place.
pub const NARROWEST: f64 = 500.0;

/// The least width in pixels at which labels are drawn beside the marks.
pub const LABELLED: f64 = 760.0;

/// Room in pixels that a mark takes to either side of its place.
pub const MARK_RADIUS: f64 = 7.0;

/// Width in pixels of a letter of a label, on the generous side.
const LETTER: f64 = 6.4;

/// Pixels between a mark and its label, and after the label.
const LABEL_GAP: f64 = 12.0;

/// An event as the layout sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Placeable {
    /// The lane it belongs to.
    pub lane: usize,
    /// When it happened.
    pub when: When,
    /// Letters of the label it would like; 0 for none.
    pub letters: usize,
}

/// Where an event is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its index among what was placed.
    pub index: usize,
    /// Its lane.
    pub lane: usize,
    /// Its row within the lane, from 0.
    pub row: usize,
    /// Where it begins, 0 to 1 within the window; a point is there.
    pub x: f64,
    /// Where it ends; equal to `x` for a point.
    pub end: f64,
    /// Whether its place is only about right.
    pub is_approximate: bool,
    /// Whether it goes on beyond what is known.
    pub is_open: bool,
    /// Whether there is room for its label at [`LABELLED`] pixels.
    pub has_label: bool,
}

/// A picture of events in lanes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// Rows of each lane, at least one.
    pub rows: Vec<usize>,
    /// The marks in view, by lane, then by place.
    pub marks: Vec<Mark>,
}

/// A span as days since 1970, from the beginning of its first day to the end of its last; a point is the
/// middle of what its date can mean.
fn extent(when: &When, horizon: Date) -> Option<(f64, f64)> {
    let first = when.first_day().or(when.last_day())?;
    let last = when.last_day().unwrap_or_else(|| horizon.max(first));
    let (first, last) = (f64::from(first.days()), f64::from(last.days()) + 1.0);
    if when.is_span() {
        Some((first, last))
    } else {
        Some((f64::midpoint(first, last), f64::midpoint(first, last)))
    }
}

/// Places what falls into the window. `horizon` is where open ends are drawn to.
///
/// Within a lane no two marks overlap, and a mark never stands before an earlier one in its row.
#[must_use]
pub fn place(items: &[Placeable], lanes: usize, window: Window, horizon: Date) -> Picture {
    let mut picture = Picture {
        rows: vec![1; lanes],
        marks: Vec::new(),
    };
    for lane in 0..lanes {
        let mut marks: Vec<Mark> = items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.lane == lane)
            .filter_map(|(index, item)| mark(index, item, window, horizon))
            .collect();
        marks.sort_by(|left, right| {
            left.x
                .total_cmp(&right.x)
                .then(left.index.cmp(&right.index))
        });
        let rows = stack(&mut marks);
        label(&mut marks, items);
        if let Some(count) = picture.rows.get_mut(lane) {
            *count = rows.max(1);
        }
        picture.marks.append(&mut marks);
    }
    picture
}

fn mark(index: usize, item: &Placeable, window: Window, horizon: Date) -> Option<Mark> {
    let (start, end) = extent(&item.when, horizon)?;
    let (x, end) = (window.x_from_days(start), window.x_from_days(end));
    (end >= 0.0 && x <= 1.0).then(|| Mark {
        index,
        lane: item.lane,
        row: 0,
        x: x.max(0.0),
        end: end.min(1.0),
        is_approximate: item.when.is_approximate() || item.when.is_uncertain(),
        is_open: item.when.last_day().is_none(),
        has_label: false,
    })
}

/// Gives each mark the first row it fits in; returns how many rows that took.
fn stack(marks: &mut [Mark]) -> usize {
    let mut free_from: Vec<f64> = Vec::new();
    for mark in marks {
        let (left, right) = (
            mark.x * NARROWEST - MARK_RADIUS,
            mark.end * NARROWEST + MARK_RADIUS,
        );
        let row = free_from
            .iter()
            .position(|free| *free <= left)
            .unwrap_or(free_from.len());
        if row == free_from.len() {
            free_from.push(right);
        } else if let Some(free) = free_from.get_mut(row) {
            *free = right;
        }
        mark.row = row;
    }
    free_from.len()
}

/// Labels each mark that has room for it before the next one in its row and the end of the axis.
fn label(marks: &mut [Mark], items: &[Placeable]) {
    let places: Vec<(usize, f64)> = marks.iter().map(|mark| (mark.row, mark.x)).collect();
    for (position, mark) in marks.iter_mut().enumerate() {
        let letters = items.get(mark.index).map_or(0, |item| item.letters);
        let next = places
            .iter()
            .skip(position + 1)
            .find(|(row, _)| *row == mark.row)
            .map_or(1.0, |(_, x)| *x);
        let room = (next - mark.end) * LABELLED - 2.0 * MARK_RADIUS;
        mark.has_label = letters > 0 && letters as f64 * LETTER + LABEL_GAP <= room;
    }
}
