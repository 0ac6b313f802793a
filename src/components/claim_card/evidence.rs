//! The evidence for and against a claim on the day, and how much the claim rests on.

use yew::prelude::*;

use crate::components::cites::cites_with_origins;
use crate::components::date_text::date_text;
use crate::components::markup::el;
use crate::components::view::View;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::model::as_of::{Known, claim_wording, date_on, independent_roots};
use contrappunto_story::model::story::{Claim, Evidence, Source, SourceId, SourceKind};
use contrappunto_story::page::words;

/// Renders what the claim rests on: how many sources, how many origins they have, and how many are primary.
pub(super) fn grounds(view: &View, claim: &Claim) -> Html {
    let (story, day) = (view.story(), view.day());
    let known = |piece: &&Evidence| piece.is_known(day);
    let pieces = claim.supporting.iter().chain(&claim.against).filter(known);
    let stated = claim_wording(claim, day).sources.iter();
    let cited = stated.chain(pieces.flat_map(|piece| &piece.sources));
    let cited = cited.filter_map(|id| story.sources.place(id.as_str()));
    let mut cited: Vec<usize> = cited.collect();
    cited.sort_unstable();
    cited.dedup();
    let sources = cited
        .into_iter()
        .filter_map(|place| story.sources.get(place));
    let sources: Vec<&Source> = sources.filter(|source| source.is_known(day)).collect();
    let is_primary = |source: &&&Source| source.kind == SourceKind::Primary;
    let primary = sources.iter().filter(is_primary).count();
    let roots = independent_roots(story, &mut sources.iter().map(|source| &source.id));
    el("p")
        .class("grounds quiet")
        .text(&words::grounds(sources.len(), roots, primary, view.locale))
        .html()
}

/// Returns the pieces known on a day, the earliest first.
fn known_on(pieces: &[Evidence], day: Date) -> Vec<&Evidence> {
    let mut known: Vec<_> = pieces.iter().filter(|piece| piece.is_known(day)).collect();
    known.sort_by_key(|piece| piece.known_from());
    known
}

/// Renders the evidence known on the day, for and against, each piece with its date and sources.
pub(super) fn evidence(view: &View, claim: &Claim) -> Html {
    let (day, words) = (view.day(), view.words);
    let (supporting, against) = (
        known_on(&claim.supporting, day),
        known_on(&claim.against, day),
    );
    let all = claim.supporting.len() + claim.against.len();
    let later = all - supporting.len() - against.len();
    // Only how many, not what: that is shown from the day on which it was learnt.
    let later = (later > 0).then(|| {
        el("p")
            .class("learnt-later quiet")
            .text(&words::learnt_later(later, view.locale))
            .html()
    });
    if supporting.is_empty() && against.is_empty() {
        return el("div")
            .class("no-evidence quiet")
            .with(el("p").text(words.no_evidence))
            .maybe(later)
            .html();
    }
    let count = |pieces: &[&Evidence]| el("b").text(&pieces.len().to_string());
    let summary = el("summary")
        .with(count(&supporting))
        .text(" ")
        .text(words.supporting)
        .text(" · ")
        .with(count(&against))
        .text(" ")
        .text(words.against)
        .text(" ")
        .with(el("span").class("quiet").text(words.known_on_this_day));
    let supporting = supporting.into_iter().map(|piece| (true, piece));
    let against = against.into_iter().map(|piece| (false, piece));
    let pieces = supporting
        .chain(against)
        .enumerate()
        .map(|(index, (supports, piece))| evidence_piece(view, index, supports, piece));
    el("details")
        .class("evidence")
        .with(summary)
        .with(el("ul").each(pieces))
        .maybe(later)
        .html()
}

fn evidence_piece(view: &View, index: usize, supports: bool, piece: &Evidence) -> Html {
    let words = view.words;
    let (class, sign, name) = if supports {
        ("for", "+", words.supporting)
    } else {
        ("against", "−", words.against)
    };
    let when = date_text(
        &date_on(&piece.date, piece.known_from(), view.day()),
        view.locale,
    );
    el("li")
        .key(&index.to_string())
        .class(class)
        .with(
            el("span")
                .attr("aria-hidden", "true")
                .class("sign")
                .text(sign),
        )
        .with(el("span").class("unseen").text(name).text(": "))
        .text(piece.text.get(view.language()))
        .text(" ")
        .with(el("span").class("quiet").push(when))
        .text(" ")
        .push(cites_with_origins(view, &piece.sources))
        .text(" ")
        .with(el("span").class("tag").text(rests_on(view, piece)))
        .html()
}

/// Returns whether a piece of evidence rests on a primary source or on secondary ones alone, in words.
fn rests_on(view: &View, piece: &Evidence) -> &'static str {
    let is_primary = |id: &SourceId| {
        let source = view.story().source(id);
        source.is_some_and(|source| source.kind == SourceKind::Primary)
    };
    if piece.sources.iter().any(is_primary) {
        view.words.primary
    } else {
        view.words.secondary
    }
}
