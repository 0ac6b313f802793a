//! What is contested, and what nobody knows.

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::fields::ids::{ClaimId, QuestionId, SourceId};
use crate::fields::text::Text;
use crate::reading::read::record;

record! {
    /// A contested question: claims on one side, counterclaims on the other.
    pub struct Question {
        /// Its id.
        id: QuestionId,
        /// The question.
        text: Text,
        /// The claims on one side.
        claims: Vec<ClaimId>,
        /// The claims on the other side, which counter them.
        counterclaims: Vec<ClaimId>,
        /// Where the two sides do not meet.
        note: Option<Text>,
        /// How it was asked before more became known, in order of `until`.
        earlier [default]: Vec<EarlierQuestion>,
    }
}

record! {
    /// The wording of a question before a day.
    pub struct EarlierQuestion {
        /// The first day on which this wording no longer applies.
        until: Date,
        /// The question before, if different.
        text: Option<Text>,
        /// The note before, if different.
        note: Option<Text>,
    }
}

impl Question {
    /// Whether a claim is on one of its sides.
    #[must_use]
    pub fn names(&self, claim: &ClaimId) -> bool {
        self.claims.contains(claim) || self.counterclaims.contains(claim)
    }
}

record! {
    /// What nobody knows.
    pub struct OpenQuestion {
        /// The question.
        text: Text,
        /// Since when it has been open.
        since: When,
        /// Its sources.
        sources [default]: Vec<SourceId>,
    }
}
