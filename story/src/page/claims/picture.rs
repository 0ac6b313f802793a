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
        story: context.story().title.get(context.language()).to_owned(),
        who: format!("{}: {}", card.side_name, card.claimants),
        statement: card.statement.clone(),
        status: format!("{} {}", card.status.glyph, card.status.text),
        tone: card.status.tone,
        day: words::as_known_on(context.day(), context.locale),
        link,
        is_counter: card.side == Side::Counterclaim,
    })
}
