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
            let why = why.map(|why| el("span").class("why-unknown quiet").text(why).html());
            let pill = verdict_view(verdict).html();
            std::iter::once(pill).chain(why).collect()
        }
    }
}

/// Returns a verdict in a word or two, with its sign.
pub(super) fn verdict_view(verdict: &VerdictText) -> El {
    el("span")
        .classes(&["pill", "verdict", verdict.tone])
        .with(el("span").attr("aria-hidden", "true").text(verdict.sign))
        .text(" ")
        .text(&verdict.text)
}

fn figure_view(cell: &FigureCell, words: &'static Words) -> Html {
    let difference = cell.difference.as_ref().map(|difference| {
        let said = el("span").class("unseen").text(" ").text(cell.tone_word);
        el("small")
            .class("ratio")
            .text(difference)
            .maybe((cell.tone != "same").then(|| said.html()))
            .html()
    });
    let number = el("b")
        .classes(&[if cell.is_unknown { "unknown" } else { "" }])
        .text(&cell.text);
    el("div")
        .classes(&["cell", cell.tone])
        .with(el("p").class("figures").with(number).maybe(difference))
        .maybe(cell.bar.as_ref().map(bar_view))
        .push(provenance_view(&cell.provenance, words))
        .html()
}

/// Draws a bar, paler between the ends of a range.
fn bar_view(lengths: &Bar) -> Html {
    bar("7")
        .with(rect("track", None, "100%".to_owned()))
        .with(rect("reach", None, lengths.high.clone()))
        .with(rect("fill", None, lengths.low.clone()))
        .html()
}

/// Renders where a figure comes from: its sources; or that it is derived, from what; or that the reader set it.
fn provenance_view(provenance: &Provenance, words: &'static Words) -> Html {
    let line = el("div").class("standing-line");
    let fold = |notes: &[Note]| notes_view("value-note", words.note, notes, words);
    match provenance {
        Provenance::Nothing => line,
        Provenance::Reader => line.with(value_standing(words.your_own)),
        Provenance::Stated(attribution) => {
            let notes = &attribution.notes;
            line.list(attribution_view(attribution, words))
                .maybe((!notes.is_empty()).then(|| fold(notes)))
        }
        Provenance::Undetermined(why) => line.with(el("span").class("why-unknown").text(why)),
        Provenance::Computed(derivation) => {
            let warning = derivation.other_basis.as_ref().map(|baseline| {
                el("span")
                    .class("other-basis")
                    .with(el("span").attr("aria-hidden", "true").text(" ⚠ "))
                    .text(words.other_basis)
                    .text(" ")
                    .with(el("bdi").text(baseline))
                    .html()
            });
            let left_out = derivation.left_out.as_ref();
            let decided_by = derivation.decided_by.as_deref();
            line.with(value_standing(words.computed))
                .maybe(decided_by.map(text))
                .maybe(warning)
                .text(" ")
                .maybe(left_out.map(|note| fold(std::slice::from_ref(note))))
        }
    }
    .html()
}
