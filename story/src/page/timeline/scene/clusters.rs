//! Events that are too close to tell apart.

use super::lanes::ROW;
use super::{Emphasis, Setting, Stretch};
use crate::drawing::layout::Cluster;
use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::story::Event;
use crate::page::timeline::events::hue;
use crate::page::words;
use crate::state::timeline_view::TimelineAction;
use crate::state::view_state::{Action, Selection};

/// A cluster: how many of its events are known on the day, or, as an outline, how many come later.
#[derive(Debug, Clone, PartialEq)]
pub struct SceneCluster {
    /// Its name among the others.
    pub key: String,
    /// The index of the colour of its events, if that is the same.
    pub hue: Option<usize>,
    /// Whether none of its events is known.
    pub is_later: bool,
    /// The emphasis of its events.
    pub emphasis: Emphasis,
    /// How many events it has.
    pub count: usize,
    /// What it is, in words.
    pub title: String,
    /// The bar that it is drawn as, unless it is a count alone.
    pub joined: Option<Stretch>,
    /// The middle of the count.
    pub x: f64,
    /// The middle of its rows.
    pub y: f64,
    /// The height of the count: more if it covers more rows, so that its weight is visible.
    pub height: f64,
    /// The count.
    pub number: String,
    /// Whether the count is long.
    pub is_long: bool,
    /// What a click does: zoom in to separate it, or select its first event if no zoom can.
    pub action: Action,
}

impl Setting<'_> {
    pub(super) fn cluster(&self, cluster: &Cluster) -> SceneCluster {
        let day = self.context.day();
        let placed = cluster.indices.iter();
        let placed = placed.filter_map(|place| self.events.placed(*place));
        let events: Vec<&Event> = placed.map(|(_, event)| event).list();
        let known = events.iter().filter(|event| event.is_known(day)).count();
        let later = events.len() - known;
        let count = if known > 0 { known } else { later };
        let (start, end) = (cluster.x.max(0.0), cluster.end.min(1.0));
        let first = cluster.indices.first().copied().unwrap_or_default();
        let (top, below) = (cluster.rows.start, cluster.rows.end.saturating_sub(1));
        SceneCluster {
            key: format!("{}-{first}-{top}", cluster.lane),
            hue: self.common_hue(&events),
            is_later: known == 0,
            emphasis: self.emphasis(&events),
            count: events.len(),
            title: words::gathered(known, later, self.context.locale),
            joined: cluster.is_bar().then(|| Stretch::between(start, end)),
            x: f64::midpoint(start, end),
            y: f64::midpoint(
                self.lanes.y(cluster.lane, top),
                self.lanes.y(cluster.lane, below),
            ),
            height: (cluster.rows.len() as f64 * ROW - 2.0).clamp(18.0, 34.0),
            number: match count {
                0..1_000 => count.to_string(),
                _ => format!("{}k", count / 1_000),
            },
            is_long: count >= 100,
            action: self.open(cluster, &events),
        }
    }

    fn common_hue(&self, events: &[&Event]) -> Option<usize> {
        let mut hues = events.iter().map(|event| hue(self.events.story(), event));
        let first = hues.next()?;
        hues.all(|other| other == first).then_some(first)
    }

    fn open(&self, cluster: &Cluster, events: &[&Event]) -> Action {
        let (from, to) = cluster.days;
        let day = self.context.day();
        let first = events.iter().find(|event| event.is_known(day));
        let is_one_day = to - from < 1.0;
        match first {
            Some(event) if is_one_day && self.axis.window().days() < 4.0 => {
                Action::Select(Some(Selection::Event(event.id.clone())))
            }
            _ => Action::Timeline(TimelineAction::Open { from, to }),
        }
    }
}
