//! Sources that nothing uses, and chains of sources that repeat one another.

use std::collections::BTreeSet;

use crate::check::lists::placed;
use crate::check::{calculation_check, table_check};
use crate::model::story::{SourceId, Story};
use crate::reading::json::Json;
use crate::reading::limits::LONGEST_CHAIN;
use crate::reading::read::{At, Reader, advice};

/// Returns every source that the story uses, wherever it is used.
fn used_sources(story: &Story) -> BTreeSet<&SourceId> {
    let mut used = BTreeSet::new();
    used.extend(story.eras.iter().flat_map(|era| &era.sources));
    used.extend(story.events.iter().flat_map(|event| &event.sources));
    used.extend(
        story
            .open_questions
            .iter()
            .flat_map(|question| &question.sources),
    );
    for claim in &story.claims {
        used.extend(&claim.sources);
        used.extend(claim.earlier.iter().flat_map(|earlier| &earlier.sources));
        used.extend(claim.quotes.iter().flat_map(|quote| &quote.sources));
        used.extend(
            claim
                .supporting
                .iter()
                .chain(&claim.against)
                .flat_map(|piece| &piece.sources),
        );
        used.extend(claim.status_history.iter().flat_map(|entry| &entry.sources));
    }
    used.extend(story.tables.iter().flat_map(table_check::sources_of_table));
    let calculations = story.calculations.iter();
    used.extend(calculations.flat_map(calculation_check::sources_of_calculation));
    used.extend(
        story
            .sources
            .iter()
            .filter_map(|source| source.origin.as_ref()),
    );
    used
}

pub(super) fn check_sources(story: &Story, json: &Json, all_read: bool, reader: &mut Reader) {
    let used = used_sources(story);
    let chains = chains(story);
    let at = At::Root.field("sources");
    let mut is_told = false;
    for ((index, _, source), chain) in
        placed(json, "sources", &story.sources, |source| source.id.as_str())
            .into_iter()
            .zip(chains)
    {
        let place = at.element(index);
        if all_read && !used.contains(&source.id) {
            reader.note(
                &place,
                advice!(
                    "\"{}\" is used nowhere; refer to it or take it out",
                    source.id
                ),
            );
        }
        match chain {
            Chain::Circle => reader.note(
                &place.field("origin"),
                advice!(
                    "\"{}\" comes back to itself; the root of a story repeats nobody",
                    source.id
                ),
            ),
            // Reported once: the chains that lead here are longer still.
            Chain::Ends(sources) if sources > LONGEST_CHAIN && !is_told => {
                is_told = true;
                reader.note(
                    &place.field("origin"),
                    advice!(
                        "\"{}\" is the first of {sources} sources of which each repeats the next; {LONGEST_CHAIN} is the most",
                        source.id
                    ),
                );
            }
            Chain::Ends(_) | Chain::LeadsIntoCircle => {}
        }
    }
}

/// The result of following the origins of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chain {
    /// It ends after this many sources, including the first and the last.
    Ends(usize),
    /// It comes back to the source.
    Circle,
    /// It reaches a cycle that does not contain the source.
    LeadsIntoCircle,
}

/// Returns the chain of each source, visiting each source once.
fn chains(story: &Story) -> Vec<Chain> {
    let origin = |source: usize| {
        let origin = story.sources.get(source)?.origin.as_ref()?;
        story.sources.place(origin.as_str())
    };
    let mut chains: Vec<Option<Chain>> = vec![None; story.sources.len()];
    // The walk that last visited each source: a source visited twice in the same walk is on a cycle.
    let mut met: Vec<usize> = vec![usize::MAX; story.sources.len()];
    for start in 0..story.sources.len() {
        let mut path = Vec::new();
        let mut here = Some(start);
        let mut found = Chain::Ends(0);
        while let Some(source) = here {
            if let Some(Some(known)) = chains.get(source) {
                found = *known;
                break;
            }
            if met.get(source) == Some(&start) {
                let circle = path.iter().position(|earlier| *earlier == source);
                for member in path.drain(circle.unwrap_or_default()..) {
                    if let Some(chain) = chains.get_mut(member) {
                        *chain = Some(Chain::Circle);
                    }
                }
                found = Chain::Circle;
                break;
            }
            if let Some(walk) = met.get_mut(source) {
                *walk = start;
            }
            path.push(source);
            here = origin(source);
        }
        for source in path.into_iter().rev() {
            found = match found {
                Chain::Ends(sources) => Chain::Ends(sources + 1),
                Chain::Circle | Chain::LeadsIntoCircle => Chain::LeadsIntoCircle,
            };
            if let Some(chain) = chains.get_mut(source) {
                *chain = Some(found);
            }
        }
    }
    chains.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
