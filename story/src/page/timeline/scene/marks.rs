//! Events that are drawn one by one: spans and points, and the lines to when they became known.

use super::{Emphasis, Setting, Stretch};
use crate::drawing::layout::{Ends, LabelSide, MARK_RADIUS, Mark, ends, extent};
use crate::fields::ids::EventId;
use crate::list::List as _;
use crate::model::as_of::{Known, date_on, event_wording};
use crate::page::timeline::events::hue;
use crate::state::view_state::{Action, Selection};

/// Number of steps in which the end of a bar fades.
const FADES: usize = 5;

/// The pixels over which an open end of a bar runs out, unless the bar is shorter than twice as many.
const RUN_OUT: f64 = 28.0;

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct SceneMark {
    /// Its name among the others.
    pub key: String,
    /// Its id.
    pub id: EventId,
    /// The index of its colour.
    pub hue: usize,
    /// Whether it is known on the day; otherwise it is an outline in its place.
    pub is_known: bool,
    /// Its emphasis.
    pub emphasis: Emphasis,
    /// Whether its date is approximate.
    pub is_approximate: bool,
    /// Whether it goes on.
    pub is_open: bool,
    /// Its title, if it is known.
    pub title: Option<String>,
    /// The middle of its row.
    pub y: f64,
    /// Its shape.
    pub shape: MarkShape,
    /// Where its title is written, if there is room.
    pub label: Option<MarkLabel>,
    /// What a click does; nothing if it is not known yet.
    pub action: Option<Action>,
}

/// The shape of a mark.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkShape {
    /// A point, at a place; in brackets if its day is only approximate.
    Point(f64, bool),
    /// A bar.
    Bar(Bar),
}

/// A span of time as a bar that fades if it is uncertain when it began or ended, and runs out if it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// The stretches that fade.
    pub fades: Vec<Fade>,
    /// The stretch that is certain; `None` if it is out of view or nothing is certain.
    pub sure: Option<Stretch>,
    /// Whether all of it is certain.
    pub is_certain: bool,
    /// The middle of a bar of which nothing is certain.
    pub dot: Option<f64>,
    /// The brackets around ends that are doubtful.
    pub brackets: Vec<Bracket>,
}

/// A stretch of a bar that fades.
#[derive(Debug, Clone, PartialEq)]
pub struct Fade {
    /// Which step it is, from the certain part outwards.
    pub step: usize,
    /// Where it is.
    pub stretch: Stretch,
}

/// A bracket at an end of a bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bracket {
    /// Where it is.
    pub x: f64,
    /// Whether it closes.
    pub is_closing: bool,
}

/// The place of the title of a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkLabel {
    /// The end of the mark.
    pub x: f64,
    /// The side of the mark.
    pub side: LabelSide,
}

/// A thin line from when an event happened to when it became known.
#[derive(Debug, Clone, PartialEq)]
pub struct Tail {
    /// Its name among the others.
    pub key: String,
    /// The index of its colour.
    pub hue: usize,
    /// Where it begins.
    pub x: f64,
    /// Where it ends, or leaves the view.
    pub end: f64,
    /// Whether its end is in view.
    pub has_end: bool,
    /// The middle of its row.
    pub y: f64,
}

impl Setting<'_> {
    pub(super) fn tail(&self, mark: &Mark) -> Option<Tail> {
        let (_, event) = self.events.placed(mark.index)?;
        let known = event.known_from();
        let last = event.date.last_day()?;
        if known <= last || known > self.context.day() {
            return None;
        }
        let x = self.axis.x_from_days(f64::from(last.days()) + 1.0);
        let to = mark.end;
        // Too short to be seen beside the mark.
        if (to - x) * self.width < 2.0 * MARK_RADIUS || to < 0.0 || x > 1.0 {
            return None;
        }
        Some(Tail {
            key: format!("{}-{}", mark.lane, event.id),
            hue: hue(self.events.story(), event),
            x: x.max(0.0),
            end: to.min(1.0),
            has_end: to <= 1.0,
            y: self.lanes.y(mark.lane, mark.row),
        })
    }

    pub(super) fn mark(&self, mark: &Mark, label: Option<LabelSide>) -> Option<SceneMark> {
        let (_, event) = self.events.placed(mark.index)?;
        let day = self.context.day();
        let is_known = event.is_known(day);
        // An event that is not known yet is an outline in its place; a known one ends where its end was known that day.
        let date = if is_known {
            date_on(&event.date, event.known_from(), day)
        } else {
            event.date
        };
        let x = |days: f64| self.axis.x_from_days(days).clamp(mark.x, mark.end);
        let reach = extent(&date, day)?;
        let (start, end) = if mark.end > mark.x {
            (x(reach.0), x(reach.1))
        } else {
            (mark.x, mark.end)
        };
        let shape = if (end - start) * self.width > 2.0 * MARK_RADIUS {
            let sure = ends(&date, reach);
            let sure = Ends {
                begun: x(sure.begun),
                over: x(sure.over),
                ..sure
            };
            MarkShape::Bar(Bar::new(start, end, &sure, self.width))
        } else {
            // A span too short to be seen as one is drawn as a point in its middle.
            let is_vague = date.is_vague() || (!date.is_span() && reach.1 - reach.0 > 1.0);
            MarkShape::Point(f64::midpoint(start, end), is_vague)
        };
        let title = || event_wording(event, day).0.get(self.context.language());
        Some(SceneMark {
            key: format!("{}-{}", mark.lane, event.id),
            id: event.id.clone(),
            hue: hue(self.events.story(), event),
            is_known,
            emphasis: self.emphasis(&[event]),
            is_approximate: date.is_vague(),
            is_open: is_known && date.last_day().is_none(),
            title: is_known.then(|| title().to_owned()),
            y: self.lanes.y(mark.lane, mark.row),
            shape,
            label: label.filter(|_| is_known).map(|side| MarkLabel {
                x: match side {
                    LabelSide::After => mark.end,
                    LabelSide::Before => mark.x,
                },
                side,
            }),
            action: is_known.then(|| Action::Select(Some(Selection::Event(event.id.clone())))),
        })
    }
}

impl Bar {
    /// Draws a bar between two places, given how certain its ends are, as places too.
    fn new(start: f64, end: f64, sure: &Ends, width: f64) -> Self {
        let run_out = (RUN_OUT / width).min((end - start) / 2.0);
        let begun = if sure.is_open.0 {
            sure.begun.max(start + run_out)
        } else {
            sure.begun
        };
        let over = if sure.is_open.1 {
            sure.over.min(end - run_out)
        } else {
            sure.over
        };
        // If the two overlap, nothing is certain: the bar fades to both sides of its middle.
        let middle = f64::midpoint(start, end);
        let (begun, over) = if begun > over {
            (middle, middle)
        } else {
            (begun, over)
        };
        let mut fades = Vec::new();
        for step in 0..FADES {
            let at = |step: usize| step as f64 / FADES as f64;
            let (inner, outer) = (at(step), at(step + 1));
            let before = in_view(
                begun - (begun - start) * outer,
                begun - (begun - start) * inner,
            );
            let after = in_view(over + (end - over) * inner, over + (end - over) * outer);
            let both = before.into_iter().chain(after);
            fades.extend(both.map(|stretch| Fade { step, stretch }));
        }
        let doubts = [
            (sure.is_doubtful.0, start, false),
            (sure.is_doubtful.1, end, true),
        ];
        let doubts = doubts.into_iter();
        let doubts = doubts.filter(|(is_doubtful, x, _)| *is_doubtful && (0.0..=1.0).contains(x));
        Self {
            fades,
            sure: in_view(begun, over),
            is_certain: begun <= start && over >= end,
            dot: (over <= begun).then_some(middle),
            brackets: doubts
                .map(|(_, x, is_closing)| Bracket { x, is_closing })
                .list(),
        }
    }
}

/// Returns the part of a stretch that is in view.
fn in_view(from: f64, to: f64) -> Option<Stretch> {
    let (from, to) = (from.max(0.0), to.min(1.0));
    (to > from).then(|| Stretch::between(from, to))
}
