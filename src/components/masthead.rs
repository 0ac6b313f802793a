use std::rc::Rc;

use yew::prelude::*;

use super::heading::heading;
use super::hooks::use_view;
use super::markup::{El, button, el, group, text};
use super::view::View;
use contrappunto_story::model::as_of;
use contrappunto_story::model::story::{Address, Change, Publisher, Text};
use contrappunto_story::page::words;
use contrappunto_story::state::view_state::Action;
use contrappunto_story::wording::date_words;

/// The address of the page in a language, for readers without script and for search engines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// The language.
    pub language: AttrValue,
    /// The address, relative to this page.
    pub href: AttrValue,
}

/// Properties of [`Masthead`].
#[derive(Properties, PartialEq)]
pub struct MastheadProps {
    /// The addresses of the page in each language; without them, the languages are buttons.
    #[prop_or_default]
    pub pages: Rc<[PageLink]>,
    /// The level of the title.
    #[prop_or(1)]
    pub level: u8,
}

/// Kicker, title, standfirst, byline with counts and the choice of language, and corrections.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let Some(view) = use_view() else {
        return el("header").html();
    };
    let (story, language, locale) = (view.story(), view.language(), view.locale);
    let kicker = story
        .kicker
        .as_ref()
        .map(|kicker| el("p").class("kicker").text(kicker.get(language)).html());
    let standfirst = el("p")
        .class("standfirst")
        .text(story.standfirst.get(language));
    let updated = el("time")
        .set("datetime", story.updated.to_string())
        .text(&date_words::day(story.updated, locale));
    let count = |words: String| el("span").text(&words);
    let byline = el("div")
        .class("byline")
        .with(count(words::claim_count(story.claims.len(), locale)))
        .with(count(words::event_count(story.events.len(), locale)))
        .with(count(words::source_count(story.sources.len(), locale)))
        .with(el("span").text(view.words.updated).text(" ").with(updated))
        .maybe(story.publisher.as_ref().map(publisher))
        .maybe(story.license.as_ref().map(|license| {
            let link = outside(license).text(view.words.license);
            el("span").with(link).html()
        }))
        .maybe((story.languages.len() > 1).then(|| languages(&view, &props.pages)));
    let corrected = corrections(&view);
    el("header")
        .attr("part", "masthead")
        .class("masthead")
        .maybe(kicker)
        .push(heading(props.level, "title", story.title.get(language)))
        .with(standfirst)
        .with(byline)
        .maybe(corrected)
        .html()
}

/// Renders what was wrong in the story and has been corrected, folded; `None` if nothing was.
///
/// On days before the first correction its place is kept: nothing may shift while the reader drags the day.
fn corrections(view: &View) -> Option<Html> {
    let story = view.story();
    as_of::corrections(story, story.updated).next()?;
    let lines = as_of::corrections(story, view.day());
    let lines = lines.map(|(id, change)| {
        let date = el("time")
            .set("datetime", change.date.to_string())
            .class("date")
            .text(&date_words::day(change.date, view.locale));
        el("li")
            .key(&id)
            .set("id", id)
            .with(date)
            .text(" ")
            .push(change_text(view, change))
            .html()
    });
    let lines: Vec<Html> = lines.collect();
    if lines.is_empty() {
        return Some(el("div").class("corrections").html());
    }
    let summary = words::correction_count(lines.len(), view.locale);
    Some(
        el("details")
            .class("corrections")
            .with(el("summary").text(&summary))
            .with(el("ul").list(lines))
            .html(),
    )
}

/// Renders what changed in the story; for a correction, what it said before and what is right.
pub fn change_text(view: &View, change: &Change) -> Html {
    let language = view.language();
    let said = |name: &str, said: &Option<Text>| {
        let Some(said) = said else {
            return Html::default();
        };
        let name = el("span").class("quiet").text(name).html();
        group(vec![text(" "), name, text(" "), text(said.get(language))])
    };
    group(vec![
        el("b").text(change.text.get(language)).html(),
        said(view.words.it_said, &change.wrong),
        said(view.words.it_is, &change.right),
    ])
}

/// Renders who publishes the story.
fn publisher(publisher: &Publisher) -> Html {
    let name = el("bdi").text(&publisher.name);
    let name = match &publisher.url {
        Some(url) => outside(url).with(name),
        None => name,
    };
    el("span").with(name).html()
}

fn outside(address: &Address) -> El {
    el("a")
        .set("href", address.as_str().to_owned())
        .attr("rel", "noopener")
}

/// Renders the choice of language: links if the page has an address in each, otherwise buttons.
fn languages(view: &View, pages: &[PageLink]) -> Html {
    let choices = view.story().languages.iter().map(|tag| {
        let current = (**tag == *view.language()).then(|| "true".to_owned());
        let choose = Action::Language(tag.as_str().into());
        let choice = match pages.iter().find(|page| *page.language == **tag) {
            Some(page) => {
                let act = view.act.clone();
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
            None => button().onclick(view.sends(choose)),
        };
        choice
            .key(tag)
            .set("lang", tag.clone())
            .may("aria-current", current)
            .text(&tag.to_uppercase())
            .html()
    });
    el("nav")
        .attr("aria-label", view.words.language)
        .classes(&["languages", if pages.is_empty() { "live" } else { "" }])
        .each(choices)
        .html()
}
