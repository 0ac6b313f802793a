//! What is behind the marks: eras, ticks, breaks of the axis.

use super::Stretch;
use crate::drawing::columns::columns;
use crate::drawing::layout::LETTER;
use crate::drawing::scale::Axis;
use crate::drawing::ticks::{self, TickKind};
use crate::fields::ids::EraId;
use crate::list::List as _;
use crate::model::as_of::date_on;
use crate::page::context::PageContext;
use crate::page::timeline::eras::era_hue;

/// An era that has begun, behind the lanes.
#[derive(Debug, Clone, PartialEq)]
pub struct EraBand {
    /// Its id.
    pub id: EraId,
    /// The index of its colour.
    pub hue: usize,
    /// Its time.
    pub stretch: Stretch,
    /// Its name.
    pub label: String,
    /// Its number, with its name if there is room for that; `None` if there is room for neither.
    pub words: Option<String>,
}

/// A tick.
#[derive(Debug, Clone, PartialEq)]
pub struct SceneTick {
    /// Its hour, since 1970.
    pub hours: i32,
    /// Where it is.
    pub x: f64,
    /// What begins there.
    pub kind: TickKind,
    /// Its label, if there is room.
    pub label: Option<String>,
}

/// A break of the axis: a stretch of time that is much shortened.
#[derive(Debug, Clone, PartialEq)]
pub struct Break {
    /// The day on which it begins, since 1970.
    pub day: i64,
    /// Its middle.
    pub x: f64,
}

/// Returns the eras that have begun by the day and are in view.
pub(super) fn eras(context: &PageContext, axis: &Axis, width: f64) -> Vec<EraBand> {
    let (language, day) = (context.language(), context.day());
    let eras = &context.story().eras;
    let bands = eras.iter().enumerate().filter_map(|(index, era)| {
        let first = era.date.first_day().filter(|first| *first <= day)?;
        // The end of an era is drawn only once it is past: on an earlier day nobody knew of it.
        let last = date_on(&era.date, day, day).last_day().unwrap_or(day);
        let x = axis.x_from_days(f64::from(first.days())).max(0.0);
        let end = axis.x_from_days(f64::from(last.days())).min(1.0);
        if end <= x {
            return None;
        }
        let label = era.label.get(language);
        let number = index + 1;
        // One may begin before the one before it has ended.
        let starts = eras.iter().filter_map(|era| era.date.first_day());
        let starts = starts.map(|start| axis.x_from_days(f64::from(start.days())));
        let next = starts.filter(|start| *start > x).fold(end, f64::min);
        let room = (next - x) * width;
        let words = if (columns(label) + 3) as f64 * LETTER + 8.0 <= room {
            Some(format!("{number} {label}"))
        } else {
            (room > 14.0).then(|| number.to_string())
        };
        Some(EraBand {
            id: era.id.clone(),
            hue: era_hue(index),
            stretch: Stretch::between(x, end),
            label: label.to_owned(),
            words,
        })
    });
    bands.list()
}

/// Returns the ticks in view.
pub(super) fn ticks(context: &PageContext, axis: &Axis, width: f64) -> Vec<SceneTick> {
    let ticks = ticks::ticks(axis, width).into_iter();
    let ticks = ticks.map(|tick| SceneTick {
        hours: tick.date.days() * 24 + i32::from(tick.hour),
        x: tick.x,
        kind: tick.kind,
        label: tick.has_label.then(|| tick.label(context.locale)),
    });
    ticks.list()
}

/// Returns the breaks in view.
pub(super) fn breaks(axis: &Axis) -> Vec<Break> {
    let breaks = axis.scale().breaks().iter();
    let breaks = breaks.map(|(from, to)| Break {
        day: *from as i64,
        x: f64::midpoint(axis.x_from_days(*from), axis.x_from_days(*to)),
    });
    breaks.filter(|one| (0.0..=1.0).contains(&one.x)).list()
}
