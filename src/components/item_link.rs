use super::markup::{El, el};
use super::view::View;
use contrappunto_story::page::links::ItemLink;
use contrappunto_story::page::part::Part;

/// Returns a link to an item, or a plain `span` if its part is not on the page.
pub fn link_view(link: &ItemLink) -> El {
    let element = match &link.href {
        Some(href) => el("a").set("href", href.clone()),
        None => el("span"),
    };
    element.text(&link.text)
}

/// Returns a link to an item of a part, by the item's id.
pub fn item_link(view: &View, part: Part, dom_id: &str) -> El {
    if view.reaches(part) {
        el("a").set("href", format!("#{dom_id}"))
    } else {
        el("span")
    }
}
