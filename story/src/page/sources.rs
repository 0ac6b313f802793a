//! The list of sources, all or those of one claim.

mod copies;
mod entry;
mod uses;

use std::rc::Rc;

use crate::list::List as _;
use crate::model::as_of::Known;
use crate::page::choices::{Choice, FoundLine};
use crate::page::context::PageContext;
use crate::page::words;
use crate::state::uses::{CitationPlace, places, root_among};
use crate::state::view_state::Action;

pub use copies::{citation_of, listed_citations, listed_csl};
pub use entry::{SourceDetails, SourceEntry};
pub use uses::{CitingPlace, SourceUses};

use entry::EntryMaker;

/// Number of sources, with those below them, in a group.
const GROUP: usize = 40;

/// The sources published by the day, by number; or those of one claim, with the others below.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceList {
    /// How many are published, in words.
    pub total: String,
    /// The choice of a claim.
    pub claims: Choice,
    /// The sources of the claim that is chosen.
    pub of_claim: Option<ClaimSources>,
    /// All sources, or those that the claim does not cite; among them those published later, hidden: links to any source
    /// work whatever is listed.
    pub groups: Vec<SourceGroup>,
    /// The number of groups in which all sources of the story are.
    pub group_count: usize,
}

/// The sources of one claim.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimSources {
    /// How many they are.
    pub found: FoundLine,
    /// The sources.
    pub groups: Vec<SourceGroup>,
    /// How many others there are, in words.
    pub others: String,
}

/// Some entries of the list, which are drawn together.
///
/// A source is always in the same group, because one that moves to another is drawn anew.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceGroup {
    /// The number of the group among those of all sources.
    pub number: usize,
    /// The entries.
    pub entries: Rc<Vec<SourceEntry>>,
}

impl SourceList {
    /// Returns the list for the day and the claim that is chosen.
    #[must_use]
    pub fn new(context: &PageContext) -> Self {
        let (story, locale) = (context.story(), context.locale);
        let places = places(story, context.day());
        let is_known = are_known(context);
        let is_asked = are_asked(context, &places);
        let mut maker = EntryMaker::new(context, &places, &is_known);
        let known = count(&is_known);
        let claim = context.state.sources.as_ref();
        let of_claim = claim.map(|_| {
            let listed = both(&is_known, &is_asked, true);
            let asked = count(&listed);
            ClaimSources {
                found: FoundLine {
                    nothing: None,
                    count: words::some_sources(asked, known, locale),
                    show_all: Action::SourcesOf(None),
                },
                groups: groups(context, &mut maker, &listed, false),
                others: format!("{}: {}", context.words.other_sources, known - asked),
            }
        });
        let rest = match &of_claim {
            Some(_) => both(&is_known, &is_asked, false),
            None => is_known.clone(),
        };
        Self {
            total: words::source_count(known, locale),
            claims: Choice::of_claims(context, claim, Action::SourcesOf),
            groups: groups(context, &mut maker, &rest, true),
            of_claim,
            group_count: story.sources.len().div_ceil(GROUP),
        }
    }
}

/// Whether each source is published by the day.
fn are_known(context: &PageContext) -> Vec<bool> {
    let sources = context.story().sources.iter();
    sources.map(|source| source.is_known(context.day())).list()
}

/// Whether each source is cited by the claim that is chosen; all of them, if none is.
fn are_asked(context: &PageContext, places: &[(CitationPlace, Vec<usize>)]) -> Vec<bool> {
    let claim = context.state.sources.as_ref();
    let mut is_asked = vec![claim.is_none(); context.story().sources.len()];
    let of_claim = claim.map(CitationPlace::Claim);
    let asked = places.iter().filter(|(place, _)| of_claim == Some(*place));
    for source in asked.flat_map(|(_, sources)| sources) {
        if let Some(is_asked) = is_asked.get_mut(*source) {
            *is_asked = true;
        }
    }
    is_asked
}

/// Whether each source is published, and is asked for or not.
fn both(is_known: &[bool], is_asked: &[bool], asked: bool) -> Vec<bool> {
    let sources = is_known.iter().zip(is_asked);
    sources
        .map(|(is_known, is_asked)| *is_known && *is_asked == asked)
        .list()
}

fn count(of: &[bool]) -> usize {
    of.iter().filter(|one| **one).count()
}

/// Returns the listed sources in numerical order, those that repeat another of them below that one; if `with_later`,
/// also hidden entries for sources published after the day.
fn groups(
    context: &PageContext,
    maker: &mut EntryMaker,
    is_listed: &[bool],
    with_later: bool,
) -> Vec<SourceGroup> {
    let story = context.story();
    let mut first = Vec::new();
    let mut under: Vec<Vec<SourceEntry>> = Vec::new();
    under.resize_with(story.sources.len(), Vec::new);
    for (place, source) in story.sources.iter().enumerate() {
        let is_known = source.is_known(context.day());
        if is_listed.get(place) != Some(&true) && (is_known || !with_later) {
            continue;
        }
        let root = root_among(story, place, is_listed).filter(|_| is_known);
        let entry = maker.entry(place, source);
        match root.and_then(|root| under.get_mut(root)) {
            Some(under) => under.push(entry),
            None => first.push((place, entry)),
        }
    }
    let mut groups: Vec<(usize, Vec<SourceEntry>)> = Vec::new();
    for (place, mut entry) in first {
        if let Some(under) = under.get_mut(place) {
            entry.repeating = std::mem::take(under);
        }
        match groups.last_mut() {
            Some((number, entries)) if *number == place / GROUP => entries.push(entry),
            _ => groups.push((place / GROUP, vec![entry])),
        }
    }
    let groups = groups.into_iter();
    groups
        .map(|(number, entries)| SourceGroup {
            number,
            entries: Rc::new(entries),
        })
        .list()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

    use super::*;
    use crate::page::part::Part;
    use crate::page::tests as page;
    use crate::state::view_state::ViewState;

    /// Returns the small story as it opens on a day.
    fn opened(day: &str) -> ViewState {
        page::opened(page::small(), day)
    }

    fn list(state: &ViewState) -> SourceList {
        SourceList::new(&PageContext::new(state, &Part::ALL))
    }

    /// Returns each entry with those below it; what is published later in brackets.
    fn outline(groups: &[SourceGroup]) -> String {
        fn name(entry: &SourceEntry) -> String {
            let id = &entry.id;
            let below: String = entry.repeating.iter().map(name).collect();
            match &entry.details {
                Some(_) if below.is_empty() => id.to_string(),
                Some(_) => format!("{id} > {below}"),
                None => format!("({id})"),
            }
        }
        let entries = groups.iter().flat_map(|group| group.entries.iter());
        let names: Vec<String> = entries.map(name).collect();
        names.join(", ")
    }

    #[test]
    fn what_repeats_a_source_is_below_it_and_what_is_published_later_is_hidden() {
        assert_eq!(
            outline(&list(&opened("2025-02-10")).groups),
            "report, (gazette), (survey)"
        );
        assert_eq!(
            outline(&list(&opened("2025-06-30")).groups),
            "report > gazette, survey"
        );
    }

    #[test]
    fn the_sources_of_a_claim_come_first() {
        let state = opened("2025-06-30").apply(Action::SourcesOf(Some("C2".into())));
        let list = list(&state);
        let of_claim = list.of_claim.unwrap();
        assert_eq!(outline(&of_claim.groups), "survey");
        assert_eq!(outline(&list.groups), "report > gazette");
        assert_eq!(of_claim.found.count, "1 of 3 sources");
        assert_eq!(of_claim.others, "Other sources: 2");
    }

    #[test]
    fn the_list_to_copy_is_the_list_that_is_shown() {
        let state = opened("2025-06-30").apply(Action::SourcesOf(Some("C2".into())));
        let context = PageContext::new(&state, &Part::ALL);
        let copied = listed_citations(&context);
        assert!(copied.starts_with("3. “Survey of the bridge”"), "{copied}");
        assert_eq!(copied.lines().count(), 1);
        assert!(citation_of(&context, "source-gazette", false).is_some());
        assert_eq!(citation_of(&context, "claim-C1", false), None);
    }

    #[test]
    fn a_place_is_linked_if_its_part_is_on_the_page() {
        let state = opened("2025-03-05");
        let list = SourceList::new(&PageContext::new(&state, &[Part::Claims, Part::Sources]));
        let entries = list.groups.first().unwrap().entries.clone();
        let survey = entries.last().unwrap().details.clone().unwrap();
        let places = &survey.uses.as_ref().unwrap().places;
        let shown: Vec<_> = places
            .iter()
            .map(|place| (place.kind, place.link.href.as_deref()))
            .collect();
        assert_eq!(
            shown,
            [
                (Some("Event"), None),
                (Some("Claim"), Some("#claim-C1")),
                (Some("Claim"), Some("#claim-C2")),
                (Some("Table"), None),
            ]
        );
    }
}
