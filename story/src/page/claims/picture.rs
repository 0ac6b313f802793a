//! A claim to share: the link to it as of the day, and its picture.

use crate::model::story::ClaimId;
use crate::page::claims::card::ClaimCard;
use crate::page::claims::side::Side;
use crate::page::context::PageContext;
use crate::page::words;
use crate::state::link;
use crate::state::view_state::{Action, Selection};
use crate::takeaway::claim_picture::PictureContent;

/// Returns the query of the link to a claim as it is now.
#[must_use]
pub fn claim_query(context: &PageContext, claim: &ClaimId) -> String {
    let selected = Action::Select(Some(Selection::Claim(claim.clone())));
    let query = link::write(&context.state.apply(selected));
    // The latest day is written out, too: the story may be updated, and the link is to the claim as it is now.
    if query.starts_with("as-of=") {
        query
    } else {
        format!("as-of={}&{query}", context.day())
    }
}

/// Returns the name of the file for the picture of a claim, without extension.
#[must_use]
pub fn file_name(context: &PageContext, claim: &ClaimId) -> String {
    format!("{}-{claim}-{}", context.story().id, context.day())
}

/// Returns what the picture of a claim shows; `None` if its card is hidden. `link` is where to read on.
#[must_use]
pub fn claim_picture(
    context: &PageContext,
    card: &ClaimCard,
    link: String,
) -> Option<PictureContent> {
    let card = card.content.as_ref()?;
    Some(PictureContent {
        story: context.story().title.copy(context.language()),
        who: format!("{}: {}", card.side_name, card.claimants),
        statement: card.statement.clone(),
        status: format!("{} {}", card.status.glyph, card.status.text),
        tone: card.status.tone,
        day: words::as_known_on(context.day(), context.locale),
        link,
        is_counter: card.side == Side::Counterclaim,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::claims::card::{CardForm, claim_card};
    use crate::page::tests::{opened, small, whole};

    #[test]
    fn a_picture_tells_the_claim_as_it_stood() {
        let state = opened(small(), "2025-03-05");
        let context = whole(&state);
        let claim = state.story.claim(&"C2".into()).unwrap();
        let card = claim_card(&context, claim, Side::Counterclaim, CardForm::Full);
        let link = "https://example.org/".to_owned();
        let told = claim_picture(&context, &card, link.clone()).unwrap();
        assert_eq!(told.who, "Counterclaim: Rossi & Figli");
        assert_eq!(told.statement, "The bridge bears less than the town says.");
        assert_eq!(
            (told.status.as_str(), told.tone),
            ("◇ alleged", "contested")
        );
        assert_eq!(told.day, "As known on 5 March 2025");
        assert_eq!((told.link, told.is_counter), (link, true));
        assert_eq!(file_name(&context, &card.id), "bridge-C2-2025-03-05");
    }

    #[test]
    fn a_claim_that_is_not_known_has_no_picture() {
        let state = opened(small(), "2025-03-04");
        let claim = state.story.claim(&"C2".into()).unwrap();
        let card = claim_card(&whole(&state), claim, Side::Claim, CardForm::Full);
        assert_eq!(claim_picture(&whole(&state), &card, String::new()), None);
    }

    #[test]
    fn the_link_to_a_claim_names_its_day_even_if_it_is_the_latest() {
        for day in ["2025-03-05", "2025-06-30"] {
            let state = opened(small(), day);
            let query = claim_query(&whole(&state), &"C1".into());
            assert!(query.starts_with(&format!("as-of={day}&")), "{query}");
            assert!(query.contains("claim-C1"), "{query}");
        }
    }
}
