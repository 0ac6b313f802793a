//! All figures of all items, one item after another: what the table has no room for, and what supports it.

use std::rc::Rc;

use crate::calendar::date::Date;
use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::table::{Item, ItemId, Line, Table, TableId};
use crate::model::table_sheet::{Column, TableSheet};
use crate::page::compare::layout::TableBasis;
use crate::page::compare::notes::Attribution;
use crate::page::compare::rows::RowHead;
use crate::page::compare::rules::KnownRule;
use crate::page::context::PageContext;
use crate::page::words;
use crate::wording::amount_words::{amount, with_unit};

/// The items of a table one by one, then the rules that the table shows only with all rows.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureList {
    /// The title.
    pub title: String,
    /// The items.
    pub items: Vec<FigureItem>,
    /// The rules, each with its id.
    pub rules: Vec<(String, Rc<RowHead>)>,
}

/// An item in the list of figures, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureItem {
    /// The table.
    pub table: TableId,
    /// The item.
    pub item: ItemId,
    /// Its id in the page.
    pub dom_id: String,
    /// Its name; `None` if it is not known yet.
    pub label: Option<String>,
    /// The day that its figures are of.
    pub day: Date,
}

/// The figures of an item and what is computed from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemFigures {
    /// What to keep in mind about the item.
    pub note: Option<String>,
    /// The figures.
    pub figures: Vec<ItemFigure>,
    /// The values of the derived rows, and what every rule says, each in a sentence.
    pub sentences: Vec<String>,
}

/// A figure of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemFigure {
    /// The id of the property.
    pub property: String,
    /// Its name.
    pub label: String,
    /// The figure with its unit; `None` if it is not known.
    pub text: Option<String>,
    /// Where it comes from.
    pub attribution: Attribution,
}

impl FigureList {
    /// Lists the items of a table.
    pub(super) fn new(context: &PageContext, table: &Table, rules: &[KnownRule]) -> Self {
        let day = context.day();
        let known = table.items.iter().filter(|item| item.is_known(day)).count();
        let items = table.items.iter().map(|item| FigureItem {
            dom_id: item.id.dom_id(&table.id),
            table: table.id.clone(),
            item: item.id.clone(),
            label: item.is_known(day).then(|| item.label.clone()),
            day,
        });
        let minor = rules.iter().filter(|known| known.rule.minor);
        Self {
            title: words::every_figure(known, context.locale),
            items: items.list(),
            rules: minor
                .map(|known| (known.rule.id.to_string(), known.head.clone()))
                .list(),
        }
    }
}

impl ItemFigures {
    /// Returns the figures of an item of a table; `None` if the story has no such item.
    #[must_use]
    pub fn new(context: &PageContext, table: &TableId, item: &ItemId) -> Option<Self> {
        let table = context.story().table(table)?;
        let item = table.item(item)?;
        let (language, day) = (context.language(), context.day());
        let sheet = TableSheet::new(table);
        let basis = TableBasis {
            context: *context,
            table,
            sheet: &sheet,
        };
        let properties = table.properties.iter();
        let figures = properties.filter_map(|property| {
            let line = Line::Given(property);
            let value = item.value(&property.id).filter(|_| line.is_known(day))?;
            let found = value.amount_on(day);
            let text = found
                .and_then(|found| amount(found, property.rounding(), context.locale, language));
            Some(ItemFigure {
                property: property.id.to_string(),
                label: property.label.copy(language),
                text: text.map(|text| with_unit(&text, basis.unit(line))),
                attribution: Attribution::new(context, value.on(day)),
            })
        });
        Some(Self {
            note: item.note.as_ref().map(|note| note.copy(language)),
            figures: figures.list(),
            sentences: sentences(&basis, item),
        })
    }
}

/// Words the derived values of an item and what every rule says about it, in two sentences.
fn sentences(basis: &TableBasis, item: &Item) -> Vec<String> {
    let (language, day) = (basis.context.language(), basis.day());
    let worked = basis.result(Column {
        item,
        changed: None,
    });
    let lines = basis.table.lines().enumerate();
    let derived = lines.filter(|(_, line)| matches!(line, Line::Derived(_)) && line.is_known(day));
    let derived: Vec<String> = derived
        .map(|(row, line)| {
            let text = basis.derived_text(&worked, row, line);
            format!("{}: {text}", line.label().get(language))
        })
        .list();
    let rules = basis.table.rules.iter().enumerate();
    let rules = rules.filter_map(|(index, rule)| {
        rule.force(day)?;
        let (text, _) = basis.verdict_label(index, worked.outcomes.get(index)?);
        Some(format!("{}: {text}", rule.label.get(language)))
    });
    let parts = [derived, rules.list()];
    let parts = parts.iter().filter(|parts| !parts.is_empty());
    parts.map(|parts| parts.join("; ")).list()
}
