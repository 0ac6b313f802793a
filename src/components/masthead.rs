use yew::prelude::*;

use super::date_text::date_view;
use super::heading::heading;
use super::markup::{El, button, el, group, text};
use super::view::Surroundings;
use contrappunto_story::page::claims::changes::ChangeAccount;
use contrappunto_story::page::masthead::{
    Correction, Corrections, LanguageChoice, MastheadView, PublisherName,
};
use contrappunto_story::page::words::Words;

/// The address of the page in a language, for readers without script and for search engines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// The language.
    pub language: AttrValue,
    /// The address, relative to this page.
    pub href: AttrValue,
}

/// Renders the head of the page.
pub(super) fn masthead_view(
    surroundings: &Surroundings,
    masthead: &MastheadView,
    pages: &[PageLink],
    level: u8,
) -> Html {
    let words = surroundings.words;
    let kicker = masthead.kicker.as_ref();
    let kicker = kicker.map(|kicker| el("p").class("kicker").child(kicker).html());
    let updated = el("time")
        .may("datetime", masthead.updated.datetime.clone())
        .child(&masthead.updated.text);
    let [claims, events, sources] = &masthead.counts;
    let license = masthead.license.as_ref().map(|license| {
        let link = outside(license).child(words.license);
        el("span").child(link).html()
    });
    let languages = &masthead.languages;
    let languages = (!languages.is_empty()).then(|| languages_view(surroundings, languages, pages));
    let byline = el("div")
        .class("byline")
        .child(el("span").child(claims))
        .child(el("span").child(events))
        .child(el("span").child(sources))
        .child(el("span").child(words.updated).child(" ").child(updated))
        .child(masthead.publisher.as_ref().map(publisher_view))
        .child(license)
        .child(languages);
    let corrections = masthead.corrections.as_ref();
    el("header")
        .attr("part", "masthead")
        .class("masthead")
        .child(kicker)
        .child(heading(level, "title", masthead.title.as_str()))
        .child(el("p").class("standfirst").child(&masthead.standfirst))
        .child(byline)
        .child(corrections.map(|corrections| corrections_view(words, corrections)))
        .html()
}

/// Renders what was wrong in the story and has been corrected, folded.
fn corrections_view(words: &'static Words, corrections: &Corrections) -> Html {
    if corrections.lines.is_empty() {
        return el("div").class("corrections").html();
    }
    let lines = corrections.lines.iter();
    let lines = lines.map(|line| correction_view(words, line));
    el("details")
        .class("corrections")
        .child(el("summary").child(&corrections.summary))
        .child(el("ul").children(lines))
        .html()
}

fn correction_view(words: &'static Words, correction: &Correction) -> Html {
    el("li")
        .key(&correction.dom_id)
        .set("id", correction.dom_id.clone())
        .child(date_view(&correction.date))
        .child(" ")
        .child(account_view(words, &correction.account))
        .html()
}

/// Renders what changed in the story; for a correction, what it said before and what is right.
pub(super) fn account_view(words: &'static Words, account: &ChangeAccount) -> Html {
    let said = |name: &str, said: &Option<String>| {
        let Some(said) = said else {
            return Html::default();
        };
        let name = el("span").class("quiet").child(name).html();
        group(vec![text(" "), name, text(" "), text(said)])
    };
    group(vec![
        el("b").child(&account.text).html(),
        said(words.it_said, &account.wrong),
        said(words.it_is, &account.right),
    ])
}

/// Renders who publishes the story.
fn publisher_view(publisher: &PublisherName) -> Html {
    let name = el("bdi").child(&publisher.name);
    let name = match &publisher.url {
        Some(url) => outside(url).child(name),
        None => name,
    };
    el("span").child(name).html()
}

fn outside(address: &str) -> El {
    el("a")
        .set("href", address.to_owned())
        .attr("rel", "noopener")
}

/// Renders the choice of language: links if the page has an address in each, otherwise buttons.
fn languages_view(
    surroundings: &Surroundings,
    languages: &[LanguageChoice],
    pages: &[PageLink],
) -> Html {
    let choices = languages.iter().map(|language| {
        let LanguageChoice { tag, choose, .. } = language;
        let choice = match pages.iter().find(|page| *page.language == **tag) {
            Some(page) => {
                let (act, choose) = (surroundings.act.clone(), choose.clone());
                let onclick = Callback::from(move |event: MouseEvent| {
                    // With a modifier key a click opens another tab, as with any link.
                    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                        event.prevent_default();
                        act.emit(choose.clone());
                    }
                });
                el("a")
                    .set("href", page.href.to_string())
                    .set("hreflang", tag.clone())
                    .onclick(onclick)
            }
            None => button().onclick(surroundings.sends(choose.clone())),
        };
        choice
            .key(tag)
            .set("lang", tag.clone())
            .may(
                "aria-current",
                language.is_current.then(|| "true".to_owned()),
            )
            .child(&language.name)
            .html()
    });
    el("nav")
        .attr("aria-label", surroundings.words.language)
        .classes(&["languages", if pages.is_empty() { "live" } else { "" }])
        .children(choices)
        .html()
}
