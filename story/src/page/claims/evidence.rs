//! The evidence for and against a claim on the day, and how much the claim rests on.

use crate::list::List as _;
use crate::model::as_of::{Known, date_on, independent_roots};
use crate::model::story::{Claim, Evidence, Source, SourceId, SourceKind};
use crate::page::context::PageContext;
use crate::page::links::{Citations, DateText};
use crate::page::words;

/// The evidence for and against a claim that is known on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceList {
    /// How many pieces are for the claim.
    pub supporting: usize,
    /// How many pieces are against it.
    pub against: usize,
    /// All of them: those for the claim first, on each side the earliest first.
    pub pieces: Vec<EvidencePiece>,
    /// How many became known later, in words, if any did. Not what they say: that shows from the day on which it was
    /// learnt.
    pub later: Option<String>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidencePiece {
    /// Whether it is for the claim.
    pub is_supporting: bool,
    /// Whether it is for the claim or against it, in words.
    pub name: &'static str,
    /// What it says.
    pub text: String,
    /// When it became public.
    pub date: DateText,
    /// Where it can be found.
    pub citations: Citations,
    /// Whether it rests on a primary source or on secondary ones alone, in words.
    pub rests_on: &'static str,
}

/// Returns the evidence for and against a claim.
#[must_use]
pub(super) fn evidence_list(context: &PageContext, claim: &Claim) -> EvidenceList {
    let all = claim.supporting.len() + claim.against.len();
    let supporting = known_pieces(context, &claim.supporting, true);
    let against = known_pieces(context, &claim.against, false);
    let later = all - supporting.len() - against.len();
    EvidenceList {
        supporting: supporting.len(),
        against: against.len(),
        pieces: supporting.into_iter().chain(against).list(),
        later: (later > 0).then(|| words::learnt_later(later, context.locale)),
    }
}

/// Returns the pieces of one side that are known on the day, the earliest first.
fn known_pieces(
    context: &PageContext,
    pieces: &[Evidence],
    is_supporting: bool,
) -> Vec<EvidencePiece> {
    let known = pieces.iter().filter(|piece| piece.is_known(context.day()));
    let mut known: Vec<&Evidence> = known.list();
    known.sort_by_key(|piece| piece.known_from());
    let name = if is_supporting {
        context.words.supporting
    } else {
        context.words.against
    };
    let known = known.into_iter().map(|piece| {
        let date = date_on(&piece.date, piece.known_from(), context.day());
        EvidencePiece {
            is_supporting,
            name,
            text: piece.text.copy(context.language()),
            date: DateText::new(&date, context.locale),
            citations: Citations::with_origins(context, &piece.sources),
            rests_on: rests_on(context, piece),
        }
    });
    known.list()
}

fn rests_on(context: &PageContext, piece: &Evidence) -> &'static str {
    let is_primary = |id: &SourceId| {
        let source = context.story().source(id);
        source.is_some_and(|source| source.kind == SourceKind::Primary)
    };
    if piece.sources.iter().any(is_primary) {
        context.words.primary
    } else {
        context.words.secondary
    }
}

/// Returns what the claim rests on: how many sources, how many origins they have, and how many are primary.
#[must_use]
pub(super) fn grounds(context: &PageContext, claim: &Claim, stated_in: &[SourceId]) -> String {
    let (story, day) = (context.story(), context.day());
    let known = |piece: &&Evidence| piece.is_known(day);
    let pieces = claim.supporting.iter().chain(&claim.against).filter(known);
    let cited = stated_in
        .iter()
        .chain(pieces.flat_map(|piece| &piece.sources));
    let cited = cited.filter_map(|id| story.sources.place(id.as_str()));
    let mut cited: Vec<usize> = cited.list();
    cited.sort_unstable();
    cited.dedup();
    let sources = cited
        .into_iter()
        .filter_map(|place| story.sources.get(place));
    let sources: Vec<&Source> = sources.filter(|source| source.is_known(day)).list();
    let is_primary = |source: &&&Source| source.kind == SourceKind::Primary;
    let primary = sources.iter().filter(is_primary).count();
    let roots = independent_roots(story, &mut sources.iter().map(|source| &source.id));
    words::grounds(sources.len(), roots, primary, context.locale)
}
