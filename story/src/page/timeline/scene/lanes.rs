//! The lanes of the plot, from top to bottom.

use crate::drawing::lines::wrapped;
use crate::list::List as _;

/// Height of a row of marks.
pub(super) const ROW: f64 = 20.0;
/// Space above and below the rows of a lane, together.
const LANE_GAP: f64 = 12.0;
/// Height of the band of eras and of the grip below it.
const TOP: f64 = 54.0;
/// Height of the dates below the lanes.
const DATES: f64 = 26.0;
/// Height of one line of a lane's name.
const LINE: f64 = 15.0;
/// Maximum number of characters in one line of a lane's name.
const LINE_LETTERS: usize = 15;

/// A lane.
#[derive(Debug, Clone, PartialEq)]
pub struct SceneLane {
    /// Its top.
    pub top: f64,
    /// The lines of its name.
    pub name: Vec<NameLine>,
}

/// A line of a lane's name.
#[derive(Debug, Clone, PartialEq)]
pub struct NameLine {
    /// The foot of its letters.
    pub y: f64,
    /// The words.
    pub words: String,
}

/// The vertical positions of the lanes.
pub(super) struct LanePlaces {
    tops: Vec<f64>,
    bottom: f64,
}

impl LanePlaces {
    /// Stacks lanes with these numbers of rows and these names.
    pub fn stacked(rows: &[usize], names: &[String]) -> (Self, Vec<SceneLane>) {
        let mut y = TOP;
        let mut lanes = Vec::new();
        for (rows, name) in rows.iter().zip(names) {
            let lane = SceneLane::new(y, name);
            y += (*rows as f64 * ROW).max(lane.name.len() as f64 * LINE) + LANE_GAP;
            lanes.push(lane);
        }
        let places = Self {
            tops: lanes.iter().map(|lane| lane.top).list(),
            bottom: y,
        };
        (places, lanes)
    }

    /// Returns the middle of a row.
    pub fn y(&self, lane: usize, row: usize) -> f64 {
        let top = self.tops.get(lane).copied().unwrap_or(TOP);
        top + LANE_GAP / 2.0 + row as f64 * ROW + ROW / 2.0
    }

    /// Returns the bottom of the lanes.
    pub const fn bottom(&self) -> f64 {
        self.bottom
    }

    /// Returns the height of the whole plot.
    pub fn height(&self) -> f64 {
        self.bottom + DATES
    }
}

impl SceneLane {
    fn new(top: f64, name: &str) -> Self {
        let lines = wrapped(name, LINE_LETTERS).into_iter().enumerate();
        let lines = lines.map(|(number, words)| NameLine {
            y: top + LANE_GAP / 2.0 + 14.0 + number as f64 * LINE,
            words,
        });
        Self {
            top,
            name: lines.list(),
        }
    }
}
