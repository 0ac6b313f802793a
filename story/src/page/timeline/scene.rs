//! What is in view of the timeline: everything that the plot shows, as numbers and texts.
//!
//! Positions along the axis are fractions of its width, and may lie outside 0 to 1 where that is cut off; heights are
//! pixels at a font size of 16 pixels.

mod backdrop;
mod clusters;
mod day_line;
mod lanes;
mod marks;

use crate::calendar::date::Date;
use crate::drawing::columns::columns;
use crate::drawing::layout::{LETTER, Picture};
use crate::drawing::scale::Axis;
use crate::list::List as _;
use crate::model::as_of::{Known, event_wording};
use crate::model::story::Event;
use crate::page::context::PageContext;
use crate::page::timeline::events::TimelineEvents;
use crate::state::view_state::{Action, Selection};

pub use backdrop::{Break, EraBand, SceneTick};
pub use clusters::SceneCluster;
pub use day_line::{DayLine, day_at};
pub use lanes::{NameLine, SceneLane};
pub use marks::{Bar, Bracket, Fade, MarkLabel, MarkShape, SceneMark, Tail};

use backdrop::{breaks, eras, ticks};
use lanes::LanePlaces;

/// The part of the timeline that is in view.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineScene {
    axis: Axis,
    day: Date,
    /// The lanes, from top to bottom.
    pub lanes: Vec<SceneLane>,
    /// The bottom of the lanes.
    pub bottom: f64,
    /// The height of the whole plot.
    pub height: f64,
    /// The eras that have begun.
    pub eras: Vec<EraBand>,
    /// The ticks.
    pub ticks: Vec<SceneTick>,
    /// The breaks of the axis.
    pub breaks: Vec<Break>,
    /// The lines from when an event happened to when it became known.
    pub tails: Vec<Tail>,
    /// The events that are drawn one by one.
    pub marks: Vec<SceneMark>,
    /// The events that are too close to tell apart.
    pub clusters: Vec<SceneCluster>,
    /// What opens the cluster that has the selected event.
    pub opens: Option<Action>,
}

/// A stretch of the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Where it begins.
    pub x: f64,
    /// How wide it is.
    pub width: f64,
}

impl Stretch {
    fn between(x: f64, end: f64) -> Self {
        Self { x, width: end - x }
    }
}

/// How much of the reader's attention something is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    /// None: it has nothing to do with what is selected.
    Plain,
    /// What is selected bears on it.
    Related,
    /// It is selected.
    Selected,
}

/// What the pieces of a scene are made from.
#[derive(Clone, Copy)]
struct Setting<'a> {
    context: &'a PageContext<'a>,
    events: &'a TimelineEvents,
    axis: &'a Axis,
    lanes: &'a LanePlaces,
    width: f64,
}

impl Setting<'_> {
    /// Returns the emphasis of some events together.
    fn emphasis(&self, events: &[&Event]) -> Emphasis {
        let state = self.context.state;
        let is_selected = |event: &&Event| matches!(&state.selected, Some(Selection::Event(id)) if *id == event.id);
        if events.iter().any(is_selected) {
            Emphasis::Selected
        } else if events.iter().any(|event| state.marks_event(event)) {
            Emphasis::Related
        } else {
            Emphasis::Plain
        }
    }
}

impl TimelineScene {
    /// Lays out what is in view on an axis at least `width` pixels wide, where the reader's style adds `space` pixels
    /// between letters.
    #[must_use]
    pub fn new(context: &PageContext, events: &TimelineEvents, width: f64, space: f64) -> Self {
        let axis = context.state.timeline.axis();
        let picture = events.arrangement().picture(&axis, width);
        let names = events.lane_names(context);
        let (places, lanes) = LanePlaces::stacked(&events.arrangement().rows(), &names);
        let setting = Setting {
            context,
            events,
            axis: &axis,
            lanes: &places,
            width,
        };
        let tails = picture.marks.iter();
        let clusters = picture.clusters.iter();
        let clusters: Vec<_> = clusters.map(|cluster| setting.cluster(cluster)).list();
        let is_selected = |cluster: &&SceneCluster| cluster.emphasis == Emphasis::Selected;
        let opening = clusters.iter().find(is_selected);
        Self {
            lanes,
            bottom: places.bottom(),
            height: places.height(),
            eras: eras(context, &axis, width),
            ticks: ticks(context, &axis, width),
            breaks: breaks(&axis),
            tails: tails.filter_map(|mark| setting.tail(mark)).list(),
            marks: setting.marks(&picture, space),
            opens: opening.map(|cluster| cluster.action.clone()),
            clusters,
            day: context.day(),
            axis,
        }
    }

    /// Returns the line of the as-of date, or of the day that it is being dragged to.
    #[must_use]
    pub fn day_line(&self, dragged: Option<Date>) -> DayLine {
        DayLine::new(&self.axis, dragged.unwrap_or(self.day))
    }
}

impl Setting<'_> {
    /// Returns the marks, with labels where there is room.
    fn marks(&self, picture: &Picture, space: f64) -> Vec<SceneMark> {
        let (day, language) = (self.context.day(), self.context.language());
        let letters = |place: usize| {
            let event = self.events.placed(place).map(|(_, event)| event);
            let event = event.filter(|event| event.is_known(day));
            event.map_or(0, |event| {
                columns(event_wording(event, day).0.get(language))
            })
        };
        let labels = picture.labels(self.width, LETTER + space, &letters);
        let marks = picture.marks.iter().zip(labels);
        marks
            .filter_map(|(mark, label)| self.mark(mark, label))
            .list()
    }
}
