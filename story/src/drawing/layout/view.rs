//! The visible part of a lane: marks, and clusters of what is too close together.

use super::{COUNT_RADIUS, Cluster, Item, Lane, MARK_RADIUS, Mark, Picture};
use crate::drawing::scale::Axis;
use crate::list::List as _;

/// Width in pixels of a cell, at the lowest zoom level for which it is used.
const CELL: f64 = 48.0;

/// How far the picture is zoomed in.
#[derive(Clone, Copy)]
pub(super) struct Zoom {
    /// Pixels per step.
    pixels: f64,
    /// Pixels per step at the lowest zoom level with the same cells; a power of two.
    least: f64,
}

impl Zoom {
    pub fn of(axis: &Axis, width: f64) -> Self {
        let pixels = width / axis.steps();
        // The small margin keeps zooming in and out again from ending just below a power of two.
        let level = (pixels.log2() + 1e-6).floor();
        Self {
            pixels,
            least: level.clamp(-60.0, 60.0).exp2(),
        }
    }
}

/// The visible part of one lane.
pub(super) struct LaneView<'a> {
    pub axis: &'a Axis,
    pub zoom: Zoom,
    pub lane: usize,
}

impl LaneView<'_> {
    /// Returns the range of steps in view, extended by `beside` pixels on either side.
    fn steps(&self, beside: f64) -> (f64, f64) {
        let (start, room) = (self.axis.first_step(), beside / self.zoom.pixels);
        (start - room, start + self.axis.steps() + room)
    }

    /// Adds the spans in view: bars, and merged bars of several events.
    pub fn spans(&self, lane: &Lane, picture: &mut Picture) {
        let (from, to) = self.steps(MARK_RADIUS);
        let apart = 2.0 * MARK_RADIUS / self.zoom.least;
        for row in 0..lane.span_rows {
            let mut group: Vec<Item> = Vec::new();
            let mut until = f64::NEG_INFINITY;
            let in_row = lane.spans.iter().filter(|item| item.row == row);
            for item in in_row {
                if !group.is_empty() && item.start - until >= apart {
                    self.bar(&group, until, (from, to), picture);
                    group.clear();
                    until = f64::NEG_INFINITY;
                }
                if item.start > to && group.is_empty() {
                    break;
                }
                until = until.max(item.end);
                group.push(*item);
            }
            self.bar(&group, until, (from, to), picture);
        }
    }

    fn bar(&self, group: &[Item], end: f64, (from, to): (f64, f64), picture: &mut Picture) {
        let Some(first) = group.first() else { return };
        if end < from || first.start > to {
            return;
        }
        let x = |step| self.axis.x_from_step(step);
        if group.len() == 1 {
            picture.marks.push(Mark {
                index: first.index,
                lane: self.lane,
                row: first.row,
                x: x(first.start),
                end: x(end),
            });
        } else {
            picture.clusters.push(Cluster {
                indices: group.iter().map(|item| item.index).list(),
                lane: self.lane,
                rows: first.row..first.row + 1,
                x: x(first.start),
                end: x(end),
                days: self.days(first.start, end),
            });
        }
    }

    fn days(&self, start: f64, end: f64) -> (f64, f64) {
        let scale = self.axis.scale();
        (scale.days_from_step(start), scale.days_from_step(end))
    }

    /// Adds the points in view: marks, and counts of those too close together.
    pub fn points(&self, lane: &Lane, picture: &mut Picture) {
        let size = CELL / self.zoom.least;
        // Whole cells and their neighbours: items near the edge of a cell affect the next one.
        let (from, to) = self.steps(0.0);
        let (first, last) = ((from / size).floor() - 1.0, (to / size).floor() + 1.0);
        let start = lane
            .points
            .partition_point(|item| item.start < (first - 1.0) * size);
        let end = lane
            .points
            .partition_point(|item| item.start < (last + 2.0) * size);
        let near = lane.points.get(start..end).unwrap_or_default();
        let crowded = crowded(near, lane.point_rows, 2.0 * MARK_RADIUS / self.zoom.least);
        let mut place = 0;
        while let Some(item) = near.get(place) {
            let cell = (item.start / size).floor();
            let end = (cell + 1.0) * size;
            let rest = near.iter().skip(place);
            let count = rest.take_while(|item| item.start < end).count().max(1);
            let members = near.get(place..place + count).unwrap_or_default();
            let is_crowded = crowded
                .iter()
                .skip(place)
                .take(count)
                .any(|crowded| *crowded);
            if cell >= first && cell <= last {
                self.cell(members, is_crowded, (cell * size, size), lane, picture);
            }
            place += count;
        }
    }

    fn cell(
        &self,
        members: &[Item],
        is_crowded: bool,
        (start, size): (f64, f64),
        lane: &Lane,
        picture: &mut Picture,
    ) {
        let (from, to) = self.steps(MARK_RADIUS);
        // Keeps this many pixels from the cell's edges, so as not to touch the contents of the next cell.
        let inside = |step: f64, pixels: f64| {
            let room = (pixels / self.zoom.pixels).min(size / 2.0);
            step.clamp(start + room, start + size - room)
        };
        let x = |step| self.axis.x_from_step(step);
        if !is_crowded || members.len() == 1 {
            for item in members {
                let step = if is_crowded {
                    inside(item.start, MARK_RADIUS)
                } else {
                    item.start
                };
                if step >= from && step <= to {
                    picture.marks.push(Mark {
                        index: item.index,
                        lane: self.lane,
                        row: lane.span_rows + item.row,
                        x: x(step),
                        end: x(step),
                    });
                }
            }
            return;
        }
        let (Some(first), Some(last)) = (members.first(), members.last()) else {
            return;
        };
        let mean = members.iter().map(|item| item.start).sum::<f64>() / members.len() as f64;
        // As long as part of the cell is in view, so is its count, unless it would touch the contents of the next cell.
        let (from, to) = self.steps(-COUNT_RADIUS);
        let step = inside(mean.min(to).max(from), COUNT_RADIUS + MARK_RADIUS);
        let (from, to) = self.steps(COUNT_RADIUS);
        if step >= from && step <= to {
            picture.clusters.push(Cluster {
                indices: members.iter().map(|item| item.index).list(),
                lane: self.lane,
                rows: lane.span_rows..lane.span_rows + lane.point_rows,
                x: x(step),
                end: x(step),
                days: self.days(first.start, last.start),
            });
        }
    }
}

/// Returns which items are too close to the next or the previous item in their row.
fn crowded(items: &[Item], rows: usize, apart: f64) -> Vec<bool> {
    let mut crowded = vec![false; items.len()];
    let mut last: Vec<Option<usize>> = vec![None; rows];
    for (place, item) in items.iter().enumerate() {
        let Some(last) = last.get_mut(item.row) else {
            continue;
        };
        if let Some(before) = last.replace(place)
            && items
                .get(before)
                .is_some_and(|before| item.start - before.start < apart)
        {
            for place in [before, place] {
                if let Some(crowded) = crowded.get_mut(place) {
                    *crowded = true;
                }
            }
        }
    }
    crowded
}
