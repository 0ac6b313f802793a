//! A column of the reader's own: what to start from, what to change, and where verdicts turn.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::choose::choice;
use super::rules::{outcome_text, verdict_pill};
use super::{ColumnResult, TableLayout};
use crate::components::copy_link::CopyLink;
use crate::components::markup::{button, el};
use crate::components::slider::Slider;
use contrappunto_story::model::as_of::Known;
use contrappunto_story::model::rule::Force;
use contrappunto_story::model::table::{Control, Line};
use contrappunto_story::model::table_sheet::{Column, TurningPoint};
use contrappunto_story::numbers::figure::Figure;
use contrappunto_story::numbers::rounding::{Rounding, bounds};
use contrappunto_story::page::slider::{NumberSlider, SettableNumber, SliderTarget};
use contrappunto_story::page::words;
use contrappunto_story::state::table_view::{TableAction, TableView};
use contrappunto_story::state::view_state::Action;
use contrappunto_story::wording::amount_words::{digits, unit, with_unit};

/// Renders the panel of the reader's own column, hidden if the table has none.
pub(super) fn what_if(laid: &TableLayout) -> Html {
    let (view, table, chosen) = (laid.view, laid.table, laid.chosen);
    let section = el("section").class("what-if live");
    let day = view.day();
    let what_if = table.what_if.as_ref();
    let found = what_if.and_then(|what_if| {
        let from = chosen.own.as_ref().map_or(&what_if.from, |own| &own.from);
        Some((
            what_if,
            TableView::known(table, day).find(|item| item.id == *from)?,
        ))
    });
    let Some((what_if, item)) = found else {
        return section.flag("hidden", true).html();
    };
    let (language, words) = (view.language(), view.words);
    let (act, id) = (view.act.clone(), table.id.clone());
    let start = Callback::from(move |from| {
        act.emit(Action::Table(id.clone(), TableAction::Own(from)));
    });
    let reset = view.sends(Action::Table(table.id.clone(), TableAction::Own(None)));
    let opening = what_if.opening();
    let changed = chosen.own.as_ref().map_or(&opening, |own| &own.changed);
    let column = Column {
        item,
        changed: Some(changed),
    };
    let own = ColumnResult::new(table, laid.sheet, column, day);
    // A rule that takes its verdicts from another turns where that one does.
    let rules = table.rules.iter().enumerate();
    let rules: Vec<usize> = rules
        .filter(|(_, rule)| rule.like.is_none() && rule.force(day).is_some())
        .map(|(index, _)| index)
        .collect();
    let head = el("div")
        .class("what-if-head")
        .with(
            el("p")
                .class("what-if-title")
                .text(what_if.label.get(language)),
        )
        .push(choice(
            words.start_from,
            "choose-own",
            TableView::known(table, day).collect(),
            Some(&item.id),
            None,
            start,
        ))
        .with(
            button()
                .class("chip")
                .flag("disabled", chosen.own.is_none())
                .onclick(reset)
                .text(words.reset),
        )
        .push(html! { <CopyLink to={laid.table.id.dom_id()} /> });
    let controls = what_if
        .properties
        .iter()
        .filter_map(|control| match control.track() {
            Some(track) => number(laid, &own, control, track, &rules),
            None => tick(laid, &own, control),
        });
    section
        .set("aria-label", what_if.label.get(language).to_owned())
        .with(head)
        .maybe(
            what_if
                .note
                .as_ref()
                .map(|note| el("p").class("quiet").text(note.get(language)).html()),
        )
        .with(el("div").class("sliders").each(controls))
        .push(verdicts(laid, &own, &rules))
        .html()
}

/// Renders a boolean property as a checkbox.
fn tick(laid: &TableLayout, own: &ColumnResult, control: &Control) -> Option<Html> {
    let (view, table) = (laid.view, laid.table);
    let row = laid.sheet.sheet().place(control.property.as_str())?;
    let is_on = own.figures.get(row) == Some(&Figure::Yes);
    let value = f64::from(u8::from(!is_on));
    let set = Action::Table(
        table.id.clone(),
        TableAction::Set(control.property.clone(), value),
    );
    let tick = el("input")
        .attr("type", "checkbox")
        .checked(is_on)
        .on(ListenerKind::onchange, view.sends(set));
    let label = el("label").with(tick).text(" ").text(laid.label(row)?);
    let control = el("div")
        .key(control.property.as_str())
        .class("control tick")
        .set("data-name", control.property.to_string())
        .with(label);
    Some(control.html())
}

/// Renders a numeric property: its slider, and below it the values at which verdicts turn.
fn number(
    laid: &TableLayout,
    own: &ColumnResult,
    control: &Control,
    track: (f64, f64, f64),
    rules: &[usize],
) -> Option<Html> {
    let (view, table, column) = (laid.view, laid.table, own.column);
    let (language, words) = (view.language(), view.words);
    let row = laid.sheet.sheet().place(control.property.as_str())?;
    let property = table.properties.get(row)?;
    let value = own
        .figures
        .get(row)
        .and_then(|figure| bounds(*figure, property.unit.kind()));
    let turns = laid.sheet.turns(table, column, control, rules, view.day());
    let mut marks: Vec<f64> = turns.iter().map(|turn| turn.at).collect();
    marks.dedup();
    let stated = column.item.value(&control.property);
    let base = stated
        .and_then(|value| value.on(view.day()).amount.bounds())
        .map(|(low, _)| low);
    let unit = unit(&property.unit, property.unit_label.as_ref(), language);
    let changed = column
        .changed
        .and_then(|changed| changed.get(&control.property));
    let number = SettableNumber {
        name: control.property.as_str(),
        label: property.label.get(language),
        unit,
        value: value.map(|(low, _)| low),
        track,
        rounding: property.rounding(),
        published: None,
        marks: &marks,
        is_set: changed.is_some_and(|value| Some(*value) != base),
        target: SliderTarget::OwnValue(table.id.clone(), control.property.clone(), base),
    };
    let slider = Rc::new(NumberSlider::new(&view.context(), number));
    let surroundings = view.surroundings.clone();
    let slider = html! { <Slider {slider} {surroundings} /> };
    let sentences = turns.iter().map(|turn| turn_text(laid, turn, unit));
    let nothing = turns
        .is_empty()
        .then(|| el("p").text(words.nothing_turns).html());
    let turns = el("details")
        .class("turns")
        .with(el("summary").text(words.turns_at))
        .with(el("ul").each(sentences))
        .maybe(nothing);
    let control = el("div")
        .key(control.property.as_str())
        .class("control")
        .push(slider)
        .with(turns);
    Some(control.html())
}

fn turn_text(laid: &TableLayout, turn: &TurningPoint, unit: &str) -> Html {
    let view = laid.view;
    let rule = laid
        .table
        .rules
        .get(turn.rule)
        .map_or("", |rule| rule.label.get(view.language()));
    let at = with_unit(&digits(turn.at, Rounding::AsGiven, view.locale), unit);
    let (below, _) = outcome_text(laid, turn.rule, &turn.below);
    let (above, _) = outcome_text(laid, turn.rule, &turn.above);
    el("li")
        .with(el("b").text(&words::turn(&at, turn.includes, view.locale)))
        .text(&format!(": {rule}: {below} → {above}"))
        .html()
}

/// Renders the derived values of the reader's own column and what each rule says about it, those in force first.
fn verdicts(laid: &TableLayout, own: &ColumnResult, rules: &[usize]) -> Html {
    let (view, table) = (laid.view, laid.table);
    let mut ordered: Vec<(bool, usize)> = Vec::new();
    for index in rules {
        let Some(rule) = table.rules.get(*index) else {
            continue;
        };
        // A rule that only names single items says nothing about the reader's own column.
        if rule.verdicts.iter().any(|verdict| verdict.when.is_some()) {
            ordered.push((rule.force(view.day()) != Some(Force::Current), *index));
        }
    }
    ordered.sort_unstable();
    let derived = table
        .derived
        .iter()
        .filter(|derived| !derived.minor && Line::Derived(derived).is_known(view.day()))
        .filter_map(|derived| {
            let place = laid.sheet.sheet().place(derived.id.as_str())?;
            let words = laid.derived_words(own, place, derived);
            let row = el("p")
                .key(derived.id.as_str())
                .set("data-derived", derived.id.to_string());
            Some(row.with(el("b").text(&words)).html())
        });
    let said = ordered.into_iter().filter_map(|(_, index)| {
        let rule = table.rules.get(index)?;
        let (text, effect) = outcome_text(laid, index, own.outcomes.get(index)?);
        let row = el("p")
            .key(rule.id.as_str())
            .set("data-rule", rule.id.to_string());
        let name = el("span")
            .class("quiet")
            .text(rule.label.get(view.language()));
        Some(
            row.with(name)
                .text(" ")
                .with(verdict_pill(text, effect))
                .html(),
        )
    });
    el("div")
        .class("own-verdicts")
        .each(derived)
        .each(said)
        .html()
}
