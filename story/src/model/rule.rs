//! Rules: the verdicts that follow from an item's figures, and the days on which rules are in force.

use crate::calendar::date::Date;
use crate::fields::ids::{ItemId, RuleId, SourceId, VerdictId};
use crate::fields::text::Text;
use crate::fields::vocabulary::words;
use crate::numbers::figure::Figure;
use crate::numbers::formula::Formula;
use crate::numbers::sheet::{Bound, Comparison, Sheet};
use crate::reading::read::record;

words! {
    /// What a verdict means for the overall answer of the table.
    pub enum Effect {
        /// Nothing stands in the way.
        Allows = "allows",
        /// Allowed under a condition.
        Conditions = "conditions",
        /// Not allowed as such.
        Restricts = "restricts",
        /// The rule has no bearing on it.
        Nothing = "none",
    }
}

record! {
    /// A rule that gives each item a verdict.
    pub struct Rule {
        /// Its id.
        id: RuleId,
        /// Its name.
        label: Text,
        /// The kind of rule.
        kind: Option<Text>,
        /// The day from which the public could know it.
        known: Date,
        /// The day on which it was officially published.
        published: Option<Date>,
        /// The first day on which it is in force; never, if not given.
        from: Option<Date>,
        /// The first day on which it is no longer in force.
        until: Option<Date>,
        /// Where to find it, as lawyers cite it.
        citation: Option<String>,
        /// To whom and what it applies.
        scope: Option<Text>,
        /// What to keep in mind.
        note: Option<Text>,
        /// Later developments, in date order; each is shown from its day on.
        later [default]: Vec<Later>,
        /// Whether it counts in the overall answer.
        binding [default]: bool,
        /// Whether it is shown only when all rows are shown.
        minor [default]: bool,
        /// The rule whose verdicts it adopts.
        like: Option<RuleId>,
        /// Its verdicts: the first whose condition holds applies, or else the last.
        verdicts [default]: Vec<Verdict>,
        /// Its sources.
        sources: Vec<SourceId>,
    }
}

record! {
    /// A later development of a rule.
    pub struct Later {
        /// The day from which it is known.
        date: Date,
        /// What happened.
        text: Text,
    }
}

record! {
    /// A verdict that a rule can give on an item.
    pub struct Verdict {
        /// Its id.
        verdict: VerdictId,
        /// The condition under which it applies; always, if neither this nor `items` is given.
        when: Option<Formula>,
        /// The items to which it applies.
        items [default]: Vec<ItemId>,
        /// The verdict in a word or two.
        label: Text,
        /// The verdict in a sentence.
        says: Text,
        /// What it means for the overall answer.
        effect: Effect,
    }
}

record! {
    /// The question that all binding rules in force answer together.
    pub struct Overall {
        /// The question.
        label: Text,
        /// What the answer leaves out.
        note: Option<Text>,
        /// The items of which it is asked; all, if not given.
        applies: Option<Formula>,
        /// The answer if every rule allows.
        allows: Text,
        /// The answer if a rule sets a condition and none restricts.
        conditions: Text,
        /// The answer if a rule restricts.
        restricts: Text,
        /// The answer for an item of which the question is not asked.
        outside: Text,
    }
}

/// The status of a rule on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// In force.
    Current,
    /// Known, and in force from this day on.
    Coming(Date),
    /// No longer in force since this day.
    Past(Date),
    /// Never in force: a bill, an announcement.
    Never,
}

impl Rule {
    /// Returns its status on a day; `None` if it is not known yet. An end that lies ahead is not revealed.
    #[must_use]
    pub fn force(&self, day: Date) -> Option<Force> {
        if self.known > day {
            return None;
        }
        Some(match (self.from, self.until) {
            (_, Some(until)) if until <= day => Force::Past(until),
            (Some(from), _) if from > day => Force::Coming(from),
            (Some(_), _) => Force::Current,
            (None, _) => Force::Never,
        })
    }
}

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
                conditions: verdicts.iter().map(condition).collect(),
            }
        };
        rules.iter().enumerate().map(ruling).collect()
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
            .collect();
        sheet.roots(&rows, figures)
    }

    /// Returns the comparisons in its conditions.
    pub(super) fn comparisons(&self) -> impl Iterator<Item = Comparison<'_>> {
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
