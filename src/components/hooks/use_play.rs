use std::time::Duration;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::prelude::*;

/// The longest timer in milliseconds that browsers support; they treat longer ones as zero.
const LONGEST: u128 = i32::MAX as u128;

/// The state of a playback, and what starts and stops it.
#[derive(Clone, PartialEq)]
pub struct Play {
    /// Whether it is running.
    pub is_playing: bool,
    /// Whether it is paused because the pointer or the focus is in what there is to read.
    pub is_held: bool,
    /// Starts or stops it.
    pub toggle: Callback<MouseEvent>,
}

/// Plays a walk: calls the second of `walk` each time a `place` has been shown for `pace`, until `is_over`.
///
/// Starting it at the end calls the first of `walk`. It pauses while the pointer or the focus is in the story outside
/// `controls`. For readers who prefer reduced motion it does not run by itself: each start makes a single step.
#[hook]
pub fn use_play<T: PartialEq + Clone + 'static>(
    controls: &NodeRef,
    walk: (Callback<()>, Callback<()>),
    place: &T,
    is_over: bool,
    pace: Duration,
) -> Play {
    let (begin, step) = walk;
    let playing = use_state(|| false);
    let held = use_state_eq(|| false);
    let is_playing = *playing && !is_over;
    let is_held = is_playing && *held;
    use_effect_with(
        (is_playing && !is_held, step.clone(), place.clone(), pace),
        |(is_going, step, _, pace)| {
            let step = step.clone();
            let milliseconds = pace.as_millis().min(LONGEST) as u32;
            let timeout = is_going.then(|| Timeout::new(milliseconds, move || step.emit(())));
            move || drop(timeout)
        },
    );
    let hold = held.setter();
    use_effect_with(
        (is_playing, controls.clone()),
        move |(is_playing, controls)| {
            let listeners = is_playing.then(|| listen(controls, &hold)).flatten();
            move || drop(listeners)
        },
    );
    let toggle = Callback::from(move |_| {
        if is_playing {
            playing.set(false);
        } else if is_over {
            begin.emit(());
            playing.set(!wants_less_movement());
        } else {
            step.emit(());
            playing.set(!wants_less_movement());
        }
    });
    Play {
        is_playing,
        is_held,
        toggle,
    }
}

fn wants_less_movement() -> bool {
    let window = web_sys::window();
    let query = window.and_then(|window| {
        let query = window.match_media("(prefers-reduced-motion: reduce)");
        query.ok().flatten()
    });
    query.is_some_and(|query| query.matches())
}

/// Listens for pointer and focus in the story around the controls.
fn listen(controls: &NodeRef, hold: &UseStateSetter<bool>) -> Option<[EventListener; 4]> {
    let controls = controls.cast::<Element>()?;
    let story = controls.closest(".story").ok().flatten()?;
    let on = |name: &'static str, is_in: bool| {
        let (controls, hold) = (controls.clone(), hold.clone());
        EventListener::new(&story, name, move |event| {
            let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
            let is_reading = target.is_some_and(|target| !controls.contains(Some(&target)));
            hold.set(is_in && is_reading);
        })
    };
    Some([
        on("pointerover", true),
        on("pointerleave", false),
        on("focusin", true),
        on("focusout", false),
    ])
}
