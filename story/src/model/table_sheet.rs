//! Evaluation of a table: the figures of a column, what every rule says about it, and where that turns.

use crate::calendar::date::Date;
use crate::fields::ids::PropertyId;
use crate::list::List as _;
use crate::model::rule::{BoundRule, Effect, Force, Outcome, together};
use crate::model::table::{Control, Item, Property, Table};
use crate::numbers::figure::Figure;
use crate::numbers::sheet::{Bound, Comparison, Kind, Sheet, truths};
use crate::numbers::turning::{between, turning_points};
use crate::reading::pairs::Pairs;

/// A table's formulas and rules, ready to be evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct TableSheet {
    sheet: Sheet,
    rulings: Vec<BoundRule>,
    applies: Option<Bound>,
}

/// A column to evaluate: an item, or the reader's own column, which starts from an item.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// The item.
    pub item: &'a Item,
    /// What the reader has changed, in the units of the properties; `None` for the item itself.
    pub changed: Option<&'a Pairs<PropertyId, f64>>,
}

impl TableSheet {
    /// Resolves every name of a table.
    #[must_use]
    pub fn new(table: &Table) -> Self {
        let sheet = Sheet::new(
            table
                .lines()
                .map(|line| (line.id().as_str(), line.unit().kind(), line.formula())),
        );
        let applies = table
            .overall
            .as_ref()
            .and_then(|overall| overall.applies.as_ref());
        Self {
            rulings: BoundRule::all(&table.rules, &sheet),
            applies: applies.map(|applies| sheet.bind(applies)),
            sheet,
        }
    }

    /// Returns the rows and their formulas.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Returns the rules bound to the sheet, in order.
    #[must_use]
    pub fn rulings(&self) -> &[BoundRule] {
        &self.rulings
    }

    /// Returns the figures of a column on a day, in base units, in the order of [`Table::lines`].
    #[must_use]
    pub fn figures(&self, table: &Table, column: Column, day: Date) -> Vec<Figure> {
        self.sheet.work_out(given(table, column, day))
    }

    /// Returns what each rule says about a column, in the order of the rules.
    #[must_use]
    pub fn outcomes(&self, column: Column, figures: &[Figure]) -> Vec<Outcome> {
        let named = column.changed.is_none().then_some(&column.item.id);
        self.rulings
            .iter()
            .map(|ruling| ruling.outcome(figures, named))
            .list()
    }

    /// Finds where the verdicts of these rules turn as one figure of a column moves from the lower to the upper bound
    /// of a control, the others held constant.
    #[must_use]
    pub fn turns(
        &self,
        table: &Table,
        column: Column,
        control: &Control,
        rules: &[usize],
        day: Date,
    ) -> Vec<TurningPoint> {
        let Some((low, high, _)) = control.track() else {
            return Vec::new();
        };
        let given = given(table, column, day);
        let stated = stated(table, column.item, day);
        let Some(lever) = Adjustment::of(table, &stated, column.changed, &control.property) else {
            return Vec::new();
        };
        let set = column
            .changed
            .and_then(|changed| changed.get(&control.property));
        let near: Vec<f64> = set.copied().into_iter().list();
        let figures_at = |value: f64| {
            let mut given = given.clone();
            lever.pull(value, &mut given);
            self.sheet.work_out(given)
        };
        let asked = rules.iter().copied();
        let asked: Vec<(usize, &BoundRule)> = asked
            .filter_map(|rule| Some((rule, self.rulings.get(rule)?)))
            .list();
        let rulings = asked.iter().map(|(_, ruling)| *ruling);
        let comparisons: Vec<Comparison> = self
            .sheet
            .comparisons()
            .chain(rulings.clone().flat_map(BoundRule::comparisons))
            .list();
        let points = turning_points(low, high, &near, &mut |value, one| {
            truths(&comparisons, one, &figures_at(value))
        });
        // The figures at a value are evaluated once for all rules.
        let mut outcomes_at = |value: f64| -> Vec<Outcome> {
            let figures = figures_at(value);
            let outcomes = rulings.clone().map(|ruling| ruling.outcome(&figures, None));
            outcomes.list()
        };
        let mut turns = Vec::new();
        for around in between(low, &points, high, &mut outcomes_at) {
            for (index, (rule, _)) in asked.iter().enumerate() {
                let (Some(below), Some(there), Some(above)) = (
                    around.below.get(index),
                    around.there.get(index),
                    around.above.get(index),
                ) else {
                    continue;
                };
                if below != above || there != above {
                    turns.push(TurningPoint {
                        rule: *rule,
                        at: around.at,
                        includes: there == above,
                        below: below.clone(),
                        above: above.clone(),
                    });
                }
            }
        }
        turns
    }

    /// Returns the joint answer of all binding rules in force on a day.
    #[must_use]
    pub fn overall(
        &self,
        table: &Table,
        outcomes: &[Outcome],
        figures: &[Figure],
        day: Date,
    ) -> Answer {
        if let Some(applies) = &self.applies {
            match applies.evaluate(figures) {
                Figure::Yes => {}
                Figure::No => return Answer::Outside,
                _ => return Answer::Open,
            }
        }
        let effects = table
            .rules
            .iter()
            .zip(&self.rulings)
            .zip(outcomes)
            .filter(|((rule, _), _)| rule.binding && rule.force(day) == Some(Force::Current))
            .map(|((_, ruling), outcome)| effect(table, ruling, outcome));
        together(effects).map_or(Answer::Open, Answer::Given)
    }
}

/// Returns what is said about each property of an item on a day.
fn stated(table: &Table, item: &Item, day: Date) -> Vec<Figure> {
    let figure = |property: &Property| {
        let value = item.value(&property.id);
        let unit = property.unit.kind().unit();
        value.map_or(Figure::Unknown, |value| value.on(day).amount.figure(unit))
    };
    table.properties.iter().map(figure).list()
}

/// Returns the same for a column, with what the reader has changed in it.
fn given(table: &Table, column: Column, day: Date) -> Vec<Figure> {
    let stated = stated(table, column.item, day);
    let mut given = stated.clone();
    for (property, value) in column.changed.iter().flat_map(|changed| changed.iter()) {
        if let Some(lever) = Adjustment::of(table, &stated, column.changed, property) {
            lever.pull(*value, &mut given);
        }
    }
    given
}

/// A property that is changed, and those that change in proportion to it.
struct Adjustment {
    place: usize,
    kind: Kind,
    before: Figure,
    followers: Vec<(usize, Figure)>,
}

impl Adjustment {
    fn of(
        table: &Table,
        stated: &[Figure],
        changed: Option<&Pairs<PropertyId, f64>>,
        property: &PropertyId,
    ) -> Option<Self> {
        let place = |id: &PropertyId| table.properties.iter().position(|other| other.id == *id);
        let leader = place(property)?;
        let controls = table.what_if.iter().flat_map(|what_if| &what_if.properties);
        let follow = controls
            .filter(|control| control.property == *property)
            .flat_map(|control| &control.follow);
        // A property that is changed itself follows no other.
        let is_free = |id: &&PropertyId| changed.is_none_or(|changed| changed.get(*id).is_none());
        let follower = |id: &PropertyId| {
            let place = place(id)?;
            Some((place, *stated.get(place)?))
        };
        Some(Self {
            place: leader,
            kind: table.properties.get(leader)?.unit.kind(),
            before: *stated.get(leader)?,
            followers: follow.filter(is_free).filter_map(follower).list(),
        })
    }

    /// Sets the property to a value in its unit, and scales those that follow it.
    fn pull(&self, value: f64, given: &mut [Figure]) {
        let value = value * self.kind.unit().factor;
        if let Some(figure) = given.get_mut(self.place) {
            *figure = match self.kind {
                Kind::YesNo => Figure::truth(value > 0.0),
                _ => Figure::exact(value),
            };
        }
        let Some(before) = self.before.number().filter(|before| before.low() > 0.0) else {
            return;
        };
        for (place, own) in &self.followers {
            if let (Some(own), Some(figure)) = (own.number(), given.get_mut(*place)) {
                let (low, high) = (value / before.high(), value / before.low());
                *figure = Figure::range(own.low() * low, own.high() * high);
            }
        }
    }
}

/// A value at which a verdict turns.
#[derive(Debug, Clone, PartialEq)]
pub struct TurningPoint {
    /// The index of the rule.
    pub rule: usize,
    /// The value, in the unit of its property.
    pub at: f64,
    /// Whether the outcome above already applies at the value itself: "600 or more", not "more than 600".
    pub includes: bool,
    /// The outcome below the value.
    pub below: Outcome,
    /// The outcome above the value.
    pub above: Outcome,
}

/// Returns what an outcome means for the overall answer; `None` if that depends on something unknown.
#[must_use]
pub fn effect(table: &Table, ruling: &BoundRule, outcome: &Outcome) -> Option<Effect> {
    let verdicts = &table.rules.get(ruling.speaks)?.verdicts;
    let effect = |verdict: &usize| verdicts.get(*verdict).map(|verdict| verdict.effect);
    match outcome {
        Outcome::Decided(verdict) => effect(verdict),
        // All possible verdicts may have the same effect.
        Outcome::Open(verdicts) => {
            let mut effects = verdicts.iter().map(effect);
            let first = effects.next()??;
            effects.all(|other| other == Some(first)).then_some(first)
        }
    }
}

/// The answer to a table's question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The strictest of what the rules say.
    Given(Effect),
    /// Depends on something unknown.
    Open,
    /// The question is not asked of this item.
    Outside,
}
