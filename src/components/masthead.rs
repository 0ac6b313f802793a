use std::rc::Rc;

use yew::prelude::*;

use super::heading::heading;
use super::hooks::use_view;
use super::words;
use crate::core::date_words;
use crate::core::view_state::Action;

/// The address of the same page in a language, for readers without script and for search engines.
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
    /// Where the page stands in each language; without them the languages are buttons.
    #[prop_or_default]
    pub pages: Rc<[PageLink]>,
    /// The level of the title.
    #[prop_or(1)]
    pub level: u8,
}

/// Kicker, title, standfirst, what there is, and the choice of language.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let Some(view) = use_view() else {
        return html! { <header /> };
    };
    let (story, language, locale) = (view.story(), view.language(), view.locale);
    html! {
        <header class="masthead">
            if let Some(kicker) = &story.kicker {
                <p class="kicker">{ kicker.get(language) }</p>
            }
            { heading(props.level, "title", story.title.get(language)) }
            <p class="standfirst">{ story.standfirst.get(language) }</p>
            <div class="byline">
                <span>{ words::claim_count(story.claims.len(), locale) }</span>
                <span>{ words::event_count(story.events.len(), locale) }</span>
                <span>{ words::source_count(story.sources.len(), locale) }</span>
                <span>{ view.words.updated }{ " " }<time datetime={story.updated.to_string()}>{ date_words::day(story.updated, locale) }</time></span>
                if story.languages.len() > 1 {
                    <nav class={classes!("languages", props.pages.is_empty().then_some("live"))} aria-label={view.words.language}>
                        { for story.languages.iter().map(|tag| {
                            let current = (**tag == *language).then_some("true");
                            let name = tag.to_uppercase();
                            let choose = Action::Language(tag.as_str().into());
                            let page = props.pages.iter().find(|page| *page.language == **tag);
                            match page {
                                Some(page) => {
                                    let act = view.act.clone();
                                    let onclick = Callback::from(move |event: MouseEvent| {
                                        // A click with a key held opens another tab, as for any link.
                                        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                                            event.prevent_default();
                                            act.emit(choose.clone());
                                        }
                                    });
                                    html! { <a key={tag.as_str()} href={page.href.clone()} hreflang={tag.clone()} lang={tag.clone()} aria-current={current} {onclick}>{ name }</a> }
                                }
                                None => html! { <button key={tag.as_str()} type="button" lang={tag.clone()} aria-current={current} onclick={view.sends(choose)}>{ name }</button> },
                            }
                        }) }
                    </nav>
                }
            </div>
        </header>
    }
}
