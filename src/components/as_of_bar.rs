use std::str::FromStr;
use std::time::Duration;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::hooks::{Play, use_dragged, use_play, use_settled, use_view};
use super::markup::{El, button, el, text};
use super::status::status_pill;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::drawing::columns::columns;
use contrappunto_story::model::as_of::{counts, days_of_news, event_wording};
use contrappunto_story::numbers::number::length;
use contrappunto_story::page::part::Part;
use contrappunto_story::page::words;
use contrappunto_story::state::claims_view::ClaimsAction;
use contrappunto_story::state::view_state::{Action, Selection};
use contrappunto_story::wording::date_words;

/// How long playback stays on an event unless the host sets it: a base time, and a time per character of its title.
const PACE: (Duration, Duration) = (Duration::from_millis(1_600), Duration::from_millis(45));

/// Maximum number of bars in the density strip.
const BARS: usize = 120;

/// Returns the input element that an event comes from.
fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into::<HtmlInputElement>().ok()
}

/// The bar that sets the as-of date: buttons for the days with news, a slider, a date field, and the claims by status.
#[component]
pub fn AsOfBar() -> Html {
    let Some(view) = use_view() else {
        return el("section").html();
    };
    let (story, day, locale, words) = (view.story(), view.day(), view.locale, view.words);
    let news = use_memo(view.state.story.clone(), |story| days_of_news(story));
    let last = story.updated;
    let first = news.first().copied().unwrap_or(last);
    let is_last = day >= last;

    let node = use_node_ref();
    let playing = match &view.state.selected {
        Some(Selection::Event(id)) => story.event(id),
        _ => None,
    };
    let pace = view.play_pace.unwrap_or_else(|| {
        let letters = playing.map_or(0, |event| {
            let title = event_wording(event, day).0.get(view.language());
            columns(title)
        });
        PACE.0 + PACE.1 * letters as u32
    });
    // Memoised: a new callback at every render would restart the timer of the current event.
    let begin = use_callback(view.act.clone(), |(), act| act.emit(Action::FirstEvent));
    let step_on = use_callback(view.act.clone(), |(), act| act.emit(Action::NextEvent));
    let is_over = view.state.next_event().is_none();
    let Play {
        is_playing,
        is_held,
        toggle,
    } = use_play(&node, (begin, step_on), &view.state.selected, is_over, pace);
    let spoken = use_settled((day, view.state.language.clone()), 600)
        .map(|_| words::day_summary(story, day, locale));

    let (dragged, drag) = use_dragged(view.act.reform(Action::AsOf));
    let oninput_range = Callback::from(move |event: Event| {
        if let Some(day) =
            field(&event).and_then(|field| Date::from_days(field.value().parse().ok()?))
        {
            drag.emit(day);
        }
    });
    let act = view.act.clone();
    let onchange_date = Callback::from(move |event: Event| {
        let Some(field) = field(&event) else { return };
        let Ok(day) = Date::from_str(&field.value()) else {
            return;
        };
        // While a year is being typed, the field holds the year 2, then 20: not a day to go to.
        let is_typing = field.matches(":focus").unwrap_or_default();
        if !is_typing || (first..=last).contains(&day) {
            act.emit(Action::AsOf(day));
        }
    });
    let onblur_date = Callback::from(move |event: Event| {
        // A date left in the field that was not accepted is replaced by the current day.
        if let Some(field) = field(&event) {
            field.set_value(&day.to_string());
        }
    });
    let x = |date: Date| {
        f64::from(date.days() - first.days()) / f64::from((last.days() - first.days()).max(1))
    };
    // While the slider is dragged, the bar is ahead of the rest of the page.
    let shown = dragged.unwrap_or(day);
    let in_words = date_words::day(shown, locale);

    let day_in_words = el("time")
        .set("datetime", shown.to_string())
        .text(&in_words);
    let (label, sign) = if is_playing {
        (words.pause, "❚❚")
    } else {
        (words.play, "▶")
    };
    let steps = el("div")
        .class("asof-steps")
        .with(step(label, false, "round live asof-play", sign).onclick(toggle))
        .with(
            step(words.previous, day <= first, "round live", "‹")
                .onclick(view.sends(Action::PreviousNews)),
        )
        .with(
            el("p")
                .class("asof-day")
                .with(el("small").text(words.as_known_on))
                .text(" ")
                .with(el("strong").with(day_in_words)),
        )
        .with(step(words.next, is_last, "round live", "›").onclick(view.sends(Action::NextNews)));

    let bars = density(&news, &x);
    let most = bars.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let density = el("svg")
        .attr("aria-hidden", "true")
        .attr("width", "100%")
        .attr("height", "12")
        .class("density")
        .each(bars.iter().map(|(date, count)| {
            let place = length(x(*date), 2);
            // The bar of a single day is at least half as high as the tallest.
            let top = 6.0 - 6.0 * (*count as f64 / most as f64).sqrt();
            el("line")
                .key(&date.days().to_string())
                .set("x1", place.clone())
                .set("x2", place)
                .set("y1", (top.floor() as i32).to_string())
                .attr("y2", "12")
                .classes(&[if *date > day { "later" } else { "" }])
                .html()
        }));
    let slider = el("input")
        .attr("type", "range")
        .set("min", first.days().to_string())
        .set("max", last.days().to_string())
        .attr("step", "1")
        .value(shown.days().to_string())
        .on(ListenerKind::oninput, oninput_range)
        .attr("aria-label", words.move_the_day)
        .set("aria-valuetext", in_words);
    let slide = el("div")
        .class("asof-slide live")
        .with(density)
        .with(slider);

    let date_field = el("input")
        .attr("type", "date")
        .set("min", first.to_string())
        .set("max", last.to_string())
        .value(day.to_string())
        .on(ListenerKind::onchange, onchange_date)
        .on(ListenerKind::onblur, onblur_date)
        .attr("aria-label", words.choose_a_day);
    let latest = button()
        .flag("disabled", is_last)
        .class("round")
        .onclick(view.sends(Action::AsOf(last)))
        .text(words.latest);
    let choose = el("div")
        .class("asof-choose live")
        .with(date_field)
        .with(latest);

    let bar = el("section")
        .refer(&node)
        .attr("part", "asof")
        .attr("aria-label", words.as_known_on)
        .may("data-held", is_held.then(|| "yes".to_owned()))
        .set("data-day", day.to_string())
        .class("asof")
        .with(steps)
        .with(slide)
        .with(choose);

    let chosen = view.state.claims.status;
    let filters = view.reaches(Part::Claims);
    let pills = counts(story, day).into_iter().map(|(status, count)| {
        let filter = Action::Claims(ClaimsAction::Status(Some(status)));
        let pill = button()
            .set("aria-pressed", (chosen == Some(status)).to_string())
            .class("pill-button live")
            .onclick(view.sends(filter))
            .push(status_pill(status, Some(count), locale));
        el("li")
            .key(status.as_str())
            .attr("data-status", status.as_str())
            .maybe(filters.then(|| pill.html()))
            // Without a button, for when nothing can be filtered: no claims on the page, or no script.
            .with(
                el("span")
                    .classes(&["still", if filters { "" } else { "alone" }])
                    .push(status_pill(status, Some(count), locale)),
            )
            .html()
    });
    let standing = el("div")
        .class("standing")
        .with(
            el("ul")
                .attr("aria-label", words.claims_by_status)
                .class("counts")
                .each(pills),
        )
        .with(
            el("p")
                .attr("role", "status")
                .class("unseen")
                .maybe(spoken.as_deref().map(text)),
        );
    [bar.html(), standing.html()].into_iter().collect()
}

/// Groups the days with news that share a bar: the first of each group, and how many there are.
fn density(news: &[Date], x: &dyn Fn(Date) -> f64) -> Vec<(Date, usize)> {
    let place = |date: &Date| (x(*date) * BARS as f64) as usize;
    news.chunk_by(|one, other| place(one) == place(other))
        .filter_map(|days| Some((*days.first()?, days.len())))
        .collect()
}

/// Returns a button that shows a sign and has a label for assistive technology.
fn step(label: &'static str, disabled: bool, class: &'static str, sign: &str) -> El {
    button()
        .attr("aria-label", label)
        .flag("disabled", disabled)
        .class(class)
        .with(el("span").attr("aria-hidden", "true").text(sign))
}
