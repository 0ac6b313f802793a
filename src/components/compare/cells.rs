//! Cells of a table: the number, its ratio to the baseline, a bar, its standing and its sources.

use yew::prelude::*;

use super::{ColumnResult, TableLayout};
use crate::components::bar::{bar, rect};
use crate::components::cites::cites;
use crate::components::markup::{El, button, el, text};
use crate::components::status::value_standing;
use crate::components::view::View;
use contrappunto_story::model::as_of::is_annotated;
use contrappunto_story::model::story::SourceId;
use contrappunto_story::model::table::{
    BaselineComparison, Better, Derived, Line, Ratio, against, ratio,
};
use contrappunto_story::numbers::number;
use contrappunto_story::numbers::quantity::{Amount, Stated};
use contrappunto_story::numbers::sheet::Bound;
use contrappunto_story::page::words;
use contrappunto_story::state::table_view::TableAction;
use contrappunto_story::state::view_state::Action;
use contrappunto_story::wording::amount_words::{unit, with_unit};

/// Returns a fold with content in small print.
pub(super) fn opened(class: &'static str, name: &str, content: Vec<Html>) -> El {
    el("details")
        .class(class)
        .with(el("summary").text(name))
        .list(content)
}

/// Renders the header of a row: its name and unit, the button that sorts by it, its formula and its note.
pub(super) fn row_head(laid: &TableLayout, row: usize, line: Line) -> Html {
    let (view, table) = (laid.view, laid.table);
    let (language, words) = (view.language(), view.words);
    let label = line.label().get(language);
    let sorted = laid.chosen.sort.as_ref().filter(|(id, _)| id == line.id());
    let (order, sign) = match sorted {
        Some((_, true)) => (Some("descending"), "↓"),
        Some((_, false)) => (Some("ascending"), "↑"),
        None => (None, "↕"),
    };
    let sort = Action::Table(table.id.clone(), TableAction::Sort(line.id().clone()));
    let formula = laid.sheet.sheet().formula(row).map(Bound::formula);
    let sources = match line {
        Line::Derived(derived) => derived.sources.as_slice(),
        Line::Given(_) => &[],
    };
    let worked = formula.map(|formula| {
        let code = el("code").text(&format!("{} = {formula}", line.id()));
        el("p").with(code).html()
    });
    let note = line.note().as_ref().map(|note| {
        el("p")
            .text(note.get(language))
            .text(" ")
            .push(cites(view, sources))
            .html()
    });
    let better = match line.better() {
        Better::Higher => words.higher_better,
        Better::Lower => words.lower_better,
        Better::Neither => "",
    };
    let unit = unit(line.unit(), line.unit_label().as_ref(), language);
    let unit = match (unit, better) {
        ("", only) | (only, "") => only.to_owned(),
        (unit, better) => format!("{unit} · {better}"),
    };
    let name = if formula.is_some() {
        words.formula
    } else {
        words.about_row
    };
    let more: Vec<Html> = worked.into_iter().chain(note).collect();
    el("th")
        .attr("scope", "row")
        .may("aria-sort", order.map(str::to_owned))
        .with(el("span").class("row-label").text(label))
        .with(
            button()
                .class("sort live")
                .set("aria-label", format!("{}: {label}", words.sort_by))
                .onclick(view.sends(sort))
                .text(sign),
        )
        .with(el("small").text(&unit))
        .maybe((!more.is_empty()).then(|| opened("row-note", name, more).html()))
        .html()
}

/// Formats the difference from the baseline: "−56%", "+19%", "3.4×" from a ratio of 3; a range if the values have one.
fn difference(ratio: Ratio, view: &View) -> Option<String> {
    let text = |ratio: f64| {
        let apart = ratio - 1.0;
        if ratio >= 3.0 {
            return number::times(ratio, view.locale);
        }
        // A whole percent is too coarse close to −100%, and says nothing about two values that are almost equal.
        let is_close = apart.abs() < 0.01 && apart.abs() > 1e-12;
        let sign = if apart > 0.0 { "+" } else { "" };
        let percent = number::percent(apart, u8::from(ratio < 0.1 || is_close), view.locale);
        format!("{sign}{percent}")
    };
    match ratio {
        Ratio::Unknown => None,
        Ratio::Known { low, high } => {
            let (low, high) = (text(low), text(high));
            Some(if low == high {
                low
            } else {
                format!("{low} {} {high}", view.words.to)
            })
        }
    }
}

/// Renders a cell of a row.
pub(super) fn cell(
    laid: &TableLayout,
    worked: &ColumnResult,
    row: usize,
    line: Line,
    top: f64,
) -> Html {
    let view = laid.view;
    let words = laid.text(worked, row, line);
    let bounds = TableLayout::bounds(worked, row, line);
    let base = laid.columns.first();
    let is_baseline = base.is_some_and(|base| base.key() == worked.key());
    let found = ratio(
        bounds,
        base.and_then(|base| TableLayout::bounds(base, row, line)),
    );
    let (class, said, apart) = match against(found, *line.better()) {
        _ if is_baseline => ("same", "", None),
        BaselineComparison::Same => ("same", "", Some("=".to_owned())),
        BaselineComparison::Better => ("better", view.words.better, difference(found, view)),
        BaselineComparison::Worse => ("worse", view.words.worse, difference(found, view)),
        BaselineComparison::Neither => ("same", "", difference(found, view)),
    };
    let ratio = apart.map(|apart| {
        let said = el("span").class("unseen").text(" ").text(said);
        let apart = el("small").class("ratio").text(&apart);
        apart.maybe((class != "same").then(|| said.html())).html()
    });
    let is_unknown = words.is_none();
    let words = words.unwrap_or_else(|| laid.missing(worked, line).to_owned());
    let number = el("b")
        .classes(&[if is_unknown { "unknown" } else { "" }])
        .text(&words);
    el("div")
        .classes(&["cell", class])
        .with(el("p").class("figures").with(number).maybe(ratio))
        .maybe(bounds.map(|(low, high)| proportion(low, high, top)))
        .push(founded(laid, worked, row, line, is_unknown))
        .html()
}

/// Renders where a cell's number comes from: its sources; or that it is derived, from what; or that the reader set it.
fn founded(
    laid: &TableLayout,
    worked: &ColumnResult,
    row: usize,
    line: Line,
    is_unknown: bool,
) -> Html {
    let view = laid.view;
    let Line::Given(property) = line else {
        return derivation(laid, worked, row, is_unknown);
    };
    let value = worked.column.item.value(&property.id);
    let is_changed = worked.is_own() && laid.changes(worked, row, line);
    let line = el("div").class("standing-line");
    match value {
        Some(_) if is_changed => line.with(value_standing(view.words.your_own)).html(),
        Some(value) => standing_line(view, value.on(view.day())),
        None => line.html(),
    }
}

fn derivation(laid: &TableLayout, worked: &ColumnResult, row: usize, is_unknown: bool) -> Html {
    let (view, sheet) = (laid.view, laid.sheet.sheet());
    let words = view.words;
    let label = |row: &usize| laid.label(*row);
    let line = el("div").class("standing-line");
    let Some(bound) = sheet.formula(row) else {
        return line.html();
    };
    if is_unknown {
        let roots = sheet.roots(&[row], &worked.figures);
        let labels: Vec<&str> = roots.iter().filter_map(label).collect();
        let why = words::not_known_rows(&labels, view.locale);
        return line.with(el("span").class("why-unknown").text(&why)).html();
    }
    let decided = bound.decided_by(&worked.figures);
    let base = laid.columns.first();
    let base_decided = base.and_then(|base| bound.decided_by(&base.figures));
    let other_basis = decided.is_some() && base_decided.is_some() && decided != base_decided;
    let by = decided.as_ref().and_then(label);
    let warning = base.filter(|_| other_basis).map(|base| {
        el("span")
            .class("other-basis")
            .with(el("span").attr("aria-hidden", "true").text(" ⚠ "))
            .text(words.other_basis)
            .text(" ")
            .with(el("bdi").text(laid.name(base)))
            .html()
    });
    let left_out: Vec<&str> = bound
        .replaced(&worked.figures)
        .iter()
        .filter(|row| {
            let mut lines = laid.table.lines();
            !lines
                .nth(**row)
                .is_some_and(|line| laid.has_none(worked, line))
        })
        .filter_map(label)
        .collect();
    let left_out = (!left_out.is_empty()).then(|| {
        let text = format!("{}: {}", words.left_out, left_out.join(", "));
        opened("value-note", words.note, vec![el("p").text(&text).html()]).html()
    });
    line.with(value_standing(words.computed))
        .maybe(by.map(|label| text(&format!(", {} {label}", words.decided_by))))
        .maybe(warning)
        .text(" ")
        .maybe(left_out)
        .html()
}

impl TableLayout<'_> {
    /// Formats the value of a derived row with its unit.
    pub(super) fn derived_words(
        &self,
        worked: &ColumnResult,
        row: usize,
        derived: &Derived,
    ) -> String {
        let view = self.view;
        let words = self.changed_text(worked, row, Line::Derived(derived));
        let unit = unit(&derived.unit, derived.unit_label.as_ref(), view.language());
        words.map_or_else(
            || view.words.cannot_tell.to_owned(),
            |words| with_unit(&words, unit),
        )
    }

    /// Returns the words in place of a number that a cell does not have.
    fn missing(&self, worked: &ColumnResult, line: Line) -> &'static str {
        match line {
            Line::Given(_) if self.has_none(worked, line) => self.view.words.none,
            Line::Given(_) => self.view.words.not_known,
            Line::Derived(_) => self.view.words.cannot_tell,
        }
    }

    /// Whether the value of a cell does not exist, as opposed to not being known.
    pub(super) fn has_none(&self, worked: &ColumnResult, line: Line) -> bool {
        let value = worked.column.item.value(line.id());
        let amount = value.and_then(|value| value.amount_on(self.view.day()));
        matches!(amount, Some(Amount::None { .. }))
    }

    /// Returns the label of a row by its index.
    pub(super) fn label(&self, row: usize) -> Option<&str> {
        let line = self.table.lines().nth(row)?;
        Some(line.label().get(self.view.language()))
    }

    /// Whether the reader's own column differs in a row from the item it starts from.
    pub(super) fn changes(&self, worked: &ColumnResult, row: usize, line: Line) -> bool {
        let value = worked.column.item.value(line.id());
        let stated = value.map(|value| {
            let unit = line.unit().kind().unit();
            value.on(self.view.day()).amount.figure(unit)
        });
        stated != worked.figures.get(row).copied()
    }
}

/// Draws a bar in proportion to the largest value of the row, paler between the ends of a range.
fn proportion(low: f64, high: f64, top: f64) -> Html {
    let part = |value: f64| {
        if top > 0.0 {
            number::length((value / top).clamp(0.0, 1.0), 1)
        } else {
            "0%".to_owned()
        }
    };
    bar("7")
        .with(rect("track", None, "100%".to_owned()))
        .with(rect("reach", None, part(high)))
        .with(rect("fill", None, part(low)))
        .html()
}

/// Renders why a value is unknown, its standing and sources, its note, and what others say.
pub(super) fn standing_line(view: &View, stated: &Stated) -> Html {
    let more = more(view, stated);
    el("div")
        .class("standing-line")
        .list(founding(view, stated))
        .maybe((!more.is_empty()).then(|| opened("value-note", view.words.note, more).html()))
        .html()
}

/// Renders why a value is unknown, its standing and its sources.
pub(super) fn founding(view: &View, stated: &Stated) -> Vec<Html> {
    let sources: Vec<SourceId> = stated.source.iter().chain(&stated.also).cloned().collect();
    let mut said = Vec::new();
    if let Amount::Unknown { why } | Amount::None { why } = &stated.amount {
        said.push(
            el("span")
                .class("why-unknown")
                .text(why.get(view.language()))
                .html(),
        );
        said.push(text(" "));
    }
    if let Some(found) = stated.standing {
        said.push(value_standing(words::standing(found, view.locale)).html());
        said.push(text(" "));
    }
    said.push(cites(view, &sources));
    said
}

/// Renders the note of a value and what others say instead.
pub(super) fn more(view: &View, stated: &Stated) -> Vec<Html> {
    let language = view.language();
    let mut said = Vec::new();
    if !is_annotated(view.story(), stated.source.as_ref(), view.day()) {
        return said;
    }
    if let Some(note) = &stated.note {
        said.push(el("p").text(note.get(language)).html());
    }
    if !stated.conflict.is_empty() {
        let mut others = el("p").text(view.words.others_say).text(": ");
        for conflict in &stated.conflict {
            let note = conflict
                .note
                .as_ref()
                .map(|note| format!(" ({})", note.get(language)));
            others = others
                .text(&number::number(conflict.value, view.locale))
                .text(&note.unwrap_or_default())
                .text(" ")
                .push(cites(view, conflict.source.as_slice()))
                .text(" ");
        }
        said.push(others.html());
    }
    said
}
