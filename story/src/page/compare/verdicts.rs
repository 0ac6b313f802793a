//! What rules say about a column, and the overall answer of those in force.

use crate::model::rule::{Effect, Outcome, Overall, Rule};
use crate::model::table_sheet::Answer;
use crate::page::compare::layout::{ColumnResult, TableBasis};

/// A verdict in a word or two, with its sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictText {
    /// The verdict.
    pub text: String,
    /// Its sign.
    pub sign: &'static str,
    /// Its tone: `holds`, `contested`, `fails` or `open`.
    pub tone: &'static str,
}

impl VerdictText {
    fn new(text: &str, effect: Option<Effect>) -> Self {
        let (tone, sign) = match effect {
            Some(Effect::Allows) => ("holds", "✓"),
            Some(Effect::Conditions) => ("contested", "◐"),
            Some(Effect::Restricts) => ("fails", "✕"),
            Some(Effect::Nothing) => ("open", "–"),
            None => ("open", "?"),
        };
        Self {
            text: text.to_owned(),
            sign,
            tone,
        }
    }
}

impl<'a> TableBasis<'a> {
    /// Returns what an outcome of a rule says.
    pub fn verdict_label(&self, index: usize, outcome: &Outcome) -> (&'a str, Option<Effect>) {
        let verdict = match outcome {
            Outcome::Decided(verdict) => self
                .speaker(index)
                .and_then(|speaker| speaker.verdicts.get(*verdict)),
            Outcome::Open(_) => None,
        };
        verdict.map_or((self.context.words.cannot_tell, None), |verdict| {
            let label = verdict.label.get(self.context.language());
            (label, Some(verdict.effect))
        })
    }

    /// Returns what a rule says about a column.
    pub fn verdict(&self, index: usize, worked: &ColumnResult) -> Option<VerdictText> {
        let (text, effect) = self.verdict_label(index, worked.outcomes.get(index)?);
        Some(VerdictText::new(text, effect))
    }

    /// Returns the rule whose verdicts a rule gives: itself, or that whose verdicts it adopts.
    pub fn speaker(&self, index: usize) -> Option<&'a Rule> {
        let ruling = self.sheet.rulings().get(index);
        let speaks = ruling.map_or(index, |ruling| ruling.speaks);
        self.table.rules.get(speaks)
    }

    /// Returns the overall answer of all binding rules in force for a column.
    pub fn overall(&self, worked: &ColumnResult, overall: &Overall) -> VerdictText {
        let day = self.day();
        let answer = self
            .sheet
            .overall(self.table, &worked.outcomes, &worked.figures, day);
        let (text, effect) = match answer {
            Answer::Given(Effect::Allows | Effect::Nothing) => {
                (&overall.allows, Some(Effect::Allows))
            }
            Answer::Given(Effect::Conditions) => (&overall.conditions, Some(Effect::Conditions)),
            Answer::Given(Effect::Restricts) => (&overall.restricts, Some(Effect::Restricts)),
            Answer::Outside => (&overall.outside, Some(Effect::Nothing)),
            Answer::Open => return VerdictText::new(self.context.words.cannot_tell, None),
        };
        VerdictText::new(text.get(self.context.language()), effect)
    }
}
