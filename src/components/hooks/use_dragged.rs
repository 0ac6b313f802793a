use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds for which a dragged control has to rest before its value is sent on.
const PAUSE: u32 = 40;

/// Debounces a dragged value: it is returned at once, to be shown, and sent on when the movement pauses.
///
/// Rendering what depends on it may take longer than the next movement takes to arrive.
#[hook]
pub fn use_dragged<T: PartialEq + Clone + 'static>(
    onpause: Callback<T>,
) -> (Option<T>, Callback<T>) {
    let dragged = use_state(|| None::<T>);
    let setter = dragged.setter();
    use_effect_with((*dragged).clone(), move |value| {
        let timeout = value.clone().map(|value| {
            Timeout::new(PAUSE, move || {
                setter.set(None);
                onpause.emit(value);
            })
        });
        move || drop(timeout)
    });
    let drag = dragged.setter();
    (
        (*dragged).clone(),
        Callback::from(move |value| drag.set(Some(value))),
    )
}
