use yew::prelude::*;

use crate::components::View;
use crate::components::view::Times;

/// Returns the shared state for the timeline.
///
/// It also re-renders when the reader pans, zooms or filters the timeline. `None` outside a
/// [`ViewProvider`](crate::components::ViewProvider).
#[hook]
pub fn use_times() -> Option<View> {
    use_context::<Times>().map(|times| times.0)
}
