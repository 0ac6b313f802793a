use yew::prelude::*;

use super::view::View;
use super::words;
use crate::core::as_of::{Known, independent_roots};
use crate::core::story::SourceId;

/// The numbers of sources, each a link to its entry.
///
/// A source published after the day keeps its number and says so, without a link: its title would tell
/// what was not known yet. A function, not a component: a page has hundreds of them.
pub fn cites(view: &View, sources: &[SourceId]) -> Html {
    let found = sources
        .iter()
        .filter_map(|id| view.story().numbered_source(id));
    html! {
        <span class="cites">
            { for found.map(|(number, source)| {
                let id = &source.id;
                if source.is_known(view.day()) {
                    let label = format!("{} {number}: {}", view.words.source, source.publisher);
                    html! {
                        <a key={id.as_str()} class="cite" href={format!("#{}", id.dom_id())} aria-label={label}>{ number }</a>
                    }
                } else {
                    html! {
                        <span key={id.as_str()} class="cite later" title={view.words.published_later}>
                            { number }<span class="unseen">{ format!(" ({})", view.words.published_later) }</span>
                        </span>
                    }
                }
            }) }
        </span>
    }
}

/// The same, and where several outlets repeat one another, how many origins they have.
pub fn cites_with_origins(view: &View, sources: &[SourceId]) -> Html {
    let known: Vec<SourceId> = sources
        .iter()
        .filter(|id| {
            view.story()
                .source(id)
                .is_some_and(|source| source.is_known(view.day()))
        })
        .cloned()
        .collect();
    let origins = words::origins(
        known.len(),
        independent_roots(view.story(), &known),
        view.locale,
    );
    html! {
        <>
            { cites(view, sources) }
            if let Some(origins) = origins {
                <span class="origins">{ origins }</span>
            }
        </>
    }
}
