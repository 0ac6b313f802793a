use yew::prelude::*;

use crate::components::View;
use crate::components::view::Numbers;

/// Returns the shared state for a part that shows tables or calculations.
///
/// It also re-renders when something is chosen or set in one of them. `None` outside a
/// [`ViewProvider`](crate::components::ViewProvider).
#[hook]
pub fn use_numbers() -> Option<View> {
    use_context::<Numbers>().map(|numbers| numbers.0)
}
