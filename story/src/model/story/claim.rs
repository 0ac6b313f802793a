//! What is claimed, by whom, and how it was worded before.

use super::{Assessment, Evidence, Quote, Review, StatusEntry};
use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::fields::ids::{ActorId, AspectId, ClaimId, SourceId};
use crate::fields::text::Text;
use crate::reading::read::record;

record! {
    /// A claim.
    pub struct Claim {
        /// Its id.
        id: ClaimId,
        /// Its name in one line.
        label: Text,
        /// What it is about.
        about: AspectId,
        /// What it says precisely, and what it does not.
        about_note: Text,
        /// What is claimed.
        statement: Text,
        /// Who claims it.
        claimants: Vec<Claimant>,
        /// What the claimant stands to gain.
        interest: Text,
        /// When it was made.
        date: When,
        /// The day on which it became known, if its date says otherwise.
        known: Option<Date>,
        /// Where it was made.
        sources: Vec<SourceId>,
        /// The original words.
        quotes [default]: Vec<Quote>,
        /// Evidence for it.
        supporting as "for" [default]: Vec<Evidence>,
        /// Evidence against it.
        against [default]: Vec<Evidence>,
        /// Its status over time, in date order.
        status_history: Vec<StatusEntry>,
        /// The editors' note on where it stands.
        assessment: Option<Assessment>,
        /// The publisher's own verdict, if they give one; it becomes a `ClaimReview` for search engines.
        review: Option<Review>,
        /// How it was worded before more became known, in order of `until`.
        earlier [default]: Vec<EarlierClaim>,
    }
}

record! {
    /// Someone who makes a claim, and in which role.
    pub struct Claimant {
        /// The actor.
        actor: ActorId,
        /// The role in which the claim was made, as it reads now.
        role: Text,
        /// The first day on which they made the claim, if later than the claim.
        from: Option<Date>,
        /// How the role was worded before, in order of `until`.
        earlier [default]: Vec<EarlierRole>,
    }
}

record! {
    /// The role of a claimant before a day.
    pub struct EarlierRole {
        /// The first day on which this role no longer applies.
        until: Date,
        /// The role.
        role: Text,
    }
}

record! {
    /// The wording of a claim before a day.
    pub struct EarlierClaim {
        /// The first day on which this wording no longer applies.
        until: Date,
        /// The label before, if different.
        label: Option<Text>,
        /// The statement before, if different.
        statement: Option<Text>,
        /// The note before, if different.
        about_note: Option<Text>,
        /// The interest before, if different.
        interest: Option<Text>,
        /// Where it was said in that form, if in other sources.
        sources [default]: Vec<SourceId>,
    }
}
