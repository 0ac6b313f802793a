//! Pieces of the page. One component for all of them, because each adds to the size of the engine.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::claims::question_view;
use super::compare::{control_view, figures_view, row_view, table_view, tools_view};
use super::open_questions::questions_view;
use super::sources::{Entry, Listing};
use super::view::{Surroundings, View};
use contrappunto_story::page::compare::figures::FigureList;
use contrappunto_story::page::compare::grid::TableGrid;
use contrappunto_story::page::compare::rows::GridRow;
use contrappunto_story::page::compare::tools::TableTools;
use contrappunto_story::page::compare::what_if::WhatIfControl;
use contrappunto_story::page::open_questions::OpenQuestion;

/// What a piece shows.
#[derive(PartialEq)]
pub(super) enum Piece {
    /// The open questions.
    OpenQuestions(Rc<Vec<OpenQuestion>>),
    /// A question, by its index in the story.
    Question(View, usize),
    /// Some entries of the list of sources.
    Sources(View, Rc<Listing>, Vec<Entry>),
    /// A table.
    Table(Rc<TableGrid>),
    /// The controls of a table.
    TableTools(Rc<TableTools>),
    /// A row of a table.
    TableRow(Rc<GridRow>),
    /// Something that the reader may change in a column of their own.
    TableControl(Rc<WhatIfControl>),
    /// All figures of the items of a table.
    FigureList(Rc<FigureList>),
}

/// Properties of [`PieceView`].
#[derive(Properties, PartialEq)]
pub(super) struct PieceViewProps {
    /// What surrounds it.
    pub surroundings: Surroundings,
    /// What it shows.
    pub piece: Piece,
}

thread_local! {
    static RENDERED: Cell<u32> = const { Cell::new(0) };
}

/// Returns how many pieces have been rendered, for tests.
#[must_use]
pub fn pieces_rendered() -> u32 {
    RENDERED.get()
}

/// A piece, re-rendered only when it shows something else.
#[component]
pub(super) fn PieceView(props: &PieceViewProps) -> Html {
    RENDERED.set(RENDERED.get() + 1);
    let surroundings = &props.surroundings;
    match &props.piece {
        Piece::OpenQuestions(questions) => questions_view(surroundings, questions),
        Piece::Question(view, index) => question_view(view, *index),
        Piece::Sources(view, listing, entries) => listing.entries(view, entries),
        Piece::Table(grid) => table_view(surroundings, grid),
        Piece::TableTools(tools) => tools_view(surroundings, tools),
        Piece::TableRow(row) => row_view(surroundings, row),
        Piece::TableControl(control) => control_view(surroundings, control),
        Piece::FigureList(list) => figures_view(surroundings, list),
    }
}
