use yew::prelude::*;

use super::hooks::use_view;
use super::words;
use crate::core::as_of::{Known, independent_roots};
use crate::core::story::SourceId;

/// Properties of [`Cites`].
#[derive(Properties, PartialEq)]
pub struct CitesProps {
    /// What is cited.
    pub sources: Vec<SourceId>,
    /// Whether to say when several outlets repeat one another.
    #[prop_or_default]
    pub origins: bool,
}

/// The numbers of sources, each a link to its entry.
///
/// A source published after the day keeps its number and says so, without a link: its title would tell
/// what was not known yet.
#[component]
pub fn Cites(props: &CitesProps) -> Html {
    let Some(view) = use_view() else {
        return html! { <span /> };
    };
    let story = view.story();
    let known: Vec<SourceId> = props
        .sources
        .iter()
        .filter(|id| {
            story
                .source(id)
                .is_some_and(|source| source.is_known(view.day()))
        })
        .cloned()
        .collect();
    let origins = props
        .origins
        .then(|| words::origins(known.len(), independent_roots(story, &known), view.locale))
        .flatten();
    html! {
        <span class="cites">
            { for props.sources.iter().filter_map(|id| Some((id, story.source_number(id)?, story.source(id)?))).map(|(id, number, source)| {
                if source.is_known(view.day()) {
                    let label = format!("{} {number}: {}", view.words.sources, source.publisher);
                    html! {
                        <a key={id.as_str()} class="cite" href={format!("#{}", id.dom_id())} title={source.publisher.clone()} aria-label={label}>{ number }</a>
                    }
                } else {
                    html! {
                        <span key={id.as_str()} class="cite later" title={view.words.published_later}>
                            { number }<span class="unseen">{ format!(" ({})", view.words.published_later) }</span>
                        </span>
                    }
                }
            }) }
            if let Some(origins) = origins {
                <span class="origins">{ origins }</span>
            }
        </span>
    }
}
