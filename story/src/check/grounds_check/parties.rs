//! Whose word a source is, and claims confirmed only by the party that makes them.

use crate::check::lists::is_whole;
use crate::model::story::{ActorId, Claim, Source, SourceId, Status, Story};
use crate::reading::json::Json;
use crate::reading::read::{At, Reader, advice};

impl Status {
    /// Whether it says that others bear the claim out.
    #[must_use]
    pub const fn confirms(self) -> bool {
        matches!(
            self,
            Self::PartlyCorroborated
                | Self::Corroborated
                | Self::CorroboratedAsDefined
                | Self::PredictionBorneOut
        )
    }
}

impl Story {
    /// Returns the actor whose own word a source is, or repeats: the one that it or its root names, or else the one
    /// after whom the publisher of the root is named.
    #[must_use]
    pub fn party_of(&self, source: &SourceId) -> Option<&ActorId> {
        let own = self.source(source)?;
        let root = self.source(self.root_of(source)).unwrap_or(own);
        let named = own.actor.as_ref().or(root.actor.as_ref());
        named.or_else(|| self.publisher_of(root))
    }

    fn publisher_of(&self, source: &Source) -> Option<&ActorId> {
        let is_publisher = |name: &str| is_named(&source.publisher, name);
        let found = self.actors.iter().find(|actor| is_publisher(&actor.name));
        found.map(|actor| &actor.id)
    }

    /// Whether two actors speak for the same party: they are the same, one is affiliated with the other, or both with a
    /// third.
    #[must_use]
    pub fn are_one_party(&self, one: &ActorId, other: &ActorId) -> bool {
        let house = |id: &ActorId| {
            let actor = self.actor(id);
            actor.and_then(|actor| actor.affiliation.clone())
        };
        let (one_house, other_house) = (house(one), house(other));
        one == other
            || one_house.as_ref() == Some(other)
            || other_house.as_ref() == Some(one)
            || (one_house.is_some() && one_house == other_house)
    }
}

/// Whether a publisher is named after an actor: `Ponte-AI / arXiv` after Ponte, `News (on …)` after News.
fn is_named(publisher: &str, name: &str) -> bool {
    let ends = |rest: &str| !name.is_empty() && !rest.starts_with(char::is_alphanumeric);
    let parts = publisher.split([',', '/', ';']).map(str::trim);
    let rests = parts.filter_map(|part| part.strip_prefix(name));
    { rests }.any(ends)
}

/// Notes a status that says a claim is borne out, but whose sources are all of the party that makes it.
pub(in crate::check) fn confirmations(
    story: &Story,
    claim: &Claim,
    json: &Json,
    at: &At,
    reader: &mut Reader,
) {
    if !is_whole(json, "status_history", &claim.status_history) {
        return;
    }
    let history = at.field("status_history");
    for (index, entry) in claim.status_history.iter().enumerate() {
        if !entry.status.confirms() || entry.sources.is_empty() {
            continue;
        }
        let is_own = |source: &SourceId| {
            story.party_of(source).is_some_and(|party| {
                let mut claimants = claim.claimants.iter();
                claimants.any(|claimant| story.are_one_party(&claimant.actor, party))
            })
        };
        if entry.sources.iter().all(is_own) {
            let status = entry.status.as_str();
            reader.note(
                &history.element(index).field("sources"),
                advice!("\"{status}\" rests on nobody but the party that makes the claim; name who else bears it out, or another status"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_named;

    #[test]
    fn a_publisher_is_named_after_who_publishes_not_after_whom_it_cites() {
        assert!(is_named("DeepSeek-AI / arXiv", "DeepSeek"));
        assert!(is_named("US SEC / NVIDIA", "NVIDIA"));
        assert!(is_named("NVIDIA", "NVIDIA"));
        assert!(!is_named("DeepSeeker", "DeepSeek"));
        assert!(!is_named("The Paper (on DeepSeek)", "DeepSeek"));
        assert!(is_named("Reuters via Mint", "Reuters"));
        assert!(!is_named("Reuters via Mint", "Mint"));
    }
}
