//! The controls of a table: baseline, items, rows; on a narrow screen the one item beside the baseline.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, TouchEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::markup::{El, button, el, group};
use crate::components::select::choice_view;
use crate::components::view::Surroundings;
use contrappunto_story::page::compare::tools::{ItemList, ListedItem, TableTools, Toggle};
use contrappunto_story::state::view_state::Action;

/// Minimum length of a swipe in pixels.
const SWIPE: i32 = 48;

thread_local! {
    /// Where the finger that is on the screen touched it.
    static TOUCHED: Cell<Option<(i32, i32)>> = const { Cell::new(None) };
}

/// Makes a horizontal swipe go to the next item or the previous one; vertical swipes are left to the page.
pub(super) fn swiped(element: El, surroundings: &Surroundings, tools: &Rc<TableTools>) -> El {
    let at = |event: &TouchEvent| {
        let touch = event.changed_touches().item(0)?;
        Some((touch.client_x(), touch.client_y()))
    };
    let touched = Callback::from(move |event: Event| {
        let event: TouchEvent = event.unchecked_into();
        TOUCHED.set(at(&event).filter(|_| event.touches().length() == 1));
    });
    let (act, tools) = (surroundings.act.clone(), tools.clone());
    let lifted = Callback::from(move |event: Event| {
        let event: TouchEvent = event.unchecked_into();
        let (Some((x, y)), Some((to_x, to_y))) = (TOUCHED.take(), at(&event)) else {
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
            let action = if along < 0 {
                &tools.next
            } else {
                &tools.previous
            };
            act.emit(action.clone());
        }
    });
    element
        .on(ListenerKind::ontouchstart, touched)
        .on(ListenerKind::ontouchend, lifted)
}

/// Returns a button with a label.
pub(super) fn labelled(class: &'static str, label: &str, onclick: Callback<MouseEvent>) -> El {
    button().class(class).onclick(onclick).child(label)
}

/// Renders the controls of a table.
pub(in crate::components) fn tools_view(surroundings: &Surroundings, tools: &TableTools) -> Html {
    let words = surroundings.words;
    let step = |sign: &str, label: &str, action: &Action| {
        labelled("chip step", sign, surroundings.sends(action.clone()))
            .set("aria-label", label.to_owned())
    };
    let beside = el("div")
        .class("choose-item")
        .child(step("‹", words.previous_item, &tools.previous))
        .child(choice_view(surroundings, "", &tools.compared))
        .child(step("›", words.next_item, &tools.next));
    let toggle = |class: &'static str, label: &str, toggle: &Toggle| {
        labelled(class, label, surroundings.sends(toggle.action.clone()))
            .set("aria-pressed", toggle.is_on.to_string())
            .html()
    };
    let all_rows = tools.all_rows.as_ref();
    let all_rows = all_rows.map(|all| toggle("chip all-rows", words.all_rows, all));
    let chooser = tools.items.as_ref().map(|items| {
        html! { <Chooser items={items.clone()} surroundings={surroundings.clone()} /> }
    });
    group(vec![
        choice_view(surroundings, "choose-baseline", &tools.baseline).html(),
        beside.html(),
        chooser.unwrap_or_default(),
        toggle(
            "chip differences",
            words.differences_only,
            &tools.differences,
        ),
        all_rows.unwrap_or_default(),
    ])
}

/// Properties of [`Chooser`].
#[derive(Properties, PartialEq)]
struct ChooserProps {
    items: Rc<ItemList>,
    surroundings: Surroundings,
}

/// The list of items with a search field; a checkbox adds or removes each.
#[component]
fn Chooser(props: &ChooserProps) -> Html {
    let ChooserProps {
        items,
        surroundings,
    } = props;
    let words = surroundings.words;
    let sought = use_state(String::new);
    let setter = sought.setter();
    let oninput = Callback::from(move |event: Event| {
        let field = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            setter.set(field.value());
        }
    });
    let item = |item: &ListedItem| {
        let tick = el("input")
            .attr("type", "checkbox")
            .flag("disabled", item.is_baseline)
            .checked(item.is_shown)
            .on(
                ListenerKind::onchange,
                surroundings.sends(item.toggle.clone()),
            );
        let label = el("label")
            .child(tick)
            .child(" ")
            .child(el("bdi").child(&item.label));
        el("li").key(&item.id).child(label).html()
    };
    let found: Vec<Html> = items.find(&sought).map(item).collect();
    let nothing = found
        .is_empty()
        .then(|| el("p").class("quiet").child(words.nothing_found).html());
    let search = el("input")
        .attr("type", "search")
        .set("aria-label", words.search.to_owned())
        .set("placeholder", words.search.to_owned())
        .value((*sought).clone())
        .on(ListenerKind::oninput, oninput);
    let usual = surroundings.sends(items.usual.clone());
    let list = el("div")
        .class("chooser-list")
        .child(search)
        .child(el("ul").child(found))
        .child(nothing)
        .child(labelled("chip", words.usual_items, usual).flag("disabled", items.are_usual));
    el("details")
        .class("chooser")
        .child(el("summary").class("chip").child(words.choose_items))
        .child(list)
        .html()
}
