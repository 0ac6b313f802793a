use std::str::FromStr;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::hooks::{Play, use_dragged, use_play, use_settled, use_view};
use super::status::status_pill;
use super::words;
use crate::core::as_of::{counts, days_of_news};
use crate::core::date::Date;
use crate::core::date_words;
use crate::core::number::length;
use crate::core::view_state::Action;

/// Milliseconds that each day stays while it plays.
const PACE: u32 = 1800;

/// The input an event comes from.
fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into::<HtmlInputElement>().ok()
}

/// The day: buttons from news to news, a slider over all days, a date field, and how the claims stand.
#[component]
pub fn AsOfBar() -> Html {
    let Some(view) = use_view() else {
        return html! { <section /> };
    };
    let (story, day, locale, words) = (view.story(), view.day(), view.locale, view.words);
    let news = use_memo(view.state.story.clone(), |story| days_of_news(story));
    let last = story.updated;
    let first = news.first().copied().unwrap_or(last);
    let is_last = day >= last;

    let Play { is_playing, toggle } =
        use_play(view.act.reform(|()| Action::NextNews), is_last, PACE);
    let spoken = use_settled((day, view.state.language.clone()), 600)
        .map(|_| words::day_summary(story, day, locale));

    let (dragged, drag) = use_dragged(view.act.reform(Action::AsOf));
    let oninput_range = Callback::from(move |event: InputEvent| {
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
        // While a year is typed the field holds the year 2, then 20: no day to go to.
        let is_typing = field.matches(":focus").unwrap_or_default();
        if !is_typing || (first..=last).contains(&day) {
            act.emit(Action::AsOf(day));
        }
    });
    let onblur_date = Callback::from(move |event: FocusEvent| {
        // What is left in the field and is no day of the story gives way to the day that is shown.
        if let Some(field) = field(&event) {
            field.set_value(&day.to_string());
        }
    });
    let x = |date: Date| {
        f64::from(date.days() - first.days()) / f64::from((last.days() - first.days()).max(1))
    };
    // While the slider is dragged the bar is ahead of the page.
    let shown = dragged.unwrap_or(day);
    let in_words = date_words::day(shown, locale);

    html! {
        <>
        <section class="asof" part="asof" aria-label={words.as_known_on} data-day={day.to_string()}>
            <div class="asof-steps">
                <button type="button" class="round live asof-play" onclick={toggle} disabled={is_last} aria-label={if is_playing { words.pause } else { words.play }}>
                    <span aria-hidden="true">{ if is_playing { "❚❚" } else { "▶" } }</span>
                </button>
                <button type="button" class="round live" onclick={view.sends(Action::PreviousNews)} disabled={day <= first} aria-label={words.previous}><span aria-hidden="true">{ "‹" }</span></button>
                <p class="asof-day"><small>{ words.as_known_on }</small>{ " " }<strong><time datetime={shown.to_string()}>{ in_words.clone() }</time></strong></p>
                <button type="button" class="round live" onclick={view.sends(Action::NextNews)} disabled={is_last} aria-label={words.next}><span aria-hidden="true">{ "›" }</span></button>
            </div>
            <div class="asof-slide live">
                <svg class="density" aria-hidden="true" width="100%" height="12">
                    { for news.iter().map(|date| {
                        let x = length(x(*date), 2);
                        html! { <line key={date.days()} class={classes!((*date > day).then_some("later"))} x1={x.clone()} x2={x} y1="0" y2="12" /> }
                    }) }
                </svg>
                <input type="range" min={first.days().to_string()} max={last.days().to_string()} step="1" value={shown.days().to_string()}
                    oninput={oninput_range} aria-label={words.move_the_day} aria-valuetext={in_words} />
            </div>
            <div class="asof-choose live">
                <input type="date" min={first.to_string()} max={last.to_string()} value={day.to_string()} onchange={onchange_date} onblur={onblur_date} aria-label={words.choose_a_day} />
                <button type="button" class="round" onclick={view.sends(Action::AsOf(last))} disabled={is_last}>{ words.latest }</button>
            </div>
        </section>
        <div class="standing">
            <ul class="counts" aria-label={words.claims_by_status}>
                { for counts(story, day).into_iter().map(|(status, count)| html! {
                    <li key={status.as_str()} data-status={status.as_str()}>{ status_pill(status, Some(count), locale) }</li>
                }) }
            </ul>
            <p class="unseen" role="status">{ spoken }</p>
        </div>
        </>
    }
}
