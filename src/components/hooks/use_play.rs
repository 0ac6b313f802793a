use gloo::timers::callback::Interval;
use yew::prelude::*;

/// Whether something steps on by itself, and what starts and stops it.
#[derive(Clone, PartialEq)]
pub struct Play {
    /// Whether it is going.
    pub is_playing: bool,
    /// Starts or stops it.
    pub toggle: Callback<MouseEvent>,
}

/// Calls `step` at a readable pace while it plays; stops by itself once `is_over`.
#[hook]
pub fn use_play(step: Callback<()>, is_over: bool, milliseconds: u32) -> Play {
    let playing = use_state(|| false);
    let is_playing = *playing && !is_over;
    use_effect_with((is_playing, step), move |(is_playing, step)| {
        let step = step.clone();
        let interval = is_playing.then(|| Interval::new(milliseconds, move || step.emit(())));
        move || drop(interval)
    });
    let toggle = Callback::from(move |_| playing.set(!is_playing));
    Play { is_playing, toggle }
}
