//! What a short card folds.

use std::rc::Rc;

use yew::prelude::*;

use super::evidence::evidence_view;
use crate::components::card_foot::card_foot;
use crate::components::cites::citations_view;
use crate::components::date_text::date_view;
use crate::components::item_link::link_view;
use crate::components::markup::{el, group, text};
use crate::components::section::SectionView;
use crate::components::status::pill_view;
use crate::components::view::Surroundings;
use contrappunto_story::page::claims::card::{CardContent, ClaimCard, HistoryEntry};
use contrappunto_story::page::claims::rest::{CardRest, ClaimEvent, Quotation, Verdict};
use contrappunto_story::page::section::Section;
use contrappunto_story::page::words::Words;

/// Renders what a short card folds, and a full one shows.
pub(super) fn rest_view(
    surroundings: &Surroundings,
    card: &Rc<ClaimCard>,
    content: &CardContent,
) -> Vec<Html> {
    let (words, rest) = (surroundings.words, &content.rest);
    let quotations = rest.quotations.iter().enumerate();
    let quotations = quotations.map(|(index, one)| quotation_view(words, index, one));
    let since = el("span")
        .class("quiet")
        .text("(")
        .push(date_view(&rest.since))
        .text(")");
    let why = el("p")
        .class("why")
        .text(&rest.why)
        .text(" ")
        .with(since)
        .text(" ")
        .push(citations_view(&rest.why_citations, words));
    let verdict = rest.verdict.as_ref();
    let verdict = verdict.map(|verdict| verdict_view(words, verdict));
    let checked_by = if rest.is_checked {
        html! { <SectionView section={Section::Checks(card.id.clone())} /> }
    } else {
        Html::default()
    };
    vec![
        el("div").class("quotes").each(quotations).html(),
        why.html(),
        verdict.unwrap_or_default(),
        el("p").class("grounds quiet").text(&rest.grounds).html(),
        evidence_view(words, &rest.evidence),
        checked_by,
        facing(words, rest),
        precisely(words, content),
        card_foot(surroundings, card),
    ]
}

/// Renders a quotation in its original language, with a folded translation into the reader's.
fn quotation_view(words: &'static Words, index: usize, quotation: &Quotation) -> Html {
    let original = el("q")
        .set("lang", quotation.language.clone())
        .attr("dir", "auto")
        .text(&quotation.text);
    let original = el("p")
        .with(original)
        .text(" ")
        .push(citations_view(&quotation.citations, words));
    let translation = quotation.translation.as_ref().map(|translation| {
        let ours = el("span")
            .class("quiet")
            .text("(")
            .text(words.our_translation)
            .text(")");
        el("details")
            .class("translation")
            .with(el("summary").text(words.quote_translation))
            .with(el("p").with(el("q").text(translation)).text(" ").with(ours))
            .html()
    });
    let note = quotation.note.as_ref();
    let note = note.map(|note| el("p").class("aside").text(note).html());
    el("blockquote")
        .key(&index.to_string())
        .class("quote")
        .with(original)
        .maybe(translation)
        .maybe(note)
        .html()
}

/// Renders the publisher's verdict.
fn verdict_view(words: &'static Words, verdict: &Verdict) -> Html {
    let name = el("b")
        .text(words.verdict_of)
        .text(" ")
        .with(el("bdi").text(&verdict.publisher));
    let short = verdict.short.as_ref().map(|short| {
        let claim = el("q").text(short).html();
        group(vec![claim, text(" — ")])
    });
    let when = el("time")
        .may("datetime", verdict.date.datetime.clone())
        .class("quiet")
        .text(&verdict.date.text);
    el("p")
        .class("why")
        .with(name)
        .text(": ")
        .maybe(short)
        .text(&verdict.text)
        .text(" · ")
        .with(when)
        .html()
}

/// Renders links to the claims on the other side of the claim's questions.
fn facing(words: &'static Words, rest: &CardRest) -> Html {
    let links = rest.facing.iter().map(|(id, link)| {
        el("span")
            .key(id.as_str())
            .class("claim-link")
            .with(link_view(link))
            .html()
    });
    el("p")
        .class("facing related")
        .flag("hidden", rest.facing.is_empty())
        .text(words.counters)
        .text(": ")
        .each(links)
        .html()
}

/// Renders the details folded into a card: what the claim is about, whose interest it serves, and its history.
fn precisely(words: &'static Words, content: &CardContent) -> Html {
    let rest = &content.rest;
    let about = content.aspect.as_ref();
    let about = about.map(|aspect| text(&format!(": {}", aspect.label)));
    let assessment = rest.assessment.as_ref().map(|assessment| {
        group(vec![
            el("dt").text(words.where_it_stands).html(),
            el("dd").text(assessment).html(),
        ])
    });
    let history = content.history.iter().flatten().enumerate();
    let history = history.map(|(index, entry)| history_entry(words, index, entry));
    let events = (!rest.events.is_empty()).then(|| {
        let events = rest.events.iter().map(event_link);
        group(vec![
            el("dt").text(words.events).html(),
            el("dd").with(el("ul").class("links").each(events)).html(),
        ])
    });
    let list = el("dl")
        .with(el("dt").text(words.about).maybe(about))
        .with(el("dd").text(&rest.about_note))
        .with(el("dt").text(words.interest))
        .with(el("dd").text(&rest.interest))
        .maybe(assessment)
        .with(el("dt").text(words.history))
        .with(el("dd").with(el("ol").class("history").each(history)))
        .maybe(events);
    el("details")
        .class("precisely")
        .with(el("summary").text(words.precisely))
        .with(list)
        .html()
}

fn history_entry(words: &'static Words, index: usize, entry: &HistoryEntry) -> Html {
    el("li")
        .key(&index.to_string())
        .push(date_view(&entry.date))
        .text(" ")
        .push(pill_view(&entry.status))
        .text(" ")
        .text(&entry.why)
        .text(" ")
        .push(citations_view(&entry.citations, words))
        .html()
}

fn event_link(event: &ClaimEvent) -> Html {
    let when = el("span").class("quiet").push(date_view(&event.date));
    el("li")
        .key(event.id.as_str())
        .with(link_view(&event.link))
        .text(" ")
        .with(when)
        .html()
}
