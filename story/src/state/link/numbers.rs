//! What a query says of tables and calculations.

use std::rc::Rc;

use crate::list::List as _;

use super::values::pairs_of;
use crate::model::calculation::{CalculationId, FigureId};
use crate::model::table::{ItemId, PropertyId, Table, TableId};
use crate::reading::pairs::Pairs;
use crate::state::table_view::{Own, TableView};
use crate::state::view_state::{Action, ViewState};

pub(super) fn numbers(state: &mut ViewState, id: &str, part: &str, value: &str) {
    let story = state.story.clone();
    let table = TableId::from(id);
    if let Some(written) = story.table(&table) {
        let mut view = state.table(&table);
        if table_part(&mut view, written, part, value).is_some() {
            state.tables.insert(table, Rc::new(view));
        }
    } else if part == "inputs" {
        pairs_of(value, &mut |name, value| {
            let (calculation, input) = (CalculationId::from(id), FigureId::from(name));
            *state = state.apply(Action::Set(calculation, input, Some(value)));
        });
    }
}

fn table_part(view: &mut TableView, table: &Table, part: &str, value: &str) -> Option<()> {
    let item = |id: &str| Some(table.item(&ItemId::from(id))?.id.clone());
    match part {
        "baseline" => view.baseline = Some(item(value)?),
        "item" => view.compared = Some(item(value)?),
        "items" => {
            let found: Vec<ItemId> = value.split(',').filter_map(item).list();
            // A list that names nothing known is ignored: it would leave nothing to show.
            if !found.is_empty() || value.is_empty() {
                view.items = Some(found);
            }
        }
        "sort" => {
            let (name, order) = value.split_once(':')?;
            let line = table.lines().find(|line| line.id().as_str() == name)?;
            view.sort = Some((line.id().clone(), order == "down"));
        }
        "rows" => {
            view.differences = value.split(',').any(|word| word == "different");
            view.all_rows = value.split(',').any(|word| word == "all");
        }
        "own" => {
            table.what_if.as_ref()?;
            let (from, changed) = value.split_once(',').unwrap_or((value, ""));
            let from = item(from)?;
            view.own = Some(Own {
                from,
                changed: Pairs::default(),
            });
            pairs_of(changed, &mut |name, value| {
                view.set(PropertyId::from(name), value, table);
            });
        }
        _ => return None,
    }
    Some(())
}
