use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Returns how many pieces of a long list to render.
///
/// In a browser that is one at first, and one more with each event loop task until all are rendered; pieces added later
/// are rendered at once. Callers mark an incomplete list as `data-growing`.
#[hook]
pub fn use_pieces(total: usize) -> usize {
    let is_whole = use_mut_ref(|| !is_seen());
    let drawn = use_state_eq(|| 1_usize);
    if *drawn >= total {
        is_whole.replace(true);
    }
    let count = if *is_whole.borrow() {
        usize::MAX
    } else {
        *drawn
    };
    let setter = drawn.setter();
    use_effect_with(count, move |count| {
        let next = count.checked_add(1);
        let timeout = next.map(|next| Timeout::new(0, move || setter.set(next)));
        move || drop(timeout)
    });
    count
}

/// Whether the page is visible while it is rendered: timers of a hidden tab are throttled.
fn is_seen() -> bool {
    if cfg!(not(target_arch = "wasm32")) {
        return false;
    }
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| !document.hidden())
}
