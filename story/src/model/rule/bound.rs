//! What rules say of an item, and what they say together.

use super::{Effect, Rule, Verdict};
use crate::fields::ids::{ItemId, RuleId};
use crate::list::List as _;
use crate::numbers::figure::Figure;
use crate::numbers::sheet::{Bound, Comparison, Sheet};

/// What a rule says about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// This verdict, by its index.
    Decided(usize),
    /// One of these, by their indices; which one depends on something unknown.
    Open(Vec<usize>),
}

/// A rule whose conditions are bound to a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundRule {
    /// The index of the rule whose verdicts apply: its own, or that of the rule whose verdicts it adopts.
    pub speaks: usize,
    conditions: Vec<(Option<Bound>, Vec<ItemId>)>,
}

impl BoundRule {
    /// Binds every rule of a table to its sheet, in order.
    #[must_use]
    pub fn all(rules: &[Rule], sheet: &Sheet) -> Vec<Self> {
        let ruling = |(own, rule): (usize, &Rule)| {
            let place = |id: &RuleId| rules.iter().position(|other| other.id == *id);
            let speaks = rule.like.as_ref().and_then(place).unwrap_or(own);
            let verdicts = rules.get(speaks).map_or(&[][..], |rule| &rule.verdicts);
            let condition = |verdict: &Verdict| {
                let when = verdict.when.as_ref().map(|when| sheet.bind(when));
                (when, verdict.items.clone())
            };
            Self {
                speaks,
                conditions: verdicts.iter().map(condition).list(),
            }
        };
        rules.iter().enumerate().map(ruling).list()
    }

    /// Returns what it says about an item with these figures; `item` is `None` for the reader's own column, which no
    /// rule names.
    #[must_use]
    pub fn outcome(&self, figures: &[Figure], item: Option<&ItemId>) -> Outcome {
        let mut possible = Vec::new();
        for (index, (when, items)) in self.conditions.iter().enumerate() {
            let holds = match when {
                Some(when) => when.evaluate(figures),
                None if items.is_empty() => Figure::Yes,
                None => Figure::truth(item.is_some_and(|item| items.contains(item))),
            };
            match holds {
                Figure::Yes => {
                    possible.push(index);
                    break;
                }
                Figure::No => {}
                _ => possible.push(index),
            }
        }
        match possible.as_slice() {
            [one] => Outcome::Decided(*one),
            _ => Outcome::Open(possible),
        }
    }

    /// Returns the given rows that leave open what it says.
    #[must_use]
    pub fn undecided(&self, figures: &[Figure], sheet: &Sheet) -> Vec<usize> {
        let rows: Vec<usize> = self
            .conditions
            .iter()
            .filter_map(|(when, _)| when.as_ref())
            .filter(|when| when.evaluate(figures) == Figure::Unknown)
            .flat_map(|when| when.undecided(figures))
            .list();
        sheet.roots(&rows, figures)
    }

    /// Returns the comparisons in its conditions.
    pub(in crate::model) fn comparisons(&self) -> impl Iterator<Item = Comparison<'_>> {
        let conditions = self.conditions.iter().filter_map(|(when, _)| when.as_ref());
        conditions.flat_map(Bound::comparisons)
    }
}

/// Combines effects into the strictest of them; `None` if that depends on something unknown.
#[must_use]
pub fn together(effects: impl IntoIterator<Item = Option<Effect>>) -> Option<Effect> {
    let mut strictest = Some(Effect::Allows);
    for effect in effects {
        strictest = match (strictest, effect) {
            (Some(Effect::Restricts), _) | (_, Some(Effect::Restricts)) => Some(Effect::Restricts),
            (None, _) | (_, None) => None,
            (Some(Effect::Conditions), _) | (_, Some(Effect::Conditions)) => {
                Some(Effect::Conditions)
            }
            _ => Some(Effect::Allows),
        };
    }
    strictest
}

#[cfg(test)]
mod tests {
    use super::{Effect, together};

    #[test]
    fn the_strictest_rule_decides_also_where_another_cannot_be_told() {
        use Effect::{Allows, Conditions, Nothing, Restricts};
        assert_eq!(together([]), Some(Allows));
        assert_eq!(
            together([Some(Nothing), Some(Conditions)]),
            Some(Conditions)
        );
        assert_eq!(
            together([None, Some(Restricts), Some(Allows)]),
            Some(Restricts)
        );
        assert_eq!(together([Some(Restricts), None]), Some(Restricts));
        assert_eq!(together([Some(Conditions), None]), None);
    }
}
