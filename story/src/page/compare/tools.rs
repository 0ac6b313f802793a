//! The controls of a table: baseline, items, rows; on a narrow screen the one item beside the baseline.

use std::rc::Rc;

use crate::list::List as _;
use crate::model::table::{Item, ItemId};
use crate::page::choices::Choice;
use crate::page::compare::layout::{ColumnResult, TableLayout};
use crate::state::search::SearchQuery;
use crate::state::table_view::{TableAction, TableView};
use crate::state::view_state::Action;

/// The controls of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableTools {
    /// The choice of the baseline.
    pub baseline: Choice,
    /// The choice of the item that a narrow table shows beside the baseline; its empty value is the reader's own column.
    pub compared: Choice,
    /// Shows the previous item there.
    pub previous: Action,
    /// Shows the next item there.
    pub next: Action,
    /// The choice of the items shown side by side, if there are enough to choose from.
    pub items: Option<Rc<ItemList>>,
    /// Shows only rows that differ.
    pub differences: Toggle,
    /// Shows rows of minor interest too, if there are any.
    pub all_rows: Option<Toggle>,
}

/// A button that is pressed or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Toggle {
    /// Whether it is pressed.
    pub is_on: bool,
    /// What it does.
    pub action: Action,
}

/// The items that can be shown side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemList {
    /// The items.
    pub items: Vec<ListedItem>,
    /// Whether the usual ones are shown.
    pub are_usual: bool,
    /// Shows the usual ones again.
    pub usual: Action,
}

/// An item that can be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedItem {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Whether it is the baseline, which is always shown.
    pub is_baseline: bool,
    /// Whether it is shown.
    pub is_shown: bool,
    /// Adds it to those shown, or removes it.
    pub toggle: Action,
}

impl ItemList {
    /// Returns the items whose names contain every word of a text.
    pub fn find(&self, text: &str) -> impl Iterator<Item = &ListedItem> {
        let sought = SearchQuery::new(text);
        let items = self.items.iter();
        items.filter(move |item| sought.is_in(&[&item.label]))
    }
}

/// Returns the id of a column's item; empty if there is no column.
fn id_of<'a>(worked: Option<&ColumnResult<'a>>) -> &'a str {
    worked.map_or("", |worked| worked.column.item.id.as_str())
}

/// Offers items in a choice, each with what choosing it does.
pub(super) fn offer_items<'a>(
    choice: &mut Choice,
    items: impl Iterator<Item = &'a Item>,
    action: &dyn Fn(ItemId) -> Action,
) {
    for item in items {
        choice.offer(item.id.as_str(), &item.label, action(item.id.clone()));
    }
}

impl TableTools {
    /// Returns the controls of a table.
    pub(super) fn new(laid: &TableLayout) -> Self {
        let (table, chosen, basis) = (laid.basis.table, laid.chosen, &laid.basis);
        let day = basis.day();
        let does = |action| Action::Table(table.id.clone(), action);
        let words = basis.context.words;
        let baseline_id = id_of(laid.baseline());
        let known: Vec<&Item> = TableView::known(table, day).list();
        let mut baseline = Choice::new(words.compare_with, baseline_id);
        offer_items(&mut baseline, known.iter().copied(), &|item| {
            does(TableAction::Baseline(item))
        });
        let shown = laid.columns.get(laid.compared);
        let own = shown.filter(|worked| worked.is_own());
        let mut compared = Choice::new(words.show_item, id_of(shown.filter(|one| !one.is_own())));
        if let Some(own) = own {
            compared.offer("", basis.name(own), does(TableAction::Compare(None)));
        }
        let others = laid.columns.iter().skip(1);
        let others = others.filter(|worked| !worked.is_own());
        offer_items(
            &mut compared,
            others.map(|worked| worked.column.item),
            &|item| does(TableAction::Compare(Some(item))),
        );
        let has_minor =
            table.lines().any(|line| *line.minor()) || table.rules.iter().any(|rule| rule.minor);
        let listed = |item: &&Item| {
            let is_baseline = item.id.as_str() == baseline_id;
            ListedItem {
                id: item.id.to_string(),
                label: item.label.clone(),
                is_baseline,
                is_shown: is_baseline || chosen.shows(table, &item.id),
                toggle: does(TableAction::Toggle(item.id.clone())),
            }
        };
        let has_choice = known.len() > 3;
        let items = has_choice.then(|| {
            Rc::new(ItemList {
                items: known.iter().map(listed).list(),
                are_usual: chosen.items.is_none(),
                usual: does(TableAction::UsualItems),
            })
        });
        Self {
            compared,
            previous: does(beside(laid, false)),
            next: does(beside(laid, true)),
            items,
            differences: Toggle {
                is_on: chosen.differences,
                action: does(TableAction::Differences(!chosen.differences)),
            },
            all_rows: has_minor.then(|| Toggle {
                is_on: chosen.all_rows,
                action: does(TableAction::AllRows(!chosen.all_rows)),
            }),
            baseline,
        }
    }
}

/// Returns the action that shows the next or the previous column beside the baseline, wrapping around.
fn beside(laid: &TableLayout, forward: bool) -> TableAction {
    let others = laid.columns.len().saturating_sub(1).max(1);
    let place = laid.compared.saturating_sub(1);
    let next = (place + if forward { 1 } else { others - 1 }) % others;
    let next = laid.columns.get(next + 1).filter(|worked| !worked.is_own());
    TableAction::Compare(next.map(|worked| worked.column.item.id.clone()))
}
