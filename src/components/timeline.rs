mod detail;
mod event_list;
mod scene;
mod tools;

use yew::prelude::*;

use self::detail::detail;
use self::event_list::EventList;
use self::scene::use_scene;
pub(in crate::components) use self::scene::{Scene, hue};
use self::tools::{filters, found, lanes, zoom};
use super::cites::cites;
use super::heading::heading;
use super::hooks::use_view;
use super::markup::el;
use super::plot::Plot;
use super::view::View;
use contrappunto_story::model::as_of::date_on;
use contrappunto_story::state::timeline_view::{Filter, LaneBy};
use contrappunto_story::wording::date_words;

/// What happened: a plot in lanes if there is room, otherwise a list, both with the same events.
#[component]
pub fn Timeline() -> Html {
    let view = use_view();
    let scene = use_scene(view.as_ref());
    let (Some(view), Some(scene)) = (view, scene) else {
        return el("section").html();
    };
    let timeline = &view.state.timeline;
    let (filter, by) = (&timeline.filter, timeline.lanes);
    let still = |piece: Piece| {
        let (scene, filter) = (scene.clone(), filter.clone());
        html! { <Still {piece} {scene} {filter} {by} /> }
    };
    let tools = el("div")
        .class("tools live")
        .push(still(Piece::Categories))
        .push(zoom(&view));
    let gestures = el("p")
        .class("aside gestures live")
        .text(view.words.gestures);
    el("section")
        .attr("part", "timeline")
        .class("timeline")
        .push(heading(
            view.heading_level,
            "part-title",
            view.words.what_happened,
        ))
        .with(tools)
        .push(still(Piece::Filters))
        .push(still(Piece::Found))
        .push(html! { <Plot scene={scene.clone()} /> })
        .with(gestures)
        .push(still(Piece::Eras))
        .push(still(Piece::Detail))
        .push(html! { <EventList scene={scene.clone()} find={filter.find.clone()} /> })
        .html()
}

/// A piece of the timeline that does not change while the reader pans or zooms.
#[derive(PartialEq, Clone, Copy)]
enum Piece {
    Categories,
    Filters,
    Found,
    Eras,
    Detail,
}

/// Properties of [`Still`].
#[derive(Properties, PartialEq)]
struct StillProps {
    piece: Piece,
    scene: Scene,
    filter: Filter,
    by: LaneBy,
}

/// A piece that is re-rendered only when its content changes, not at each step of a movement.
#[component]
fn Still(props: &StillProps) -> Html {
    let StillProps {
        piece,
        scene,
        filter,
        by,
    } = props;
    let Some(view) = use_view() else {
        return el("div").html();
    };
    match piece {
        Piece::Categories => lanes(&view, filter),
        Piece::Filters => filters(&view, filter, *by),
        Piece::Found => found(&view, scene, filter),
        Piece::Eras => eras(&view),
        Piece::Detail => detail(&view, scene, filter),
    }
}

/// Renders the eras that have begun, by their numbers in the plot.
fn eras(view: &View) -> Html {
    let day = view.day();
    let eras = view.story().eras.iter().enumerate();
    let begun = eras.filter(|(_, era)| era.date.known_from() <= day);
    let entries = begun.map(|(index, era)| {
        let date = date_on(&era.date, day, day);
        let swatch = el("span")
            .attr("aria-hidden", "true")
            .class("swatch")
            .text(&(index + 1).to_string());
        let when = el("span")
            .class("quiet")
            .text(&date_words::when(&date, view.locale));
        el("li")
            .key(era.id.as_str())
            .set("class", format!("era-{}", index % 6))
            .with(swatch)
            .with(el("b").text(era.label.get(view.language())))
            .text(" ")
            .with(when)
            .text(" ")
            .push(cites(view, &era.sources))
            .html()
    });
    el("ul").class("eras").each(entries).html()
}
