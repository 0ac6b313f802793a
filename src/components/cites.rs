use yew::prelude::*;

use super::markup::{el, group};
use contrappunto_story::page::links::{Citation, Citations};
use contrappunto_story::page::words::Words;

/// Renders the numbers of sources, and how many independent origins they have, if that is told.
///
/// A source published after the as-of date keeps its number and says so, without a link. A function, not a component: a
/// page has hundreds of citations.
pub fn citations_view(citations: &Citations, words: &'static Words) -> Html {
    let numbers = citations.numbers.iter();
    let numbers = el("span")
        .class("cites")
        .children(numbers.map(|citation| number_view(citation, words)))
        .html();
    let origins = citations.origins.as_ref();
    let origins = origins.map(|origins| el("span").class("origins").child(origins).html());
    group(vec![numbers, origins.unwrap_or_default()])
}

/// Renders the number of a source.
pub fn number_view(citation: &Citation, words: &'static Words) -> Html {
    let number = citation.number.to_string();
    let Some(link) = &citation.link else {
        let later = el("span")
            .class("unseen")
            .child(&format!(" ({})", words.published_later));
        return el("span")
            .key(citation.id.as_str())
            .attr("title", words.published_later)
            .class("cite later")
            .child(&number)
            .child(later)
            .html();
    };
    let element = el("a").set("href", link.href.clone());
    let element = if link.is_outside {
        element.attr("rel", "noopener")
    } else {
        element
    };
    element
        .key(citation.id.as_str())
        .set("aria-label", link.label.clone())
        .class("cite")
        .child(&number)
        .html()
}
