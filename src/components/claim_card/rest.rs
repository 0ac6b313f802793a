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
        .child("(")
        .child(date_view(&rest.since))
        .child(")");
    let why = el("p")
        .class("why")
        .child(&rest.why)
        .child(" ")
        .child(since)
        .child(" ")
        .child(citations_view(&rest.why_citations, words));
    let verdict = rest.verdict.as_ref();
    let verdict = verdict.map(|verdict| verdict_view(words, verdict));
    let checked_by = if rest.is_checked {
        html! { <SectionView section={Section::Checks(card.id.clone())} /> }
    } else {
        Html::default()
    };
    vec![
        el("div").class("quotes").children(quotations).html(),
        why.html(),
        verdict.unwrap_or_default(),
        el("p").class("grounds quiet").child(&rest.grounds).html(),
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
        .child(&quotation.text);
    let original = el("p")
        .child(original)
        .child(" ")
        .child(citations_view(&quotation.citations, words));
    let translation = quotation.translation.as_ref().map(|translation| {
        let ours = el("span")
            .class("quiet")
            .child("(")
            .child(words.our_translation)
            .child(")");
        el("details")
            .class("translation")
            .child(el("summary").child(words.quote_translation))
            .child(
                el("p")
                    .child(el("q").child(translation))
                    .child(" ")
                    .child(ours),
            )
            .html()
    });
    let note = quotation.note.as_ref();
    let note = note.map(|note| el("p").class("aside").child(note).html());
    el("blockquote")
        .key(&index.to_string())
        .class("quote")
        .child(original)
        .child(translation)
        .child(note)
        .html()
}

/// Renders the publisher's verdict.
fn verdict_view(words: &'static Words, verdict: &Verdict) -> Html {
    let name = el("b")
        .child(words.verdict_of)
        .child(" ")
        .child(el("bdi").child(&verdict.publisher));
    let short = verdict.short.as_ref().map(|short| {
        let claim = el("q").child(short).html();
        group(vec![claim, text(" — ")])
    });
    let when = el("time")
        .may("datetime", verdict.date.datetime.clone())
        .class("quiet")
        .child(&verdict.date.text);
    el("p")
        .class("why")
        .child(name)
        .child(": ")
        .child(short)
        .child(&verdict.text)
        .child(" · ")
        .child(when)
        .html()
}

/// Renders links to the claims on the other side of the claim's questions.
fn facing(words: &'static Words, rest: &CardRest) -> Html {
    let links = rest.facing.iter().map(|(id, link)| {
        el("span")
            .key(id.as_str())
            .class("claim-link")
            .child(link_view(link))
            .html()
    });
    el("p")
        .class("facing related")
        .flag("hidden", rest.facing.is_empty())
        .child(words.counters)
        .child(": ")
        .children(links)
        .html()
}

/// Renders the details folded into a card: what the claim is about, whose interest it serves, and its history.
fn precisely(words: &'static Words, content: &CardContent) -> Html {
    let rest = &content.rest;
    let about = content.aspect.as_ref();
    let about = about.map(|aspect| text(&format!(": {}", aspect.label)));
    let assessment = rest.assessment.as_ref().map(|assessment| {
        group(vec![
            el("dt").child(words.where_it_stands).html(),
            el("dd").child(assessment).html(),
        ])
    });
    let history = content.history.iter().flatten().enumerate();
    let history = history.map(|(index, entry)| history_entry(words, index, entry));
    let events = (!rest.events.is_empty()).then(|| {
        let events = rest.events.iter().map(event_link);
        group(vec![
            el("dt").child(words.events).html(),
            el("dd")
                .child(el("ul").class("links").children(events))
                .html(),
        ])
    });
    let list = el("dl")
        .child(el("dt").child(words.about).child(about))
        .child(el("dd").child(&rest.about_note))
        .child(el("dt").child(words.interest))
        .child(el("dd").child(&rest.interest))
        .child(assessment)
        .child(el("dt").child(words.history))
        .child(el("dd").child(el("ol").class("history").children(history)))
        .child(events);
    el("details")
        .class("precisely")
        .child(el("summary").child(words.precisely))
        .child(list)
        .html()
}

fn history_entry(words: &'static Words, index: usize, entry: &HistoryEntry) -> Html {
    el("li")
        .key(&index.to_string())
        .child(date_view(&entry.date))
        .child(" ")
        .child(pill_view(&entry.status))
        .child(" ")
        .child(&entry.why)
        .child(" ")
        .child(citations_view(&entry.citations, words))
        .html()
}

fn event_link(event: &ClaimEvent) -> Html {
    let when = el("span").class("quiet").child(date_view(&event.date));
    el("li")
        .key(event.id.as_str())
        .child(link_view(&event.link))
        .child(" ")
        .child(when)
        .html()
}
