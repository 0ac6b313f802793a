use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Debounces a value: returns the last one that has stayed the same for `milliseconds`, `None` before the first change.
///
/// A dragged slider changes many times a second; what assistive technology announces should not.
#[hook]
pub fn use_settled<T: PartialEq + Clone + 'static>(value: T, milliseconds: u32) -> Option<T> {
    let settled = use_state(|| None);
    let first = use_mut_ref(|| true);
    let setter = settled.setter();
    use_effect_with(value, move |value| {
        // The page shows the first value anyway.
        let is_first = std::mem::replace(&mut *first.borrow_mut(), false);
        let value = value.clone();
        let timeout =
            (!is_first).then(|| Timeout::new(milliseconds, move || setter.set(Some(value))));
        move || drop(timeout)
    });
    (*settled).clone()
}
