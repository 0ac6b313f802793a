//! Places events in lanes, in rows and along the axis.
//!
//! The picture is stable: an event's row depends neither on the zoom level nor on the window nor on the as-of date, so
//! panning only reveals more of the same picture. Events too close to tell apart are clustered, in cells that halve
//! each time the zoom doubles: zooming in only splits clusters, and zooming out and in again gives the same picture.
//!
//! Each lane has rows for spans (events that last) above rows for points (events on a single day). Spans too close to
//! the next in their row are merged into one bar; points too close together are counted per cell.
//!
//! Positions are fractions of the axis, so that a drawing scales with its width by itself; what does not overlap at the
//! width it was computed for does not overlap at any greater width.

mod ends;
mod labels;
mod view;

use std::ops::Range;

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::drawing::scale::{Axis, Scale};
use crate::list::List as _;

pub use ends::{Ends, ends, extent};
pub use labels::LabelSide;

use view::{LaneView, Zoom};

/// The minimum width in pixels of a drawn axis; if there is less space, the list is shown instead.
pub const NARROWEST: f64 = 440.0;

/// Space in pixels that a mark takes on either side of its position.
pub const MARK_RADIUS: f64 = 8.0;

/// Space in pixels that a count takes on either side of its position.
pub const COUNT_RADIUS: f64 = 13.0;

/// Width in pixels of one letter of a label, estimated generously.
pub const LETTER: f64 = 6.4;

/// Pixels between a mark's position and its label.
pub const LABEL_GAP: f64 = 13.0;

/// The maximum number of rows in a lane for spans, and likewise for points.
const MOST_ROWS: usize = 5;

/// An event as the layout sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Placeable {
    /// The index of its lane.
    pub lane: usize,
    /// When it happened.
    pub when: When,
    /// The day on which it became known; if that is later than its end, its mark extends to this day.
    pub known: Date,
}

/// The position of an event along the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Item {
    index: usize,
    row: usize,
    /// Its start and end in steps; equal for a point.
    start: f64,
    end: f64,
}

/// The items of a lane by kind, each kind sorted by position.
#[derive(Debug, Clone, PartialEq, Default)]
struct Lane {
    spans: Vec<Item>,
    span_rows: usize,
    points: Vec<Item>,
    point_rows: usize,
}

/// Events in their lanes and rows: everything that does not change when the reader pans or zooms.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arrangement {
    lanes: Vec<Lane>,
}

/// An event as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its index among the items that were arranged.
    pub index: usize,
    /// The index of its lane.
    pub lane: usize,
    /// Its row within the lane, from 0.
    pub row: usize,
    /// Where it begins: 0 to 1 within the window, less or more outside it; the position of a point.
    pub x: f64,
    /// Where it ends; equal to `x` for a point.
    pub end: f64,
}

/// Events that are too close to tell apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Their indices, sorted by position.
    pub indices: Vec<usize>,
    /// The index of their lane.
    pub lane: usize,
    /// The rows they take up within the lane.
    pub rows: Range<usize>,
    /// Where it begins, 0 to 1 within the window: a count is centred on this position, a bar runs from here to `end`.
    pub x: f64,
    /// Where it ends; equal to `x` for a count.
    pub end: f64,
    /// The first and the last day it covers, as days since 1970.
    pub days: (f64, f64),
}

impl Cluster {
    /// Whether it is drawn as a bar.
    #[must_use]
    pub fn is_bar(&self) -> bool {
        self.end > self.x
    }
}

/// The visible part of an arrangement.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// The marks in view, lane by lane: spans by row, then points by position.
    pub marks: Vec<Mark>,
    /// The clusters in view.
    pub clusters: Vec<Cluster>,
}

impl Arrangement {
    /// Assigns events to rows in the given number of lanes; open ends extend to `horizon`.
    #[must_use]
    pub fn new(items: &[Placeable], lanes: usize, scale: &Scale, horizon: Date) -> Self {
        let mut arranged = vec![Lane::default(); lanes];
        let mut placed: Vec<(usize, Item)> = items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.lane < lanes)
            .filter_map(|(index, item)| {
                let (start, end) = extent(&item.when, horizon)?;
                // A mark extends from when the event happened to the middle of the day on which it became known.
                let known = f64::from(item.known.days()) + 0.5;
                let end = if known > end { known } else { end };
                // A single day is a point at its middle.
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
            .list();
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
        // The more lanes there are, the fewer rows each may take just for comfort.
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

    /// Returns how many rows each lane takes, at least one.
    #[must_use]
    pub fn rows(&self) -> Vec<usize> {
        let rows = |lane: &Lane| (lane.span_rows + lane.point_rows).max(1);
        self.lanes.iter().map(rows).list()
    }

    /// Returns what is in view on an axis at least `width` pixels wide.
    #[must_use]
    pub fn picture(&self, axis: &Axis, width: f64) -> Picture {
        let mut picture = Picture::default();
        let zoom = Zoom::of(axis, width);
        for (number, lane) in self.lanes.iter().enumerate() {
            let view = LaneView {
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

/// The preferred gap between points in a row, as a fraction of the length that all items cover.
const COMFORT: f64 = 0.12;

/// Assigns each item to a row; returns the number of rows used.
///
/// An item goes into the first row with at least `comfort` of free space before it; otherwise into a new row while
/// there are fewer than `chosen`; otherwise into the row that has been free for longest. Further rows are added only
/// for items that overlap in time, which no zoom level can separate.
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
