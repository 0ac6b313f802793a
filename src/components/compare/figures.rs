//! All figures of all items, one item after another: what the table has no room for, and what supports it.

use yew::prelude::*;

use super::cells::{founding, more};
use super::rules::{outcome_text, rule_words};
use super::{ColumnResult, TableLayout};
use crate::components::hooks::use_fold;
use crate::components::markup::el;
use crate::components::view::View;
use contrappunto_story::model::as_of::Known;
use contrappunto_story::model::table::{Item, Line};
use contrappunto_story::model::table_sheet::{Column, TableSheet};
use contrappunto_story::page::words;
use contrappunto_story::state::table_view::TableView;
use contrappunto_story::wording::amount_words::{amount, unit, with_unit};

/// Properties of [`Figures`].
#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    /// The table's index in the story.
    pub index: usize,
    /// The shared state, compared without the numbers: changes of those alone do not re-render this part.
    pub view: View,
}

/// The items of a table one by one, then the rules that the table shows only with all rows.
#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    let FiguresProps { index, view } = props;
    let story = view.state.story.clone();
    let sheet = use_memo((story.clone(), *index), |(story, index)| {
        story.tables.get(*index).map(TableSheet::new)
    });
    let details = el("details").class("every-figure");
    let (Some(table), Some(sheet)) = (story.tables.get(*index), sheet.as_ref()) else {
        return details.html();
    };
    let day = view.day();
    let known = table.items.iter().filter(|item| item.is_known(day)).count();
    let chosen = TableView::default();
    let laid = TableLayout {
        view,
        table,
        sheet,
        chosen: &chosen,
        columns: Vec::new(),
        compared: 0,
    };
    let minor = table
        .rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| rule.minor);
    let minor: Vec<Html> = minor
        .filter_map(|(index, rule)| {
            let head = rule_words(&laid, index, rule, rule.force(day)?);
            Some(
                el("div")
                    .key(rule.id.as_str())
                    .class("one-rule")
                    .list(head)
                    .html(),
            )
        })
        .collect();
    let rules = (!minor.is_empty()).then(|| {
        el("details")
            .class("one-item")
            .with(el("summary").text(view.words.rules))
            .list(minor)
            .html()
    });
    details
        .with(el("summary").text(&words::every_figure(known, view.locale)))
        .each((0..table.items.len()).map(|item| {
            let key = table.items.get(item).map_or("", |item| item.id.as_str());
            html! { <OneItem {key} table={*index} {item} view={view.clone()} /> }
        }))
        .maybe(rules)
        .html()
}

/// Renders the derived values of an item and what every rule says about it, in two sentences.
fn worked_out(laid: &TableLayout, item: &Item) -> Vec<Html> {
    let (view, table) = (laid.view, laid.table);
    let column = Column {
        item,
        changed: None,
    };
    let worked = ColumnResult::new(table, laid.sheet, column, view.day());
    let derived = table
        .derived
        .iter()
        .zip(table.properties.len()..)
        .filter(|(derived, _)| Line::Derived(derived).is_known(view.day()));
    let derived = derived.map(|(derived, row)| {
        let words = laid.derived_words(&worked, row, derived);
        format!("{}: {words}", derived.label.get(view.language()))
    });
    let rules = table.rules.iter().enumerate().filter_map(|(index, rule)| {
        rule.force(view.day())?;
        let (words, _) = outcome_text(laid, index, worked.outcomes.get(index)?);
        Some(format!("{}: {words}", rule.label.get(view.language())))
    });
    let sentence =
        |parts: Vec<String>| (!parts.is_empty()).then(|| el("p").text(&parts.join("; ")).html());
    let sentences = [sentence(derived.collect()), sentence(rules.collect())];
    sentences.into_iter().flatten().collect()
}

/// Properties of [`OneItem`].
#[derive(Properties, PartialEq)]
struct OneItemProps {
    /// The table's index in the story.
    table: usize,
    /// The item's index in the table.
    item: usize,
    view: View,
}

/// An item, folded; its content is rendered when it is first opened.
#[component]
fn OneItem(props: &OneItemProps) -> Html {
    let view = &props.view;
    let fold = use_fold();
    let story = view.state.story.clone();
    let dependencies = (story.clone(), props.table, fold.is_made);
    let sheet = use_memo(dependencies, |(story, table, is_made)| {
        let table = story.tables.get(*table).filter(|_| *is_made);
        table.map(TableSheet::new)
    });
    let details = el("details");
    let table = story.tables.get(props.table);
    let Some((table, item)) = table.and_then(|table| Some((table, table.items.get(props.item)?)))
    else {
        return details.html();
    };
    let details = details.set("id", item.id.dom_id(&table.id));
    if !item.is_known(view.day()) {
        return details.attr("data-known", "no").flag("hidden", true).html();
    }
    let content = sheet.as_ref().as_ref().map(|sheet| {
        let laid = TableLayout {
            view,
            table,
            sheet,
            chosen: &TableView::default(),
            columns: Vec::new(),
            compared: 0,
        };
        figures_of(&laid, item)
    });
    fold.listen(details)
        .class("one-item")
        .attr("data-known", "yes")
        .with(el("summary").with(el("bdi").text(&item.label)))
        .list(content.unwrap_or_default())
        .html()
}

/// Renders all figures of an item and what is derived from them.
fn figures_of(laid: &TableLayout, item: &Item) -> Vec<Html> {
    let (view, table) = (laid.view, laid.table);
    let language = view.language();
    let properties = table.properties.iter();
    let properties = properties.filter(|property| Line::Given(property).is_known(view.day()));
    let rows = properties.filter_map(|property| {
        let value = item.value(&property.id)?;
        let stated = value.on(view.day());
        let unit = unit(&property.unit, property.unit_label.as_ref(), language);
        let words = value
            .amount_on(view.day())
            .and_then(|found| amount(found, property.rounding(), view.locale, language));
        let words = words.map(|words| el("b").text(&with_unit(&words, unit)).html());
        let said = el("dd")
            .maybe(words)
            .text(" ")
            .list(founding(view, stated))
            .list(more(view, stated));
        let name = el("dt").text(property.label.get(language));
        Some(
            el("div")
                .key(property.id.as_str())
                .with(name)
                .with(said)
                .html(),
        )
    });
    let note = item.note.as_ref();
    let note = note.map(|note| el("p").key("note").text(note.get(language)).html());
    let figures = el("dl").key("figures").each(rows).html();
    note.into_iter()
        .chain([figures])
        .chain(worked_out(laid, item))
        .collect()
}
