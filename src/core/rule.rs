//! Rules: what follows from an item's figures, from when to when.

use super::date::Date;
use super::figure::Figure;
use super::formula::Formula;
use super::ids::{ItemId, RuleId, SourceId, VerdictId};
use super::read::record;
use super::sheet::{Bound, Comparison, Sheet};
use super::text::Text;
use super::vocabulary::words;

words! {
    /// What a verdict means for what the table asks over all rules together.
    pub enum Effect {
        /// Nothing stands in the way.
        Allows = "allows",
        /// Allowed under a condition.
        Conditions = "conditions",
        /// Not allowed as such.
        Restricts = "restricts",
        /// The rule does not bear on it.
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
        /// What kind of rule it is.
        kind: Option<Text>,
        /// When the public could know it.
        known: Date,
        /// When it was published officially.
        published: Option<Date>,
        /// Since when it is in force; never, if not given.
        from: Option<Date>,
        /// The first day on which it is in force no more.
        until: Option<Date>,
        /// Where it stands, as lawyers cite it.
        citation: Option<String>,
        /// To whom and what it applies.
        scope: Option<Text>,
        /// What to keep in mind.
        note: Option<Text>,
        /// What came of it, in order of time, each from its day on.
        later [default]: Vec<Later>,
        /// Whether it counts in the answer over all rules.
        binding [default]: bool,
        /// Whether it is shown only with all rows.
        minor [default]: bool,
        /// The rule whose verdicts it takes over.
        like: Option<RuleId>,
        /// What it says, the first that holds; the last holds where none does.
        verdicts [default]: Vec<Verdict>,
        /// Where it is said.
        sources: Vec<SourceId>,
    }
}

record! {
    /// What came of a rule.
    pub struct Later {
        /// Since when it is known.
        date: Date,
        /// What.
        text: Text,
    }
}

record! {
    /// One thing that a rule can say of an item.
    pub struct Verdict {
        /// Its id.
        verdict: VerdictId,
        /// When it holds; always, if neither this nor `items` is given.
        when: Option<Formula>,
        /// The items it names.
        items [default]: Vec<ItemId>,
        /// It in a word or two.
        label: Text,
        /// It in a sentence.
        says: Text,
        /// What it means for the answer over all rules.
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
        /// Of which items it is asked; of all, if not given.
        applies: Option<Formula>,
        /// The answer where every rule allows.
        allows: Text,
        /// The answer where one sets a condition and none restricts.
        conditions: Text,
        /// The answer where one restricts.
        restricts: Text,
        /// The answer for an item of which it is not asked.
        outside: Text,
    }
}

/// Where a rule stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// In force.
    Current,
    /// Known, and in force later.
    Coming(Date),
    /// In force no more.
    Past(Date),
    /// Never in force: a bill, an announcement.
    Never,
}

impl Rule {
    /// Where it stands on a day; none if it is not known yet. An end that lies ahead is not told.
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

/// What a rule says of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// This verdict, by its place.
    Decided(usize),
    /// One of these, by their places; which one hangs on something that is not known.
    Open(Vec<usize>),
}

/// A rule over a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruling {
    /// The rule's own place, or that of the rule whose verdicts it takes over.
    pub speaks: usize,
    conditions: Vec<(Option<Bound>, Vec<ItemId>)>,
}

impl Ruling {
    /// Every rule of a table over its sheet, in order.
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

    /// What it says of an item with these figures; `item` is none for one of the reader's own, which no rule names.
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

    /// The rows for which it cannot be told what it says.
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

    /// The comparisons of its conditions.
    pub(super) fn comparisons(&self) -> impl Iterator<Item = Comparison<'_>> {
        let conditions = self.conditions.iter().filter_map(|(when, _)| when.as_ref());
        conditions.flat_map(Bound::comparisons)
    }
}

/// The answer of several effects together: the strictest; none if it hangs on what is not known.
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
