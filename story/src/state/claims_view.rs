//! What the reader has chosen for the claims: their order, which of them show, which face each other, and the day since
//! which changes are listed.

use crate::calendar::date::Date;
use crate::model::as_of::{Known, claimants, status};
use crate::model::story::{ActorId, AspectId, Claim, ClaimId, Question, QuestionId, Status, Story};

/// The order of the claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By question, claims facing counterclaims.
    #[default]
    Question,
    /// By the day they became known.
    Date,
    /// By claimant.
    Claimant,
    /// By status.
    Status,
}

impl Order {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Question, Self::Date, Self::Claimant, Self::Status];

    /// Returns its name in links.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Date => "date",
            Self::Claimant => "claimant",
            Self::Status => "status",
        }
    }
}

/// An action on the view of the claims.
#[derive(Debug, Clone, PartialEq)]
pub enum ClaimsAction {
    /// Shows them in this order.
    Order(Order),
    /// Shows only those of an actor, or all.
    Claimant(Option<ActorId>),
    /// Shows only those with a status, or all; choosing the same status again shows all.
    Status(Option<Status>),
    /// Shows only those about an aspect, or all.
    About(Option<AspectId>),
    /// Makes a claim the one that faces the other side of a question.
    Face(QuestionId, ClaimId),
    /// Lists what changed since a day, or else since the last day with news before the day shown.
    Since(Option<Date>),
    /// Shows all claims again.
    ShowAll,
}

/// What the reader has chosen for the claims.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClaimsView {
    /// The order of the claims.
    pub order: Order,
    /// The actor whose claims show; `None` for all.
    pub claimant: Option<ActorId>,
    /// The status of the claims that show; `None` for all.
    pub status: Option<Status>,
    /// What the claims that show are about; `None` for all.
    pub about: Option<AspectId>,
    /// The claims chosen to face the other side of a question, latest choice last.
    pub faced: Vec<(QuestionId, ClaimId)>,
    /// The day since which changes are listed, if chosen.
    pub since: Option<Date>,
}

impl ClaimsView {
    /// Applies an action.
    pub fn apply(&mut self, action: ClaimsAction) {
        match action {
            ClaimsAction::Order(order) => self.order = order,
            ClaimsAction::Claimant(actor) => self.claimant = actor,
            ClaimsAction::Status(status) => {
                self.status = status.filter(|status| self.status != Some(*status));
            }
            ClaimsAction::About(aspect) => self.about = aspect,
            ClaimsAction::Face(question, claim) => {
                self.faced.retain(|(_, other)| *other != claim);
                self.faced.push((question, claim));
            }
            ClaimsAction::Since(day) => self.since = day,
            ClaimsAction::ShowAll => {
                self.claimant = None;
                self.status = None;
                self.about = None;
            }
        }
    }

    /// Whether all claims show.
    #[must_use]
    pub const fn shows_all(&self) -> bool {
        self.claimant.is_none() && self.status.is_none() && self.about.is_none()
    }

    /// Whether a claim is known on the day and shows.
    #[must_use]
    pub fn shows(&self, claim: &Claim, day: Date) -> bool {
        let is_by = |actor: &ActorId| claimants(claim, day).any(|one| one.actor == *actor);
        claim.is_known(day)
            && self.claimant.as_ref().is_none_or(is_by)
            && self
                .about
                .as_ref()
                .is_none_or(|about| claim.about == *about)
            && self
                .status
                .is_none_or(|wanted| status(claim, day).is_some_and(|one| one.status == wanted))
    }

    /// Returns the question under which a claim has its card: the one where it was chosen to face the other side, or
    /// else the first that names it.
    #[must_use]
    pub fn home<'a>(&self, claim: &ClaimId, story: &'a Story) -> Option<&'a Question> {
        let put = self.faced.iter().find(|(_, faced)| faced == claim);
        let put = put.and_then(|(id, _)| {
            let mut questions = story.questions.iter();
            questions.find(|question| question.id == *id && question.names(claim))
        });
        put.or_else(|| story.first_question(claim))
    }

    /// Returns the claim of one side of a question that faces the other on a day: the one chosen last, or else the
    /// first that shows and has its card there, or else the first that shows.
    #[must_use]
    pub fn facing<'a>(
        &self,
        question: &Question,
        side: &'a [ClaimId],
        story: &Story,
        day: Date,
    ) -> Option<&'a ClaimId> {
        let shows = |id: &&ClaimId| story.claim(id).is_some_and(|claim| self.shows(claim, day));
        let is_home = |id: &&ClaimId| {
            let home = self.home(id, story);
            home.is_some_and(|home| home.id == question.id)
        };
        let put = self.faced.iter().rev().find_map(|(at, claim)| {
            let there = side.iter().find(|id| *id == claim)?;
            (*at == question.id && shows(&there)).then_some(there)
        });
        put.or_else(|| side.iter().filter(shows).find(is_home))
            .or_else(|| side.iter().find(shows))
    }
}

/// Returns the claims that a claim counters or that counter it: those on the other side of its questions and known on
/// the day, each once.
#[must_use]
pub fn countered<'a>(story: &'a Story, claim: &Claim, day: Date) -> Vec<&'a Claim> {
    let mut others: Vec<&Claim> = Vec::new();
    for question in &story.questions {
        let facing = if question.claims.contains(&claim.id) {
            &question.counterclaims
        } else if question.counterclaims.contains(&claim.id) {
            &question.claims
        } else {
            continue;
        };
        for other in facing.iter().filter_map(|id| story.claim(id)) {
            let is_there = others.iter().any(|one| one.id == other.id);
            if other.is_known(day) && !is_there {
                others.push(other);
            }
        }
    }
    others
}
