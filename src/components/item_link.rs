use super::markup::{El, el};
use super::story_view::Part;
use super::view::View;

/// Returns a link to an item of a part, by the item's id, or a plain `span` if that part is not on the page.
pub fn item_link(view: &View, part: Part, dom_id: &str) -> El {
    if view.reaches(part) {
        el("a").set("href", format!("#{dom_id}"))
    } else {
        el("span")
    }
}
