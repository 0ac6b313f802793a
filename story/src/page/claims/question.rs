//! A question, with its claims facing its counterclaims.

use std::rc::Rc;

use crate::list::List as _;
use crate::model::as_of::{Known, question_wording, status};
use crate::model::story::{Claim, ClaimId, Question, QuestionId};
use crate::page::claims::card::{CardForm, ClaimCard, claim_card, claimant_names};
use crate::page::claims::side::{Side, side_title};
use crate::page::context::PageContext;
use crate::page::links::ItemLink;
use crate::page::status::StatusText;
use crate::state::claims_view::ClaimsAction;
use crate::state::view_state::Action;

/// A question as of the day.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionView {
    /// The question.
    pub id: QuestionId,
    /// Whether it can be asked on the day: until one of its claims is known, even the question would reveal too much.
    pub is_asked: bool,
    /// What it shows.
    pub content: QuestionContent,
}

/// What a question shows.
#[derive(Debug, Clone, PartialEq)]
pub enum QuestionContent {
    /// Nothing, if it cannot be asked yet or no claim matches; its cards keep their place in the page.
    Hidden(Vec<Rc<ClaimCard>>),
    /// The question and its two sides.
    Shown {
        /// The question in words.
        heading: String,
        /// The sides: claims first.
        sides: [QuestionSide; 2],
        /// Whether the question has counterclaims, known or not.
        has_counterclaims: bool,
        /// Where the two sides do not meet.
        note: Option<String>,
    },
}

/// One side of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionSide {
    /// The name of the side.
    pub name: &'static str,
    /// Its heading, in the singular or plural.
    pub label: &'static str,
    /// Its claims: first the one that faces the other side.
    pub entries: Vec<SideEntry>,
    /// What is said in their place if none shows.
    pub empty: Option<&'static str>,
}

/// A claim on one side of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum SideEntry {
    /// Its card.
    Card(Rc<ClaimCard>),
    /// One line, if its card is elsewhere.
    Row(ClaimRow),
}

/// A claim in one line. A hidden one keeps its place.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimRow {
    /// The claim.
    pub id: ClaimId,
    /// What the line says; `None` if the claim is not known yet, or a filter leaves it out.
    pub content: Option<RowContent>,
}

/// What the line of a claim says.
#[derive(Debug, Clone, PartialEq)]
pub struct RowContent {
    /// The side of the claim.
    pub side: Side,
    /// The names of the claimants.
    pub claimants: String,
    /// What is claimed, and where its card is.
    pub link: ItemLink,
    /// The status on the day.
    pub status: StatusText,
    /// Makes the claim face the other side here.
    pub face: Action,
}

/// Returns a question as of the day.
#[must_use]
pub fn question_view(context: &PageContext, question: &Question) -> QuestionView {
    let (story, language, day) = (context.story(), context.language(), context.day());
    let sides = [
        (Side::Claim, &question.claims),
        (Side::Counterclaim, &question.counterclaims),
    ];
    let all = || {
        let sides = sides.iter();
        sides.flat_map(|(side, ids)| ids.iter().map(move |id| (*side, id)))
    };
    let claim = |id: &ClaimId| story.claim(id);
    let is_first = |id: &ClaimId| {
        let first = story.first_question(id);
        first.is_some_and(|first| first.id == question.id)
    };
    // Only claims that are first named here count, if there are any.
    let has_firsts = all().any(|(_, id)| is_first(id));
    let is_known = |id: &ClaimId| claim(id).is_some_and(|claim| claim.is_known(day));
    let is_asked = all().any(|(_, id)| is_first(id) == has_firsts && is_known(id));
    let chosen = &context.state.claims;
    let shows = |id: &ClaimId| claim(id).is_some_and(|claim| chosen.shows(claim, day));
    let content = if is_asked && all().any(|(_, id)| shows(id)) {
        let (text, note) = question_wording(question, day);
        QuestionContent::Shown {
            heading: text.copy(language),
            sides: sides.map(|(side, ids)| question_side(context, question, side, ids)),
            has_counterclaims: !question.counterclaims.is_empty(),
            note: note.map(|note| note.copy(language)),
        }
    } else {
        let cards = all().filter(|(_, id)| is_home(context, question, id));
        let cards = cards.filter_map(|(side, id)| {
            let card = claim_card(context, claim(id)?, side, CardForm::Full);
            Some(Rc::new(card))
        });
        QuestionContent::Hidden(cards.list())
    };
    QuestionView {
        id: question.id.clone(),
        is_asked,
        content,
    }
}

/// Whether a claim has its card under a question.
fn is_home(context: &PageContext, question: &Question, claim: &ClaimId) -> bool {
    let home = context.state.claims.home(claim, context.story());
    home.is_some_and(|home| home.id == question.id)
}

/// Returns one side of a question: the claim that faces the other side in full, the others short, or in one line if
/// their card is elsewhere.
fn question_side(
    context: &PageContext,
    question: &Question,
    side: Side,
    ids: &[ClaimId],
) -> QuestionSide {
    let (story, words, day) = (context.story(), context.words, context.day());
    let chosen = &context.state.claims;
    let facing = chosen.facing(question, ids, story, day);
    let order = facing
        .into_iter()
        .chain(ids.iter().filter(|id| Some(*id) != facing));
    let entries = order.filter_map(|id| {
        let claim = story.claim(id)?;
        let face = Action::Claims(ClaimsAction::Face(question.id.clone(), id.clone()));
        if !is_home(context, question, id) {
            return Some(SideEntry::Row(claim_row(context, claim, side, face)));
        }
        let form = if Some(id) == facing {
            CardForm::Full
        } else {
            CardForm::Short(Some(face))
        };
        let card = claim_card(context, claim, side, form);
        Some(SideEntry::Card(Rc::new(card)))
    });
    let claims = || ids.iter().filter_map(|id| story.claim(id));
    let known = claims().filter(|claim| claim.is_known(day)).count();
    let is_empty = !claims().any(|claim| chosen.shows(claim, day));
    QuestionSide {
        name: side_title(side, 1, words),
        label: side_title(side, known, words),
        entries: entries.list(),
        empty: is_empty.then_some(if ids.is_empty() {
            words.no_counterclaim
        } else if known == 0 {
            words.no_claim_yet
        } else {
            words.no_claim_fits
        }),
    }
}

fn claim_row(context: &PageContext, claim: &Claim, side: Side, face: Action) -> ClaimRow {
    let shows = context.state.claims.shows(claim, context.day());
    let shown = status(claim, context.day()).filter(|_| shows);
    ClaimRow {
        id: claim.id.clone(),
        content: shown.map(|entry| RowContent {
            side,
            claimants: claimant_names(context, claim),
            link: ItemLink::to_claim(context, claim),
            status: StatusText::new(entry.status, context.locale),
            face,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::story::Status;
    use crate::page::tests::{opened, small, whole};
    use crate::state::view_state::ViewState;

    fn view(state: &ViewState) -> QuestionView {
        question_view(&whole(state), &state.story.questions[0])
    }

    fn sides(state: &ViewState) -> [QuestionSide; 2] {
        match view(state).content {
            QuestionContent::Shown { sides, .. } => sides,
            QuestionContent::Hidden(_) => panic!("the question is hidden"),
        }
    }

    #[test]
    fn a_side_without_a_known_claim_says_so_and_keeps_the_card() {
        let state = opened(small(), "2025-03-04");
        let [left, right] = sides(&state);
        assert_eq!(left.empty, None);
        assert_eq!(right.empty, Some(whole(&state).words.no_claim_yet));
        let [SideEntry::Card(card)] = &right.entries[..] else {
            panic!("{:?}", right.entries);
        };
        assert_eq!((card.id.as_str(), card.status), ("C2", None));
    }

    #[test]
    fn a_question_without_matching_claims_is_hidden_with_its_cards() {
        let only = Action::Claims(ClaimsAction::Status(Some(Status::Opinion)));
        let question = view(&opened(small(), "2025-06-30").apply(only));
        assert!(question.is_asked);
        let QuestionContent::Hidden(cards) = question.content else {
            panic!("the question shows");
        };
        assert_eq!(cards.len(), 2);
        assert!(cards.iter().all(|card| card.content.is_none()));
    }

    #[test]
    fn the_claim_that_faces_the_other_side_is_first_and_full() {
        let mut story = small();
        story.questions[0].claims = vec!["C1".into(), "C2".into()];
        story.questions[0].counterclaims.clear();
        let state = opened(story, "2025-06-30");
        let forms = |state: &ViewState| {
            let [left, right] = sides(state);
            assert_eq!((left.label, right.entries.len()), ("Claims", 0));
            let forms = left.entries.into_iter().map(|entry| match entry {
                SideEntry::Card(card) => (card.id.to_string(), card.content.clone().unwrap().form),
                SideEntry::Row(row) => panic!("{row:?}"),
            });
            forms.collect::<Vec<_>>()
        };
        let before = forms(&state);
        assert_eq!(before[0], ("C1".to_owned(), CardForm::Full));
        let (other, CardForm::Short(Some(face))) = before[1].clone() else {
            panic!("{before:?}");
        };
        assert_eq!(forms(&state.apply(face))[0], (other, CardForm::Full));
    }

    #[test]
    fn a_claim_whose_card_is_elsewhere_is_one_line() {
        let mut story = small();
        let mut second = story.questions[0].clone();
        second.id = "second".into();
        story.questions.push(second);
        let state = opened(story, "2025-06-30");
        let second = question_view(&whole(&state), &state.story.questions[1]);
        let QuestionContent::Shown { sides, .. } = second.content else {
            panic!("the question is hidden");
        };
        let [SideEntry::Row(row)] = &sides[0].entries[..] else {
            panic!("{sides:?}");
        };
        let row = row.content.as_ref().unwrap();
        assert_eq!(row.claimants, "Town of Ponte");
        assert_eq!(row.link.href.as_deref(), Some("#claim-C1"));
    }
}
