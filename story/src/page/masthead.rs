//! The head of the page: what the story is, and what was wrong in it.

use crate::calendar::date::Date;
use crate::list::List as _;
use crate::model::as_of;
use crate::model::story::{Address, Publisher};
use crate::page::claims::changes::ChangeAccount;
use crate::page::context::PageContext;
use crate::page::links::DateText;
use crate::page::words;
use crate::state::view_state::Action;
use crate::wording::date_words;

/// Kicker, title, standfirst, byline with counts and the choice of language, and corrections.
#[derive(Debug, Clone, PartialEq)]
pub struct MastheadView {
    /// The line above the title.
    pub kicker: Option<String>,
    /// The headline.
    pub title: String,
    /// The paragraph below the title.
    pub standfirst: String,
    /// How many claims, events and sources there are, in words.
    pub counts: [String; 3],
    /// When the story was last changed.
    pub updated: DateText,
    /// Who publishes it.
    pub publisher: Option<PublisherName>,
    /// The address of its licence.
    pub license: Option<String>,
    /// The languages in which it can be read; none if there is no choice.
    pub languages: Vec<LanguageChoice>,
    /// What was wrong in the story and has been corrected; `None` if nothing was.
    pub corrections: Option<Corrections>,
}

/// Who publishes a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublisherName {
    /// The name.
    pub name: String,
    /// The address of their website.
    pub url: Option<String>,
}

/// A language in which the story can be read.
#[derive(Debug, Clone, PartialEq)]
pub struct LanguageChoice {
    /// Its tag.
    pub tag: String,
    /// Its name in the page.
    pub name: String,
    /// Whether it is the present one.
    pub is_current: bool,
    /// Reads the story in it.
    pub choose: Action,
}

/// The corrections made by the day.
///
/// On days before the first correction there are none, but their place is kept: nothing may shift while the reader drags
/// the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrections {
    /// How many there are, in words.
    pub summary: String,
    /// The corrections, the latest first.
    pub lines: Vec<Correction>,
}

/// A correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The id of its element in the page.
    pub dom_id: String,
    /// When it was made.
    pub date: DateText,
    /// What was wrong and what is right.
    pub account: ChangeAccount,
}

impl MastheadView {
    /// Words the head of the page.
    #[must_use]
    pub fn new(context: &PageContext) -> Self {
        let (story, locale) = (context.story(), context.locale);
        let language = context.language();
        let kicker = story.kicker.as_ref();
        Self {
            kicker: kicker.map(|kicker| kicker.copy(language)),
            title: story.title.copy(language),
            standfirst: story.standfirst.copy(language),
            counts: [
                words::claim_count(story.claims.len(), locale),
                words::event_count(story.events.len(), locale),
                words::source_count(story.sources.len(), locale),
            ],
            updated: day_text(context, story.updated),
            publisher: story.publisher.as_ref().map(publisher_name),
            license: story.license.as_ref().map(address),
            languages: languages(context),
            corrections: corrections(context),
        }
    }
}

fn day_text(context: &PageContext, day: Date) -> DateText {
    DateText {
        text: date_words::day(day, context.locale),
        datetime: Some(day.to_string()),
    }
}

fn publisher_name(publisher: &Publisher) -> PublisherName {
    PublisherName {
        name: publisher.name.clone(),
        url: publisher.url.as_ref().map(address),
    }
}

fn address(address: &Address) -> String {
    address.as_str().to_owned()
}

fn languages(context: &PageContext) -> Vec<LanguageChoice> {
    let languages = context.story().languages.iter();
    let languages = languages.map(|tag| LanguageChoice {
        name: tag.to_uppercase(),
        is_current: *tag == *context.language(),
        choose: Action::Language(tag.as_str().into()),
        tag: tag.clone(),
    });
    let languages: Vec<LanguageChoice> = languages.list();
    match languages.len() {
        0 | 1 => Vec::new(),
        _ => languages,
    }
}

fn corrections(context: &PageContext) -> Option<Corrections> {
    let story = context.story();
    as_of::corrections(story, story.updated).next()?;
    let lines = as_of::corrections(story, context.day());
    let lines = lines.map(|(dom_id, change)| Correction {
        dom_id,
        date: day_text(context, change.date),
        account: ChangeAccount::new(change, context.language()),
    });
    let lines: Vec<Correction> = lines.list();
    Some(Corrections {
        summary: words::correction_count(lines.len(), context.locale),
        lines,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

    use super::*;
    use crate::check::story_check;
    use crate::model::story::ChangeKind;
    use crate::page::part::Part;
    use crate::reading::json::Json;
    use crate::state::view_state::ViewState;

    /// Returns the corrections in the small story on a day, if all its changes are of a kind.
    fn corrections_on(day: &str, kind: ChangeKind) -> Option<Corrections> {
        let text = include_str!("../../../tests/stories/small.json");
        let json: Json = serde_json::from_str(text).unwrap();
        let mut story = story_check::story(&json).unwrap();
        for change in &mut story.changes {
            change.kind = Some(kind);
        }
        let state = ViewState::new(story.into(), None, Some(day.parse().unwrap()));
        MastheadView::new(&PageContext::new(&state, &Part::ALL)).corrections
    }

    #[test]
    fn before_the_first_correction_its_place_is_kept() {
        let before = corrections_on("2025-06-29", ChangeKind::Correction).unwrap();
        assert!(before.lines.is_empty());
        let after = corrections_on("2025-06-30", ChangeKind::Correction).unwrap();
        assert_eq!(after.summary, "1 correction");
        assert_eq!(corrections_on("2025-06-30", ChangeKind::Update), None);
    }
}
