//! Events to lanes, rows and places on the axis.
//!
//! The picture is steady. A row depends neither on the zoom nor on what is in view nor on the day, so moving shows
//! more of one and the same picture. What is too crowded to be told apart is gathered, by cells that halve each time
//! the zoom doubles: zooming in only opens what was gathered, and zooming out and in again gives the same picture.
//!
//! A lane has rows for what lasts, above, and rows for what is on a day, below. What lasts and stands too close to
//! the next in its row is joined with it to one bar; what is on a day and too close is counted by cell.
//!
//! Places are fractions of the axis, so that a drawing follows its width by itself; what cannot overlap at the width
//! it was made for cannot overlap at any greater width.

mod ends;
mod labels;
mod view;

use std::ops::Range;

use super::date::Date;
use super::edtf::When;
use super::scale::{Axis, Scale};

pub use ends::{Ends, ends, extent};
pub use labels::Side;

use view::{View, Zoom};

/// The least width in pixels that the axis is drawn at; below it the list stands in its place.
pub const NARROWEST: f64 = 440.0;

/// Room in pixels that a mark takes to either side of its place.
pub const MARK_RADIUS: f64 = 8.0;

/// Room in pixels that a count takes to either side of its place.
pub const COUNT_RADIUS: f64 = 13.0;

/// Width in pixels of a letter of a label, on the generous side.
pub const LETTER: f64 = 6.4;

/// Pixels between a mark's place and its label.
pub const LABEL_GAP: f64 = 13.0;

/// The most rows of a lane for what lasts, and for what is on a day.
const MOST_ROWS: usize = 5;

/// An event as the layout sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Placeable {
    /// The lane it belongs to.
    pub lane: usize,
    /// When it happened.
    pub when: When,
    /// Until when its mark reaches: the day it became known, where that is later.
    pub known: Date,
}

/// Where something is, along the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Item {
    index: usize,
    row: usize,
    /// Its ends in steps; equal for what is on a day.
    start: f64,
    end: f64,
}

/// A lane's items, by kind, each in order of their places.
#[derive(Debug, Clone, PartialEq, Default)]
struct Lane {
    spans: Vec<Item>,
    span_rows: usize,
    points: Vec<Item>,
    point_rows: usize,
}

/// Events in their lanes and rows: all that does not change when the reader moves or zooms.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arrangement {
    lanes: Vec<Lane>,
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
    /// Where it begins: 0 to 1 within the window, beyond for what reaches out of it; a point is there.
    pub x: f64,
    /// Where it ends; equal to `x` for a point.
    pub end: f64,
}

/// Events that are too close to be told apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Their indices, in order of their places.
    pub indices: Vec<usize>,
    /// Their lane.
    pub lane: usize,
    /// The rows they take within the lane.
    pub rows: Range<usize>,
    /// Where it is drawn, 0 to 1 within the window: a count about the middle of the two, or a bar between them.
    pub x: f64,
    /// Where it ends.
    pub end: f64,
    /// The first and the last day of what is in it, as days since 1970.
    pub days: (f64, f64),
}

impl Cluster {
    /// Whether it is drawn as a bar.
    #[must_use]
    pub fn is_bar(&self) -> bool {
        self.end > self.x
    }
}

/// A picture of events in lanes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// The marks in view, by lane, then by row and place.
    pub marks: Vec<Mark>,
    /// What is gathered in view.
    pub clusters: Vec<Cluster>,
}

impl Arrangement {
    /// Puts events into rows of so many lanes. `horizon` is where open ends reach to.
    #[must_use]
    pub fn new(items: &[Placeable], lanes: usize, scale: &Scale, horizon: Date) -> Self {
        let mut arranged = vec![Lane::default(); lanes];
        let mut placed: Vec<(usize, Item)> = items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.lane < lanes)
            .filter_map(|(index, item)| {
                let (start, end) = extent(&item.when, horizon)?;
                // A line reaches from when it happened to the middle of the day when it became known.
                let known = f64::from(item.known.days()) + 0.5;
                let end = if known > end { known } else { end };
                // A day is a point at its middle.
                let (start, end) = if end - start <= 1.0 {
                    (start + 0.5, start + 0.5)
                } else {
                    (start, end)
                };
                let step = |days| scale.step_from_days(days);
                let item = Item {
                    index,
                    row: 0,
                    start: step(start),
                    end: step(end),
                };
                Some((items.get(index)?.lane, item))
            })
            .collect();
        placed.sort_by(|(_, one), (_, other)| {
            one.start
                .total_cmp(&other.start)
                .then(one.end.total_cmp(&other.end))
                .then(one.index.cmp(&other.index))
        });
        let whole = placed.first().zip(placed.last());
        let whole = whole.map_or(0.0, |((_, first), (_, last))| last.start - first.start);
        for (lane, item) in placed {
            if let Some(lane) = arranged.get_mut(lane) {
                if item.end > item.start {
                    lane.spans.push(item);
                } else {
                    lane.points.push(item);
                }
            }
        }
        // The more lanes there are the fewer rows each may take by choice.
        let chosen = match lanes {
            0..=6 => 3,
            7..=9 => 2,
            _ => 1,
        };
        for lane in &mut arranged {
            lane.span_rows = give_rows(&mut lane.spans, 1, 0.0);
            lane.point_rows = give_rows(&mut lane.points, chosen, whole * COMFORT);
        }
        Self { lanes: arranged }
    }

    /// How many rows each lane takes, at least one.
    #[must_use]
    pub fn rows(&self) -> Vec<usize> {
        let rows = |lane: &Lane| (lane.span_rows + lane.point_rows).max(1);
        self.lanes.iter().map(rows).collect()
    }

    /// What of it is in view on an axis at least `width` pixels wide.
    #[must_use]
    pub fn picture(&self, axis: &Axis, width: f64) -> Picture {
        let mut picture = Picture::default();
        let zoom = Zoom::of(axis, width);
        for (number, lane) in self.lanes.iter().enumerate() {
            let view = View {
                axis,
                zoom,
                lane: number,
            };
            view.spans(lane, &mut picture);
            view.points(lane, &mut picture);
        }
        picture
    }
}

/// The part of all of time that a mark likes to keep before the next in its row.
const COMFORT: f64 = 0.12;

/// Gives each item a row; returns how many that took.
///
/// The first row with plenty of room, else a row of its own as long as there are fewer than `chosen`, else the row
/// that has been free for longest; more rows only for what overlaps in time, which no zoom can tell apart.
fn give_rows(items: &mut [Item], chosen: usize, comfort: f64) -> usize {
    let mut free_from: Vec<f64> = Vec::new();
    for item in items {
        let roomy = free_from
            .iter()
            .position(|free| item.start - free >= comfort && item.start > *free);
        let longest = || {
            let free = free_from.iter().enumerate();
            free.min_by(|(_, one), (_, other)| one.total_cmp(other))
                .map(|(row, free)| (row, *free < item.start))
        };
        let row = match (roomy, longest()) {
            (None, _) if free_from.len() < chosen => free_from.len(),
            (None, Some((_, false))) if free_from.len() < MOST_ROWS => free_from.len(),
            (Some(row), _) | (None, Some((row, _))) => row,
            (None, None) => 0,
        };
        match free_from.get_mut(row) {
            Some(free) => *free = free.max(item.end),
            None => free_from.push(item.end),
        }
        item.row = row;
    }
    free_from.len()
}
