//! An event as it could be told on the day.

use crate::fields::ids::ClaimId;
use crate::list::List as _;
use crate::model::as_of::{Known, date_on, event_note, event_wording, status};
use crate::model::story::{Claim, Event};
use crate::page::context::PageContext;
use crate::page::links::{Citations, DateText, ItemLink};
use crate::page::status::StatusText;
use crate::state::search::SearchQuery;

/// An event: date, title, text, actors, the claims it bears on, sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventCard {
    /// When it happened.
    pub when: DateText,
    /// The name of its category.
    pub category: Option<String>,
    /// Its title.
    pub title: Vec<TextPiece>,
    /// What happened.
    pub summary: Vec<TextPiece>,
    /// Where that is said.
    pub citations: Citations,
    /// A note.
    pub note: Option<String>,
    /// The names of its actors; empty if it has none.
    pub actors: String,
    /// The known claims that it bears on.
    pub claims: Vec<RelatedClaim>,
}

/// A piece of a text in which something is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPiece {
    /// The text.
    pub text: String,
    /// Whether it is what is searched for.
    pub is_match: bool,
}

/// A claim that an event bears on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedClaim {
    /// Its id.
    pub id: ClaimId,
    /// The link to it.
    pub link: ItemLink,
    /// Its status on the day.
    pub status: Option<StatusText>,
}

impl EventCard {
    /// Tells an event, with the matches of a search marked.
    #[must_use]
    pub fn new(context: &PageContext, event: &Event, sought: &SearchQuery) -> Self {
        let (story, language, day) = (context.story(), context.language(), context.day());
        let (title, summary) = event_wording(event, day);
        let date = date_on(&event.date, event.known_from(), day);
        let category = story.category(&event.category);
        let names = event.actors.iter();
        let names = names.filter_map(|id| Some(story.actor(id)?.name.as_str()));
        let claims = event.claims.iter().filter_map(|id| story.claim(id));
        let claims = claims.filter(|claim| claim.is_known(day));
        Self {
            when: DateText::new(&date, context.locale),
            category: category.map(|category| category.label.copy(language)),
            title: pieces(title.get(language), sought),
            summary: pieces(summary.get(language), sought),
            citations: Citations::with_origins(context, &event.sources),
            note: event_note(event, day).map(|note| note.copy(language)),
            actors: names.collect::<Vec<_>>().join(", "),
            claims: claims.map(|claim| RelatedClaim::new(context, claim)).list(),
        }
    }

    /// Whether the summary has a match of the search.
    #[must_use]
    pub fn is_found(&self) -> bool {
        self.summary.iter().any(|piece| piece.is_match)
    }
}

impl RelatedClaim {
    fn new(context: &PageContext, claim: &Claim) -> Self {
        Self {
            id: claim.id.clone(),
            link: ItemLink::to_claim(context, claim),
            status: status(claim, context.day())
                .map(|entry| StatusText::new(entry.status, context.locale)),
        }
    }
}

/// Splits a text at the matches of a search.
fn pieces(text: &str, sought: &SearchQuery) -> Vec<TextPiece> {
    let piece = |text: Option<&str>, is_match| TextPiece {
        text: text.unwrap_or_default().to_owned(),
        is_match,
    };
    let mut pieces = Vec::new();
    let mut done = 0;
    if !sought.is_empty() {
        for hit in sought.hits(text) {
            pieces.push(piece(text.get(done..hit.start), false));
            done = hit.end;
            pieces.push(piece(text.get(hit), true));
        }
    }
    pieces.push(piece(text.get(done..), false));
    pieces
}

#[cfg(test)]
mod tests {
    use super::{SearchQuery, pieces};

    #[test]
    fn a_text_is_split_at_its_matches_and_loses_nothing() {
        let split = |words: &str| -> Vec<(String, bool)> {
            let pieces = pieces("Chips, and chips", &SearchQuery::new(words));
            let pieces = pieces.into_iter();
            pieces.map(|piece| (piece.text, piece.is_match)).collect()
        };
        let text = |text: &str| (text.to_owned(), false);
        let found = |text: &str| (text.to_owned(), true);
        assert_eq!(split(""), [text("Chips, and chips")]);
        assert_eq!(split("tables"), [text("Chips, and chips")]);
        assert_eq!(
            split("CHIPS"),
            [
                text(""),
                found("Chips"),
                text(", and "),
                found("chips"),
                text("")
            ]
        );
    }
}
