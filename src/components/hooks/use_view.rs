use yew::prelude::*;

use crate::components::View;

/// The shared state of the story that this part belongs to; none outside a
/// [`ViewProvider`](crate::components::ViewProvider).
#[hook]
pub fn use_view() -> Option<View> {
    use_context::<View>()
}
