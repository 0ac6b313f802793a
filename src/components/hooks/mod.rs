//! Hooks, one per file.

mod use_dragged;
mod use_fold;
mod use_page;
mod use_pieces;
mod use_play;
mod use_settled;
mod use_view;
mod use_width;

pub use use_dragged::use_dragged;
pub use use_fold::{Fold, use_fold};
pub use use_page::{use_page, use_page_with};
pub use use_pieces::use_pieces;
pub use use_play::{Play, use_play};
pub use use_settled::use_settled;
pub use use_view::use_view;
pub use use_width::use_width;
