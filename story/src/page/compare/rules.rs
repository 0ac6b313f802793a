//! Rules of a table: what each says about each column, those in force on the day first, and their overall answer.

use std::rc::Rc;

use crate::fields::item_kind::ItemKind;
use crate::list::List as _;
use crate::model::rule::{Force, Outcome, Rule};
use crate::page::compare::layout::{ColumnResult, TableBasis, TableLayout};
use crate::page::compare::notes::{Note, VerdictMeaning};
use crate::page::compare::rows::{CellContent, GridColumn, GridGroup, GridRow, RowHead, RowNotes};
use crate::page::links::Citations;
use crate::page::words;
use crate::wording::date_words;

/// A rule that is known on the day.
pub(super) struct KnownRule<'a> {
    /// Its index in the table.
    pub index: usize,
    pub rule: &'a Rule,
    pub force: Force,
    pub head: Rc<RowHead>,
}

impl<'a> TableBasis<'a> {
    /// Returns the rules that are known on the day.
    pub fn known_rules(&self) -> Vec<KnownRule<'a>> {
        let rules = self.table.rules.iter().enumerate();
        rules
            .filter_map(|(index, rule)| {
                let force = rule.force(self.day())?;
                let head = Rc::new(self.rule_head(index, rule, force));
                Some(KnownRule {
                    index,
                    rule,
                    force,
                    head,
                })
            })
            .list()
    }

    /// Words the name of a rule, when it is in force, and its details.
    fn rule_head(&self, index: usize, rule: &Rule, force: Force) -> RowHead {
        let context = &self.context;
        let (language, words, locale) = (context.language(), context.words, context.locale);
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
        facts.extend(rule.kind.as_ref().map(|kind| kind.copy(language)));
        facts.extend(rule.citation.clone());
        let published = rule.published;
        facts.extend(published.map(|published| format!("{} {}", words.published, day(published))));
        let sources = Citations::new(context, &rule.sources);
        let mut notes = vec![Note::Cited(facts.join(", "), sources.clone())];
        let scope = rule.scope.as_ref();
        let scope = scope.map(|scope| format!("{}: {}", words.applies_to, scope.get(language)));
        notes.extend(scope.map(Note::Text));
        let later = rule.later.iter().filter(|later| later.date <= self.day());
        let texts = rule.note.iter().chain(later.map(|later| &later.text));
        notes.extend(texts.map(|text| Note::Text(text.copy(language))));
        notes.extend(self.speaker(index).map(|speaker| {
            let verdicts = speaker.verdicts.iter().map(|verdict| VerdictMeaning {
                id: verdict.verdict.to_string(),
                label: verdict.label.copy(language),
                says: verdict.says.copy(language),
            });
            Note::Verdicts(verdicts.list())
        }));
        RowHead {
            label: rule.label.copy(language),
            sorting: None,
            unit: String::new(),
            remark: Some(dates),
            notes: Some(RowNotes {
                title: words.about_row,
                notes,
            }),
            sources,
        }
    }
}

/// Which rules are in a group.
type Belongs = fn(Force) -> bool;

/// Returns the groups of rows below the figures: the overall answer, then the known rules by whether they are in force
/// on the day.
pub(super) fn rule_groups(
    laid: &TableLayout,
    columns: &[Rc<GridColumn>],
    known: &[KnownRule],
) -> Vec<GridGroup> {
    let basis = &laid.basis;
    if basis.table.rules.is_empty() {
        return Vec::new();
    }
    let words = basis.context.words;
    let groups: [(&str, &str, Belongs); 4] = [
        ("in-force", words.in_force, |force| force == Force::Current),
        ("coming", words.coming, |force| {
            matches!(force, Force::Coming(_))
        }),
        ("past", words.past, |force| matches!(force, Force::Past(_))),
        ("never", words.never, |force| force == Force::Never),
    ];
    let mut found = vec![overall_group(laid, columns)];
    for (name, title, belongs) in groups {
        let rules = known.iter();
        let rules = rules.filter(|known| belongs(known.force) && shows(laid, known));
        let rows: Vec<Rc<GridRow>> = rules
            .map(|known| Rc::new(rule_row(laid, columns, known)))
            .list();
        found.push(GridGroup {
            key: name.to_owned(),
            class: Some("rules"),
            force: Some(name),
            is_hidden: rows.is_empty(),
            title: Some(title.to_owned()),
            rows,
        });
    }
    found
}

/// Whether a rule is shown.
fn shows(laid: &TableLayout, known: &KnownRule) -> bool {
    let is_asked = laid.chosen.all_rows || !known.rule.minor;
    let columns = laid.columns.iter();
    let mut outcomes = columns.filter_map(|worked| worked.outcomes.get(known.index));
    let first = outcomes.next();
    is_asked && (!laid.chosen.differences || outcomes.any(|outcome| Some(outcome) != first))
}

fn overall_group(laid: &TableLayout, columns: &[Rc<GridColumn>]) -> GridGroup {
    let basis = &laid.basis;
    let overall = basis.table.overall.as_ref();
    let language = basis.context.language();
    let row = overall.map(|overall| {
        let notes = overall.note.as_ref().map(|note| RowNotes {
            title: basis.context.words.about_row,
            notes: vec![Note::Text(note.copy(language))],
        });
        let answers = laid.columns.iter().map(|worked| CellContent::Verdict {
            verdict: basis.overall(worked, overall),
            why_unknown: None,
        });
        Rc::new(GridRow {
            id: ItemKind::Row.dom_id(format_args!("{}-overall", basis.table.id)),
            key: "overall".to_owned(),
            place: 0,
            is_rule: false,
            head: Some(Rc::new(RowHead {
                label: overall.label.copy(language),
                sorting: None,
                unit: String::new(),
                remark: None,
                notes,
                sources: Citations::new(&basis.context, &[]),
            })),
            cells: GridRow::cells(columns, answers.list()),
        })
    });
    GridGroup {
        key: "overall".to_owned(),
        class: row.is_some().then_some("overall"),
        force: None,
        is_hidden: row.is_none(),
        title: None,
        rows: row.into_iter().list(),
    }
}

fn rule_row(laid: &TableLayout, columns: &[Rc<GridColumn>], known: &KnownRule) -> GridRow {
    let basis = &laid.basis;
    let content = |worked: &ColumnResult| {
        let Some(verdict) = basis.verdict(known.index, worked) else {
            return CellContent::Nothing;
        };
        let is_open = matches!(worked.outcomes.get(known.index), Some(Outcome::Open(_)));
        let why_unknown = is_open.then(|| {
            let ruling = basis.sheet.rulings().get(known.index);
            let rows = ruling.map(|ruling| ruling.undecided(&worked.figures, basis.sheet.sheet()));
            let labels = basis.labels(&rows.unwrap_or_default());
            words::not_known_rows(&labels, basis.context.locale)
        });
        CellContent::Verdict {
            verdict,
            why_unknown,
        }
    };
    GridRow {
        id: known.rule.id.dom_id(&basis.table.id),
        key: known.rule.id.to_string(),
        place: known.index,
        is_rule: true,
        head: Some(known.head.clone()),
        cells: GridRow::cells(columns, laid.columns.iter().map(content).list()),
    }
}
