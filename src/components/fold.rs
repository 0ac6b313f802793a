//! Folds whose content is rendered when the reader first opens them. One component for all of them, because each adds to
//! the size of the engine.

use std::rc::Rc;

use yew::prelude::*;

use super::compare::item_view;
use super::hooks::use_fold;
use super::sources::uses_view;
use super::view::Surroundings;
use contrappunto_story::page::compare::figures::FigureItem;
use contrappunto_story::page::sources::SourceUses;

/// What is folded.
#[derive(PartialEq)]
pub(super) enum Folded {
    /// All figures of an item of a table.
    Item(FigureItem),
    /// The places that cite a source.
    Uses(Rc<SourceUses>),
}

/// Properties of [`FoldView`].
#[derive(Properties, PartialEq)]
pub(super) struct FoldViewProps {
    /// What surrounds it.
    pub surroundings: Surroundings,
    /// What is folded.
    pub folded: Folded,
}

/// A fold.
#[component]
pub(super) fn FoldView(props: &FoldViewProps) -> Html {
    let fold = use_fold();
    match &props.folded {
        Folded::Item(item) => item_view(&props.surroundings, item, &fold),
        Folded::Uses(uses) => uses_view(uses, &fold),
    }
}
