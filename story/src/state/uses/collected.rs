//! The uses of sources so far, and how what stands in one place adds to them.

use super::{CitationPlace, CitationUse};
use crate::calendar::date::Date;
use crate::fields::ids::{ClaimId, SourceId};
use crate::model::as_of::Known;
use crate::model::story::{Evidence, StatusEntry, Story};
use crate::numbers::quantity::{Stated, Value};

/// The uses so far, and for each claim whether it is among them.
pub(super) struct Uses<'a>(pub(super) Vec<CitationUse<'a>>, pub(super) Vec<bool>);

impl<'a> Uses<'a> {
    // Called from many places: inlined into each, it would be a good part of this file's weight in the engine.
    #[inline(never)]
    pub(super) fn add(
        &mut self,
        place: CitationPlace<'a>,
        sources: &'a [SourceId],
        from: Date,
        until: Option<Date>,
    ) {
        self.0.extend(sources.iter().map(|source| CitationUse {
            source,
            place,
            from,
            until,
        }));
    }

    #[inline(never)]
    pub(super) fn stated(
        &mut self,
        place: CitationPlace<'a>,
        stated: &'a Stated,
        (from, until): (Date, Option<Date>),
    ) {
        self.add(place, stated.source.as_slice(), from, until);
        self.add(place, &stated.also, from, until);
        for conflict in &stated.conflict {
            self.add(place, conflict.source.as_slice(), from, until);
        }
    }

    /// Adds what is said about a value now.
    #[inline(never)]
    pub(super) fn present(&mut self, place: CitationPlace<'a>, value: &'a Value, known: Date) {
        let since = value
            .earlier
            .last()
            .map_or(known, |(until, _)| known.max(*until));
        self.stated(place, &value.stated, (since, None));
    }

    /// Adds what was said about a value before.
    #[inline(never)]
    pub(super) fn past(&mut self, place: CitationPlace<'a>, value: &'a Value, known: Date) {
        let mut since = known;
        for (until, stated) in &value.earlier {
            self.stated(place, stated, (since, Some(*until)));
            since = since.max(*until);
        }
    }

    /// Adds pieces of evidence, the earliest first.
    #[inline(never)]
    pub(super) fn evidence(
        &mut self,
        place: CitationPlace<'a>,
        pieces: &'a [Evidence],
        known: Date,
    ) {
        let mut placed: Vec<(Date, &Evidence)> = Vec::new();
        for piece in pieces {
            let from = piece.known_from();
            let at = placed.partition_point(|(other, _)| *other <= from);
            placed.insert(at, (from, piece));
        }
        for (from, piece) in placed {
            self.add(place, &piece.sources, known.max(from), None);
        }
    }

    /// Adds a claim as its card is read: statement, quotations, reasons for its status, evidence, history. It is read
    /// at the first question that names it.
    #[inline(never)]
    pub(super) fn claim(&mut self, story: &'a Story, id: &'a ClaimId) {
        let place = CitationPlace::Claim(id);
        let found = story.claims.place(id.as_str());
        let (Some(claim), Some(is_read)) = (
            found.and_then(|found| story.claims.get(found)),
            found.and_then(|found| self.1.get_mut(found)),
        ) else {
            return;
        };
        if std::mem::replace(is_read, true) {
            return;
        }
        let stands = claim.status_history.iter().map(Known::known_from).min();
        let known = claim.known_from().max(stands.unwrap_or(Date::FIRST));
        let mut worded = known;
        for earlier in &claim.earlier {
            if !earlier.sources.is_empty() {
                worded = worded.max(earlier.until);
            }
        }
        self.add(place, &claim.sources, worded, None);
        for quote in &claim.quotes {
            let said = quote.date.as_ref().unwrap_or(&claim.date).known_from();
            self.add(place, &quote.sources, known.max(said), None);
        }
        let history = |entry: &'a StatusEntry, uses: &mut Self| {
            let from = known.max(entry.known_from());
            uses.add(place, &entry.sources, from, None);
        };
        if let Some(present) = claim.status_history.last() {
            history(present, self);
        }
        self.evidence(place, &claim.supporting, known);
        self.evidence(place, &claim.against, known);
        for entry in &claim.status_history {
            history(entry, self);
        }
        let mut since = known;
        for earlier in &claim.earlier {
            self.add(place, &earlier.sources, since, Some(earlier.until));
            if !earlier.sources.is_empty() {
                since = since.max(earlier.until);
            }
        }
    }
}
