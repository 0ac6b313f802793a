//! Pieces of long lists. One component for all of them, because each adds to the size of the engine.

use std::rc::Rc;

use yew::prelude::*;

use super::claims::question_view;
use super::sources::{Entry, Listing};
use super::view::View;

/// What a piece shows.
#[derive(PartialEq)]
pub(super) enum Piece {
    /// A question, by its index in the story.
    Question(usize),
    /// Some entries of the list of sources.
    Sources(Rc<Listing>, Vec<Entry>),
}

/// Properties of [`PieceView`].
#[derive(Properties, PartialEq)]
pub(super) struct PieceViewProps {
    /// The shared state.
    pub view: View,
    /// What it shows.
    pub piece: Piece,
}

/// A piece, re-rendered only when its content changes.
#[component]
pub(super) fn PieceView(props: &PieceViewProps) -> Html {
    match &props.piece {
        Piece::Question(index) => question_view(&props.view, *index),
        Piece::Sources(listing, entries) => listing.entries(&props.view, entries),
    }
}
