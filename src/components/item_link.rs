use super::markup::{El, el};
use contrappunto_story::page::links::ItemLink;

/// Returns a link to an item, or a plain `span` if its part is not on the page.
pub fn link_view(link: &ItemLink) -> El {
    let element = match &link.href {
        Some(href) => el("a").set("href", href.clone()),
        None => el("span"),
    };
    element.child(&link.text)
}
