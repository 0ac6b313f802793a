//! Tests of chains of sources that repeat one another.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the message")]

use super::*;
use crate::check::story_check;
use crate::reading::json::Json;

/// The small story with one source for each given origin, an index; an index out of range stands for no origin.
fn story(origins: &[usize]) -> Story {
    let text = include_str!("../../../../../tests/stories/small.json");
    let json: Json = serde_json::from_str(text).unwrap();
    let mut story = story_check::story(&json).unwrap();
    let first = story.sources.first().unwrap().clone();
    let name = |place: usize| SourceId::from(format!("s{place}").as_str());
    story.sources.change(|sources| {
        sources.clear();
        for (place, origin) in origins.iter().enumerate() {
            let mut source = first.clone();
            source.id = name(place);
            source.origin = (*origin < origins.len()).then(|| name(*origin));
            sources.push(source);
        }
    });
    story
}

#[test]
fn a_chain_is_as_long_as_there_are_sources_in_it() {
    use Chain::Ends;
    let found = chains(&story(&[1, 2, 9, 1, 9]));
    assert_eq!(found, [Ends(3), Ends(2), Ends(1), Ends(3), Ends(1)]);
}

#[test]
fn a_circle_is_told_apart_from_what_leads_into_it() {
    use Chain::{Circle, Ends, LeadsIntoCircle};
    let found = chains(&story(&[1, 2, 3, 1, 0, 9, 6]));
    assert_eq!(
        found,
        [
            LeadsIntoCircle,
            Circle,
            Circle,
            Circle,
            LeadsIntoCircle,
            Ends(1),
            Circle
        ]
    );
}

#[test]
fn a_long_chain_is_followed_from_either_end() {
    let up: Vec<usize> = (1..=3_000).collect();
    let found = chains(&story(&up));
    assert_eq!(found.first(), Some(&Chain::Ends(3_000)));
    assert_eq!(found.last(), Some(&Chain::Ends(1)));
    let down: Vec<usize> = (0..3_000_usize)
        .map(|place| place.wrapping_sub(1))
        .collect();
    let found = chains(&story(&down));
    assert_eq!(found.first(), Some(&Chain::Ends(1)));
    assert_eq!(found.last(), Some(&Chain::Ends(3_000)));
}
