//! Checks of a rule: its days, its verdicts and their conditions.

use crate::check::lists::{Lists, at_least_one, is_whole};
use crate::check::sheet_check::{ExpectedType, check_formula};
use crate::model::rule::{Rule, Verdict};
use crate::model::table::Table;
use crate::numbers::sheet::Sheet;
use crate::reading::json::Json;
use crate::reading::read::{At, Reader};

/// Notes problems with a rule; `lists` are those of its table, `element` is the rule as written.
pub(super) fn rule(
    rule: &Rule,
    table: &Table,
    sheet: &Sheet,
    (lists, element): (&Lists, &Json),
    at: &At,
    reader: &mut Reader,
) {
    at_least_one(&rule.sources, "a rule", at, reader);
    if let (Some(from), Some(until)) = (rule.from, rule.until)
        && until < from
    {
        reader.note(
            &at.field("until"),
            format!("{until} is before `from` ({from})"),
        );
    }
    match (&rule.like, rule.verdicts.is_empty()) {
        (Some(_), false) => reader.note(
            &at.field("verdicts"),
            "stands beside `like`; keep one of the two",
        ),
        (None, true) => reader.note(
            at,
            "has no `verdicts`; write them, or name in `like` the rule whose they are",
        ),
        (Some(id), true) => {
            let at = at.field("like");
            match table.rules.iter().find(|other| other.id == *id) {
                None => lists.expect(id.as_str(), "rules", &at, reader),
                Some(other) if other.like.is_some() => reader.note(
                    &at,
                    format!("\"{id}\" takes its verdicts from another itself; name that one"),
                ),
                Some(_) => {}
            }
        }
        (None, false) => {}
    }
    let verdicts = at.field("verdicts");
    let is_whole = is_whole(element, "verdicts", &rule.verdicts);
    let last = rule.verdicts.len().saturating_sub(1);
    for (index, verdict) in rule.verdicts.iter().enumerate() {
        let at = verdicts.element(index);
        let is_default = verdict.when.is_none() && verdict.items.is_empty();
        if is_whole && is_default != (index == last) {
            reader.note(&at, if is_default {
                "has neither `when` nor `items`, so that what comes after it is never reached"
            } else {
                "is the last and has a condition; the last verdict says what holds where none of the others does"
            });
        }
        check_verdict(verdict, sheet, lists, &at, reader);
    }
}

fn check_verdict(verdict: &Verdict, sheet: &Sheet, lists: &Lists, at: &At, reader: &mut Reader) {
    if let Some(when) = &verdict.when {
        check_formula(
            when,
            ExpectedType::Truth,
            sheet,
            "rows",
            &at.field("when"),
            reader,
        );
        if !verdict.items.is_empty() {
            reader.note(
                &at.field("items"),
                "stands beside `when`; keep one of the two",
            );
        }
    }
    let items = at.field("items");
    for (index, item) in verdict.items.iter().enumerate() {
        lists.expect(item.as_str(), "items", &items.element(index), reader);
    }
}
