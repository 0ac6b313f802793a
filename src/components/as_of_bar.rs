use std::rc::Rc;
use std::str::FromStr;
use std::time::Duration;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::hooks::{Play, use_dragged, use_play, use_settled};
use super::markup::{El, button, el, text};
use super::status::counted_pill;
use super::view::Surroundings;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::numbers::number::length;
use contrappunto_story::page::as_of_bar::{AsOfBar as Bar, DensityBar, ShownDay, StatusCount};
use contrappunto_story::state::view_state::Action;

/// Returns the input element that an event comes from.
fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into::<HtmlInputElement>().ok()
}

/// Properties of [`BarView`].
#[derive(Properties, PartialEq)]
pub(super) struct BarViewProps {
    /// What it shows.
    pub bar: Rc<Bar>,
    /// What surrounds it.
    pub surroundings: Surroundings,
}

/// The bar, with its playback and its dragged slider.
#[component]
pub(super) fn BarView(props: &BarViewProps) -> Html {
    let BarViewProps { bar, surroundings } = props;
    let act = &surroundings.act;
    let node = use_node_ref();
    // Memoised: a new callback at every render would restart the timer of the current event.
    let begin = use_callback(act.clone(), |(), act| act.emit(Action::FirstEvent));
    let step_on = use_callback(act.clone(), |(), act| act.emit(Action::NextEvent));
    let pace = surroundings.play_pace;
    let pace = pace.unwrap_or(Duration::from_millis(bar.pace_milliseconds));
    let play = use_play(&node, (begin, step_on), &bar.playing, bar.is_over, pace);
    let settled = use_settled((bar.day.day, surroundings.language.clone()), 600);
    let spoken = settled.map(|_| text(&bar.summary));
    let (dragged, drag) = use_dragged(act.reform(Action::AsOf));
    let dragged = dragged.map(|day| ShownDay::new(day, surroundings.locale));
    let shown = dragged.as_ref().unwrap_or(&bar.day);

    let controls = el("section")
        .refer(&node)
        .attr("part", "asof")
        .attr("aria-label", surroundings.words.as_known_on)
        .may("data-held", play.is_held.then(|| "yes".to_owned()))
        .set("data-day", bar.day.day.to_string())
        .class("asof")
        .child(steps(surroundings, bar, shown, play))
        .child(slide(surroundings, bar, shown, drag))
        .child(choose(surroundings, bar));
    let standing = el("div")
        .class("standing")
        .child(counts(surroundings, bar))
        .child(el("p").attr("role", "status").class("unseen").child(spoken));
    [controls.html(), standing.html()].into_iter().collect()
}

/// Renders the day, with the buttons for playback and for the days with news.
fn steps(surroundings: &Surroundings, bar: &Bar, shown: &ShownDay, play: Play) -> El {
    let words = surroundings.words;
    let day = el("time")
        .set("datetime", shown.day.to_string())
        .child(&shown.words);
    let day = el("p")
        .class("asof-day")
        .child(el("small").child(words.as_known_on))
        .child(" ")
        .child(el("strong").child(day));
    let (label, sign) = if play.is_playing {
        (words.pause, "❚❚")
    } else {
        (words.play, "▶")
    };
    let play = step(label, false, "round live asof-play", sign).onclick(play.toggle);
    let previous = surroundings.sends(Action::PreviousNews);
    let next = surroundings.sends(Action::NextNews);
    el("div")
        .class("asof-steps")
        .child(play)
        .child(step(words.previous, bar.is_first, "round live", "‹").onclick(previous))
        .child(day)
        .child(step(words.next, bar.is_last, "round live", "›").onclick(next))
}

/// Renders the slider, with the density of news above it.
fn slide(surroundings: &Surroundings, bar: &Bar, shown: &ShownDay, drag: Callback<Date>) -> El {
    let density = |one: &DensityBar| {
        let place = length(one.x, 2);
        el("line")
            .key(&one.day.days().to_string())
            .set("x1", place.clone())
            .set("x2", place)
            .set("y1", one.top.to_string())
            .attr("y2", "12")
            .classes(&[if one.is_later { "later" } else { "" }])
            .html()
    };
    let density = el("svg")
        .attr("aria-hidden", "true")
        .attr("width", "100%")
        .attr("height", "12")
        .class("density")
        .children(bar.density.iter().map(density));
    let oninput = Callback::from(move |event: Event| {
        if let Some(day) =
            field(&event).and_then(|field| Date::from_days(field.value().parse().ok()?))
        {
            drag.emit(day);
        }
    });
    let slider = el("input")
        .attr("type", "range")
        .set("min", bar.first.days().to_string())
        .set("max", bar.last.days().to_string())
        .attr("step", "1")
        .value(shown.day.days().to_string())
        .on(ListenerKind::oninput, oninput)
        .attr("aria-label", surroundings.words.move_the_day)
        .set("aria-valuetext", shown.words.clone());
    el("div")
        .class("asof-slide live")
        .child(density)
        .child(slider)
}

/// Renders the date field, and the button to the last day.
fn choose(surroundings: &Surroundings, bar: &Rc<Bar>) -> El {
    let (act, shown) = (surroundings.act.clone(), bar.clone());
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = field(&event) else { return };
        let Ok(day) = Date::from_str(&field.value()) else {
            return;
        };
        // While a year is being typed, the field holds the year 2, then 20: not a day to go to.
        let is_typing = field.matches(":focus").unwrap_or_default();
        if !is_typing || shown.includes(day) {
            act.emit(Action::AsOf(day));
        }
    });
    let day = bar.day.day;
    let onblur = Callback::from(move |event: Event| {
        // A date left in the field that was not accepted is replaced by the current day.
        if let Some(field) = field(&event) {
            field.set_value(&day.to_string());
        }
    });
    let words = surroundings.words;
    let date_field = el("input")
        .attr("type", "date")
        .set("min", bar.first.to_string())
        .set("max", bar.last.to_string())
        .value(day.to_string())
        .on(ListenerKind::onchange, onchange)
        .on(ListenerKind::onblur, onblur)
        .attr("aria-label", words.choose_a_day);
    let latest = button()
        .flag("disabled", bar.is_last)
        .class("round")
        .onclick(surroundings.sends(bar.latest.clone()))
        .child(words.latest);
    el("div")
        .class("asof-choose live")
        .child(date_field)
        .child(latest)
}

/// Renders the claims by status.
fn counts(surroundings: &Surroundings, bar: &Bar) -> El {
    let count = |one: &StatusCount| {
        let pill = || counted_pill(&one.status, Some(one.count));
        // Without a button, for when nothing can be filtered: no claims on the page, or no script.
        let alone = if one.filter.is_some() { "" } else { "alone" };
        let filter = one.filter.as_ref().map(|filter| {
            button()
                .set("aria-pressed", one.is_chosen.to_string())
                .class("pill-button live")
                .onclick(surroundings.sends(filter.clone()))
                .child(pill())
                .html()
        });
        el("li")
            .key(one.id)
            .attr("data-status", one.id)
            .child(filter)
            .child(el("span").classes(&["still", alone]).child(pill()))
            .html()
    };
    el("ul")
        .attr("aria-label", surroundings.words.claims_by_status)
        .class("counts")
        .children(bar.counts.iter().map(count))
}

/// Returns a button that shows a sign and has a label for assistive technology.
fn step(label: &'static str, disabled: bool, class: &'static str, sign: &str) -> El {
    button()
        .attr("aria-label", label)
        .flag("disabled", disabled)
        .class(class)
        .child(el("span").attr("aria-hidden", "true").child(sign))
}
