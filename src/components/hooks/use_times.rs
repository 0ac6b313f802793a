use yew::prelude::*;

use crate::components::View;
use crate::components::view::Times;

/// The shared state for the timeline: it is drawn anew also when the reader moves, zooms or filters it. None outside a
/// [`ViewProvider`](crate::components::ViewProvider).
#[hook]
pub fn use_times() -> Option<View> {
    use_context::<Times>().map(|times| times.0)
}
