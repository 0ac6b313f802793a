//! Pieces of the page. One component for all of them, because each adds to the size of the engine.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::calculate::{
    accounts_view, break_even_view, inputs_view, results_view, sensitivity_view,
};
use super::claim_card::card_view;
use super::claims::{changes_view, question_view, standings_view, tools_view};
use super::compare::{
    control_view, figures_view, row_view, table_view, tools_view as table_tools_view,
};
use super::masthead::{PageLink, masthead_view};
use super::open_questions::questions_view;
use super::plot::drawing;
use super::sources::entries_view;
use super::timeline::detail::detail_view;
use super::timeline::eras_view;
use super::timeline::event_list::{entry_view, list_view};
use super::timeline::tools::timeline_tools;
use super::view::Surroundings;
use contrappunto_story::page::calculations::{
    Account, BreakEven, PublishedInput, ResultRow, Sensitivity,
};
use contrappunto_story::page::claims::card::ClaimCard;
use contrappunto_story::page::claims::changes::ChangeList;
use contrappunto_story::page::claims::question::QuestionView;
use contrappunto_story::page::claims::standings::Standings;
use contrappunto_story::page::claims::tools::ClaimTools;
use contrappunto_story::page::compare::figures::FigureList;
use contrappunto_story::page::compare::grid::TableGrid;
use contrappunto_story::page::compare::rows::GridRow;
use contrappunto_story::page::compare::tools::TableTools;
use contrappunto_story::page::compare::what_if::WhatIfControl;
use contrappunto_story::page::masthead::MastheadView;
use contrappunto_story::page::open_questions::OpenQuestion;
use contrappunto_story::page::sources::SourceEntry;
use contrappunto_story::page::timeline::detail::TimelineDetail;
use contrappunto_story::page::timeline::eras::EraEntry;
use contrappunto_story::page::timeline::event_list::{EventEntry, EventList};
use contrappunto_story::page::timeline::events::TimelineEvents;
use contrappunto_story::page::timeline::scene::{DayLine, TimelineScene};
use contrappunto_story::page::timeline::tools::TimelineTools;

/// What a piece shows.
#[derive(PartialEq)]
pub(super) enum Piece {
    /// The card of a claim.
    Card(Rc<ClaimCard>),
    /// What changed between two days.
    Changes(Rc<ChangeList>),
    /// The controls of the claims.
    ClaimTools(Rc<ClaimTools>),
    /// The head of the page, with its addresses in each language and the level of its title.
    Masthead(Rc<MastheadView>, Rc<[PageLink]>, u8),
    /// The open questions.
    OpenQuestions(Rc<Vec<OpenQuestion>>),
    /// A question.
    Question(Rc<QuestionView>),
    /// Some entries of the list of sources.
    Sources(Rc<Vec<SourceEntry>>),
    /// What the results of a calculation say about claims.
    Accounts(Rc<Vec<Account>>),
    /// The results of a calculation.
    Results(Rc<Vec<ResultRow>>),
    /// How far the inputs of a calculation move a result.
    Sensitivity(Option<Rc<Sensitivity>>),
    /// Where the checks of a calculation turn.
    BreakEven(Rc<BreakEven>),
    /// The inputs of a calculation as published.
    Inputs(Rc<Vec<PublishedInput>>),
    /// The status of all claims over time.
    Standings(Rc<Standings>),
    /// The controls of the timeline.
    TimelineTools(Rc<TimelineTools>),
    /// What is in view of the timeline, with the line of the day, in a drawing at a node.
    Plot(Rc<TimelineScene>, DayLine, NodeRef),
    /// The eras below the plot.
    Eras(Rc<Vec<EraEntry>>),
    /// The detail of an event, among the events of the timeline.
    Detail(Rc<TimelineDetail>, TimelineEvents),
    /// The list of events, and what turns to another page of it.
    EventList(Rc<EventList>, UseStateSetter<usize>),
    /// An event in the list.
    Event(Rc<EventEntry>),
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

/// How often pieces have been rendered, for tests: what has not changed must not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renders {
    /// Pieces of any kind.
    pub pieces: u32,
    /// Cards of claims among them.
    pub cards: u32,
}

thread_local! {
    static RENDERS: Cell<Renders> = const { Cell::new(Renders { pieces: 0, cards: 0 }) };
}

/// Returns how often pieces have been rendered so far.
#[must_use]
pub fn renders() -> Renders {
    RENDERS.get()
}

/// A piece, re-rendered only when it shows something else.
#[component]
pub(super) fn PieceView(props: &PieceViewProps) -> Html {
    let Renders { pieces, cards } = RENDERS.get();
    let is_card = matches!(props.piece, Piece::Card(_));
    RENDERS.set(Renders {
        pieces: pieces.wrapping_add(1),
        cards: cards.wrapping_add(is_card.into()),
    });
    let surroundings = &props.surroundings;
    match &props.piece {
        Piece::Card(card) => card_view(surroundings, card),
        Piece::Changes(list) => changes_view(surroundings, list),
        Piece::ClaimTools(tools) => tools_view(surroundings, tools),
        Piece::Masthead(masthead, pages, level) => {
            masthead_view(surroundings, masthead, pages, *level)
        }
        Piece::OpenQuestions(questions) => questions_view(surroundings, questions),
        Piece::Question(question) => question_view(surroundings, question),
        Piece::Sources(entries) => entries_view(surroundings, entries),
        Piece::Accounts(accounts) => accounts_view(surroundings, accounts),
        Piece::Results(results) => results_view(surroundings, results),
        Piece::Sensitivity(sensitivity) => sensitivity_view(surroundings, sensitivity.as_deref()),
        Piece::BreakEven(break_even) => break_even_view(surroundings, break_even),
        Piece::Inputs(inputs) => inputs_view(surroundings, inputs),
        Piece::Standings(standings) => standings_view(surroundings, standings),
        Piece::TimelineTools(tools) => timeline_tools(surroundings, tools),
        Piece::Plot(scene, day_line, node) => drawing(surroundings, scene, day_line, node),
        Piece::Eras(eras) => eras_view(surroundings, eras),
        Piece::Detail(detail, events) => detail_view(surroundings, detail, events),
        Piece::EventList(list, turned) => list_view(surroundings, list, turned),
        Piece::Event(entry) => entry_view(surroundings, entry),
        Piece::Table(grid) => table_view(surroundings, grid),
        Piece::TableTools(tools) => table_tools_view(surroundings, tools),
        Piece::TableRow(row) => row_view(surroundings, row),
        Piece::TableControl(control) => control_view(surroundings, control),
        Piece::FigureList(list) => figures_view(surroundings, list),
    }
}
