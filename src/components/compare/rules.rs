//! Rows of rules: what each says about each column, those in force on the day first, and their overall answer.

use yew::prelude::*;

use super::cells::opened;
use super::{ColumnResult, TableLayout};
use crate::components::cites::cites;
use crate::components::markup::{El, el};
use contrappunto_story::fields::item_kind::ItemKind;
use contrappunto_story::model::rule::{Effect, Force, Outcome, Overall, Rule};
use contrappunto_story::model::table_sheet::Answer;
use contrappunto_story::page::words;
use contrappunto_story::wording::date_words;

const fn sign(effect: Option<Effect>) -> (&'static str, &'static str) {
    match effect {
        Some(Effect::Allows) => ("holds", "✓"),
        Some(Effect::Conditions) => ("contested", "◐"),
        Some(Effect::Restricts) => ("fails", "✕"),
        Some(Effect::Nothing) => ("open", "–"),
        None => ("open", "?"),
    }
}

/// Renders a row that names a group.
///
/// Its other cells are empty: one that spanned all columns would keep those open that a narrow table leaves out.
pub(super) fn group_row(laid: &TableLayout, title: &str) -> Html {
    el("tr")
        .class("group")
        .with(
            el("th")
                .attr("scope", "rowgroup")
                .with(el("span").text(title)),
        )
        .list(laid.cells(&|_| Html::default()))
        .html()
}

/// A group of rules: its name in the page, its title, and which rules belong to it.
type RuleGroup = (&'static str, &'static str, fn(Force) -> bool);

/// Renders all known rules, grouped by whether they are in force on the day, below the overall answer.
pub(super) fn rule_rows(laid: &TableLayout) -> Vec<Html> {
    if laid.table.rules.is_empty() {
        return Vec::new();
    }
    let words = laid.view.words;
    let day = laid.view.day();
    let groups: [RuleGroup; 4] = [
        ("in-force", words.in_force, |force| force == Force::Current),
        ("coming", words.coming, |force| {
            matches!(force, Force::Coming(_))
        }),
        ("past", words.past, |force| matches!(force, Force::Past(_))),
        ("never", words.never, |force| force == Force::Never),
    ];
    let group = |(name, title, belongs): RuleGroup| {
        let rules: Vec<Html> = laid
            .table
            .rules
            .iter()
            .enumerate()
            .filter_map(|(index, rule)| {
                let force = rule.force(day).filter(|force| belongs(*force))?;
                shows(laid, index, rule).then(|| rule_row(laid, index, rule, force))
            })
            .collect();
        el("tbody")
            .key(name)
            .class("rules")
            .attr("data-force", name)
            .flag("hidden", rules.is_empty())
            .push(group_row(laid, title))
            .list(rules)
            .html()
    };
    std::iter::once(overall_row(laid))
        .chain(groups.into_iter().map(group))
        .collect()
}

/// Whether a rule is shown.
pub(super) fn shows(laid: &TableLayout, index: usize, rule: &Rule) -> bool {
    let is_asked = laid.chosen.all_rows || !rule.minor;
    let mut outcomes = laid
        .columns
        .iter()
        .filter_map(|worked| worked.outcomes.get(index));
    let first = outcomes.next();
    is_asked && (!laid.chosen.differences || outcomes.any(|outcome| Some(outcome) != first))
}

fn overall_row(laid: &TableLayout) -> Html {
    let view = laid.view;
    let body = el("tbody").key("overall");
    let Some(overall) = &laid.table.overall else {
        return body.flag("hidden", true).html();
    };
    let (language, words) = (view.language(), view.words);
    let note = overall.note.as_ref().map(|note| {
        let note = el("p").text(note.get(language)).html();
        opened("row-note", words.about_row, vec![note]).html()
    });
    let head = el("th")
        .attr("scope", "row")
        .with(
            el("span")
                .class("row-label")
                .text(overall.label.get(language)),
        )
        .maybe(note);
    let row = el("tr")
        .set(
            "id",
            ItemKind::Row.dom_id(format_args!("{}-overall", laid.table.id)),
        )
        .with(head);
    let cells = laid.cells(&|worked| {
        let (text, effect) = overall_text(laid, worked, overall);
        verdict_pill(text, effect).html()
    });
    body.class("overall").with(row.list(cells)).html()
}

/// Returns the overall answer of all binding rules in force for a column.
pub(super) fn overall_text<'a>(
    laid: &'a TableLayout,
    worked: &ColumnResult,
    overall: &'a Overall,
) -> (&'a str, Option<Effect>) {
    let (view, language, words) = (laid.view, laid.view.language(), laid.view.words);
    let answer = laid
        .sheet
        .overall(laid.table, &worked.outcomes, &worked.figures, view.day());
    match answer {
        Answer::Given(Effect::Allows | Effect::Nothing) => {
            (overall.allows.get(language), Some(Effect::Allows))
        }
        Answer::Given(Effect::Conditions) => {
            (overall.conditions.get(language), Some(Effect::Conditions))
        }
        Answer::Given(Effect::Restricts) => {
            (overall.restricts.get(language), Some(Effect::Restricts))
        }
        Answer::Open => (words.cannot_tell, None),
        Answer::Outside => (overall.outside.get(language), Some(Effect::Nothing)),
    }
}

/// Returns a verdict in a word or two, with its sign.
pub(super) fn verdict_pill(text: &str, effect: Option<Effect>) -> El {
    let (class, sign) = sign(effect);
    el("span")
        .classes(&["pill", "verdict", class])
        .with(el("span").attr("aria-hidden", "true").text(sign))
        .text(" ")
        .text(text)
}

/// Returns what a rule says, and what that means for the overall answer.
pub(super) fn outcome_text<'a>(
    laid: &'a TableLayout,
    index: usize,
    outcome: &Outcome,
) -> (&'a str, Option<Effect>) {
    let verdict = match outcome {
        Outcome::Decided(verdict) => laid
            .sheet
            .rulings()
            .get(index)
            .and_then(|ruling| laid.table.rules.get(ruling.speaks))
            .and_then(|rule| rule.verdicts.get(*verdict)),
        Outcome::Open(_) => None,
    };
    verdict.map_or((laid.view.words.cannot_tell, None), |verdict| {
        (
            verdict.label.get(laid.view.language()),
            Some(verdict.effect),
        )
    })
}

fn rule_row(laid: &TableLayout, index: usize, rule: &Rule, force: Force) -> Html {
    let view = laid.view;
    let cells = laid.cells(&|worked| {
        let Some(outcome) = worked.outcomes.get(index) else {
            return Html::default();
        };
        let (text, effect) = outcome_text(laid, index, outcome);
        let missing = matches!(outcome, Outcome::Open(_)).then(|| {
            let ruling = laid.sheet.rulings().get(index);
            let rows = ruling.map(|ruling| ruling.undecided(&worked.figures, laid.sheet.sheet()));
            let labels: Vec<&str> = rows
                .iter()
                .flatten()
                .filter_map(|row| laid.label(*row))
                .collect();
            let why = words::not_known_rows(&labels, view.locale);
            el("span").class("why-unknown quiet").text(&why).html()
        });
        let pill = verdict_pill(text, effect).html();
        std::iter::once(pill).chain(missing).collect()
    });
    el("tr")
        .key(rule.id.as_str())
        .set("id", rule.id.dom_id(&laid.table.id))
        .set("data-rule", rule.id.to_string())
        .with(
            el("th")
                .attr("scope", "row")
                .list(rule_words(laid, index, rule, force)),
        )
        .list(cells)
        .html()
}

/// Renders the name of a rule, when it is in force, and its details.
pub(super) fn rule_words(laid: &TableLayout, index: usize, rule: &Rule, force: Force) -> Vec<Html> {
    let view = laid.view;
    let (language, words, locale) = (view.language(), view.words, view.locale);
    let day = |day| date_words::day(day, locale);
    let dates = match (force, rule.from) {
        (Force::Current, Some(from)) => format!("{} {}", words.since, day(from)),
        (Force::Coming(from), _) => format!("{} {}", words.from_day, day(from)),
        (Force::Past(until), Some(from)) => format!(
            "{} {} {} {}",
            words.from_day,
            day(from),
            words.until,
            day(until)
        ),
        (Force::Past(until), None) => format!("{} {}", words.until, day(until)),
        (Force::Never | Force::Current, _) => day(rule.known),
    };
    let mut facts: Vec<String> = Vec::new();
    facts.extend(rule.kind.as_ref().map(|kind| kind.get(language).to_owned()));
    facts.extend(rule.citation.clone());
    facts.extend(
        rule.published
            .map(|published| format!("{} {}", words.published, day(published))),
    );
    let mut more = vec![
        el("p")
            .text(&facts.join(", "))
            .text(" ")
            .push(cites(view, &rule.sources))
            .html(),
    ];
    more.extend(rule.scope.as_ref().map(|scope| {
        el("p")
            .text(words.applies_to)
            .text(": ")
            .text(scope.get(language))
            .html()
    }));
    more.extend(
        rule.note
            .as_ref()
            .map(|note| el("p").text(note.get(language)).html()),
    );
    let later = rule.later.iter().filter(|later| later.date <= view.day());
    more.extend(later.map(|later| el("p").text(later.text.get(language)).html()));
    let speaks = laid
        .sheet
        .rulings()
        .get(index)
        .map_or(index, |ruling| ruling.speaks);
    more.extend(laid.table.rules.get(speaks).map(|speaker| {
        let verdicts = speaker.verdicts.iter().map(|verdict| {
            el("li")
                .key(verdict.verdict.as_str())
                .with(el("b").text(verdict.label.get(language)))
                .text(": ")
                .text(verdict.says.get(language))
                .html()
        });
        el("ul").class("verdicts").each(verdicts).html()
    }));
    vec![
        el("span")
            .class("row-label")
            .text(rule.label.get(language))
            .html(),
        el("small").text(&dates).html(),
        opened("row-note", words.about_row, more).html(),
    ]
}

impl TableLayout<'_> {
    /// Renders a cell for each column.
    pub(super) fn cells(&self, content: &dyn Fn(&ColumnResult) -> Html) -> Vec<Html> {
        let cell = |(place, worked): (usize, &ColumnResult)| {
            el("td")
                .key(&worked.key())
                .classes(&self.classes(place, worked))
                .set("data-item", worked.key())
                .push(content(worked))
                .html()
        };
        self.columns.iter().enumerate().map(cell).collect()
    }
}
