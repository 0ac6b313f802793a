//! The timeline.
//!
//! [`TimelinePage`] is what does not change while the reader pans or zooms; [`TimelineScene`](scene::TimelineScene) is
//! what is in view.

pub mod detail;
pub mod eras;
pub mod event_card;
pub mod event_list;
pub mod events;
pub mod keys;
pub mod scene;
pub mod tools;

use std::rc::Rc;

use crate::page::context::PageContext;

use detail::TimelineDetail;
use eras::{EraEntry, eras};
use event_list::{EventList, ListPage};
use events::TimelineEvents;
use tools::TimelineTools;

/// What the timeline shows, whatever the time in view.
///
/// Its pieces are shared, so that one that has not changed is found equal at once.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelinePage {
    /// The events that are shown.
    pub events: TimelineEvents,
    /// The controls.
    pub tools: Rc<TimelineTools>,
    /// The eras that have begun, by their numbers in the plot.
    pub eras: Rc<Vec<EraEntry>>,
    /// The event that is told in detail.
    pub detail: Rc<TimelineDetail>,
    /// All events as a list.
    pub list: Rc<EventList>,
}

impl TimelinePage {
    /// Makes the page from the events of the state and the page of the list that the reader has turned to.
    #[must_use]
    pub fn new(context: &PageContext, events: TimelineEvents, page: ListPage) -> Self {
        Self {
            tools: Rc::new(TimelineTools::new(context, &events)),
            eras: Rc::new(eras(context)),
            detail: Rc::new(TimelineDetail::new(context, &events)),
            list: Rc::new(EventList::new(context, &events, page)),
            events,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "in a test, a panic is the message"
    )]

    use super::event_list::ListPage;
    use super::events::TimelineEvents;
    use super::keys::{KeyPress, action_for};
    use super::scene::{Emphasis, MarkShape, TimelineScene};
    use super::{PageContext, TimelinePage};
    use crate::calendar::date::Date;
    use crate::check::story_check;
    use crate::model::story::SharedStory;
    use crate::page::part::Part;
    use crate::state::timeline_view::{LaneBy, TimelineAction};
    use crate::state::view_state::{Action, Reads, Selection, ViewState};

    const WHOLE: ListPage = ListPage {
        index: 0,
        length: 100,
    };

    /// Returns the small story on a day on which only the first of its two events is known, or on its last.
    fn state(day: Option<&str>) -> ViewState {
        let text = include_str!("../../../tests/stories/small.json");
        let story: SharedStory = story_check::story(&serde_json::from_str(text).unwrap())
            .unwrap()
            .into();
        let day: Option<Date> = day.map(|day| day.parse().unwrap());
        ViewState::new(story, None, day)
    }

    fn page(state: &ViewState, list: ListPage) -> TimelinePage {
        let context = PageContext::new(state, &Part::ALL);
        TimelinePage::new(&context, TimelineEvents::new(&context, None), list)
    }

    fn scene(state: &ViewState) -> TimelineScene {
        let context = PageContext::new(state, &Part::ALL);
        TimelineScene::new(&context, &TimelineEvents::new(&context, None), 440.0, 0.0)
    }

    fn select(id: &str) -> Action {
        Action::Select(Some(Selection::Event(id.into())))
    }

    #[test]
    fn events_are_arranged_again_only_if_what_is_chosen_makes_a_difference() {
        let opened = state(None);
        let arranged = |state: &ViewState, before: &TimelineEvents| {
            let context = PageContext::new(state, &Part::ALL);
            TimelineEvents::new(&context, Some(before.clone()))
        };
        let events = TimelineEvents::new(&PageContext::new(&opened, &Part::ALL), None);
        let day: Date = "2025-02-20".parse().unwrap();
        let moved = opened.apply(Action::Timeline(TimelineAction::Pan(0.3)));
        for same in [
            &moved,
            &opened.apply(select("E1")),
            &opened.apply(Action::AsOf(day)),
        ] {
            assert!(arranged(same, &events) == events);
        }
        let by_actor = opened.apply(Action::Timeline(TimelineAction::Lanes(LaneBy::Actor)));
        let events = arranged(&by_actor, &events);
        assert!(arranged(&by_actor.apply(Action::AsOf(day)), &events) != events);
        assert!(opened.is_alike(&moved, Reads::Events));
        assert!(!opened.is_alike(&by_actor, Reads::Events));
    }

    #[test]
    fn a_change_of_selection_changes_the_entries_concerned_and_no_other() {
        let (before, after) = (state(None), state(None).apply(select("E1")));
        let (before, after) = (page(&before, WHOLE), page(&after, WHOLE));
        let entries = |page: &TimelinePage| {
            let years = page.list.years.iter();
            let entries = years.flat_map(|year| year.before.iter().chain(&year.after).cloned());
            entries.collect::<Vec<_>>()
        };
        let changed: Vec<_> = entries(&before)
            .into_iter()
            .zip(entries(&after))
            .filter_map(|(before, after)| (before != after).then(|| after.id.to_string()))
            .collect();
        assert_eq!(changed, ["E1"]);
        assert_eq!(before.tools, after.tools);
        assert_ne!(before.detail, after.detail);
    }

    #[test]
    fn the_list_keeps_the_place_of_what_is_known_later_and_tells_only_how_many() {
        let page = page(&state(Some("2025-02-20")), WHOLE);
        let [year] = &page.list.years[..] else {
            panic!("{:?}", page.list.years)
        };
        assert_eq!(page.list.summary, "1 event as a list");
        assert_eq!(year.today.as_deref(), Some("20 February 2025"));
        assert!(year.before[0].shown.is_some() && year.after[0].shown.is_none());
        assert_eq!(year.later, [("E2".into(), 0)]);
        assert_eq!(year.later_count, "1 known only later");
    }

    #[test]
    fn the_page_of_the_selected_event_is_told() {
        let short = ListPage {
            index: 9,
            length: 1,
        };
        let page = page(&state(None).apply(select("E2")), short);
        assert_eq!(page.list.selected, Some("E2".into()));
        assert_eq!(page.list.page_of_selected, Some(1));
        // Two events are not more than twice as many as a page has.
        assert_eq!(page.list.turns, None);
    }

    #[test]
    fn a_filter_that_leaves_nothing_says_so_everywhere() {
        let find = Action::Timeline(TimelineAction::Find("nowhere".into()));
        let state = state(None).apply(find);
        let page = page(&state, WHOLE);
        let found = page.tools.found.as_ref().unwrap();
        assert!(found.nothing.is_some() && page.list.is_searched && page.detail.shown.is_none());
        assert_eq!(found.count, "0 of 2 events");
        let scene = scene(&state);
        assert!(scene.marks.is_empty() && scene.clusters.is_empty());
    }

    #[test]
    fn what_is_not_known_yet_is_an_outline_without_a_name_or_an_action() {
        let scene = scene(&state(Some("2025-02-20")));
        let [later] = scene
            .marks
            .iter()
            .filter(|mark| !mark.is_known)
            .collect::<Vec<_>>()[..]
        else {
            panic!("{:?}", scene.marks)
        };
        assert_eq!(later.id.as_str(), "E2");
        assert!(later.title.is_none() && later.label.is_none() && later.action.is_none());
    }

    #[test]
    fn a_span_is_a_bar_a_day_is_a_point_and_what_is_selected_stands_out() {
        let scene = scene(&state(None).apply(select("E2")));
        let mark = |id: &str| scene.marks.iter().find(|mark| mark.id.as_str() == id);
        let (day, span) = (mark("E1").unwrap(), mark("E2").unwrap());
        assert!(matches!(day.shape, MarkShape::Point(_, false)));
        assert!(matches!(&span.shape, MarkShape::Bar(bar) if bar.sure.is_some()));
        assert_eq!(
            (day.emphasis, span.emphasis),
            (Emphasis::Plain, Emphasis::Selected)
        );
    }

    #[test]
    fn the_line_of_the_day_is_where_it_is_dragged_and_a_veil_follows_it() {
        let scene = scene(&state(Some("2025-02-20")));
        let dragged = scene.day_line(Some("2025-05-01".parse().unwrap()));
        let still = scene.day_line(None);
        assert!(dragged.x > still.x);
        for line in [dragged, still] {
            let veil = line.veil.unwrap();
            assert_eq!(Some(veil.x), line.x);
            assert!((veil.x + veil.width - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn arrows_go_from_event_to_event_and_the_other_way_where_time_does() {
        let state = state(None).apply(select("E1"));
        let events = TimelineEvents::new(&PageContext::new(&state, &Part::ALL), None);
        let press = |key: &str, has_shift, is_rtl| {
            let pressed = KeyPress {
                key,
                has_shift,
                is_rtl,
            };
            action_for(&pressed, &state, &events)
        };
        assert_eq!(press("ArrowRight", false, false), Some(select("E2")));
        assert_eq!(press("ArrowRight", false, true), None);
        assert_eq!(press("ArrowLeft", false, true), Some(select("E2")));
        assert_eq!(press("End", false, false), Some(select("E2")));
        assert_eq!(press("Escape", false, false), Some(Action::Select(None)));
        let pan = Action::Timeline(TimelineAction::Pan(-0.2));
        assert_eq!(press("ArrowRight", true, true), Some(pan));
        assert_eq!(press("x", false, false), None);
    }
}
