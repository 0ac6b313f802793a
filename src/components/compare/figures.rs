//! All figures of all items, one item after another: what the table has no room for, and what supports it.

use std::rc::Rc;

use yew::prelude::*;

use super::notes::{attribution_view, note_view};
use super::rows::label_view;
use crate::components::fold::{FoldView, Folded};
use crate::components::hooks::Fold;
use crate::components::markup::el;
use crate::components::view::Surroundings;
use contrappunto_story::page::compare::figures::{FigureItem, FigureList, ItemFigure, ItemFigures};
use contrappunto_story::page::compare::rows::RowHead;
use contrappunto_story::page::words::Words;

/// Renders the items of a table one by one, then the rules that the table shows only with all rows.
pub(in crate::components) fn figures_view(
    surroundings: &Surroundings,
    list: &Rc<FigureList>,
) -> Html {
    let rule = |(id, head): &(String, Rc<RowHead>)| {
        el("div")
            .key(id)
            .class("one-rule")
            .child(label_view(surroundings, head))
            .html()
    };
    let rules = (!list.rules.is_empty()).then(|| {
        el("details")
            .class("one-item")
            .child(el("summary").child(surroundings.words.rules))
            .children(list.rules.iter().map(rule))
            .html()
    });
    let items = list.items.iter().map(|item| {
        let folded = Folded::Item(item.clone());
        html! { <FoldView key={item.item.as_str()} surroundings={surroundings.clone()} {folded} /> }
    });
    el("details")
        .class("every-figure")
        .child(el("summary").child(&list.title))
        .children(items)
        .child(rules)
        .html()
}

/// Renders an item, folded; its content is made when it is first opened, and again on another day.
pub(in crate::components) fn item_view(
    surroundings: &Surroundings,
    item: &FigureItem,
    fold: &Fold,
) -> Html {
    let details = el("details").set("id", item.dom_id.clone());
    let Some(label) = &item.label else {
        return details.attr("data-known", "no").flag("hidden", true).html();
    };
    let figures = fold.is_made.then(|| {
        let view = surroundings.now();
        ItemFigures::new(&view.context(), &item.table, &item.item)
    });
    let content = figures.flatten();
    let content = content.map(|figures| content_view(&figures, surroundings.words));
    fold.listen(details)
        .class("one-item")
        .attr("data-known", "yes")
        .child(el("summary").child(el("bdi").child(label)))
        .child(content.unwrap_or_default())
        .html()
}

/// Renders all figures of an item and what is derived from them.
fn content_view(figures: &ItemFigures, words: &'static Words) -> Vec<Html> {
    let row = |figure: &ItemFigure| {
        let text = figure.text.as_ref();
        let notes = figure.attribution.notes.iter();
        let said = el("dd")
            .child(text.map(|text| el("b").child(text).html()))
            .child(" ")
            .child(attribution_view(&figure.attribution, words))
            .children(notes.map(|note| note_view(note, words)));
        el("div")
            .key(&figure.property)
            .child(el("dt").child(&figure.label))
            .child(said)
            .html()
    };
    let note = figures.note.as_ref();
    let note = note.map(|note| el("p").key("note").child(note).html());
    let list = el("dl")
        .key("figures")
        .children(figures.figures.iter().map(row));
    let sentences = figures.sentences.iter();
    note.into_iter()
        .chain([list.html()])
        .chain(sentences.map(|sentence| el("p").child(sentence).html()))
        .collect()
}
