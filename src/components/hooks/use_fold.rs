use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::markup::El;

/// The content of a fold, rendered when the reader first opens it, and kept.
///
/// Native prerendering includes all of it, for readers without script.
pub struct Fold {
    /// Whether the content is to be rendered.
    pub is_made: bool,
    node: NodeRef,
    opened: Callback<Event>,
}

impl Fold {
    /// Attaches the listener to the `details` element of the fold.
    pub(in crate::components) fn listen(&self, details: El) -> El {
        details
            .refer(&self.node)
            .on(ListenerKind::ontoggle, self.opened.clone())
    }
}

/// Delays rendering the content of a fold until it is opened.
#[hook]
pub fn use_fold() -> Fold {
    let is_made = use_state_eq(|| cfg!(not(target_arch = "wasm32")));
    let node = use_node_ref();
    let opened = {
        let (setter, node) = (is_made.setter(), node.clone());
        Callback::from(move |_: Event| {
            // Toggle events of nested folds arrive here, too.
            let details = node.cast::<Element>();
            if details.is_some_and(|details| details.has_attribute("open")) {
                setter.set(true);
            }
        })
    };
    Fold {
        is_made: *is_made,
        node,
        opened,
    }
}
