//! The controls of a table: baseline, items, rows; on a narrow screen the one item beside the baseline.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, TouchEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::TableLayout;
use super::take_away::TakeAway;
use crate::components::markup::{El, button, el};
use crate::components::select::{self, or_none};
use crate::components::view::View;
use contrappunto_story::model::table::{Item, ItemId, TableId};
use contrappunto_story::state::table_view::{TableAction, TableView};
use contrappunto_story::state::view_state::Action;

/// Minimum length of a swipe in pixels.
const SWIPE: i32 = 48;

fn sends<E: 'static>(view: &View, table: &TableId, action: TableAction) -> Callback<E> {
    view.sends(Action::Table(table.clone(), action))
}

/// Returns the action that shows the next or the previous column beside the baseline, wrapping around.
fn beside(laid: &TableLayout, forward: bool) -> TableAction {
    let others = laid.columns.len().saturating_sub(1).max(1);
    let place = laid.compared.saturating_sub(1);
    let next = (place + if forward { 1 } else { others - 1 }) % others;
    let next = laid.columns.get(next + 1).filter(|worked| !worked.is_own());
    TableAction::Compare(next.map(|worked| worked.column.item.id.clone()))
}

/// Makes a horizontal swipe go to the next item or the previous one; vertical swipes are left to the page.
pub(super) fn swiped(
    element: El,
    laid: &TableLayout,
    began: &Rc<RefCell<Option<(i32, i32)>>>,
) -> El {
    let (before, next) = (beside(laid, false), beside(laid, true));
    let at = |event: &TouchEvent| {
        let touch = event.changed_touches().item(0)?;
        Some((touch.client_x(), touch.client_y()))
    };
    let start = began.clone();
    let began = began.clone();
    let (act, table) = (laid.view.act.clone(), laid.table.id.clone());
    let touched = Callback::from(move |event: Event| {
        let event: TouchEvent = event.unchecked_into();
        start.replace(at(&event).filter(|_| event.touches().length() == 1));
    });
    let lifted = Callback::from(move |event: Event| {
        let event: TouchEvent = event.unchecked_into();
        let (Some((x, y)), Some((to_x, to_y))) = (began.take(), at(&event)) else {
            return;
        };
        let (along, across) = (to_x - x, (to_y - y).abs());
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let choice = target
            .and_then(|target| target.closest(".table").ok().flatten())
            .and_then(|table| table.query_selector(".choose-item").ok().flatten());
        let is_narrow = choice.is_some_and(|choice| choice.client_height() > 0);
        if is_narrow && along.abs() > SWIPE && along.abs() > across * 2 {
            act.emit(Action::Table(
                table.clone(),
                if along < 0 {
                    next.clone()
                } else {
                    before.clone()
                },
            ));
        }
    });
    element
        .on(ListenerKind::ontouchstart, touched)
        .on(ListenerKind::ontouchend, lifted)
}

fn chooses(
    view: &View,
    table: &TableId,
    action: fn(Option<ItemId>) -> Option<TableAction>,
) -> Callback<Option<ItemId>> {
    let (act, table) = (view.act.clone(), table.clone());
    Callback::from(move |item| {
        if let Some(action) = action(item) {
            act.emit(Action::Table(table.clone(), action));
        }
    })
}

/// Renders a choice among items; `empty` is the label of the option for none of them.
pub(super) fn choice(
    label: &str,
    class: &'static str,
    items: Vec<&Item>,
    chosen: Option<&ItemId>,
    empty: Option<&str>,
    onchange: Callback<Option<ItemId>>,
) -> Html {
    let empty = empty.map(|empty| (String::new(), empty.to_owned()));
    let items = items
        .into_iter()
        .map(|item| (item.id.to_string(), item.label.clone()));
    select::choice(
        label,
        class,
        empty.into_iter().chain(items).collect(),
        chosen.map_or("", ItemId::as_str),
        or_none(onchange),
    )
    .html()
}

/// Returns a button with a label.
pub(super) fn labelled(class: &'static str, label: &str, onclick: Callback<MouseEvent>) -> El {
    button().class(class).onclick(onclick).text(label)
}

/// Renders all controls of a table.
pub(super) fn tools(laid: &TableLayout) -> Html {
    let (view, table, chosen) = (laid.view, laid.table, laid.chosen);
    let (words, day) = (view.words, view.day());
    let id = &table.id;
    let baseline = laid.columns.first().map(|worked| &worked.column.item.id);
    let compared = laid.columns.get(laid.compared);
    let own = compared
        .filter(|worked| worked.is_own())
        .map(|worked| laid.name(worked));
    let item = compared
        .filter(|worked| !worked.is_own())
        .map(|worked| &worked.column.item.id);
    let others = laid
        .columns
        .iter()
        .skip(1)
        .filter(|worked| !worked.is_own());
    let others = others.map(|worked| worked.column.item).collect();
    let known: Vec<&Item> = TableView::known(table, day).collect();
    let has_choice = known.len() > 3;
    let has_minor =
        table.lines().any(|line| *line.minor()) || table.rules.iter().any(|rule| rule.minor);
    let beside = el("div")
        .class("choose-item")
        .with(
            labelled("chip step", "‹", sends(view, id, beside(laid, false)))
                .set("aria-label", words.previous_item.to_owned()),
        )
        .push(choice(
            words.show_item,
            "",
            others,
            item,
            own,
            chooses(view, id, |item| Some(TableAction::Compare(item))),
        ))
        .with(
            labelled("chip step", "›", sends(view, id, beside(laid, true)))
                .set("aria-label", words.next_item.to_owned()),
        );
    let differences = labelled(
        "chip differences",
        words.differences_only,
        sends(view, id, TableAction::Differences(!chosen.differences)),
    )
    .set("aria-pressed", chosen.differences.to_string());
    let all_rows = has_minor.then(|| {
        labelled(
            "chip all-rows",
            words.all_rows,
            sends(view, id, TableAction::AllRows(!chosen.all_rows)),
        )
        .set("aria-pressed", chosen.all_rows.to_string())
        .html()
    });
    let chooser = has_choice.then(
        || html! { <Chooser table={id.clone()} chosen={chosen.clone()} view={view.clone()} /> },
    );
    el("div")
        .class("tools live")
        .push(choice(
            words.compare_with,
            "choose-baseline",
            known,
            baseline,
            None,
            chooses(view, id, |item| item.map(TableAction::Baseline)),
        ))
        .with(beside)
        .maybe(chooser)
        .with(differences)
        .maybe(all_rows)
        .push(html! { <TakeAway table={id.clone()} chosen={chosen.clone()} view={view.clone()} /> })
        .html()
}

/// Properties of [`Chooser`].
#[derive(Properties, PartialEq)]
struct ChooserProps {
    table: TableId,
    chosen: TableView,
    view: View,
}

/// The list of items with a search field; a checkbox adds or removes each.
#[component]
fn Chooser(props: &ChooserProps) -> Html {
    let ChooserProps {
        table: id,
        chosen,
        view,
    } = props;
    let sought = use_state(String::new);
    let details = el("details").class("chooser");
    let Some(table) = view.story().table(id) else {
        return details.html();
    };
    let words = view.words;
    let setter = sought.setter();
    let oninput = Callback::from(move |event: Event| {
        let field = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            setter.set(field.value());
        }
    });
    let wanted = sought.to_ascii_lowercase();
    let fits = |item: &&Item| {
        let label = item.label.to_ascii_lowercase();
        wanted.split_whitespace().all(|word| label.contains(word))
    };
    let found: Vec<&Item> = TableView::known(table, view.day()).filter(fits).collect();
    let baseline = chosen.baseline_on(table, view.day()).map(|item| &item.id);
    let nothing = found
        .is_empty()
        .then(|| el("p").class("quiet").text(words.nothing_found).html());
    let boxes = found.into_iter().map(|item| {
        let is_baseline = baseline == Some(&item.id);
        let tick = el("input")
            .attr("type", "checkbox")
            .flag("disabled", is_baseline)
            .checked(is_baseline || chosen.shows(table, &item.id))
            .on(
                ListenerKind::onchange,
                sends(view, id, TableAction::Toggle(item.id.clone())),
            );
        let label = el("label")
            .with(tick)
            .text(" ")
            .with(el("bdi").text(&item.label));
        el("li").key(item.id.as_str()).with(label).html()
    });
    let search = el("input")
        .attr("type", "search")
        .set("aria-label", words.search.to_owned())
        .set("placeholder", words.search.to_owned())
        .value((*sought).clone())
        .on(ListenerKind::oninput, oninput);
    let list = el("div")
        .class("chooser-list")
        .with(search)
        .with(el("ul").each(boxes))
        .maybe(nothing)
        .with(
            labelled(
                "chip",
                words.usual_items,
                sends(view, id, TableAction::UsualItems),
            )
            .flag("disabled", chosen.items.is_none()),
        );
    details
        .with(el("summary").class("chip").text(words.choose_items))
        .with(list)
        .html()
}
