use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds for which a control that is dragged has to stand still.
const PAUSE: u32 = 40;

/// A value that is dragged: it is shown at once, and sent on when the hand pauses.
///
/// What follows from it may take longer to draw than the next movement takes to come.
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
