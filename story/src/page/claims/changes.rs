//! What changed between two days that the reader chooses; the second is the as-of date of the whole story.

use std::str::FromStr;

use crate::calendar::date::Date;
use crate::list::List as _;
use crate::model::as_of::{days_of_news, first_day};
use crate::model::changes::{ChangeDetail, DatedChange, changes};
use crate::model::story::{Change, ChangeKind, Status, Text};
use crate::page::context::PageContext;
use crate::page::links::{Citations, DateText, ItemLink};
use crate::page::status::StatusText;
use crate::page::words;

/// What changed between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeList {
    /// The day after which changes are listed.
    pub since: DayField,
    /// The day up to which they are listed.
    pub until: DayField,
    /// Both days in words.
    pub days: String,
    /// The changes, the earliest first.
    pub lines: Vec<ChangeLine>,
}

/// A field for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayField {
    /// The day in it.
    pub day: Date,
    /// The first day that can be chosen.
    pub least: Date,
    /// The last day that can be chosen.
    pub most: Date,
}

impl DayField {
    /// Returns the day that was entered, if it can be chosen.
    #[must_use]
    pub fn read(self, entered: &str) -> Option<Date> {
        let day = Date::from_str(entered).ok();
        day.filter(|day| (self.least..=self.most).contains(day))
    }
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// The day on which it became known.
    pub date: DateText,
    /// What kind of change it is, for machines.
    pub kind: &'static str,
    /// What kind of change it is, in words, unless the rest says so.
    pub kind_name: Option<&'static str>,
    /// The claim it is about.
    pub claim: Option<ItemLink>,
    /// The status of the claim, if that is what changed; before it the previous one, if another.
    pub statuses: Vec<StatusText>,
    /// The reason for the status or the piece of evidence, and its sources.
    pub said: Option<(String, Citations)>,
    /// What changed in the story.
    pub account: Option<ChangeAccount>,
}

/// What changed in the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeAccount {
    /// What changed, in one line.
    pub text: String,
    /// What the story said before a correction.
    pub wrong: Option<String>,
    /// What is right.
    pub right: Option<String>,
}

impl ChangeAccount {
    /// Words a change of the story.
    #[must_use]
    pub fn new(change: &Change, language: &str) -> Self {
        let said = |text: &Option<Text>| text.as_ref().map(|text| text.copy(language));
        Self {
            text: change.text.copy(language),
            wrong: said(&change.wrong),
            right: said(&change.right),
        }
    }
}

/// Returns what changed between the chosen day and the as-of date.
#[must_use]
pub fn change_list(context: &PageContext) -> ChangeList {
    let (story, day) = (context.story(), context.day());
    let first = first_day(story);
    // The default is the last day with news before the as-of date.
    let before = days_of_news(story).into_iter().rfind(|one| *one < day);
    let since = context.state.claims.since.or(before);
    let since = since.unwrap_or(first).min(day);
    let found = changes(story, since, day).into_iter();
    ChangeList {
        since: DayField {
            day: since,
            least: first,
            most: day,
        },
        until: DayField {
            day,
            least: first,
            most: story.updated,
        },
        days: words::between_days(since, day, context.locale),
        lines: found.map(|changed| line(context, &changed)).list(),
    }
}

fn line(context: &PageContext, changed: &DatedChange) -> ChangeLine {
    let (words, language) = (context.words, context.language());
    let said = |text: &Text, sources| {
        let text = text.copy(language);
        Some((text, Citations::new(context, sources)))
    };
    let claim = |claim| Some(ItemLink::to_claim(context, claim));
    let status = |status: Status| StatusText::new(status, context.locale);
    let nothing = ChangeLine {
        date: DateText::of_day(changed.day, context.locale),
        kind: "",
        kind_name: None,
        claim: None,
        statuses: Vec::new(),
        said: None,
        account: None,
    };
    match changed.what {
        ChangeDetail::Made(made, entry) => ChangeLine {
            kind: "claim",
            kind_name: Some(words.made),
            claim: claim(made),
            statuses: vec![status(entry.status)],
            ..nothing
        },
        ChangeDetail::Status(changed, before, entry) => {
            let before = (before != entry.status).then(|| status(before));
            let statuses = before.into_iter().chain([status(entry.status)]);
            ChangeLine {
                kind: "status",
                claim: claim(changed),
                statuses: statuses.list(),
                said: said(&entry.why, &entry.sources),
                ..nothing
            }
        }
        ChangeDetail::Evidence(about, supports, piece) => ChangeLine {
            kind: "evidence",
            kind_name: Some(if supports {
                words.evidence_for
            } else {
                words.evidence_against
            }),
            claim: claim(about),
            said: said(&piece.text, &piece.sources),
            ..nothing
        },
        ChangeDetail::Change(change) => {
            let kind = change.kind.unwrap_or(ChangeKind::Update);
            ChangeLine {
                kind: kind.as_str(),
                kind_name: Some(match kind {
                    ChangeKind::Published => words.first_published,
                    ChangeKind::Update => words.update,
                    ChangeKind::Correction => words.correction,
                }),
                account: Some(ChangeAccount::new(change, language)),
                ..nothing
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::{opened, small, whole};
    use crate::state::claims_view::ClaimsAction;
    use crate::state::view_state::Action;

    #[test]
    fn changes_are_listed_since_the_last_news_or_the_chosen_day() {
        let state = opened(small(), "2025-03-05");
        let kinds = |list: ChangeList| {
            let kinds = list.lines.iter().map(|line| line.kind);
            kinds.collect::<Vec<_>>()
        };
        let list = change_list(&whole(&state));
        assert_eq!(list.days, "after 10 February 2025, up to 5 March 2025");
        assert_eq!(kinds(list), ["evidence", "status", "evidence", "claim"]);
        let since = "2025-03-01".parse().ok();
        let state = state.apply(Action::Claims(ClaimsAction::Since(since)));
        let list = change_list(&whole(&state));
        assert_eq!(kinds(list), ["status", "evidence", "claim"]);
    }

    #[test]
    fn a_changed_status_is_told_after_the_previous_one() {
        let state = opened(small(), "2025-03-05");
        let list = change_list(&whole(&state));
        let line = list.lines.iter().find(|line| line.kind == "status");
        let statuses = line.unwrap().statuses.iter().map(|status| status.text);
        assert_eq!(statuses.collect::<Vec<_>>(), ["self-reported", "disputed"]);
    }

    #[test]
    fn a_field_takes_only_days_that_can_be_chosen() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let field = DayField {
            day: day("2025-03-05"),
            least: day("2025-02-10"),
            most: day("2025-06-30"),
        };
        assert_eq!(field.read("2025-06-30"), Some(day("2025-06-30")));
        assert_eq!(field.read("2025-07-01"), None);
        assert_eq!(field.read(""), None);
    }
}
