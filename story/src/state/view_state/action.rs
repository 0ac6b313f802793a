//! What a reader can do.

use std::rc::Rc;

use super::Selection;
use crate::calendar::date::Date;
use crate::model::calculation::{CalculationId, FigureId};
use crate::model::story::ClaimId;
use crate::model::table::TableId;
use crate::state::claims_view::ClaimsAction;
use crate::state::table_view::TableAction;
use crate::state::timeline_view::TimelineAction;

/// An action of the reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Sets the as-of date.
    AsOf(Date),
    /// Goes to the next day with news.
    NextNews,
    /// Goes to the last day with news before the current one.
    PreviousNews,
    /// Reads in another language.
    Language(Rc<str>),
    /// Selects something, or nothing.
    Select(Option<Selection>),
    /// Selects the event that became known next, and goes to the day on which it did.
    NextEvent,
    /// Likewise selects the event that became known first.
    FirstEvent,
    /// Moves, zooms or filters the timeline.
    Timeline(TimelineAction),
    /// Orders or filters the claims.
    Claims(ClaimsAction),
    /// Chooses or changes something in a table.
    Table(TableId, TableAction),
    /// Sets an input of a calculation, or restores the published number.
    Set(CalculationId, FigureId, Option<f64>),
    /// Restores all published numbers of a calculation.
    Reset(CalculationId),
    /// Lists the sources of one claim, or all of them.
    SourcesOf(Option<ClaimId>),
}
