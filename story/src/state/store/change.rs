//! What listeners are told of a change.

use crate::state::view_state::ViewState;

/// Who made a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The reader, through the handle that is notified.
    Here,
    /// The reader, through another handle.
    Elsewhere,
    /// The host.
    Host,
}

/// A change to what a handle shows.
pub struct Change<'a> {
    /// The state before.
    pub before: &'a ViewState,
    /// The state after.
    pub after: &'a ViewState,
    /// Who made it.
    pub origin: Origin,
    /// Whether it is one step of a continuous change (zooming, panning, typing), which more may follow at once.
    pub is_movement: bool,
}
