//! What a reader has chosen in a table.

use std::rc::Rc;

use crate::calendar::date::Date;
use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::table::{Item, ItemId, PropertyId, Table, WhatIf};
use crate::model::table_sheet::Column;
use crate::reading::pairs::Pairs;

/// The reader's own column: the item it starts from, and what is changed in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// The item it starts from.
    pub from: ItemId,
    /// The changed values, each in the unit of its property.
    pub changed: Pairs<PropertyId, f64>,
}

/// What is chosen in one table; what is not chosen is as the table has it by default.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableView {
    /// The item that the others are compared with.
    pub baseline: Option<ItemId>,
    /// The item that a narrow table shows beside the baseline.
    pub compared: Option<ItemId>,
    /// The items shown side by side.
    pub items: Option<Vec<ItemId>>,
    /// The row by which they are sorted, and whether the largest comes first.
    pub sort: Option<(PropertyId, bool)>,
    /// Whether only rows that differ are shown.
    pub differences: bool,
    /// Whether rows of minor interest are shown too.
    pub all_rows: bool,
    /// The reader's own column.
    pub own: Option<Own>,
}

/// What a reader does in a table.
#[derive(Debug, Clone, PartialEq)]
pub enum TableAction {
    /// Compares the other items with this one.
    Baseline(ItemId),
    /// Chooses the item that a narrow table shows beside its baseline; the reader's own column, if `None`.
    Compare(Option<ItemId>),
    /// Adds an item to those shown side by side, or removes it.
    Toggle(ItemId),
    /// Shows the items that the table shows by default.
    UsualItems,
    /// Sorts the items by a row: largest first, then smallest first, then as in the file.
    Sort(PropertyId),
    /// Shows only rows that differ, or all.
    Differences(bool),
    /// Shows rows of minor interest too, or hides them.
    AllRows(bool),
    /// Starts the reader's own column from an item, or removes it.
    Own(Option<ItemId>),
    /// Sets a value of that column, which is started if there is none yet.
    Set(PropertyId, f64),
}

impl TableView {
    /// Returns the items known on a day, in the order of the file.
    pub fn known(table: &Table, day: Date) -> impl Iterator<Item = &Item> {
        table.items.iter().filter(move |item| item.is_known(day))
    }

    /// Returns the item that the others are compared with on a day.
    #[must_use]
    pub fn baseline_on<'a>(&self, table: &'a Table, day: Date) -> Option<&'a Item> {
        let wanted = self.baseline.as_ref().unwrap_or(&table.baseline);
        Self::known(table, day)
            .find(|item| item.id == *wanted)
            .or_else(|| Self::known(table, day).next())
    }

    /// Whether an item is among those shown side by side.
    #[must_use]
    pub fn shows(&self, table: &Table, item: &ItemId) -> bool {
        match &self.items {
            Some(items) => items.contains(item),
            None => table.shown.is_empty() || table.shown.contains(item),
        }
    }

    /// Returns the columns shown side by side on a day: the baseline, then the others in the table's order, then the
    /// reader's own. They are not sorted by a row yet.
    #[must_use]
    pub fn columns<'a>(&'a self, table: &'a Table, day: Date) -> Vec<Column<'a>> {
        let Some(baseline) = self.baseline_on(table, day) else {
            return Vec::new();
        };
        let whole = |item| Column {
            item,
            changed: None,
        };
        let own = self.own.as_ref().and_then(|own| {
            let item = table.item(&own.from).filter(|item| item.is_known(day))?;
            Some(Column {
                item,
                changed: Some(&own.changed),
            })
        });
        let mut others: Vec<Column> = Self::known(table, day)
            .filter(|item| item.id != baseline.id && self.shows(table, &item.id))
            .map(whole)
            .chain(own)
            .list();
        // The table names the items it shows in the order in which they read best; others follow.
        let place = |column: &Column| {
            let shown = table.shown.iter().position(|id| *id == column.item.id);
            (column.changed.is_some(), shown.unwrap_or(usize::MAX))
        };
        others.sort_by_key(place);
        others.insert(0, whole(baseline));
        others
    }

    /// Returns which of the columns after the baseline a narrow table shows: its index among all columns, at least 1.
    #[must_use]
    pub fn compared_place(&self, columns: &[Column]) -> usize {
        let found = columns.iter().skip(1).position(|column| {
            column.changed.is_none() && Some(&column.item.id) == self.compared.as_ref()
        });
        // The reader's own column is the one they are working on.
        let own = columns.iter().position(|column| column.changed.is_some());
        match (found, self.compared.is_none()) {
            (Some(place), _) => place + 1,
            (None, true) => own.unwrap_or(1),
            (None, false) => 1,
        }
    }

    /// Applies an action; `day` decides what is known.
    pub fn apply(&mut self, action: TableAction, table: &Table, day: Date) {
        if !Self::is_about(&action, table) {
            return;
        }
        match action {
            TableAction::Baseline(item) => self.baseline = Some(item),
            TableAction::Compare(item) => self.compared = item,
            TableAction::Toggle(item) => {
                let all = Self::known(table, day);
                let mut items: Vec<ItemId> = all
                    .filter(|known| self.shows(table, &known.id))
                    .map(|known| known.id.clone())
                    .list();
                if items.contains(&item) {
                    items.retain(|shown| *shown != item);
                } else {
                    // On a narrow screen, what was just added is what the reader wants to see.
                    self.compared = Some(item.clone());
                    items.push(item);
                }
                self.items = Some(items);
            }
            TableAction::UsualItems => self.items = None,
            TableAction::Sort(property) => {
                self.sort = match &self.sort {
                    Some((sorted, true)) if *sorted == property => Some((property, false)),
                    Some((sorted, false)) if *sorted == property => None,
                    _ => Some((property, true)),
                };
            }
            TableAction::Differences(only) => self.differences = only,
            TableAction::AllRows(all) => self.all_rows = all,
            TableAction::Own(from) => {
                self.compared = None;
                let opening = || table.what_if.as_ref().map(WhatIf::opening);
                self.own = from.map(|from| Own {
                    from,
                    changed: opening().unwrap_or_default(),
                });
            }
            TableAction::Set(property, value) => {
                if self.set(property, value, table).is_some() {
                    self.compared = None;
                }
            }
        }
    }

    /// Whether an action names something that the table has.
    fn is_about(action: &TableAction, table: &Table) -> bool {
        match action {
            TableAction::Baseline(item) | TableAction::Toggle(item) => table.item(item).is_some(),
            TableAction::Compare(item) => {
                item.as_ref().is_none_or(|item| table.item(item).is_some())
            }
            TableAction::Own(item) => {
                table.what_if.is_some()
                    && item.as_ref().is_none_or(|item| table.item(item).is_some())
            }
            TableAction::Sort(row) => table.lines().any(|line| line.id() == row),
            _ => true,
        }
    }

    /// Sets a value of the reader's own column, within the bounds of its control; `None` if it cannot be set.
    pub(super) fn set(&mut self, property: PropertyId, value: f64, table: &Table) -> Option<()> {
        let what_if = table.what_if.as_ref()?;
        let controls = &what_if.properties;
        let control = controls
            .iter()
            .find(|control| control.property == property)?;
        if !value.is_finite() {
            return None;
        }
        let own = self.own.get_or_insert_with(|| Own {
            from: what_if.from.clone(),
            changed: what_if.opening(),
        });
        let (low, high, _) = control.track().unwrap_or((0.0, 1.0, 1.0));
        own.changed.insert(property, value.clamp(low, high));
        Some(())
    }
}

/// The choices in every table, by its id.
pub type TableViews = Pairs<crate::model::table::TableId, Rc<TableView>>;
