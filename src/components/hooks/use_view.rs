use yew::prelude::*;

use crate::components::View;

/// Returns the shared state of the story that a part belongs to.
///
/// `None` outside a [`ViewProvider`](crate::components::ViewProvider).
#[hook]
pub fn use_view() -> Option<View> {
    use_context::<View>()
}
