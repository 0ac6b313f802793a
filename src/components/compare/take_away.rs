//! Copying a table, and downloading it as TSV or CSV, with its sources.

use yew::prelude::*;

use super::choose::labelled;
use super::rules::{outcome_text, overall_text, shows};
use super::{ColumnResult, TableLayout};
use crate::components::copy_link::{put_on_clipboard, saying};
use crate::components::download::download;
use crate::components::markup::el;
use crate::components::view::View;
use contrappunto_story::model::as_of::Known;
use contrappunto_story::model::story::SourceId;
use contrappunto_story::model::table::{Line, TableId};
use contrappunto_story::model::table_sheet::TableSheet;
use contrappunto_story::state::table_view::TableView;
use contrappunto_story::takeaway::export::{Separator, text};
use contrappunto_story::wording::amount_words::unit;

/// Properties of [`TakeAway`].
#[derive(Properties, PartialEq, Clone)]
pub struct TakeAwayProps {
    /// The table.
    pub table: TableId,
    /// What the reader has chosen in it; the comparison of views leaves that out.
    pub chosen: TableView,
    /// The shared state, compared without the numbers.
    pub view: View,
}

/// Returns a table as it is shown, as lines of fields: a name, a unit, and for each column a value and its sources.
///
/// Empty if the story has no such table.
#[must_use]
pub fn table_text(view: &View, id: &TableId, separator: Separator) -> String {
    let Some(table) = view.story().table(id) else {
        return String::new();
    };
    let sheet = TableSheet::new(table);
    let chosen = view.state.table(id);
    let laid = TableLayout::new(view, table, &sheet, &chosen);
    text(&laid.rows(), separator)
}

/// The buttons to copy and download a table.
#[component]
pub fn TakeAway(props: &TakeAwayProps) -> Html {
    let said = use_state(|| "");
    let words = props.view.words;
    let copy = {
        let (props, said) = (props.clone(), saying(said.setter()));
        Callback::from(move |_: MouseEvent| {
            let text = table_text(&props.view, &props.table, Separator::Tab);
            put_on_clipboard(text, words, said.clone());
        })
    };
    let file = |separator: Separator, ending: &'static str, kind: &'static str| {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| {
            let name = format!("{}-{}.{ending}", props.view.story().id, props.table);
            let text = table_text(&props.view, &props.table, separator);
            let _ = download(&name, kind, &text);
        })
    };
    let csv = file(Separator::Comma, "csv", "text/csv;charset=utf-8");
    let tsv = file(
        Separator::Tab,
        "tsv",
        "text/tab-separated-values;charset=utf-8",
    );
    el("div")
        .class("take-away")
        .attr("role", "group")
        .set("aria-label", words.take_away.to_owned())
        .with(labelled("chip copy-table", words.copy_table, copy))
        .with(labelled("chip csv", "CSV", csv))
        .with(labelled("chip tsv", "TSV", tsv))
        .with(el("span").class("quiet").attr("role", "status").text(*said))
        .html()
}

impl TableLayout<'_> {
    /// Returns what is shown as rows of fields: the name, the unit, and for each column the value and its sources.
    fn rows(&self) -> Vec<Vec<String>> {
        let view = self.view;
        let language = view.language();
        let mut head = vec![self.table.title.get(language).to_owned(), String::new()];
        for worked in &self.columns {
            let name = self.name(worked);
            head.extend([name.to_owned(), format!("{name}: {}", view.words.sources)]);
        }
        let mut rows = vec![head];
        for (_, lines) in self.table.grouped() {
            for (row, line) in lines
                .into_iter()
                .filter(|(row, line)| self.shows(*row, *line))
            {
                let unit = unit(line.unit(), line.unit_label().as_ref(), language);
                let mut fields = vec![line.label().get(language).to_owned(), unit.to_owned()];
                for worked in &self.columns {
                    fields.push(self.field(worked, row, line));
                    let stated = worked.column.item.value(line.id());
                    let stated = stated.map(|value| value.on(view.day()));
                    let sources: Vec<&SourceId> = match (line, stated) {
                        // What the reader has set has no source.
                        (Line::Given(_), _)
                            if worked.is_own() && self.changes(worked, row, line) =>
                        {
                            Vec::new()
                        }
                        (Line::Derived(derived), _) => derived.sources.iter().collect(),
                        (Line::Given(_), Some(stated)) => {
                            stated.source.iter().chain(&stated.also).collect()
                        }
                        (Line::Given(_), None) => Vec::new(),
                    };
                    fields.push(self.sources(&sources));
                }
                rows.push(fields);
            }
        }
        if let Some(overall) = &self.table.overall {
            let mut fields = vec![overall.label.get(language).to_owned(), String::new()];
            for worked in &self.columns {
                fields.extend([
                    overall_text(self, worked, overall).0.to_owned(),
                    String::new(),
                ]);
            }
            rows.push(fields);
        }
        for (index, rule) in self.table.rules.iter().enumerate() {
            if rule.force(view.day()).is_none() || !shows(self, index, rule) {
                continue;
            }
            let mut fields = vec![rule.label.get(language).to_owned(), String::new()];
            for worked in &self.columns {
                let outcome = worked.outcomes.get(index);
                fields.push(outcome.map_or_else(String::new, |outcome| {
                    outcome_text(self, index, outcome).0.to_owned()
                }));
                fields.push(self.sources(&rule.sources.iter().collect::<Vec<_>>()));
            }
            rows.push(fields);
        }
        rows
    }

    /// Formats a value for other programs: with a decimal point, in the digits that are shown.
    fn field(&self, worked: &ColumnResult, row: usize, line: Line) -> String {
        let Some(ends) = Self::bounds(worked, row, line) else {
            return self.text(worked, row, line).unwrap_or_default();
        };
        let [low, high] = [ends.0, ends.1].map(|end| self.rounding(worked, row, line).plain(end));
        if low == high {
            low
        } else {
            format!("{low}–{high}")
        }
    }

    fn sources(&self, ids: &[&SourceId]) -> String {
        let story = self.view.story();
        let known = ids
            .iter()
            .filter_map(|id| story.source(id))
            .filter(|source| source.is_known(self.view.day()));
        let named = known.map(|source| {
            format!(
                "{}: {} <{}>",
                source.publisher,
                source.title,
                source.url.as_str()
            )
        });
        named.collect::<Vec<_>>().join("; ")
    }
}
