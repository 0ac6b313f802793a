use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::cites::cites;
use super::heading::heading;
use super::hooks::use_view;
use super::view::View;
use super::words;
use crate::core::as_of::Known;
use crate::core::number;
use crate::core::quantity::{Amount, Value};
use crate::core::story::SourceId;
use crate::core::table::{
    Against, Item, ItemId, Property, Ratio, Table, TableId, against, largest, ratio,
};
use crate::core::view_state::Action;

/// Every table of the story.
#[component]
pub fn Compare() -> Html {
    let Some(view) = use_view() else {
        return html! { <section /> };
    };
    html! {
        <div class="compare" part="compare">
            { for view.story().tables.iter().map(|table| compare_table(&view, table)) }
        </div>
    }
}

/// One table: items side by side, each value against the baseline's. Where there is no room for all, one item
/// stands beside the baseline and the reader chooses which.
fn compare_table(view: &View, table: &Table) -> Html {
    let (language, words) = (view.language(), view.words);
    let items: Vec<&Item> = table
        .items
        .iter()
        .filter(|item| item.is_known(view.day()))
        .collect();
    let chosen = view
        .state
        .baselines
        .get(&table.id)
        .unwrap_or(&table.baseline);
    let Some(baseline) = items
        .iter()
        .copied()
        .find(|item| item.id == *chosen)
        .or(items.first().copied())
    else {
        return html! { <section key={table.id.as_str()} class="table" hidden=true /> };
    };
    let others = || items.iter().copied().filter(|item| item.id != baseline.id);
    let compared = view
        .state
        .compared
        .get(&table.id)
        .and_then(|id| others().find(|item| item.id == *id))
        .or_else(|| others().next());
    let columns: Vec<&Item> = std::iter::once(baseline).chain(others()).collect();
    let column_class = |item: &Item| {
        let is_in_view =
            item.id == baseline.id || compared.is_some_and(|compared| compared.id == item.id);
        classes!((!is_in_view).then_some("spare"))
    };
    let all: Vec<&Item> = items.clone();
    html! {
        <section key={table.id.as_str()} class="table">
            { heading(view.heading_level, "part-title", table.title.get(language)) }
            if let Some(intro) = &table.intro {
                <p class="intro">{ intro.get(language) }</p>
            }
            <div class="tools live">
                { choice(words.compare_with, "choose-baseline", &all, &baseline.id, select_callback(view, &table.id, Action::Baseline)) }
                if let Some(compared) = compared {
                    { choice(words.show_item, "choose-item", &others().collect::<Vec<_>>(), &compared.id, select_callback(view, &table.id, Action::Compare)) }
                }
            </div>
            <div class="table-scroll">
                <table>
                    <caption class="unseen">{ table.title.get(language) }</caption>
                    <thead>
                        <tr>
                            <td />
                            { for columns.iter().map(|item| html! {
                                <th key={item.id.as_str()} id={format!("item-{}-{}", table.id, item.id)} scope="col" class={column_class(item)} data-known="yes">
                                    <bdi>{ &item.label }</bdi>
                                    if item.id == baseline.id { <small>{ words.baseline }</small> }
                                </th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for table.properties.iter().map(|property| {
                            let top = largest(columns.iter().copied(), &property.id);
                            html! {
                                <tr key={property.id.as_str()} id={format!("row-{}-{}", table.id, property.id)}>
                                    <th scope="row">{ property.label.get(language) }<small>{ &property.unit }</small></th>
                                    { for columns.iter().map(|item| html! {
                                        <td key={item.id.as_str()} class={column_class(item)} data-item={item.id.as_str().to_owned()}>
                                            { cell(view, property, item, baseline, top) }
                                        </td>
                                    }) }
                                </tr>
                            }
                        }) }
                    </tbody>
                </table>
            </div>
            <p class="quiet bars-explained">{ words.bars_explained }</p>
            { item_notes(view, table, &columns) }
        </section>
    }
}

fn item_notes(view: &View, table: &Table, columns: &[&Item]) -> Html {
    let noted: Vec<_> = columns
        .iter()
        .filter_map(|item| Some((item, item.note.as_ref()?)))
        .collect();
    html! {
        <ul class="item-notes quiet" hidden={noted.is_empty()}>
            { for noted.into_iter().map(|(item, note)| html! {
                <li key={format!("{}-{}", table.id, item.id)}><b><bdi>{ &item.label }</bdi></b>{ ": " }{ note.get(view.language()) }</li>
            }) }
        </ul>
    }
}

fn select_callback(
    view: &View,
    table: &TableId,
    action: fn(TableId, ItemId) -> Action,
) -> Callback<Event> {
    let (act, table) = (view.act.clone(), table.clone());
    Callback::from(move |event: Event| {
        if let Some(select) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
        {
            act.emit(action(table.clone(), ItemId::from(select.value().as_str())));
        }
    })
}

fn choice(
    label: &str,
    class: &'static str,
    items: &[&Item],
    chosen: &ItemId,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <label {class}>
            <span>{ label.to_owned() }</span>{ " " }
            <select {onchange}>
                { for items.iter().map(|item| html! {
                    <option key={item.id.as_str()} value={item.id.as_str().to_owned()} selected={item.id == *chosen}>{ &item.label }</option>
                }) }
            </select>
        </label>
    }
}

/// An amount in the property's decimals and the reader's digits.
fn amount_text(amount: &Amount, property: &Property, view: &View) -> String {
    let digits = |value: f64| match property.decimals {
        Some(decimals) => number::fixed(value, decimals, view.locale),
        None => number::number(value, view.locale),
    };
    match amount {
        Amount::Exact(value) => digits(*value),
        Amount::Range { low, high } => format!("{}–{}", digits(*low), digits(*high)),
        Amount::Unknown { .. } => view.words.not_known.to_owned(),
    }
}

/// "44%", "119%", "2.3×" from three times on; a range where the values have one.
fn ratio_text(ratio: Ratio, view: &View) -> Option<String> {
    let text = |ratio: f64| {
        if ratio >= 3.0 {
            number::times(ratio, view.locale)
        } else {
            // Under a tenth a whole percent would say too little.
            number::percent(ratio, u8::from(ratio < 0.1), view.locale)
        }
    };
    match ratio {
        Ratio::Unknown => None,
        Ratio::Known { low, high } => {
            let (low, high) = (text(low), text(high));
            Some(if low == high {
                low
            } else {
                format!("{low}–{high}")
            })
        }
    }
}

fn cell(view: &View, property: &Property, item: &Item, baseline: &Item, top: f64) -> Html {
    let Some(value) = item.value(&property.id) else {
        return html! { <span class="quiet">{ view.words.not_known }</span> };
    };
    let base = baseline.value(&property.id);
    let is_baseline = item.id == baseline.id;
    let ratio = match base.map_or(Ratio::Unknown, |base| ratio(&value.amount, &base.amount)) {
        // A range is itself, wherever in it the number lies.
        Ratio::Known { .. } if is_baseline => Ratio::Known {
            low: 1.0,
            high: 1.0,
        },
        ratio => ratio,
    };
    let standing = against(ratio, property.better);
    let (class, sign, sign_text) = match standing {
        Against::Better if !is_baseline => ("better", "▲", view.words.better),
        Against::Worse if !is_baseline => ("worse", "▼", view.words.worse),
        _ => ("same", "", ""),
    };
    html! {
        <div class={classes!("cell", class)}>
            <p class="figures">
                <b class={matches!(value.amount, Amount::Unknown { .. }).then_some("unknown")}>{ amount_text(&value.amount, property, view) }</b>
                if let Some(text) = ratio_text(ratio, view) {
                    <small class="ratio">{ text }
                        if !sign.is_empty() {
                            { " " }<span aria-hidden="true">{ sign }</span><span class="unseen">{ sign_text }</span>
                        }
                    </small>
                }
            </p>
            if let Some((low, high)) = value.amount.bounds() {
                { bar(low, high, top) }
            }
            { standing_line(view, value) }
        </div>
    }
}

/// A bar in proportion to the largest value of the row; between the ends of a range it is paler.
fn bar(low: f64, high: f64, top: f64) -> Html {
    let part = |value: f64| {
        if top > 0.0 {
            number::length((value / top).clamp(0.0, 1.0), 1)
        } else {
            "0%".to_owned()
        }
    };
    html! {
        <svg class="bar" width="100%" height="7" aria-hidden="true">
            <rect class="track" width="100%" height="7" rx="3.5" />
            <rect class="reach" width={part(high)} height="7" rx="3.5" />
            <rect class="fill" width={part(low)} height="7" rx="3.5" />
        </svg>
    }
}

/// Why a value is unknown; how firmly it stands, by what sources, with its note and what others say.
fn standing_line(view: &View, value: &Value) -> Html {
    let language = view.language();
    let sources: Vec<SourceId> = value.source.iter().chain(&value.also).cloned().collect();
    let has_more = value.note.is_some() || !value.conflict.is_empty();
    html! {
        <div class="standing-line">
            if let Amount::Unknown { why } = &value.amount {
                <span class="why-unknown">{ why.get(language) }</span>{ " " }
            }
            if let Some(standing) = value.standing {
                <span class="value-standing">{ words::standing(standing, view.locale) }</span>{ " " }
            }
            { cites(view, &sources) }
            if has_more {
                <details class="value-note">
                    <summary>{ view.words.note }</summary>
                    if let Some(note) = &value.note {
                        <p>{ note.get(language) }</p>
                    }
                    if !value.conflict.is_empty() {
                        <p>
                            { view.words.others_say }{ ": " }
                            { for value.conflict.iter().enumerate().map(|(index, conflict)| html! {
                                <span key={index}>
                                    { number::number(conflict.value, view.locale) }
                                    { conflict.note.as_ref().map(|note| format!(" ({})", note.get(language))) }
                                    { " " }{ cites(view, conflict.source.as_slice()) }{ " " }
                                </span>
                            }) }
                        </p>
                    }
                </details>
            }
        </div>
    }
}
