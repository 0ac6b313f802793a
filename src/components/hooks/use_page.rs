use std::rc::Rc;

use yew::prelude::*;

use super::use_view;
use crate::components::view::{Surroundings, View};
use contrappunto_story::page::context::PageContext;
use contrappunto_story::state::view_state::Reads;

/// Returns what a part shows, and what surrounds it; `None` outside a
/// [`ViewProvider`](crate::components::ViewProvider).
///
/// `make` is called again only when something that it reads has changed. What is drawn of its value is compared piece by
/// piece.
#[hook]
pub fn use_page<T: 'static>(
    reads: Reads,
    make: impl FnOnce(&PageContext) -> T,
) -> Option<(Rc<T>, Surroundings)> {
    use_page_with(reads, (), make)
}

/// Returns the same for a part that also depends on what is not in the state: a measured width, or a page turned to.
#[hook]
pub fn use_page_with<K: PartialEq + 'static, T: 'static>(
    reads: Reads,
    key: K,
    make: impl FnOnce(&PageContext) -> T,
) -> Option<(Rc<T>, Surroundings)> {
    let made = use_mut_ref(|| None::<(View, K, Rc<T>)>);
    let view = use_view()?;
    let mut made = made.borrow_mut();
    let is_alike = |before: &View, with: &K| {
        *with == key
            && before.surroundings == view.surroundings
            && before.state.is_alike(&view.state, reads)
    };
    let value = match made.take() {
        Some((before, with, value)) if is_alike(&before, &with) => value,
        _ => Rc::new(make(&view.context())),
    };
    *made = Some((view.clone(), key, value.clone()));
    Some((value, view.surroundings))
}
