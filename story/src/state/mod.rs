//! What a reader has chosen, as a state machine; who shares it, its form in a link, and the reading order that numbers
//! the sources.

pub mod claims_view;
pub mod link;
pub mod search;
pub mod store;
pub mod table_view;
pub mod timeline_view;
pub mod uses;
pub mod view_state;
