//! What the calculations say about a claim, on its card.

use super::evaluation::Evaluation;
use super::sheets::CalculationSheets;
use crate::fields::ids::ClaimId;
use crate::model::as_of::Known;
use crate::page::context::PageContext;
use crate::page::links::ItemLink;
use crate::page::part::Part;

/// What one calculation says about a claim with the current inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimCheck {
    /// The calculation.
    pub link: ItemLink,
    /// What it says.
    pub verdict: String,
}

/// Returns what the calculations say about a claim.
#[must_use]
pub fn claim_checks(
    context: &PageContext,
    claim: &ClaimId,
    sheets: &mut CalculationSheets,
) -> Vec<ClaimCheck> {
    let mut found = Vec::new();
    for (index, calculation) in context.story().calculations.iter().enumerate() {
        let is_asked = calculation.checks.iter().any(|check| check.claim == *claim);
        if !is_asked || !calculation.is_known(context.day()) {
            continue;
        }
        let Some(sheet) = sheets.sheet(&context.state.story, index) else {
            continue;
        };
        let settings = context.state.settings(&calculation.id);
        let evaluation = Evaluation::new(context, calculation, &settings, &sheet);
        let (dom_id, title) = (calculation.id.dom_id(), &calculation.title);
        let checks = evaluation.checks.iter();
        for shown in checks.filter(|shown| shown.check.claim == *claim) {
            let title = title.get(context.language());
            found.push(ClaimCheck {
                link: ItemLink::new(context, Part::Calculate, &dom_id, title),
                verdict: evaluation.verdict(*shown),
            });
        }
    }
    found
}
