//! What changed between two days that the reader chooses; the second is the as-of date of the whole story.

use std::str::FromStr;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::cites::cites;
use crate::components::claim_card::claim_link;
use crate::components::markup::{El, el, group, text};
use crate::components::masthead::change_text;
use crate::components::status::status_pill;
use crate::components::view::View;
use contrappunto_story::calendar::date::Date;
use contrappunto_story::model::as_of::{days_of_news, first_day};
use contrappunto_story::model::changes::{ChangeDetail, DatedChange, changes};
use contrappunto_story::model::story::ChangeKind;
use contrappunto_story::page::words;
use contrappunto_story::state::claims_view::ClaimsAction;
use contrappunto_story::state::view_state::Action;
use contrappunto_story::wording::date_words;

/// Renders the list, folded, with the fields for the two days.
pub(super) fn changes_view(view: &View) -> Html {
    let (story, day, words) = (view.story(), view.day(), view.words);
    let first = first_day(story);
    // The default is the last day with news before the as-of date.
    let before = days_of_news(story).into_iter().rfind(|one| *one < day);
    let since = view.state.claims.since.or(before).unwrap_or(first).min(day);
    let found = changes(story, since, day);
    let days = words::between_days(since, day, view.locale);
    let summary = el("summary")
        .with(el("b").text(words.what_changed))
        .text(" ")
        .with(el("span").class("quiet").text(&days))
        .text(": ")
        .with(el("b").class("count").text(&found.len().to_string()));
    let fields = el("div")
        .class("filters live")
        .with(field(words.from_date, since, (first, day), view, |since| {
            Action::Claims(ClaimsAction::Since(Some(since)))
        }))
        .with(field(
            words.to_date,
            day,
            (first, story.updated),
            view,
            Action::AsOf,
        ));
    let nothing = found
        .is_empty()
        .then(|| el("p").class("quiet").text(words.nothing_changed).html());
    let lines = found
        .iter()
        .enumerate()
        .map(|(index, changed)| line(view, index, changed));
    el("details")
        .class("changes")
        .with(summary)
        .with(fields)
        .maybe(nothing)
        .with(el("ol").each(lines))
        .html()
}

fn field(
    label: &'static str,
    day: Date,
    (least, most): (Date, Date),
    view: &View,
    action: fn(Date) -> Action,
) -> El {
    let act = view.act.clone();
    let onchange = Callback::from(move |event: Event| {
        let field = event.target();
        let field = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        if let Some(day) = field.and_then(|field| Date::from_str(&field.value()).ok())
            && (least..=most).contains(&day)
        {
            act.emit(action(day));
        }
    });
    el("label")
        .class("choice")
        .with(el("span").text(label))
        .text(" ")
        .with(
            el("input")
                .attr("type", "date")
                .set("min", least.to_string())
                .set("max", most.to_string())
                .value(day.to_string())
                .on(ListenerKind::onchange, onchange),
        )
}

fn line(view: &View, index: usize, changed: &DatedChange) -> Html {
    let (words, language, locale) = (view.words, view.language(), view.locale);
    let kind = |name: &str| el("span").class("tag").text(name).html();
    let link = |claim| claim_link(view, claim).html();
    let (name, parts) = match changed.what {
        ChangeDetail::Made(claim, entry) => (
            "claim",
            vec![
                kind(words.made),
                link(claim),
                status_pill(entry.status, None, locale),
            ],
        ),
        ChangeDetail::Status(claim, before, entry) => {
            let why = el("span").class("quiet").text(entry.why.get(language));
            let mut parts = vec![link(claim)];
            if before != entry.status {
                parts.push(status_pill(before, None, locale));
                parts.push(el("span").attr("aria-hidden", "true").text("→").html());
            }
            parts.push(status_pill(entry.status, None, locale));
            parts.push(why.html());
            parts.push(cites(view, &entry.sources));
            ("status", parts)
        }
        ChangeDetail::Evidence(claim, supports, piece) => {
            let name = if supports {
                words.evidence_for
            } else {
                words.evidence_against
            };
            let said = el("span").class("quiet").text(piece.text.get(language));
            let sources = cites(view, &piece.sources);
            (
                "evidence",
                vec![kind(name), link(claim), said.html(), sources],
            )
        }
        ChangeDetail::Change(change) => {
            let kind_of = change.kind.unwrap_or(ChangeKind::Update);
            let name = match kind_of {
                ChangeKind::Published => words.first_published,
                ChangeKind::Update => words.update,
                ChangeKind::Correction => words.correction,
            };
            (
                kind_of.as_str(),
                vec![kind(name), change_text(view, change)],
            )
        }
    };
    let spaced = parts.into_iter().flat_map(|part| [part, text(" ")]);
    el("li")
        .key(&index.to_string())
        .attr("data-change", name)
        .with(
            el("time")
                .set("datetime", changed.day.to_string())
                .class("date")
                .text(&date_words::day(changed.day, locale)),
        )
        .text(" ")
        .push(group(spaced.collect()))
        .html()
}
