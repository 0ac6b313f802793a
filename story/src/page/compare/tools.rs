//! The controls of a table: baseline, items, rows; on a narrow screen the one item beside the baseline.

use std::rc::Rc;

use crate::list::List as _;
use crate::model::table::{Item, ItemId, TableId};
use crate::page::compare::layout::TableLayout;
use crate::state::search::SearchQuery;
use crate::state::table_view::{TableAction, TableView};
use crate::state::view_state::Action;

/// The controls of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableTools {
    /// The table.
    pub table: TableId,
    /// The choice of the baseline.
    pub baseline: ItemChoice,
    /// The choice of the item that a narrow table shows beside the baseline; its empty value is the reader's own column.
    pub compared: ItemChoice,
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

/// A choice among items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemChoice {
    /// The ids of the items, with their names.
    pub options: Vec<(String, String)>,
    /// The id of the chosen one.
    pub chosen: String,
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

impl ItemChoice {
    /// Creates a choice; `empty` is the label of the option for none of the items.
    pub(super) fn new<'a>(
        items: impl Iterator<Item = &'a Item>,
        chosen: Option<&ItemId>,
        empty: Option<&str>,
    ) -> Self {
        let empty = empty.map(|empty| (String::new(), empty.to_owned()));
        let items = items.map(|item| (item.id.to_string(), item.label.clone()));
        Self {
            options: empty.into_iter().chain(items).list(),
            chosen: chosen.map_or_else(String::new, ItemId::to_string),
        }
    }
}

impl TableTools {
    /// Returns the controls of a table.
    pub(super) fn new(laid: &TableLayout) -> Self {
        let (table, chosen, basis) = (laid.basis.table, laid.chosen, &laid.basis);
        let day = basis.day();
        let does = |action| Action::Table(table.id.clone(), action);
        let baseline = laid.baseline().map(|worked| &worked.column.item.id);
        let compared = laid.columns.get(laid.compared);
        let own = compared.filter(|worked| worked.is_own());
        let item = compared.filter(|worked| !worked.is_own());
        let others = laid.columns.iter().skip(1);
        let others = others.filter(|worked| !worked.is_own());
        let known: Vec<&Item> = TableView::known(table, day).list();
        let has_minor =
            table.lines().any(|line| *line.minor()) || table.rules.iter().any(|rule| rule.minor);
        let listed = |item: &&Item| {
            let is_baseline = baseline == Some(&item.id);
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
            table: table.id.clone(),
            compared: ItemChoice::new(
                others.map(|worked| worked.column.item),
                item.map(|worked| &worked.column.item.id),
                own.map(|worked| basis.name(worked)),
            ),
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
            baseline: ItemChoice::new(known.iter().copied(), baseline, None),
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
