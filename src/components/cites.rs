use yew::prelude::*;

use super::markup::{el, group};
use super::story_view::Part;
use super::view::View;
use super::words;
use contrappunto_story::model::as_of::{Known, independent_roots};
use contrappunto_story::model::story::{Source, SourceId};

/// Renders the numbers of sources, each a link to its entry, or to the source itself if the list is not on the page.
///
/// A source published after the as-of date keeps its number and says so, without a link: its title would reveal what
/// was not known yet. A function, not a component: a page has hundreds of citations.
pub fn cites(view: &View, sources: &[SourceId]) -> Html {
    let found = sources
        .iter()
        .filter_map(|id| view.story().numbered_source(id));
    el("span")
        .class("cites")
        .each(found.map(|(number, source)| cite(view, number, source)))
        .html()
}

fn cite(view: &View, number: usize, source: &Source) -> Html {
    let id = &source.id;
    let (words, number) = (view.words, number.to_string());
    if source.is_known(view.day()) {
        let label = format!("{} {number}: {}", words.source, source.publisher);
        let link = if view.reaches(Part::Sources) {
            el("a").set("href", format!("#{}", id.dom_id()))
        } else {
            let address = source.url.as_str().to_owned();
            el("a").set("href", address).attr("rel", "noopener")
        };
        link.key(id.as_str())
            .set("aria-label", label)
            .class("cite")
            .text(&number)
            .html()
    } else {
        let later = el("span")
            .class("unseen")
            .text(&format!(" ({})", words.published_later));
        el("span")
            .key(id.as_str())
            .attr("title", words.published_later)
            .class("cite later")
            .text(&number)
            .with(later)
            .html()
    }
}

/// Renders the same, and if outlets repeat one another, the number of independent origins.
pub fn cites_with_origins(view: &View, sources: &[SourceId]) -> Html {
    let story = view.story();
    let is_known = |id: &&SourceId| {
        let source = story.source(id);
        source.is_some_and(|source| source.is_known(view.day()))
    };
    let known = || sources.iter().filter(is_known);
    let origins = words::origins(
        known().count(),
        independent_roots(story, &mut known()),
        view.locale,
    );
    let origins = origins.map(|origins| el("span").class("origins").text(&origins).html());
    group(vec![cites(view, sources), origins.unwrap_or_default()])
}
