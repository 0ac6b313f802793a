//! Cells of a table: the number, its ratio to the baseline, a bar, its standing and its sources; or a verdict.

use yew::prelude::*;

use super::notes::{attribution_view, notes_view};
use crate::components::bar::{bar, rect};
use crate::components::markup::{El, el, text};
use crate::components::status::value_standing;
use contrappunto_story::page::compare::cells::{Bar, FigureCell, Provenance};
use contrappunto_story::page::compare::notes::Note;
use contrappunto_story::page::compare::rows::CellContent;
use contrappunto_story::page::compare::verdicts::VerdictText;
use contrappunto_story::page::words::Words;

/// Renders what a cell shows.
pub(super) fn content_view(content: &CellContent, words: &'static Words) -> Html {
    match content {
        CellContent::Nothing => Html::default(),
        CellContent::Figure(cell) => figure_view(cell, words),
        CellContent::Verdict {
            verdict,
            why_unknown,
        } => {
            let why = why_unknown.as_ref();
            let why = why.map(|why| el("span").class("why-unknown quiet").child(why).html());
            let pill = verdict_view(verdict).html();
            std::iter::once(pill).chain(why).collect()
        }
    }
}

/// Returns a verdict in a word or two, with its sign.
pub(super) fn verdict_view(verdict: &VerdictText) -> El {
    el("span")
        .classes(&["pill", "verdict", verdict.tone])
        .child(el("span").attr("aria-hidden", "true").child(verdict.sign))
        .child(" ")
        .child(&verdict.text)
}

fn figure_view(cell: &FigureCell, words: &'static Words) -> Html {
    let difference = cell.difference.as_ref().map(|difference| {
        let said = el("span").class("unseen").child(" ").child(cell.tone_word);
        el("small")
            .class("ratio")
            .child(difference)
            .child((cell.tone != "same").then(|| said.html()))
            .html()
    });
    let number = el("b")
        .classes(&[if cell.is_unknown { "unknown" } else { "" }])
        .child(&cell.text);
    el("div")
        .classes(&["cell", cell.tone])
        .child(el("p").class("figures").child(number).child(difference))
        .child(cell.bar.as_ref().map(bar_view))
        .child(provenance_view(&cell.provenance, words))
        .html()
}

/// Draws a bar, paler between the ends of a range.
fn bar_view(lengths: &Bar) -> Html {
    bar("7")
        .child(rect("track", None, "100%".to_owned()))
        .child(rect("reach", None, lengths.high.clone()))
        .child(rect("fill", None, lengths.low.clone()))
        .html()
}

/// Renders where a figure comes from: its sources; or that it is derived, from what; or that the reader set it.
fn provenance_view(provenance: &Provenance, words: &'static Words) -> Html {
    let line = el("div").class("standing-line");
    let fold = |notes: &[Note]| notes_view("value-note", words.note, notes, words);
    match provenance {
        Provenance::Nothing => line,
        Provenance::Reader => line.child(value_standing(words.your_own)),
        Provenance::Stated(attribution) => {
            let notes = &attribution.notes;
            line.child(attribution_view(attribution, words))
                .child((!notes.is_empty()).then(|| fold(notes)))
        }
        Provenance::Undetermined(why) => line.child(el("span").class("why-unknown").child(why)),
        Provenance::Computed(derivation) => {
            let warning = derivation.other_basis.as_ref().map(|baseline| {
                el("span")
                    .class("other-basis")
                    .child(el("span").attr("aria-hidden", "true").child(" ⚠ "))
                    .child(words.other_basis)
                    .child(" ")
                    .child(el("bdi").child(baseline))
                    .html()
            });
            let left_out = derivation.left_out.as_ref();
            let decided_by = derivation.decided_by.as_deref();
            line.child(value_standing(words.computed))
                .child(decided_by.map(text))
                .child(warning)
                .child(" ")
                .child(left_out.map(|note| fold(std::slice::from_ref(note))))
        }
    }
    .html()
}
