//! Yew views of a story, one component per file.
//!
//! [`StoryView`] is the whole; the parts read the shared state through [`hooks::use_view`], so they can be anywhere
//! below a [`ViewProvider`].

pub mod hooks;

mod as_of_bar;
mod bar;
mod calculate;
mod card_foot;
mod cites;
mod claim_card;
mod claims;
mod compare;
mod copy_link;
mod date_text;
mod download;
mod event_card;
mod fold;
mod heading;
mod item_link;
mod markup;
mod masthead;
mod open_questions;
mod piece;
mod plot;
mod resting;
mod section;
mod select;
mod slider;
mod sources;
mod status;
mod story_view;
mod timeline;
mod view;

pub use contrappunto_story::page::part::Part;
pub use masthead::PageLink;
pub use piece::{Renders, renders};
pub use resting::Resting;
pub use section::{
    AsOfBar, Calculate, Claims, Compare, Masthead, MastheadProps, OpenQuestions, PartProps, Sources,
};
pub use story_view::{StoryView, StoryViewProps};
pub use timeline::Timeline;
pub use view::{Addresses, View, ViewProvider, ViewProviderProps};
