//! Rules: the verdicts that follow from an item's figures, and the days on which rules are in force.

mod bound;

pub use bound::{BoundRule, Outcome, together};

use crate::calendar::date::Date;
use crate::fields::ids::{ItemId, RuleId, SourceId, VerdictId};
use crate::fields::text::Text;
use crate::fields::vocabulary::words;
use crate::numbers::formula::Formula;
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
