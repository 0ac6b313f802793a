//! Checks for what cannot be right: a status before there is a claim, a claim confirmed only by the party that makes
//! it, a change out of order.

use crate::calendar::date::Date;
use crate::check::lists::is_whole;
use crate::model::as_of::Known;
use crate::model::story::{ActorId, Change, ChangeKind, Claim, Source, SourceId, Status, Story};
use crate::reading::json::Json;
use crate::reading::read::{At, Reader, advice};

/// Notes a claim that is known before it was made, or has a status before it is known.
pub(super) fn times(claim: &Claim, json: &Json, at: &At, reader: &mut Reader) {
    let known = claim.known_from();
    // "About February" may mean January.
    let is_exact = !claim.date.is_approximate() && !claim.date.is_uncertain();
    let made = claim.date.first_day().filter(|_| is_exact);
    let earlier = claim.earlier.iter();
    let worded = earlier.filter(|earlier| earlier.statement.is_some());
    let worded = worded.map(|earlier| earlier.until).max();
    if let Some(made) = made.filter(|made| known < *made)
        && worded.is_none_or(|until| until < made)
        && is_whole(json, "earlier", &claim.earlier)
    {
        reader.note(
            &at.field("known"),
            advice!(
                "{known} is before the claim was made ({made}); give the `statement` of those days in `earlier`, until {made}"
            ),
        );
    }
    if !is_whole(json, "status_history", &claim.status_history) {
        return;
    }
    let history = at.field("status_history");
    for (index, entry) in claim.status_history.iter().enumerate() {
        let day = entry.known_from();
        if day < known {
            reader.note(
                &history.element(index).field("date"),
                advice!("{day} is before the claim is known ({known}); nothing can be said yet of how it stands"),
            );
        }
    }
}

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
pub(super) fn confirmations(
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

/// Notes changes out of order or after the last update, and corrections that do not say what was wrong or what is
/// right.
pub(super) fn changes(
    changes: &[Change],
    json: &Json,
    updated: Date,
    at: &At,
    reader: &mut Reader,
) {
    if !is_whole(json, "changes", changes) {
        return;
    }
    let place = at.field("changes");
    let mut before: Option<&Change> = None;
    for (index, change) in changes.iter().enumerate() {
        let at = place.element(index);
        if change.date > updated {
            let day = change.date;
            reader.note(
                &at.field("date"),
                advice!("{day} is after the story's `updated` ({updated})"),
            );
        }
        if let Some(before) = before.filter(|before| change.date < before.date) {
            let (day, before) = (change.date, before.date);
            reader.note(
                &at.field("date"),
                advice!("{day} is out of order: it comes after {before}; put the earliest first"),
            );
        }
        if change.kind == Some(ChangeKind::Published) && before.is_some() {
            reader.note(
                &at.field("kind"),
                "a story is published once, before any other change",
            );
        }
        let is_correction = change.kind == Some(ChangeKind::Correction);
        for (name, said) in [("wrong", &change.wrong), ("right", &change.right)] {
            match (is_correction, said) {
                (true, None) => reader.note(
                    &at,
                    advice!(
                        "is a correction without `{name}`; say what was wrong and what is right"
                    ),
                ),
                (false, Some(_)) => reader.note(
                    &at.field(name),
                    advice!("stands in a correction alone; write `\"kind\": \"correction\"`"),
                ),
                _ => {}
            }
        }
        before = Some(change);
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
