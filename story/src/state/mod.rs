//! What a reader has chosen, as a state machine; who shares it, its form in a link, and the reading order that numbers
//! the sources.

pub mod search;
pub mod claims_view;
pub mod table_view;
pub mod timeline_view;
pub mod view_state;
pub mod link;
pub mod store;
pub mod uses;
