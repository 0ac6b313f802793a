use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::cites::cites;
use super::event_card::event_card;
use super::heading::heading;
use super::hooks::use_view;
use super::plot::{Plot, pivot, shown_events};
use super::words;
use crate::core::as_of::{Known, date_on, latest_event};
use crate::core::date_words;
use crate::core::view_state::{Action, Selection};

/// What happened: a drawing in lanes where there is room, a list where there is not, and in both the same events.
#[component]
pub fn Timeline() -> Html {
    let Some(view) = use_view() else {
        return html! { <section /> };
    };
    let (story, language, day, words) = (view.story(), view.language(), view.day(), view.words);
    let level = view.heading_level;
    let events = shown_events(&view);
    let known = events.iter().filter(|event| event.is_known(day)).count();
    let selected = match &view.state.selected {
        Some(Selection::Event(id)) => story.event(id),
        _ => None,
    };
    let shown = selected.or_else(|| latest_event(story, day));
    let zoom = |factor: f64| {
        let (act, about) = (view.act.clone(), pivot(&view));
        Callback::from(move |_: MouseEvent| act.emit(Action::Zoom { factor, about }))
    };
    let act = view.act.clone();
    let close = Callback::from(move |event: MouseEvent| {
        focus_plot(&event);
        act.emit(Action::Select(None));
    });
    html! {
        <section class="timeline" part="timeline">
            { heading(level, "part-title", words.what_happened) }
            <div class="tools live">
                <div class="lanes" role="group" aria-label={words.lanes}>
                    <button type="button" class="chip" aria-pressed={view.state.hidden.is_empty().to_string()} onclick={view.sends(Action::AllCategories)}>{ words.all }</button>
                    { for story.categories.iter().enumerate().map(|(index, category)| {
                        let pressed = !view.state.hidden.contains(&category.id);
                        html! {
                            <button key={category.id.as_str()} type="button" class={format!("chip hue-{}", index % 8)} aria-pressed={pressed.to_string()} onclick={view.sends(Action::ToggleCategory(category.id.clone()))}>
                                <i class="dot" aria-hidden="true" />{ category.label.get(language) }
                            </button>
                        }
                    }) }
                </div>
                <div class="zoom" role="group" aria-label={words.what_happened}>
                    <button type="button" class="chip" aria-label={words.earlier} onclick={view.sends(Action::Pan(-0.4))}><span aria-hidden="true">{ "←" }</span></button>
                    <button type="button" class="chip" aria-label={words.zoom_out} onclick={zoom(2.0)}><span aria-hidden="true">{ "−" }</span></button>
                    <button type="button" class="chip" aria-label={words.zoom_in} onclick={zoom(0.5)}><span aria-hidden="true">{ "+" }</span></button>
                    <button type="button" class="chip" aria-label={words.later} onclick={view.sends(Action::Pan(0.4))}><span aria-hidden="true">{ "→" }</span></button>
                    <button type="button" class="chip" onclick={view.sends(Action::Fit)}>{ words.fit }</button>
                </div>
            </div>
            <Plot />
            <ul class="eras">
                { for story.eras.iter().enumerate().filter(|(_, era)| era.date.known_from() <= day).map(|(index, era)| {
                    let date = date_on(&era.date, day, day);
                    html! {
                        <li key={era.id.as_str()} class={format!("era-{}", index % 6)}>
                            <span class="swatch" aria-hidden="true">{ index + 1 }</span><b>{ era.label.get(language) }</b>{ " " }<span class="quiet">{ date_words::when(&date, view.locale) }</span>{ " " }{ cites(&view, &era.sources) }
                        </li>
                    }
                }) }
            </ul>
            <div class="detail live" data-event={shown.map(|event| event.id.as_str().to_owned())}>
                <p class="kicker">{ match (shown, selected) { (None, _) => words.nothing_yet, (_, Some(_)) => words.selected, _ => words.newest } }</p>
                if let Some(event) = shown {
                    { event_card(&view, event, level + 1, false) }
                }
                if selected.is_some() {
                    <button type="button" class="chip close" onclick={close}>{ words.close }</button>
                }
            </div>
            <details class="event-list">
                <summary>{ words::event_list(known, view.locale) }</summary>
                <ol>
                    { for events.iter().map(|event| {
                        let id = event.id.dom_id();
                        if !event.is_known(day) {
                            return html! { <li key={event.id.as_str()} {id} data-known="no" hidden=true /> };
                        }
                        let is_selected = selected.is_some_and(|selected| selected.id == event.id);
                        let lane = story.categories.iter().position(|category| category.id == event.category).unwrap_or_default();
                        let class = classes!(format!("hue-{}", lane % 8), view.state.marks_event(&event.id).then_some("marked"));
                        html! {
                            <li key={event.id.as_str()} {id} {class} data-known="yes" tabindex="-1" aria-current={is_selected.then_some("true")}>
                                { event_card(&view, event, level + 1, true) }
                                <button type="button" class="chip pick live" aria-pressed={is_selected.to_string()}
                                    onclick={view.sends(Action::Select((!is_selected).then(|| Selection::Event(event.id.clone()))))}>{ words.show_in_timeline }</button>
                            </li>
                        }
                    }) }
                </ol>
            </details>
        </section>
    }
}

/// The button that closes the detail goes with it; the focus moves to the drawing, where the choice was made.
fn focus_plot(event: &MouseEvent) {
    let plot = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|button| button.closest(".timeline").ok().flatten())
        .and_then(|timeline| timeline.query_selector(".plot").ok().flatten())
        .and_then(|plot| plot.dyn_into::<HtmlElement>().ok());
    if let Some(plot) = plot {
        let _ = plot.focus();
    }
}
