use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// The last value that has stood still for `milliseconds`; none before the first change.
///
/// A slider that is dragged changes many times a second; what is spoken aloud should not.
#[hook]
pub fn use_settled<T: PartialEq + Clone + 'static>(value: T, milliseconds: u32) -> Option<T> {
    let settled = use_state(|| None);
    let first = use_mut_ref(|| true);
    let setter = settled.setter();
    use_effect_with(value, move |value| {
        // The first value is what the page shows anyway.
        let is_first = std::mem::replace(&mut *first.borrow_mut(), false);
        let value = value.clone();
        let timeout =
            (!is_first).then(|| Timeout::new(milliseconds, move || setter.set(Some(value))));
        move || drop(timeout)
    });
    (*settled).clone()
}
