//! The accounts that a calculation checks, side by side.

use super::evaluation::{Evaluation, ShownCheck};
use crate::list::List as _;
use crate::numbers::figure::Figure;
use crate::page::links::ItemLink;

/// How a check turns out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The results support the claim.
    Agrees,
    /// They do not.
    Differs,
    /// Unknown inputs leave it open.
    Open,
}

impl Outcome {
    /// Returns its name in the page.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs => "differs",
            Self::Open => "open",
        }
    }
}

/// An account: whose it is, its number, and what follows from that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The id of the claim that it makes.
    pub claim: String,
    /// How it turns out.
    pub outcome: Outcome,
    /// Whose account it is.
    pub name: String,
    /// The number in large type, or that it cannot be told.
    pub number: String,
    /// What the number is.
    pub label: Option<String>,
    /// What follows from it.
    pub verdict: String,
    /// The claim.
    pub link: Option<ItemLink>,
}

/// Returns the accounts that can be shown on the day.
pub(super) fn accounts(evaluation: &Evaluation) -> Vec<Account> {
    let checks = evaluation.checks.iter();
    checks.map(|shown| account(evaluation, *shown)).list()
}

fn account(evaluation: &Evaluation, shown: ShownCheck) -> Account {
    let context = &evaluation.context;
    let check = shown.check;
    let language = context.language();
    let output = evaluation.output(&check.shows);
    let number = output.and_then(|output| evaluation.worded(output));
    let claim = context.story().claim(&check.claim);
    Account {
        claim: check.claim.to_string(),
        outcome: match shown.truth {
            Figure::Yes => Outcome::Agrees,
            Figure::No => Outcome::Differs,
            _ => Outcome::Open,
        },
        name: check.label.copy(language),
        number: number.unwrap_or_else(|| context.words.cannot_tell.to_owned()),
        label: output.map(|output| output.label.copy(language)),
        verdict: evaluation.verdict(shown),
        link: claim.map(|claim| ItemLink::to_claim(context, claim)),
    }
}
