//! A column of the reader's own: what to start from, what to change, and where verdicts turn.

use std::rc::Rc;

use crate::list::List as _;
use crate::model::as_of::Known;
use crate::model::rule::Force;
use crate::model::table::{Control, Line, PropertyId};
use crate::model::table_sheet::{Column, TurningPoint};
use crate::numbers::figure::Figure;
use crate::numbers::rounding::{Rounding, bounds};
use crate::page::choices::Choice;
use crate::page::compare::layout::{ColumnResult, TableBasis, TableLayout};
use crate::page::compare::rules::KnownRule;
use crate::page::compare::tools::offer_items;
use crate::page::compare::verdicts::VerdictText;
use crate::page::slider::{NumberSlider, SettableNumber, SliderTarget};
use crate::page::words;
use crate::state::table_view::{TableAction, TableView};
use crate::state::view_state::Action;
use crate::wording::amount_words::{digits, with_unit};

/// The panel of the reader's own column.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIf {
    /// Its title.
    pub title: String,
    /// The choice of the item to start from.
    pub start: Choice,
    /// Whether the reader has begun a column.
    pub is_begun: bool,
    /// Removes it.
    pub reset: Action,
    /// What to keep in mind.
    pub note: Option<String>,
    /// What the reader may change.
    pub controls: Vec<Rc<WhatIfControl>>,
    /// The values of the derived rows, each with the id of its row.
    pub results: Vec<(String, String)>,
    /// What the rules say, those in force first.
    pub verdicts: Vec<RuleVerdict>,
}

/// What a rule says about the reader's own column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVerdict {
    /// The id of the rule.
    pub rule: String,
    /// Its name.
    pub label: String,
    /// What it says.
    pub verdict: VerdictText,
}

/// Something that the reader may change.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIfControl {
    /// The property.
    pub property: PropertyId,
    /// Its name.
    pub label: String,
    /// How it is changed.
    pub form: ControlForm,
}

/// How something is changed.
#[derive(Debug, Clone, PartialEq)]
pub enum ControlForm {
    /// By a checkbox.
    Checkbox {
        /// Whether it is ticked.
        is_on: bool,
        /// Ticks it, or unticks it.
        toggle: Action,
    },
    /// By a slider.
    Slider(NumberControl),
}

/// A slider, and where verdicts turn along it.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberControl {
    /// The slider.
    pub slider: Rc<NumberSlider>,
    /// At which value each verdict turns, and from what to what.
    pub turns: Vec<(String, String)>,
}

impl WhatIf {
    /// Returns the panel; `None` if the table has none, or the item that the column starts from is not known yet.
    pub(super) fn new(laid: &TableLayout, known: &[KnownRule]) -> Option<Self> {
        let (basis, table, chosen) = (&laid.basis, laid.basis.table, laid.chosen);
        let (language, day) = (basis.context.language(), basis.day());
        let what_if = table.what_if.as_ref()?;
        let from = chosen.own.as_ref().map_or(&what_if.from, |own| &own.from);
        let item = TableView::known(table, day).find(|item| item.id == *from)?;
        let opening = what_if.opening();
        let changed = chosen.own.as_ref().map_or(&opening, |own| &own.changed);
        let unshown;
        let own = if let Some(own) = laid.columns.iter().find(|worked| worked.is_own()) {
            own
        } else {
            unshown = basis.result(Column {
                item,
                changed: Some(changed),
            });
            &unshown
        };
        // A rule that takes its verdicts from another turns where that one does.
        let rules: Vec<&KnownRule> = known
            .iter()
            .filter(|known| known.rule.like.is_none())
            .list();
        let places: Vec<usize> = rules.iter().map(|known| known.index).list();
        let controls = what_if.properties.iter();
        let controls = controls.filter_map(|control| self::control(basis, own, control, &places));
        let derived = table.lines().enumerate().filter(|(_, line)| {
            matches!(line, Line::Derived(_)) && !line.minor() && line.is_known(day)
        });
        let result = |(row, line): (usize, Line)| {
            (line.id().to_string(), basis.derived_text(own, row, line))
        };
        let mut start = Choice::new(basis.context.words.start_from, item.id.as_str());
        offer_items(&mut start, TableView::known(table, day), &|item| {
            Action::Table(table.id.clone(), TableAction::Own(Some(item)))
        });
        Some(Self {
            title: what_if.label.copy(language),
            start,
            is_begun: chosen.own.is_some(),
            reset: Action::Table(table.id.clone(), TableAction::Own(None)),
            note: what_if.note.as_ref().map(|note| note.copy(language)),
            controls: controls.map(Rc::new).list(),
            results: derived.map(result).list(),
            verdicts: verdicts(basis, own, rules),
        })
    }
}

fn verdicts(
    basis: &TableBasis,
    own: &ColumnResult,
    mut rules: Vec<&KnownRule>,
) -> Vec<RuleVerdict> {
    // A rule that only names single items says nothing about the reader's own column.
    rules.retain(|known| {
        let mut verdicts = known.rule.verdicts.iter();
        verdicts.any(|verdict| verdict.when.is_some())
    });
    rules.sort_by_key(|known| known.force != Force::Current);
    let said = rules.into_iter().filter_map(|known| {
        Some(RuleVerdict {
            rule: known.rule.id.to_string(),
            label: known.head.label.clone(),
            verdict: basis.verdict(known.index, own)?,
        })
    });
    said.list()
}

fn control(
    basis: &TableBasis,
    own: &ColumnResult,
    control: &Control,
    rules: &[usize],
) -> Option<WhatIfControl> {
    let row = basis.sheet.sheet().place(control.property.as_str())?;
    let form = if let Some(track) = control.track() {
        ControlForm::Slider(number(basis, own, control, (row, track), rules)?)
    } else {
        let is_on = own.figure(row) == Figure::Yes;
        let value = f64::from(u8::from(!is_on));
        let set = TableAction::Set(control.property.clone(), value);
        ControlForm::Checkbox {
            is_on,
            toggle: Action::Table(basis.table.id.clone(), set),
        }
    };
    Some(WhatIfControl {
        property: control.property.clone(),
        label: basis.label(row)?.to_owned(),
        form,
    })
}

fn number(
    basis: &TableBasis,
    own: &ColumnResult,
    control: &Control,
    (row, track): (usize, (f64, f64, f64)),
    rules: &[usize],
) -> Option<NumberControl> {
    let (table, column, day) = (basis.table, own.column, basis.day());
    let property = table.properties.get(row)?;
    let unit = basis.unit(Line::Given(property));
    let turns = basis.sheet.turns(table, column, control, rules, day);
    let mut marks: Vec<f64> = turns.iter().map(|turn| turn.at).list();
    marks.dedup();
    let stated = column.item.value(&control.property);
    let original = stated.and_then(|value| value.on(day).amount.bounds());
    let original = original.map(|(low, _)| low);
    let changed = column.changed;
    let set = changed.and_then(|changed| changed.get(&control.property));
    let number = SettableNumber {
        name: control.property.as_str(),
        label: property.label.get(basis.context.language()),
        unit,
        value: bounds(own.figure(row), property.unit.kind()).map(|(low, _)| low),
        track,
        rounding: property.rounding(),
        published: None,
        marks: &marks,
        is_set: set.is_some_and(|value| Some(*value) != original),
        target: SliderTarget::OwnValue(table.id.clone(), control.property.clone(), original),
    };
    Some(NumberControl {
        slider: Rc::new(NumberSlider::new(&basis.context, number)),
        turns: turns.iter().map(|turn| turn_text(basis, turn, unit)).list(),
    })
}

fn turn_text(basis: &TableBasis, turn: &TurningPoint, unit: &str) -> (String, String) {
    let context = &basis.context;
    let rule = basis.table.rules.get(turn.rule);
    let rule = rule.map_or("", |rule| rule.label.get(context.language()));
    let at = with_unit(&digits(turn.at, Rounding::AsGiven, context.locale), unit);
    let (below, _) = basis.verdict_label(turn.rule, &turn.below);
    let (above, _) = basis.verdict_label(turn.rule, &turn.above);
    (
        words::turn(&at, turn.includes, context.locale),
        format!(": {rule}: {below} → {above}"),
    )
}
