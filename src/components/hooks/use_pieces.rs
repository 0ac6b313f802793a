use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How many pieces of a long list are drawn: in a browser one, and one more with each task until all are; whatever comes
/// after that is drawn at once. What is not whole says so, `data-growing`.
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

/// Whether somebody looks on while it is drawn. In a hidden tab timers wait for long.
fn is_seen() -> bool {
    if cfg!(not(target_arch = "wasm32")) {
        return false;
    }
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| !document.hidden())
}
